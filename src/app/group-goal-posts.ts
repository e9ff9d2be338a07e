import type { MessageRef, SendFailure } from '#chat/messenger.ts'
import type { GroupGoalId, GroupId } from '#domain/id.ts'
import type { ChannelKey, Post, Store } from '#store/store.ts'
import { isSameChannel } from './same-channel.ts'

/** How the card of a group goal stands in one channel. */
export interface LivePost {
  readonly channel: ChannelKey
  /** `null` where it never arrived. */
  readonly message: MessageRef | null
  /** Why it cannot be shown there, until somebody mends that; `null`: it is shown. */
  readonly trouble: SendFailure | null
  /** Tells apart what it shows from anything else; empty where that is not known. */
  readonly shows: string
}

/** What is kept as the message of such a post. */
interface KeptMessage {
  readonly message: MessageRef | null
  readonly trouble: SendFailure | null
  readonly shows: string
}

/** Only `toKept` writes these messages, as the very type that they are read back as. */
export const livePostOf = ({ channel, message }: Post): LivePost => ({
  channel,
  ...(message as KeptMessage),
})

export const toKept = ({ message, trouble, shows }: Omit<LivePost, 'channel'>): KeptMessage => ({
  message,
  trouble,
  shows,
})

/** The channels in which the card of a group goal is wanted, and could not be shown. */
export async function untoldChannels(
  store: Store,
  groupId: GroupId,
  id: GroupGoalId,
): Promise<readonly ChannelKey[]> {
  const posts = await store.posts.about('group-goal', id)
  const troubled = posts.map(livePostOf).filter(({ trouble }) => trouble !== null)
  if (troubled.length === 0) return []
  const wanted = await store.groups.postsIn(groupId)
  return wanted.filter((one) => troubled.some(({ channel }) => isSameChannel(channel, one)))
}

/** The messages that show the open goals of a group in one channel. */
export async function openCardsIn(
  store: Store,
  groupId: GroupId,
  place: ChannelKey,
): Promise<readonly MessageRef[]> {
  const open = (await store.groupGoals.of(groupId)).filter(({ endedAt }) => endedAt === null)
  const posts = await Promise.all(open.map(({ id }) => store.posts.about('group-goal', id)))
  return posts
    .flat()
    .map(livePostOf)
    .flatMap(({ channel, message }) => (message && isSameChannel(channel, place) ? [message] : []))
}
