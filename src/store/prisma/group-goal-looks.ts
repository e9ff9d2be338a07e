import { asId, type GroupGoalId } from '#domain/id.ts'
import type { GroupGoals } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** When the card of a group goal is looked at: so that many changes are one look. */
export const looksOn = ({ db }: Tools): Pick<GroupGoals, 'look' | 'claimLooks' | 'looked'> => ({
  look: async (id, at) => {
    const instant = fromInstant(at)
    await db.$executeRaw`
      UPDATE "GroupGoal" SET "lookAt" = ${instant}::timestamptz
      WHERE id = ${id}::uuid AND ("lookAt" IS NULL OR "lookAt" > ${instant}::timestamptz)`
  },

  claimLooks: async (now, again, most) => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      UPDATE "GroupGoal" o SET "lookAt" = ${fromInstant(again)}::timestamptz
      FROM (SELECT id FROM "GroupGoal" WHERE "lookAt" <= ${fromInstant(now)}::timestamptz
        ORDER BY "lookAt", id LIMIT ${most}::int FOR NO KEY UPDATE SKIP LOCKED) due
      WHERE o.id = due.id
      RETURNING o.id`
    return rows.map(({ id }) => asId<GroupGoalId>(id))
  },

  looked: async (id, again, next) => {
    await db.$executeRaw`
      UPDATE "GroupGoal" SET "lookAt" = ${next === null ? null : fromInstant(next)}::timestamptz
      WHERE id = ${id}::uuid AND "lookAt" = ${fromInstant(again)}::timestamptz`
  },
})
