import type { Drafts } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant } from './convert.ts'

export const draftsOn = ({ db, sealer }: Tools): Drafts => ({
  put: async (personId, { id, body }, at) => {
    await db.$executeRaw`
      INSERT INTO "Draft" (id, "personId", body, at)
      VALUES (${id}::uuid, ${personId}::uuid, ${await sealer.seal(JSON.stringify(body))},
        ${fromInstant(at)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body, at = EXCLUDED.at
        WHERE "Draft"."personId" = EXCLUDED."personId"`
  },

  get: async (personId, id) => {
    const [row] = await db.$queryRaw<{ readonly body: string }[]>`
      SELECT body FROM "Draft" WHERE id = ${id}::uuid AND "personId" = ${personId}::uuid`
    return row === undefined ? null : { id, body: JSON.parse(await sealer.open(row.body)) }
  },

  forget: async (before) => {
    await db.$executeRaw`DELETE FROM "Draft" WHERE at < ${fromInstant(before)}::timestamptz`
  },
})
