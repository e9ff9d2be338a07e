import { Temporal } from 'temporal-polyfill'
import type { AnswerState, CheckIn } from '#domain/check-in.ts'
import { asId, type GoalId } from '#domain/id.ts'
import { Prisma } from '../generated/client.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { CheckIns } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'
import { type GoalRow, goalColumns, toKeptGoal } from './goals.ts'

/** As PostgreSQL writes a check-in as JSON: dates and instants in ISO 8601. */
interface CheckInJson {
  readonly goalId: string
  readonly on: string
  readonly state: string
  readonly amount: number | null
  readonly note: string | null
  readonly at: string
}

async function toCheckIn({ sealer }: Tools, row: CheckInJson): Promise<CheckIn> {
  return {
    goalId: asId(row.goalId),
    on: Temporal.PlainDate.from(row.on),
    // The column's type has the same words as AnswerState.
    state: row.state as AnswerState,
    amount: row.amount,
    note: await openOptional(sealer, row.note),
    at: Temporal.Instant.from(row.at),
  }
}

export const checkInsOn = (tools: Tools): CheckIns => ({
  put: async ({ goalId, on, state, amount, note, at }) => {
    await tools.db.$executeRaw`
      INSERT INTO "CheckIn" ("goalId", "on", state, amount, note, at)
      VALUES (${goalId}::uuid, ${on.toString()}::date, ${state}::"AnswerState",
        ${amount === null ? null : String(amount)}::numeric,
        ${await sealOptional(tools.sealer, note)}, ${fromInstant(at)}::timestamptz)
      ON CONFLICT ("goalId", "on") DO UPDATE SET
        state = EXCLUDED.state, amount = EXCLUDED.amount, note = EXCLUDED.note, at = EXCLUDED.at`
  },

  of: (goalId) => read(tools, Prisma.sql`c."goalId" = ${goalId}::uuid`),

  between: (goalIds: readonly GoalId[], from, to) =>
    read(
      tools,
      Prisma.sql`c."goalId" = ANY(${[...goalIds]}::uuid[])
        AND c."on" BETWEEN ${from.toString()}::date AND ${to.toString()}::date`,
    ),

  around: async (personId, goalId, from, to) => {
    const rows = await tools.db.$queryRaw<(GoalRow & { checkIns: CheckInJson[] })[]>`
      SELECT ${goalColumns},
        (SELECT coalesce(json_agg(c ORDER BY c."on"), '[]') FROM "CheckIn" c
          WHERE c."goalId" = g.id
            AND c."on" BETWEEN ${from.toString()}::date AND ${to.toString()}::date) AS "checkIns"
      FROM "Goal" g
      WHERE g.id = ${goalId}::uuid AND g."personId" = ${personId}::uuid`
    const row = rows[0]
    if (row === undefined) return null
    const checkIns = await Promise.all(row.checkIns.map((checkIn) => toCheckIn(tools, checkIn)))
    return { ...(await toKeptGoal(tools, row)), checkIns }
  },
})

/** One JSON value is read several times faster than the same rows, column by column. */
async function read(tools: Tools, where: Prisma.Sql): Promise<readonly CheckIn[]> {
  const rows = await tools.db.$queryRaw<{ checkIns: CheckInJson[] }[]>`
    SELECT coalesce(json_agg(c ORDER BY c."on", c."goalId"), '[]') AS "checkIns"
    FROM "CheckIn" c WHERE ${where}`
  return await Promise.all((rows[0]?.checkIns ?? []).map((row) => toCheckIn(tools, row)))
}
