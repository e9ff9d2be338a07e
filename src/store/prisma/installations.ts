import type { Installations } from '../store.ts'
import type { Tools } from './client.ts'

export const installationsOn = ({ db, sealer }: Tools): Installations => ({
  get: async (workspace) => {
    const row = await db.slackInstallation.findUnique({ where: { workspace } })
    return row === null ? null : await sealer.open(row.record)
  },

  put: async (workspace, text, instant) => {
    const record = await sealer.seal(text)
    const at = new Date(instant.epochMilliseconds)
    await db.slackInstallation.upsert({
      where: { workspace },
      create: { workspace, record, at },
      update: { record, at },
    })
  },

  remove: async (workspace) => {
    await db.slackInstallation.deleteMany({ where: { workspace } })
  },
})
