import type { Settings } from '../store.ts'
import type { Tools } from './client.ts'

export const settingsOn = ({ db }: Tools): Settings => ({
  get: async (key) => (await db.setting.findUnique({ where: { key } }))?.value ?? null,

  set: async (key, value) => {
    await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
  },
})
