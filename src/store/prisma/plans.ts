import { Temporal } from 'temporal-polyfill'
import type { Weekday } from '#domain/calendar.ts'
import { asId, type PersonId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import type { KeptPlan, Plans } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

export interface PlanRow {
  readonly id: string
  readonly goalId: string
  readonly cue: string
  readonly response: string
  readonly days: readonly number[]
  readonly time: string | null
  readonly uses: readonly { readonly on: string; readonly helped: boolean }[]
}

const newestUse = Prisma.sql`ORDER BY "on" DESC LIMIT 1`

/** The plans of each of these people, each with the newest of its uses alone. In one statement for all. */
export const shownPlans = (
  tools: Tools,
  people: readonly PersonId[],
): Promise<readonly (readonly KeptPlan[])[]> => read(tools, people, newestUse)

/** @param which of the uses of each plan. */
async function read(
  tools: Tools,
  people: readonly PersonId[],
  which: Prisma.Sql,
): Promise<readonly (readonly KeptPlan[])[]> {
  const rows = await tools.db.$queryRaw<(PlanRow & { readonly personId: string })[]>`
    SELECT p."personId", p.id, p."goalId", p.cue, p.response, p.days, p.time,
      (SELECT coalesce(json_agg(json_build_object('on', u."on", 'helped', u.helped)
          ORDER BY u."on"), '[]')
        FROM (SELECT "on", helped FROM "PlanUse" WHERE "planId" = p.id ${which}) u) AS uses
    FROM "Plan" p WHERE p."personId" = ANY(${[...people]}::uuid[]) ORDER BY p."createdAt", p.id`
  const theirs = Map.groupBy(rows, ({ personId }) => personId)
  return await Promise.all(
    people.map((id) => Promise.all((theirs.get(id) ?? []).map((row) => toPlan(tools, row)))),
  )
}

export const plansOn = (tools: Tools): Plans => ({
  of: async (personId) => (await read(tools, [personId], Prisma.empty))[0] ?? [],

  shown: async (personId) => (await shownPlans(tools, [personId]))[0] ?? [],

  put: async (personId, { id, goalId, cue, response, days, time }, at) => {
    await tools.db.$executeRaw`
      INSERT INTO "Plan" (id, "personId", "goalId", cue, response, days, time, "createdAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${goalId}::uuid, ${await tools.sealer.seal(cue)},
        ${await tools.sealer.seal(response)}, ${[...days]}::int[],
        ${time?.toString({ smallestUnit: 'minute' }) ?? null}, ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET cue = EXCLUDED.cue, response = EXCLUDED.response,
        days = EXCLUDED.days, time = EXCLUDED.time
      WHERE "Plan"."personId" = EXCLUDED."personId"`
  },

  answer: async (personId, { planId, on, helped }) => {
    await tools.db.$executeRaw`
      INSERT INTO "PlanUse" ("planId", "on", helped)
      SELECT id, ${on.toString()}::date, ${helped}::boolean FROM "Plan"
      WHERE id = ${planId}::uuid AND "personId" = ${personId}::uuid
      ON CONFLICT ("planId", "on") DO UPDATE SET helped = EXCLUDED.helped`
  },

  remove: async (personId, id) => {
    await tools.db.plan.deleteMany({ where: { id, personId } })
  },
})

export async function toPlan({ sealer }: Tools, row: PlanRow): Promise<KeptPlan> {
  const id = asId<KeptPlan['id']>(row.id)
  return {
    id,
    goalId: asId(row.goalId),
    cue: await sealer.open(row.cue),
    response: await sealer.open(row.response),
    // Only this file writes the column, from weekdays.
    days: row.days as Weekday[],
    time: row.time === null ? null : Temporal.PlainTime.from(row.time),
    uses: row.uses.map(({ on, helped }) => ({
      planId: id,
      on: Temporal.PlainDate.from(on),
      helped,
    })),
  }
}
