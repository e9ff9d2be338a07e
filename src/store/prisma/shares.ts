import { asId } from '#domain/id.ts'
import type { Share, Shares } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant, toPlainDate } from './convert.ts'

interface ShareRow {
  readonly id: string
  readonly personId: string
  readonly groupId: string
  readonly goalId: string
  readonly on: Date
  readonly sharedAt: Date
  readonly postedAt: Date | null
}

export const sharesOn = (tools: Tools): Shares => ({
  // The empty update makes RETURNING give the row that stands, new or old.
  add: async (share) => {
    const rows = await tools.db.$queryRaw<ShareRow[]>`
      INSERT INTO "Share" (id, "personId", "groupId", "goalId", "on", "sharedAt")
      VALUES (${share.id}::uuid, ${share.personId}::uuid, ${share.groupId}::uuid,
        ${share.goalId}::uuid, ${share.on.toString()}::date, ${fromInstant(share.sharedAt)}::timestamptz)
      ON CONFLICT ("groupId", "goalId", "on") DO UPDATE SET "on" = EXCLUDED."on"
      RETURNING id, "personId", "groupId", "goalId", "on", "sharedAt", "postedAt"`
    const row = rows[0]
    if (row === undefined) throw new Error('the share that was written is not there')
    return { ...toShare(row), posted: row.postedAt !== null }
  },

  markPosted: async (id, at) => {
    await tools.db.$executeRaw`
      UPDATE "Share" SET "postedAt" = ${fromInstant(at)}::timestamptz
      WHERE id = ${id}::uuid AND "postedAt" IS NULL`
  },
})

const toShare = (row: ShareRow): Share => ({
  id: asId(row.id),
  personId: asId(row.personId),
  groupId: asId(row.groupId),
  goalId: asId(row.goalId),
  on: toPlainDate(row.on),
  sharedAt: toInstant(row.sharedAt),
})
