import { createHash } from 'node:crypto'
import { DiscordAPIError, HTTPError, RateLimitError, type REST, Routes } from 'discord.js'
import type { Card } from '#chat/card.ts'
import type { Destination, MessageRef, Messenger, SendFailure, Sent } from '#chat/messenger.ts'
import { messageOf } from './message.ts'
import { createStandings } from './people.ts'
import { type CardFrame, renderCard } from './render-card.ts'

/**
 * Says something at Discord without having been asked.
 *
 * @param now milliseconds since 1970.
 */
export function createMessenger(rest: REST, frame: CardFrame, now: () => number): Messenger {
  const channels = new Map<string, string>()
  const standingOf = createStandings(rest, now)

  return {
    send: (to, card, key) =>
      attempt(async () => {
        const channel = await channelOf(to)
        if (!isId(channel)) throw new Gone()
        const nonce = nonceOf(channel, key)
        const { components, files: pictures } = renderCard(card, frame).payload
        const { body, files } = messageOf(components, pictures, 0, calledIn(card))
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

    async sees({ community, channel }) {
      if (!isId(channel)) return false
      try {
        const found = await rest.get(Routes.channel(channel))
        return isObject(found) && found['guild_id'] === community
      } catch (error) {
        return failureOf(error).sent
      }
    },

    async standing({ door, externalId }, community) {
      if (door !== 'discord' || !isId(externalId) || !isId(community)) return null
      try {
        return await standingOf(externalId, community)
      } catch (error) {
        failureOf(error)
        return null
      }
    },

    // Their direct messages have to be opened first, once.
    turns: (to) => (to.to === 'person' && !channels.has(to.account.externalId) ? 2 : 1),
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

/** Who is called in a card, at this door. */
const calledIn = ({ blocks }: Card): readonly string[] =>
  blocks
    .flatMap((block) => (block.block === 'paragraph' ? block.line : []))
    .flatMap((inline) =>
      inline.node === 'call' && inline.account.door === 'discord'
        ? [inline.account.externalId]
        : [],
    )

/** Discord takes 25 characters, and knows a nonce again in every channel. */
const nonceOf = (channel: string, key: string): string =>
  createHash('sha256').update(`${channel} ${key}`).digest('base64url').slice(0, 25)

function idOf(answer: unknown): string {
  if (isObject(answer) && 'id' in answer) return String(answer['id'])
  throw new TypeError('Discord gave no id')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Anything else could name another route than the one that is meant. */
const isId = (text: string): boolean => /^\d{15,21}$/u.test(text)

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
  50278: 'closed',
  50001: 'no-access',
  50013: 'no-access',
  50083: 'no-access',
  10003: 'gone',
  10004: 'gone',
  10008: 'gone',
  10013: 'gone',
  40003: 'busy',
}

const statuses: Readonly<Record<number, SendFailure>> = {
  401: 'unavailable',
  403: 'no-access',
  404: 'gone',
}

/** There cannot be such a channel. */
class Gone extends Error {}

/** Every failure of the far side is a value; what is none of those is a bug of ours, and throws. */
function failureOf(error: unknown): Sent {
  if (error instanceof RateLimitError)
    return { sent: false, why: 'busy', retryAfterMs: error.timeToReset }
  if (error instanceof Gone) return { sent: false, why: 'gone' }
  if (isFarSide(error)) return { sent: false, why: 'unavailable' }
  if (!(error instanceof DiscordAPIError)) throw error
  const why = codes[Number(error.code)] ?? statuses[error.status]
  if (!why) throw error
  return { sent: false, why }
}

/** Whether Discord or the network is in trouble, rather than what we asked for. */
export function isFarSide(error: unknown): boolean {
  if (error instanceof HTTPError) return true
  if (!(error instanceof Error)) return false
  // The system's and the HTTP client's own codes, and what ends a request that takes too long.
  const code = 'code' in error ? String(error.code) : ''
  return error.name === 'AbortError' || /^(E[A-Z_]+|UND_ERR_\w+)$/u.test(code)
}
