import { asId } from '#domain/id.ts'
import type { Door } from '#domain/person.ts'
import type { WebEntries, WebEntry } from '../web-entry.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface EntryRow {
  readonly hash: string
  /** As `WebEntry.kind`, and `used` for a link that was used up. */
  readonly kind: string
  readonly groupId: string
  readonly personId: string
  readonly door: string
  readonly tenant: string
  readonly externalId: string
  readonly community: string | null
  readonly expiresAt: Date
}

export const webEntriesOn = ({ db }: Tools): WebEntries => ({
  add: async ({ hash, kind, groupId, personId, account, community, expiresAt }) => {
    await db.$executeRaw`
      INSERT INTO "WebEntry" (hash, kind, "groupId", "personId", door, tenant, "externalId", community,
        "expiresAt")
      VALUES (${hash}, ${kind}, ${groupId}::uuid, ${personId}::uuid, ${account.door}::"Door",
        ${account.tenant}, ${account.externalId}, ${community}, ${fromInstant(expiresAt)}::timestamptz)`
  },

  session: async (hash, now) => {
    const rows = await db.$queryRaw<EntryRow[]>`
      SELECT * FROM "WebEntry" WHERE hash = ${hash} AND kind = 'session'
        AND "expiresAt" > ${fromInstant(now)}::timestamptz`
    return rows[0] === undefined ? null : toEntry(rows[0], 'session')
  },

  link: async (hash, now) => {
    const rows = await db.$queryRaw<EntryRow[]>`
      SELECT * FROM "WebEntry" WHERE hash = ${hash} AND kind IN ('link', 'used')`
    const [row] = rows
    if (row === undefined) return 'unknown'
    if (row.kind === 'used') return 'used'
    return row.expiresAt.getTime() > now.epochMilliseconds ? 'open' : 'expired'
  },

  take: async (hash, now) => {
    const rows = await db.$queryRaw<EntryRow[]>`
      UPDATE "WebEntry" SET kind = 'used' WHERE hash = ${hash} AND kind = 'link'
        AND "expiresAt" > ${fromInstant(now)}::timestamptz
      RETURNING *`
    return rows[0] === undefined ? null : toEntry(rows[0], 'link')
  },

  remove: async (hash) => {
    await db.$executeRaw`DELETE FROM "WebEntry" WHERE hash = ${hash}`
  },

  forget: async (expiredBefore) =>
    db.$executeRaw`
      DELETE FROM "WebEntry" WHERE "expiresAt" < ${fromInstant(expiredBefore)}::timestamptz`,
})

const toEntry = (row: EntryRow, kind: WebEntry['kind']): WebEntry => ({
  hash: row.hash,
  kind,
  groupId: asId(row.groupId),
  personId: asId(row.personId),
  // The column's type has the same words as Door.
  account: { door: row.door as Door, tenant: row.tenant, externalId: row.externalId },
  community: row.community,
  expiresAt: toInstant(row.expiresAt),
})
