import { Temporal } from 'temporal-polyfill'
import { asId } from '#domain/id.ts'
import type { Setback } from '#domain/setback.ts'
import { openOptional, sealOptional } from '../sealing.ts'
import type { Setbacks } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** A row as PostgreSQL writes it in JSON. */
export interface SetbackJson {
  readonly id: string
  readonly goalId: string
  readonly on: string
  readonly time: string | null
  readonly startOn: string | null
  readonly at: string
  readonly saidOn: string
  readonly around: string | null
  readonly helped: string | null
}

export async function toSetback({ sealer }: Tools, row: SetbackJson): Promise<Setback> {
  return {
    id: asId(row.id),
    goalId: asId(row.goalId),
    on: Temporal.PlainDate.from(row.on),
    time: row.time === null ? null : Temporal.PlainTime.from(row.time),
    startOn: row.startOn === null ? null : Temporal.PlainDate.from(row.startOn),
    at: Temporal.Instant.from(row.at),
    saidOn: Temporal.PlainDate.from(row.saidOn),
    around: await openOptional(sealer, row.around),
    helped: await openOptional(sealer, row.helped),
  }
}

export const setbacksOn = (tools: Tools): Setbacks => ({
  of: async (personId) => {
    const rows = await tools.db.$queryRaw<{ setback: SetbackJson }[]>`
      SELECT to_json(s) AS setback FROM "Setback" s
      WHERE s."personId" = ${personId}::uuid ORDER BY s."on", s.at, s.id`
    return await Promise.all(rows.map(({ setback }) => toSetback(tools, setback)))
  },

  get: async (personId, id) => {
    const [row] = await tools.db.$queryRaw<{ setback: SetbackJson }[]>`
      SELECT to_json(s) AS setback FROM "Setback" s
      WHERE s.id = ${id}::uuid AND s."personId" = ${personId}::uuid`
    return row === undefined ? null : await toSetback(tools, row.setback)
  },

  put: async (personId, setback) => {
    const { id, goalId, on, time, startOn, at, saidOn } = setback
    const around = await sealOptional(tools.sealer, setback.around)
    const helped = await sealOptional(tools.sealer, setback.helped)
    await tools.db.$executeRaw`
      WITH before AS (
        SELECT "goalId", "startOn" FROM "Setback"
        WHERE id = ${id}::uuid AND "personId" = ${personId}::uuid
      ), award AS (
        UPDATE "Award" a SET run = ${startOn?.toString() ?? null}::text
        FROM before
        WHERE ${startOn?.toString() ?? null}::text IS NOT NULL
          AND a."goalId" = before."goalId" AND a.run = before."startOn"::text
          AND NOT EXISTS (SELECT FROM "Award" o WHERE o."goalId" = a."goalId" AND o.key = a.key
            AND o.run = ${startOn?.toString() ?? null}::text)
      )
      INSERT INTO "Setback" (id, "personId", "goalId", "on", time, "startOn", at, "saidOn", around, helped)
      VALUES (${id}::uuid, ${personId}::uuid, ${goalId}::uuid, ${on.toString()}::date,
        ${time?.toString({ smallestUnit: 'minute' }) ?? null}, ${startOn?.toString() ?? null}::date,
        ${fromInstant(at)}::timestamptz, ${saidOn.toString()}::date, ${around}, ${helped})
      ON CONFLICT (id) DO UPDATE SET "on" = EXCLUDED."on", time = EXCLUDED.time,
        "startOn" = EXCLUDED."startOn", around = EXCLUDED.around, helped = EXCLUDED.helped
      WHERE "Setback"."personId" = EXCLUDED."personId"`
  },

  remove: async (personId, id) => {
    await tools.db.setback.deleteMany({ where: { id, personId } })
  },
})
