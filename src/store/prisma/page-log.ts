import type { PageLog, PageMessage } from '../page-log.ts'
import type { Tools } from './client.ts'
import { fromInstant, toInstant } from './convert.ts'

interface Row {
  readonly id: string
  readonly channelId: string
  readonly sentAt: Date
  readonly body: string
}

export function pageLogOn({ db, sealer }: Tools): PageLog {
  const seal = (body: unknown): Promise<string> => sealer.seal(JSON.stringify(body))
  const read = async ({ id, channelId, sentAt, body }: Row): Promise<PageMessage> => ({
    id,
    channelId,
    sentAt: toInstant(sentAt),
    body: JSON.parse(await sealer.open(body)),
  })

  return {
    async add({ id, channelId, sentAt, body }) {
      const row = { id, channelId, sentAt: fromInstant(sentAt), body: await seal(body) }
      const { count } = await db.pageMessage.createMany({ data: row, skipDuplicates: true })
      return count === 1
    },

    async change(channelId, id, body) {
      const data = { body: await seal(body) }
      const [row] = await db.pageMessage.updateManyAndReturn({ where: { id, channelId }, data })
      return row ? read(row) : null
    },

    async remove(channelId, id) {
      const { count } = await db.pageMessage.deleteMany({ where: { id, channelId } })
      return count === 1
    },

    async latest(channelId, most) {
      const rows = await db.pageMessage.findMany({
        where: { channelId },
        orderBy: [{ sentAt: 'desc' }, { position: 'desc' }],
        take: most,
      })
      return await Promise.all(rows.reverse().map(read))
    },
  }
}
