import { Temporal } from 'temporal-polyfill'
import { asId } from '#domain/id.ts'
import type { KeptPause, Pauses } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** A row as PostgreSQL writes it in JSON. */
export interface PauseJson {
  readonly id: string
  readonly goalId: string | null
  readonly from: string
  readonly until: string | null
}

export const toPause = ({ id, goalId, from, until }: PauseJson): KeptPause => ({
  id: asId(id),
  goalId: goalId === null ? null : asId(goalId),
  from: Temporal.PlainDate.from(from),
  until: until === null ? null : Temporal.PlainDate.from(until),
})

export const pausesOn = ({ db }: Tools): Pauses => ({
  of: async (personId) => {
    const rows = await db.$queryRaw<PauseJson[]>`
      SELECT id, "goalId", "from"::text, "until"::text FROM "Pause"
      WHERE "personId" = ${personId}::uuid ORDER BY "createdAt", id`
    return rows.map(toPause)
  },

  put: async (personId, { id, goalId, from, until }, at) => {
    await db.$executeRaw`
      INSERT INTO "Pause" (id, "personId", "goalId", "from", "until", "createdAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${goalId}::uuid, ${from.toString()}::date,
        ${until?.toString() ?? null}::date, ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET "from" = EXCLUDED."from", "until" = EXCLUDED."until"
      WHERE "Pause"."personId" = EXCLUDED."personId"`
  },

  remove: async (personId, id) => {
    await db.pause.deleteMany({ where: { id, personId } })
  },
})
