import { numbered } from '../component-walk.ts'
import { type Asked, type Message, messageFlags } from '../world/message.ts'
import type { Channel } from '../world/places.ts'
import type { World } from '../world/world.ts'
import type { Draft } from './draft.ts'

const allowedIn = ({ body: { allowed_mentions: allowed } }: Draft) =>
  allowed
    ? { parse: allowed.parse ?? [], users: allowed.users ?? [], roles: allowed.roles ?? [] }
    : null

/** Puts a message where it is going to be seen. */
export function post(world: World, channel: Channel, draft: Draft, asked: Asked | null): Message {
  const { body, attachments } = draft
  const message: Message = {
    id: world.ids.next(),
    channel,
    author: world.bot,
    sentAt: world.timestamp(),
    nonce: body.nonce ?? null,
    asked,
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: numbered(body.components ?? []),
    attachments,
    allowedMentions: allowedIn(draft),
    flags: body.flags ?? 0,
    edits: 0,
    editedAt: null,
    deleted: false,
  }
  world.messages.set(message.id, message)
  return message
}

/** The message that says that the bot is thinking. */
export function postThinking(world: World, channel: Channel, asked: Asked, flags: number): Message {
  const draft: Draft = {
    body: { flags: (flags & messageFlags.ephemeral) | messageFlags.loading },
    attachments: [],
  }
  return post(world, channel, draft, asked)
}

/** Changes what an edit names, and leaves the rest as it is. */
export function revise(world: World, message: Message, draft: Draft): void {
  const { body, attachments } = draft
  if (body.content !== undefined) message.content = body.content ?? ''
  if (body.embeds !== undefined) message.embeds = body.embeds ?? []
  if (body.components !== undefined) message.components = numbered(body.components ?? [])
  if (body.allowed_mentions !== undefined) message.allowedMentions = allowedIn(draft)
  message.attachments = attachments
  // Whether it is for one person was settled when it was sent.
  const added = (body.flags ?? 0) & ~messageFlags.ephemeral
  message.flags = (message.flags | added) & ~messageFlags.loading
  message.edits += 1
  message.editedAt = world.timestamp()
}
