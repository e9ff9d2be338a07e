import { randomUUID } from 'node:crypto'
import type { Database } from '#store/database.ts'

/** A column as the database describes it. */
interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  /** The first value of its type, where that lists its values. */
  readonly first: string | null
  /** The table to which it refers. */
  readonly to: string | null
}

/** Tables in which nothing is about anybody, whose rows belong to the installation. */
const apart = new Set(['_prisma_migrations', 'Setting'])

/** Every table with its columns, as they are in the database and not as anybody remembers them. */
export async function everyTable({ prisma }: Database) {
  const columns = await prisma.$queryRaw<Column[]>`
    SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS type,
      (SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
        WHERE t.typname = c.udt_name ORDER BY e.enumsortorder LIMIT 1) AS first,
      (SELECT o.relname FROM pg_constraint k
        JOIN pg_class s ON s.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid
        JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND s.relname = c.table_name AND a.attname = c.column_name) AS to
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    ORDER BY c.table_name, c.ordinal_position`
  return Map.groupBy(
    columns.filter(({ table }) => !apart.has(table)),
    ({ table }) => table,
  )
}

export type Row = Readonly<Record<string, string | null>>

/** Adds a row. What is not given is made up, in words of `name`. */
export async function plant(
  { prisma }: Database,
  columns: readonly Column[],
  name: string,
  given: Row,
): Promise<void> {
  const cells = columns.map((column) => ({
    ...column,
    value: given[column.column] !== undefined ? given[column.column] : madeUp(column, name),
  }))
  const [first] = columns
  const list = cells.map(({ column }) => `"${column}"`).join(', ')
  const values = cells.map(({ type }, index) => `$${index + 1}::text::"${type}"`).join(', ')
  await prisma.$executeRawUnsafe(
    `INSERT INTO "${first?.table}" (${list}) VALUES (${values})`,
    ...cells.map(({ value }) => value),
  )
}

/** @throws for a type that no table had before. */
function madeUp({ type, first, column }: Column, name: string): string {
  if (first !== null) return first
  const value = values[type]
  if (value === undefined) throw new Error(`no value for the type ${type}`)
  return value(`${column} of ${name}`)
}

const values: Readonly<Record<string, (words: string) => string>> = {
  uuid: () => randomUUID(),
  text: (words) => words,
  bool: () => 'true',
  int4: () => '1',
  numeric: () => '1',
  date: () => '2026-03-02',
  timestamptz: () => '2026-03-02T18:00:00Z',
  jsonb: () => '{}',
  _int4: () => '{1}',
  _text: () => '{en}',
}

/** Fills every table with a row of each of these worlds, each referring to what is of its own world. */
export async function fillEveryTable(
  database: Database,
  worlds: readonly string[],
  /** Whom a row names where it names two. */
  other: Readonly<Record<string, string>>,
  given: Readonly<Record<string, Row>>,
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const tables = await everyTable(database)
  const ids = Object.fromEntries(
    worlds.map((world) => [
      world,
      Object.fromEntries([...tables.keys()].map((table) => [table, randomUUID()])),
    ]),
  )
  for (const [table, columns] of inOrder(tables)) {
    for (const world of worlds) {
      const row: Record<string, string | null> = { ...given[table] }
      if (columns.some(({ column }) => column === 'id')) row['id'] = ids[world]?.[table] ?? null
      const named = new Set<string>()
      for (const { column, to } of columns) {
        if (to === null) continue
        const whose = named.has(to) ? (other[world] ?? world) : world
        row[column] = ids[whose]?.[to] ?? null
        named.add(to)
      }
      await plant(database, columns, world, row)
    }
  }
  return ids
}

/** What others refer to comes first. */
function inOrder(tables: ReadonlyMap<string, readonly Column[]>) {
  const ordered: (readonly [string, readonly Column[]])[] = []
  const done = new Set<string>()
  while (ordered.length < tables.size) {
    const before = ordered.length
    for (const [table, columns] of tables) {
      if (done.has(table) || columns.some(({ to }) => to !== null && to !== table && !done.has(to)))
        continue
      ordered.push([table, columns])
      done.add(table)
    }
    if (ordered.length === before) throw new Error('tables refer to one another in a circle')
  }
  return ordered
}

/** Every row of every table, as JSON, by table. */
export async function everyRow(
  database: Database,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>()
  for (const table of (await everyTable(database)).keys()) {
    const rows = await database.prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS row FROM "${table}" t ORDER BY 1`,
    )
    found.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return found
}
