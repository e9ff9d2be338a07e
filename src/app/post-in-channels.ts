import type { Temporal } from 'temporal-polyfill'
import type { MessageRef, Messenger, Sent } from '#chat/messenger.ts'
import type { GroupId, PersonId } from '#domain/id.ts'
import type { ChannelKey, Post, PostKind, Store } from '#store/store.ts'
import { isSameChannel } from './same-channel.ts'

export interface Posting {
  readonly groupId: GroupId
  readonly kind: PostKind
  readonly about: string
  readonly personId: PersonId | null
  readonly now: Temporal.Instant
}

export interface Posted {
  /** In how many channels it arrived now. */
  readonly arrived: number
  /** Whether there is a channel that could not take it just now, and may take it later. */
  readonly isAwaited: boolean
  /** Whether the group has channels, and posts in none of them at present. */
  readonly isMuted: boolean
}

/**
 * Sends to every channel where the group posts and where it does not stand yet, and keeps where it
 * arrived.
 */
export async function postInChannels(
  store: Store,
  { groupId, kind, about, personId, now }: Posting,
  send: (place: ChannelKey) => Promise<Sent>,
): Promise<Posted> {
  const channels = await store.groups.postsIn(groupId)
  if (channels.length === 0) {
    const all = await store.groups.channels(groupId)
    return { arrived: 0, isAwaited: false, isMuted: all.length > 0 }
  }
  const before = await store.posts.about(kind, about)
  const left = channels.filter((one) => !before.some(({ channel }) => isSameChannel(channel, one)))
  const all = await Promise.all(
    left.map(async (channel) => {
      const sent = await send(channel)
      if (sent.sent)
        await store.posts.put({
          groupId,
          channel,
          kind,
          about,
          personId,
          message: sent.message,
          postedAt: now,
        })
      return sent
    }),
  )
  return {
    arrived: all.filter(({ sent }) => sent).length,
    isAwaited: all.some((one) => !one.sent && (one.why === 'busy' || one.why === 'unavailable')),
    isMuted: false,
  }
}

/**
 * Takes messages of ours away, and forgets those that are. One that is gone already is fine.
 *
 * @returns whether all are away.
 */
export async function removePosts(
  store: Store,
  messenger: Pick<Messenger, 'remove'>,
  posts: readonly Post[],
): Promise<boolean> {
  const all = await Promise.all(
    posts.map(async (post) => {
      const removed = await messenger.remove(messageOf(post))
      const isAway = removed.sent || removed.why === 'gone'
      if (isAway) await store.posts.remove(post)
      return isAway
    }),
  )
  return all.every(Boolean)
}

/** Only what a messenger gave is ever kept as a post's message. */
const messageOf = ({ message }: Post): MessageRef => message as MessageRef
