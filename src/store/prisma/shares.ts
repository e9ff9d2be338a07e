import { asId, type GroupId, type PersonId } from '#domain/id.ts'
import type { KeptShare, ShareKind, Shares, ToldTo } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant, toPlainDate } from './convert.ts'

interface ShareRow {
  readonly id: string
  readonly personId: string
  readonly goalId: string
  readonly kind: string
  readonly groupId: string | null
  readonly toId: string | null
  readonly on: Date
  readonly sharedAt: Date
  readonly postedAt: Date | null
}

export const sharesOn = (tools: Tools): Shares => ({
  // The empty update makes RETURNING give the row that stands, new or old.
  add: async (share) => {
    const groupId = 'groupId' in share.to ? share.to.groupId : null
    const toId = 'personId' in share.to ? share.to.personId : null
    const rows = await tools.db.$queryRaw<ShareRow[]>`
      INSERT INTO "Share" AS s (id, "personId", "goalId", kind, "groupId", "toId", "on", "sharedAt")
      VALUES (${share.id}::uuid, ${share.personId}::uuid, ${share.goalId}::uuid,
        ${share.kind}::"ShareKind", ${groupId}::uuid, ${toId}::uuid, ${share.on.toString()}::date,
        ${fromInstant(share.sharedAt)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET "on" = s."on"
      RETURNING s.*`
    const row = rows[0]
    if (row === undefined) throw new Error('the share that was written is not there')
    return toShare(row)
  },

  get: async (id) => {
    const rows = await tools.db.$queryRaw<ShareRow[]>`
      SELECT s.* FROM "Share" s WHERE s.id = ${id}::uuid`
    return rows[0] === undefined ? null : toShare(rows[0])
  },

  of: async (personId) => {
    const rows = await tools.db.$queryRaw<ShareRow[]>`
      SELECT s.* FROM "Share" s WHERE s."personId" = ${personId}::uuid
      ORDER BY s."sharedAt" DESC, s.id`
    return rows.map(toShare)
  },

  toldTo: async (personId) => {
    const rows = await tools.db.$queryRaw<ShareRow[]>`
      SELECT s.* FROM "Share" s
      WHERE s."personId" <> ${personId}::uuid AND s."postedAt" IS NOT NULL
        AND (s."toId" = ${personId}::uuid OR s."groupId" IN (
          SELECT m."groupId" FROM "Membership" m WHERE m."personId" = ${personId}::uuid))
      ORDER BY s."sharedAt" DESC, s.id`
    return rows.map(toShare)
  },

  markPosted: async (id, at) => {
    await tools.db.$executeRaw`
      UPDATE "Share" SET "postedAt" = ${fromInstant(at)}::timestamptz
      WHERE id = ${id}::uuid AND "postedAt" IS NULL`
  },
})

const toShare = (row: ShareRow): KeptShare => ({
  id: asId(row.id),
  personId: asId(row.personId),
  goalId: asId(row.goalId),
  // The column's type has the same words as ShareKind.
  kind: row.kind as ShareKind,
  to: toldTo(row),
  on: toPlainDate(row.on),
  sharedAt: toInstant(row.sharedAt),
  posted: row.postedAt !== null,
})

function toldTo({ groupId, toId }: ShareRow): ToldTo {
  if (groupId !== null) return { groupId: asId<GroupId>(groupId) }
  if (toId !== null) return { personId: asId<PersonId>(toId) }
  throw new Error('a share has nobody it was told to')
}
