import type { Message } from '../world/message.ts'

/** A message as the app is given it back. */
export const messagePayload = (message: Message, appId: string) => ({
  user: message.author.id,
  type: 'message',
  ts: message.ts,
  bot_id: message.author.workspace.botId,
  app_id: appId,
  text: message.text,
  team: message.author.workspace.id,
  ...(message.editedTs === null
    ? {}
    : { edited: { user: message.author.workspace.botId, ts: message.editedTs } }),
  ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
})
