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

/** How soon after a check-in the card of its group goal is looked at: what comes meanwhile is one look. */
const lookAfter = { seconds: 3 }

export const checkInsOn = (tools: Tools): CheckIns => ({
  /**
   * Where the goal counts for a group, its card is looked at soon. Only who finds that nobody has asked for
   * that yet takes the row of the group's goal, so that members who check in together do not wait for
   * one another, however many they are.
   */
  put: async ({ goalId, on, state, amount, note, at }) => {
    const soon = fromInstant(at.add(lookAfter))
    await tools.db.$executeRaw`
      WITH moved AS (
        UPDATE "GroupGoal" o SET "lookAt" = ${soon}::timestamptz
        FROM "GroupGoalPart" p
        WHERE p."goalId" = ${goalId}::uuid AND p."leftAt" IS NULL AND o.id = p."groupGoalId"
          AND o."endedAt" IS NULL AND (o."lookAt" IS NULL OR o."lookAt" > ${soon}::timestamptz)
      )
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
