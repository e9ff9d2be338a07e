import { isEphemeral, type Message } from '../../world/message.ts'
import type { Channel } from '../../world/places.ts'
import { channelFor, mustBeOpen, mustWrite } from '../access.ts'
import { ApiError } from '../api-error.ts'
import { readDraft } from '../draft.ts'
import type { House } from '../house.ts'
import { post, revise } from '../posting.ts'
import { noContent, ok, type Route, route } from '../route.ts'

/** Messages that the bot sends by itself. */
export function messageRoutes(house: House): Route[] {
  const { world } = house
  const nonces = new Map<string | number, { readonly message: Message; readonly untilMs: number }>()

  /** The message that was sent with this nonce a short time ago. */
  const sentBefore = (nonce: string | number): Message | null => {
    const known = nonces.get(nonce)
    return known && world.settings.now() <= known.untilMs ? known.message : null
  }

  return [
    route('POST /channels/:channel/messages', (request) => {
      const channel = channelFor(world, request.parts.channel)
      house.describe(request.route, 'create message', request.body)
      const place = { before: null, mayBeEphemeral: false }
      const draft = readDraft(house, request, request.body, place)
      mustWrite(world, channel, request.files.length > 0)
      const { nonce, enforce_nonce: enforced } = draft.body
      const once = enforced === true ? (nonce ?? null) : null
      const before = once === null ? null : sentBefore(once)
      if (before) return ok(house.show(before))
      if (channel.kind === 'thread' && channel.state === 'archived') world.turn(channel, 'open')
      const message = post(world, channel, draft, null)
      if (once !== null) {
        nonces.set(once, { message, untilMs: world.settings.now() + world.settings.nonceLifeMs })
      }
      return ok(house.show(message))
    }),

    route('GET /channels/:channel/messages', ({ parts, query }) => {
      const channel = channelFor(world, parts.channel)
      const newest = world.messagesIn(channel).reverse()
      return ok(newest.slice(0, Number(query.get('limit') ?? 50)).map((one) => house.show(one)))
    }),

    route('GET /channels/:channel/messages/:message', ({ parts }) =>
      ok(house.show(messageIn(house, channelFor(world, parts.channel), parts.message))),
    ),

    route('PATCH /channels/:channel/messages/:message', (request) => {
      const channel = channelFor(world, request.parts.channel)
      const message = messageIn(house, channel, request.parts.message)
      if (message.author !== world.bot) throw new ApiError('notYourMessage')
      mustBeOpen(channel)
      house.describe(request.route, 'edit message', request.body)
      const place = { before: message, mayBeEphemeral: false }
      revise(world, message, readDraft(house, request, request.body, place))
      return ok(house.show(message))
    }),

    route('DELETE /channels/:channel/messages/:message', ({ parts }) => {
      const channel = channelFor(world, parts.channel)
      const message = messageIn(house, channel, parts.message)
      mustBeOpen(channel)
      message.deleted = true
      return noContent
    }),
  ]
}

/** An ephemeral message is reached by its interaction only. */
function messageIn({ world }: House, channel: Channel, id: string): Message {
  const message = world.messages.get(id)
  if (!message || message.deleted || message.channel !== channel || isEphemeral(message)) {
    throw new ApiError('unknownMessage')
  }
  return message
}
