import { asId, type PersonId } from '#domain/id.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import type { RememberedDates } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

export interface RememberedRow {
  readonly id: string
  readonly month: number
  readonly day: number
  readonly year: number | null
  readonly dayBefore: boolean
  readonly name: string
}

/** The dates of each of these people, in the order in which they were named. In one statement for all. */
export async function rememberedDates(
  tools: Tools,
  people: readonly PersonId[],
): Promise<readonly (readonly RememberedDate[])[]> {
  const rows = await tools.db.$queryRaw<(RememberedRow & { readonly personId: string })[]>`
    SELECT "personId", id, month, day, year, "dayBefore", name FROM "RememberedDate"
    WHERE "personId" = ANY(${[...people]}::uuid[]) ORDER BY "createdAt", id`
  const theirs = Map.groupBy(rows, ({ personId }) => personId)
  return await Promise.all(
    people.map((id) => Promise.all((theirs.get(id) ?? []).map((row) => toRemembered(tools, row)))),
  )
}

export const rememberedOn = (tools: Tools): RememberedDates => ({
  of: async (personId) => (await rememberedDates(tools, [personId]))[0] ?? [],

  put: async (personId, { id, month, day, year, dayBefore, name }, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "RememberedDate"
        (id, "personId", month, day, year, "dayBefore", name, "createdAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${month}::int, ${day}::int, ${year}::int,
        ${dayBefore}::boolean, ${await tools.sealer.seal(name)}, ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET month = EXCLUDED.month, day = EXCLUDED.day,
        year = EXCLUDED.year, "dayBefore" = EXCLUDED."dayBefore", name = EXCLUDED.name
      WHERE "RememberedDate"."personId" = EXCLUDED."personId"`
  },

  remove: async (personId, id) => {
    await tools.db.rememberedDate.deleteMany({ where: { id, personId } })
  },
})

export async function toRemembered(
  { sealer }: Tools,
  { id, month, day, year, dayBefore, name }: RememberedRow,
): Promise<RememberedDate> {
  return { id: asId(id), month, day, year, dayBefore, name: await sealer.open(name) }
}
