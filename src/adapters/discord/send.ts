import { DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js'
import type { Destination, MessageRef, Messenger, SendFailure, Sent } from '#chat/messenger.ts'
import { messageOf } from './message.ts'
import { type CardFrame, renderCard } from './render-card.ts'

/** Says something at Discord without having been asked. */
export function createMessenger(rest: REST, frame: CardFrame): Messenger {
  const channels = new Map<string, string>()

  return {
    send: (to, card, key) =>
      attempt(async () => {
        const channel = await channelOf(to)
        const nonce = nonceOf(key)
        const { components, files: pictures } = renderCard(card, frame).payload
        const { body, files } = messageOf(components, pictures)
        const posted = await rest.post(Routes.channelMessages(channel), {
          body: { ...body, nonce, enforce_nonce: true },
          files,
        })
        return { place: to, id: `${channel}/${idOf(posted)}` }
      }),

    update: (message, card) =>
      attempt(async () => {
        const { components, files: pictures } = renderCard(card, frame).payload
        const { body, files } = messageOf(components, pictures)
        await rest.patch(routeOf(message), { body, files })
        return message
      }),

    remove: (message) =>
      attempt(async () => {
        await rest.delete(routeOf(message))
        return message
      }),
  }

  /** A person is reached in their direct messages; Discord gives the same channel each time. */
  async function channelOf(to: Destination): Promise<string> {
    if (to.to === 'channel') return to.place.channel
    const person = to.account.externalId
    const known = channels.get(person)
    if (known) return known
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: person } })
    const channel = idOf(opened)
    channels.set(person, channel)
    return channel
  }
}

/** Discord takes 25 characters; the beginning of a random key is as good as all of it. */
const nonceOf = (key: string): string => key.replaceAll('-', '').slice(0, 25)

function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer) return String(answer.id)
  throw new TypeError('Discord gave no id')
}

function routeOf({ id }: MessageRef): ReturnType<typeof Routes.channelMessage> {
  const [channel = '', message = ''] = id.split('/')
  return Routes.channelMessage(channel, message)
}

async function attempt(act: () => Promise<MessageRef>): Promise<Sent> {
  try {
    return { sent: true, message: await act() }
  } catch (error) {
    return failureOf(error)
  }
}

/** By Discord's own codes; a status counts where there is no code. */
const codes: Readonly<Record<number, SendFailure>> = {
  50007: 'closed',
  50001: 'no-access',
  50013: 'no-access',
  50083: 'no-access',
  10003: 'gone',
  10004: 'gone',
  10008: 'gone',
  10013: 'gone',
}

/** Every failure of the far side is a value; what is none of those is a bug of ours, and throws. */
function failureOf(error: unknown): Sent {
  if (error instanceof RateLimitError)
    return { sent: false, why: 'busy', retryAfterMs: error.timeToReset }
  if (error instanceof DiscordAPIError) {
    const why = codes[Number(error.code)]
    if (why) return { sent: false, why }
    if (error.status === 403) return { sent: false, why: 'no-access' }
    if (error.status === 404) return { sent: false, why: 'gone' }
    if (error.status === 401) return { sent: false, why: 'unavailable' }
    throw error
  }
  const network =
    error instanceof HTTPError || (error instanceof Error && error.name !== 'TypeError')
  if (network) return { sent: false, why: 'unavailable' }
  throw error
}
