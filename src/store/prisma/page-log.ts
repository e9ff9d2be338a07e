import type { PageLog } from '../store.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

export const pageLogOn = ({ db, sealer }: Tools): PageLog => ({
  put: async ({ id, channelId, sentAt, body }) => {
    await db.$executeRaw`
      INSERT INTO "PageMessage" (id, "channelId", "sentAt", body)
      VALUES (${id}::uuid, ${channelId}, ${fromInstant(sentAt)}::timestamptz,
        ${await sealer.seal(JSON.stringify(body))})
      ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body`
  },

  remove: async (id) => {
    await db.pageMessage.deleteMany({ where: { id } })
  },

  latest: async (channelId, most) => {
    const rows = await db.pageMessage.findMany({
      where: { channelId },
      orderBy: [{ sentAt: 'desc' }, { position: 'desc' }],
      take: most,
    })
    return await Promise.all(
      rows.reverse().map(async (row) => ({
        id: row.id,
        channelId: row.channelId,
        sentAt: toInstant(row.sentAt),
        body: JSON.parse(await sealer.open(row.body)),
      })),
    )
  },
})
