import { Prisma, type PrismaClient } from './generated/client.ts'
import type { Opened } from './open.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'
import type { Sealer } from './sealing.ts'

export interface Resealed {
  /** How many texts were sealed anew with the newest key. */
  readonly resealed: number
  /** How many no key at hand opens; they stay as they are. */
  readonly broken: number
}

const batchSize = 500

/**
 * Seals everything anew that another key than the newest has sealed. What is done stays done, so it
 * can be stopped at any time and begun again. People may go on writing meanwhile: a text that has
 * changed since it was read is left alone, for it was sealed when it was written.
 *
 * @param onColumn is told of each column when it is done, named as `Goal.title`
 */
export async function resealAll(
  { database, sealer }: Opened,
  onColumn: (name: string, counts: Resealed) => void = () => undefined,
): Promise<Resealed> {
  let total: Resealed = { resealed: 0, broken: 0 }
  for (const column of sealedColumns) {
    const counts = await resealColumn(database.prisma, sealer, column)
    onColumn(`${column.table}.${column.column}`, counts)
    total = plus(total, counts)
  }
  return total
}

const plus = (a: Resealed, b: Resealed): Resealed => ({
  resealed: a.resealed + b.resealed,
  broken: a.broken + b.broken,
})

interface Row {
  readonly sealed: string
  /** The primary key's values, as text. */
  readonly key: readonly string[]
}

async function resealColumn(
  prisma: PrismaClient,
  sealer: Sealer,
  column: SealedColumn,
): Promise<Resealed> {
  let total: Resealed = { resealed: 0, broken: 0 }
  let after: Row | undefined
  for (;;) {
    const rows = await nextRows(prisma, sealer, column, after)
    after = rows.at(-1)
    if (after === undefined) return total
    total = plus(total, await resealRows(prisma, sealer, column, rows))
  }
}

async function nextRows(
  prisma: PrismaClient,
  sealer: Sealer,
  { table, column, key, only = 'true' }: SealedColumn,
  after: Row | undefined,
): Promise<readonly Row[]> {
  const columns = names(key)
  const beyond =
    after === undefined ? Prisma.empty : Prisma.sql`AND (${columns}) > (${values(key, after)})`
  return await prisma.$queryRaw<Row[]>`
    SELECT ${name(column)} AS sealed,
      ARRAY[${Prisma.join(key.map((part) => Prisma.sql`${name(part.name)}::text`))}] AS key
    FROM ${name(table)}
    WHERE ${Prisma.raw(only)} AND ${name(column)} NOT LIKE ${`${sealer.newestPrefix}%`} ${beyond}
    ORDER BY ${columns} LIMIT ${batchSize}`
}

async function resealRows(
  prisma: PrismaClient,
  sealer: Sealer,
  { table, column, key }: SealedColumn,
  rows: readonly Row[],
): Promise<Resealed> {
  const opened = await Promise.all(
    rows.map(async ({ sealed }) => {
      const text = await sealer.open(sealed).catch(() => null)
      return text === null ? [] : [{ before: sealed, now: await sealer.seal(text) }]
    }),
  )
  const pairs = opened.flat()
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { resealed: 0, broken: 0 }
  // No two sealed texts are alike, so the text itself names its row; the key only speeds it up.
  const resealed = await prisma.$executeRaw`
    UPDATE ${name(table)} SET ${name(column)} = pair.now
    FROM unnest(${pairs.map((pair) => pair.before)}::text[], ${pairs.map((pair) => pair.now)}::text[])
      AS pair(before, now)
    WHERE ${name(column)} = pair.before
      AND (${names(key)}) BETWEEN (${values(key, first)}) AND (${values(key, last)})`
  return { resealed, broken: rows.length - pairs.length }
}

const name = (identifier: string): Prisma.Sql => Prisma.raw(`"${identifier}"`)

const names = (key: SealedColumn['key']): Prisma.Sql =>
  Prisma.join(key.map((part) => name(part.name)))

const values = (key: SealedColumn['key'], row: Row): Prisma.Sql =>
  Prisma.join(key.map(({ type }, index) => Prisma.sql`${row.key[index]}::${Prisma.raw(type)}`))
