import { type WebAPICallResult, WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import type { AccountRef } from '#chat/inline.ts'
import type { Destination, MessageRef, Messenger, SendFailure, Sent } from '#chat/messenger.ts'
import { limits } from './limits.ts'
import { messageOf } from './message.ts'
import { createPace } from './pace.ts'
import type { People } from './people.ts'
import { oncePicturesAreThere } from './picture-wait.ts'
import type { CardFrame } from './render-card.ts'
import { createSentBefore } from './sent-before.ts'
import { isFarSide, refusalOf } from './trouble.ts'

/** The client for what we say without having been asked, in one workspace; or why there is none. */
export type ClientFor = (workspace: string) => Promise<WebClient | SendFailure>

/**
 * Says something at Slack without having been asked, about once a second in each channel. What fails
 * is not tried again here: Slack may have shown it all the same.
 */
export function createMessenger(clientFor: ClientFor, frame: CardFrame, people: People): Messenger {
  const channels = new Map<string, string>()
  const pace = createPace(limits.channelPaceMs)
  const once = createSentBefore()

  return {
    send: (to, card, key) =>
      once(`${JSON.stringify(to)} ${key}`, () =>
        attempt(to, async (client) => {
          const channel = await channelOf(client, to)
          const message = await messageOf(client, card, frame)
          const posted = await pace(channel, () =>
            oncePicturesAreThere(message, () => client.chat.postMessage({ channel, ...message })),
          )
          return { place: to, id: `${channel}/${stampOf(posted)}` }
        }),
      ),

    update: (message, card) =>
      attempt(message.place, async (client) => {
        const { channel, ts } = partsOf(message)
        const changed = await messageOf(client, card, frame)
        await oncePicturesAreThere(changed, () => client.chat.update({ channel, ts, ...changed }))
        return message
      }),

    // Our token reaches the channels of its own workspace alone.
    sees: async ({ community, channel }) =>
      /^[CG][A-Z\d]+$/u.test(channel) && (await clientFor(community)) !== null,

    remove: (message) =>
      attempt(message.place, async (client) => {
        await client.chat.delete(partsOf(message))
        return message
      }),

    async standing({ door, tenant: workspace, externalId: user }, community) {
      if (door !== 'slack' || workspace !== community) return null
      const client = await clientFor(workspace)
      return typeof client === 'string' ? null : people.standingOf(client, { workspace, user })
    },

    // Their direct messages have to be opened first, once.
    turns: (to) => (to.to === 'person' && !channels.has(keyOf(to.account)) ? 2 : 1),
  }

  async function attempt(
    to: Destination,
    act: (client: WebClient) => Promise<MessageRef>,
  ): Promise<Sent> {
    try {
      const client = await clientFor(to.to === 'channel' ? to.place.community : to.account.tenant)
      if (typeof client === 'string') return { sent: false, why: client }
      return { sent: true, message: await act(client) }
    } catch (error) {
      return failureOf(error)
    }
  }

  /** A person is reached in their direct messages; Slack gives the same channel each time. */
  async function channelOf(client: WebClient, to: Destination): Promise<string> {
    if (to.to === 'channel') return to.place.channel
    const key = keyOf(to.account)
    const known = channels.get(key)
    if (known) return known
    const { channel } = await client.conversations.open({ users: to.account.externalId })
    if (!channel?.id) throw new TypeError('Slack gave no channel')
    channels.set(key, channel.id)
    return channel.id
  }
}

const keyOf = ({ tenant, externalId }: AccountRef): string => `${tenant}/${externalId}`

function stampOf({ ts }: WebAPICallResult & { readonly ts?: string }): string {
  if (ts) return ts
  throw new TypeError('Slack gave no time stamp')
}

function partsOf({ id }: MessageRef): { readonly channel: string; readonly ts: string } {
  const [channel = '', ts = ''] = id.split('/')
  return { channel, ts }
}

/** By Slack's own words. */
const words: Readonly<Record<string, SendFailure>> = {
  cannot_dm_bot: 'closed',
  user_disabled: 'closed',
  messages_tab_disabled: 'closed',
  not_in_channel: 'no-access',
  restricted_action: 'no-access',
  restricted_action_read_only_channel: 'no-access',
  access_denied: 'no-access',
  missing_scope: 'no-access',
  cant_update_message: 'no-access',
  cant_delete_message: 'no-access',
  channel_not_found: 'gone',
  is_archived: 'gone',
  message_not_found: 'gone',
  user_not_found: 'gone',
  account_inactive: 'gone',
  token_revoked: 'gone',
  team_access_not_granted: 'gone',
  ratelimited: 'busy',
  rate_limited: 'busy',
  invalid_auth: 'unavailable',
  token_expired: 'unavailable',
  internal_error: 'unavailable',
  fatal_error: 'unavailable',
  service_unavailable: 'unavailable',
  request_timeout: 'unavailable',
}

/** Every failure of the far side is a value; what is none of those is a bug of ours, and throws. */
function failureOf(error: unknown): Sent {
  if (error instanceof WebAPIRateLimitedError)
    return { sent: false, why: 'busy', retryAfterMs: error.retryAfter * 1000 }
  if (isFarSide(error)) return { sent: false, why: 'unavailable' }
  const why = words[refusalOf(error) ?? '']
  if (!why) throw error
  return { sent: false, why }
}
