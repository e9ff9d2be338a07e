import { Temporal } from 'temporal-polyfill'
import type { AnswerState, CheckIn, DatedAnswer } from '#domain/check-in.ts'
import { asId } from '#domain/id.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { CheckIns } from '../store.ts'
import type { Tools } from './client.ts'
import { dateOf, fromInstant } from './convert.ts'

/** As PostgreSQL writes a check-in as JSON: dates and instants in ISO 8601. */
export interface CheckInJson extends AnswerJson {
  readonly goalId: string
  readonly note: string | null
  readonly at: string
}

/** A part of it. */
export interface AnswerJson {
  readonly on: string
  readonly state: string
  readonly amount: number | null
}

export const toDatedAnswer = ({ on, state, amount }: AnswerJson): DatedAnswer => ({
  on: dateOf(on),
  // The column's type has the same words as AnswerState.
  state: state as AnswerState,
  amount,
})

export async function toCheckIn({ sealer }: Tools, row: CheckInJson): Promise<CheckIn> {
  return {
    ...toDatedAnswer(row),
    goalId: asId(row.goalId),
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

  // One JSON value is read several times faster than the same rows, column by column.
  of: async (goalId) => {
    const rows = await tools.db.$queryRaw<{ checkIns: CheckInJson[] }[]>`
      SELECT coalesce(json_agg(c ORDER BY c."on"), '[]') AS "checkIns"
      FROM "CheckIn" c WHERE c."goalId" = ${goalId}::uuid`
    return await Promise.all((rows[0]?.checkIns ?? []).map((row) => toCheckIn(tools, row)))
  },
})
