import { completed } from '../blocks/walk.ts'
import { blockFlaws } from '../checks/blocks.ts'
import { flaw } from '../checks/flaw.ts'
import { limits, type MessageBody, unwantedIn } from '../checks/message.ts'
import type { Interaction } from '../world/interaction.ts'
import type { Message } from '../world/message.ts'
import type { Channel, User } from '../world/places.ts'
import type { World } from '../world/world.ts'
import { ApiError } from './api-error.ts'
import type { House } from './house.ts'

/** Checks what a message says, and keeps or refuses what is wrong with it. */
export function checkMessage(
  house: House,
  method: string,
  body: MessageBody,
  place: { readonly channel: Channel; readonly onlyFor: User | null },
  maxText: number = limits.text,
): void {
  const { text = '', blocks = [] } = body
  if (text === '' && blocks.length === 0) {
    house.misuse(method, 'no_text', 'nothing would be seen of it', 'required')
  }
  if (text.length > maxText) {
    house.demand(method, [flaw(['text'], 'too_long', `${maxText} characters`)], 'msg_too_long')
  }
  const file = (named: string) => house.world.file(named)
  house.demand(method, blockFlaws(blocks, { surface: 'message', file }))
  const rings = place.onlyFor === null && place.channel.kind !== 'direct'
  house.note(method, unwantedIn(body, { mentions: house.world.settings.mentions, rings }))
}

export interface Posting extends MessageBody {
  readonly mrkdwn?: boolean | undefined
  readonly thread_ts?: string | undefined
  readonly files?: readonly string[]
}

/** Puts a message where it is going to be seen. */
export function post(
  world: World,
  channel: Channel,
  body: Posting,
  onlyFor: User | null = null,
  asked?: Interaction,
): Message {
  const message: Message = {
    ts: world.ids.timestamp(world.settings.now()),
    channel,
    author: channel.workspace.bot,
    onlyFor,
    threadTs: body.thread_ts ?? null,
    text: body.text ?? '',
    mrkdwn: body.mrkdwn !== false,
    blocks: completed(body.blocks ?? [], () => blockId(world)),
    files: body.files ?? [],
    edits: 0,
    editedTs: null,
    deleted: false,
  }
  world.messages.push(message)
  world.show({ kind: 'message', message, asked })
  return message
}

/** Puts something else in its place, as a `response_url` does: what is not named is gone. */
export function replace(world: World, message: Message, body: Posting, asked: Interaction): void {
  revise(world, message, { text: '', blocks: [], ...body }, asked)
}

/** Changes what `chat.update` names: a new text without blocks leaves the blocks as they were. */
export function revise(world: World, message: Message, body: Posting, asked?: Interaction): void {
  if (body.text !== undefined) message.text = body.text
  if (body.blocks !== undefined) {
    message.blocks = completed(body.blocks, () => blockId(world))
  }
  message.edits += 1
  message.editedTs = world.ids.timestamp(world.settings.now())
  world.show({ kind: 'changed', message, asked })
}

export function remove(world: World, message: Message, asked?: Interaction): void {
  message.deleted = true
  world.show({ kind: 'deleted', message, asked })
}

export const blockId = (world: World): string => world.ids.serial().toString(36).slice(-5)

/** A message that everybody sees. One that only somebody sees is reached by its `response_url` only. */
export function messageFor(world: World, channel: Channel, ts: string): Message {
  const message = world.messageAt(channel, ts)
  if (!message || message.onlyFor) throw new ApiError('message_not_found')
  return message
}
