import { asId } from '#domain/id.ts'
import type { Consent, Consents } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface ConsentRow {
  readonly id: string
  readonly personId: string
  readonly groupId: string
  readonly words: string
  readonly agreedAt: Date
  readonly leftAt: Date | null
}

export const consentsOn = (tools: Tools): Consents => ({
  add: async ({ id, personId, groupId, words, agreedAt }) => {
    await tools.db.$executeRaw`
      INSERT INTO "Consent" (id, "personId", "groupId", words, "agreedAt")
      VALUES (${id}::uuid, ${personId}::uuid, ${groupId}::uuid, ${await tools.sealer.seal(words)},
        ${fromInstant(agreedAt)}::timestamptz)
      ON CONFLICT (id) DO NOTHING`
  },

  of: async (personId) => {
    const rows = await tools.db.$queryRaw<ConsentRow[]>`
      SELECT * FROM "Consent" WHERE "personId" = ${personId}::uuid ORDER BY "agreedAt", id`
    return await Promise.all(rows.map((row) => toConsent(tools, row)))
  },

  end: async (personId, groupId, at) => {
    await tools.db.$executeRaw`
      UPDATE "Consent" SET "leftAt" = ${fromInstant(at)}::timestamptz
      WHERE "personId" = ${personId}::uuid AND "groupId" = ${groupId}::uuid AND "leftAt" IS NULL`
  },
})

const toConsent = async ({ sealer }: Tools, row: ConsentRow): Promise<Consent> => ({
  id: asId(row.id),
  personId: asId(row.personId),
  groupId: asId(row.groupId),
  words: await sealer.open(row.words),
  agreedAt: toInstant(row.agreedAt),
  leftAt: row.leftAt === null ? null : toInstant(row.leftAt),
})
