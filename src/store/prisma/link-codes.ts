import { asId } from '#domain/id.ts'
import { linkCodeMinutes, mostLinkCodeTries } from '#domain/link-code.ts'
import type { LinkCode, LinkCodes } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface CodeRow {
  readonly hash: string
  readonly groupId: string | null
  readonly personId: string
  readonly expiresAt: Date
}

export const linkCodesOn = ({ db }: Tools): LinkCodes => ({
  add: async ({ hash, groupId, personId, expiresAt }) => {
    await db.$executeRaw`
      WITH earlier AS (
        DELETE FROM "LinkCode" WHERE "personId" = ${personId}::uuid
          AND "groupId" IS NOT DISTINCT FROM ${groupId}::uuid AND hash <> ${hash}
      )
      INSERT INTO "LinkCode" (hash, "groupId", "personId", "expiresAt")
      VALUES (${hash}, ${groupId}::uuid, ${personId}::uuid, ${fromInstant(expiresAt)}::timestamptz)
      ON CONFLICT (hash) DO NOTHING`
  },

  find: async (hash) => {
    const rows = await db.$queryRaw<CodeRow[]>`
      SELECT hash, "groupId", "personId", "expiresAt" FROM "LinkCode" WHERE hash = ${hash}`
    return rows[0] === undefined ? null : toCode(rows[0])
  },

  take: async (hash, now) => {
    const rows = await db.$queryRaw<CodeRow[]>`
      DELETE FROM "LinkCode" WHERE hash = ${hash} AND "expiresAt" > ${fromInstant(now)}::timestamptz
      RETURNING hash, "groupId", "personId", "expiresAt"`
    return rows[0] === undefined ? null : toCode(rows[0])
  },

  // The row's lock lets guesses that are made side by side be counted one by one.
  mayTry: async (personId, now) => {
    const since = fromInstant(now.subtract({ minutes: linkCodeMinutes }))
    const counted = await db.$executeRaw`
      UPDATE "Person" SET
        "codesTried" = CASE WHEN "codesSince" > ${since}::timestamptz THEN "codesTried" + 1 ELSE 1 END,
        "codesSince" = CASE WHEN "codesSince" > ${since}::timestamptz THEN "codesSince"
          ELSE ${fromInstant(now)}::timestamptz END
      WHERE id = ${personId}::uuid AND ("codesSince" IS NULL OR "codesSince" <= ${since}::timestamptz
        OR "codesTried" < ${mostLinkCodeTries}::int)`
    return counted === 1
  },

  forget: (expiredBefore) => db.$executeRaw`
    DELETE FROM "LinkCode" WHERE "expiresAt" < ${fromInstant(expiredBefore)}::timestamptz`,
})

const toCode = (row: CodeRow): LinkCode => ({
  hash: row.hash,
  groupId: row.groupId === null ? null : asId(row.groupId),
  personId: asId(row.personId),
  expiresAt: toInstant(row.expiresAt),
})
