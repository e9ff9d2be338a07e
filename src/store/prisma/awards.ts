import { Temporal } from 'temporal-polyfill'
import { keyOf, parseMilestone } from '#domain/milestone.ts'
import type { Award } from '#domain/milestone-award.ts'
import type { Awards } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

/** A row as PostgreSQL writes it in JSON. */
export interface AwardJson {
  readonly run: string
  readonly key: string
}

/** One whose key names no milestone that we know is left out: it is of a later version. */
export function toAward({ run, key }: AwardJson): readonly Award[] {
  const milestone = parseMilestone(key)
  if (milestone === null) return []
  return [{ runStart: run === '' ? null : Temporal.PlainDate.from(run), key: keyOf(milestone) }]
}

export const awardsOn = ({ db }: Tools): Awards => ({
  add: async (goalId, awards, at) => {
    if (awards.length === 0) return
    await db.$executeRaw`
      INSERT INTO "Award" ("goalId", run, key, at)
      SELECT ${goalId}::uuid, run, key, ${fromInstant(at)}::timestamptz
      FROM unnest(${awards.map(({ runStart }) => runStart?.toString() ?? '')}::text[],
        ${awards.map(({ key }) => key)}::text[]) AS award (run, key)
      ON CONFLICT DO NOTHING`
  },
})
