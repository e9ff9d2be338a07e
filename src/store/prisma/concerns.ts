import type { Temporal } from 'temporal-polyfill'
import { asId } from '#domain/id.ts'
import { sealOptional } from '../sealing.ts'
import type { ConcernOutcome, Concerns, SeenConcern, ShareKind } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface OpenRow {
  readonly shareId: string
  readonly words: readonly string[]
  readonly kind: string | null
  readonly sharedAt: Date | null
  readonly name: string | null
}

interface ConcernRow {
  readonly id: string
  readonly groupId: string
  readonly shareId: string
  readonly words: string | null
  readonly at: Date
  readonly outcome: string | null
}

export const concernsOn = (tools: Tools): Concerns => ({
  add: async ({ id, groupId, shareId, words, at }) => {
    const added = await tools.db.$executeRaw`
      INSERT INTO "Report" (id, "groupId", "shareId", words, at)
      VALUES (${id}::uuid, ${groupId}::uuid, ${shareId}::uuid,
        ${await sealOptional(tools.sealer, words)}, ${toTheHour(at)}::timestamptz)
      ON CONFLICT (id) DO NOTHING`
    return added === 1
  },

  // In the order of ids, which follow from a secret.
  open: async (groupId) => {
    const rows = await tools.db.$queryRaw<OpenRow[]>`
      SELECT c."shareId", s.kind, s."sharedAt",
        (SELECT o.name FROM "Account" o WHERE o."personId" = s."personId"
          ORDER BY o.door, o.tenant, o."externalId" LIMIT 1) AS name,
        coalesce(array_agg(c.words ORDER BY c.id) FILTER (WHERE c.words IS NOT NULL), '{}') AS words
      FROM "Report" c LEFT JOIN "Share" s ON s.id = c."shareId"
      WHERE c."groupId" = ${groupId}::uuid AND c.outcome IS NULL
      GROUP BY c."shareId", s.id
      ORDER BY min(c.at), c."shareId"`
    return await Promise.all(rows.map((row) => toSeen(tools, row)))
  },

  of: async (shareId) => {
    const rows = await tools.db.$queryRaw<ConcernRow[]>`
      SELECT id, "groupId", "shareId", words, at, outcome FROM "Report"
      WHERE "shareId" = ${shareId}::uuid ORDER BY at, id`
    return await Promise.all(
      rows.map(async (row) => ({
        id: asId(row.id),
        groupId: asId(row.groupId),
        shareId: asId(row.shareId),
        words: row.words === null ? null : await tools.sealer.open(row.words),
        at: toInstant(row.at),
        // Only this file writes the column, from the very type that it is read back as.
        outcome: row.outcome as ConcernOutcome | null,
      })),
    )
  },

  handle: async (shareId, outcome, at) => {
    const handled = await tools.db.$executeRaw`
      UPDATE "Report" SET outcome = ${outcome}, "handledAt" = ${fromInstant(at)}::timestamptz
      WHERE "shareId" = ${shareId}::uuid AND outcome IS NULL`
    return handled > 0
  },
})

/** So that it cannot be laid beside the time of what else somebody did. */
const toTheHour = (at: Temporal.Instant): string =>
  fromInstant(at.round({ smallestUnit: 'hour', roundingMode: 'floor' }))

async function toSeen({ sealer }: Tools, row: OpenRow): Promise<SeenConcern> {
  const { kind, sharedAt, name } = row
  return {
    shareId: asId(row.shareId),
    share:
      kind === null || sharedAt === null || name === null
        ? null
        : // The column's type has the same words as ShareKind.
          { kind: kind as ShareKind, sharedAt: toInstant(sharedAt), name: await sealer.open(name) },
    words: await Promise.all(row.words.map((words) => sealer.open(words))),
  }
}
