import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { type Look, lookAtGroupGoal } from '#app/group-goal-look.ts'
import { type LivePost, livePostOf, toKept } from '#app/group-goal-posts.ts'
import { isSameChannel } from '#app/same-channel.ts'
import type { Card } from '#chat/card.ts'
import type { MessageRef, Messenger, Sent } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { type GroupGoal, markKey } from '#domain/group-goal.ts'
import type { GroupGoalId } from '#domain/id.ts'
import type { ChannelKey, Store } from '#store/store.ts'

/** Puts into words what stands in channels. */
export interface LiveComposer {
  card(goal: GroupGoal, group: Group, now: Temporal.Instant): Card
  mark(goal: GroupGoal, group: Group, mark: number): Card
}

export interface LiveCardParts {
  readonly store: Store
  readonly messenger: Messenger
  readonly compose: LiveComposer
  now(): Temporal.Instant
  /** What it is told holds nothing that anybody wrote. */
  onBug(error: unknown): void
}

/** Whoever has claimed a look keeps it so long; then somebody else may try. */
const lease = { seconds: 60 }
const mostAtOnce = 20
/** A card is changed at most once in so long: what happens meanwhile is shown together. */
const quiet = { seconds: 10 }

/**
 * Brings the cards of group goals up to date whose look is due: one message in each channel where the
 * group posts, and a post for each mark that was reached. A card is a state to converge to, and no
 * message that is owed: what did not go through is looked at again, as things stand by then.
 *
 * @internal Tests look when they want to.
 */
export function createLiveCards({ store, messenger, compose, now, onBug }: LiveCardParts) {
  /** Takes everything that is due. Never rejects. */
  return async (): Promise<void> => {
    try {
      for (let claimed = mostAtOnce; claimed === mostAtOnce; ) {
        const at = now()
        const again = at.add(lease)
        const ids = await store.groupGoals.claimLooks(at, again, mostAtOnce)
        await Promise.all(ids.map((id) => bringUpToDate(id, at, again)))
        claimed = ids.length
      }
    } catch (error) {
      onBug(error)
    }
  }

  async function bringUpToDate(
    id: GroupGoalId,
    at: Temporal.Instant,
    again: Temporal.Instant,
  ): Promise<void> {
    try {
      const posts = await store.posts.about('group-goal', id)
      const free = posts
        .map(({ postedAt }) => postedAt)
        .filter((postedAt) => at.since(postedAt).sign >= 0)
        .map((postedAt) => postedAt.add(quiet))
        .find((free) => at.until(free).sign > 0)
      if (free) return await store.groupGoals.looked(id, again, free)
      const look = await lookAtGroupGoal(store, id, at)
      const group = look && (await store.groups.get(look.goal.groupId))
      if (!look || !group) return await store.groupGoals.looked(id, again, null)
      const channels = await store.groups.postsIn(group.id)
      const known = posts.map(livePostOf)
      const card = await showCard(look.goal, group, channels, known, at)
      const marks = await tellMarks(look, group, channels, at)
      // What may go through later comes back with the end of the lease.
      if (card && marks) await store.groupGoals.looked(id, again, look.nextLook)
    } catch (error) {
      onBug(error)
    }
  }

  /** @returns whether it is as it should be in every channel, or only somebody else can mend it. */
  async function showCard(
    goal: GroupGoal,
    group: Group,
    channels: readonly ChannelKey[],
    known: readonly LivePost[],
    at: Temporal.Instant,
  ): Promise<boolean> {
    const card = compose.card(goal, group, at)
    const shows = digestOf(card)
    const all = await Promise.all(
      channels.map(async (channel) => {
        const before = known.find((post) => isSameChannel(post.channel, channel)) ?? null
        if (before?.trouble === null && before.shows === shows) return true
        const sent = await sendOrUpdate(goal, channel, card, before?.message ?? null)
        if (!sent.sent && isForLater(sent)) return false
        const message = sent.sent ? sent.message : (before?.message ?? null)
        const trouble = sent.sent ? null : sent.why
        await store.posts.put({
          groupId: goal.groupId,
          channel,
          kind: 'group-goal',
          about: goal.id,
          personId: null,
          message: toKept({ message, trouble, shows }),
          postedAt: at,
        })
        return true
      }),
    )
    return all.every(Boolean)
  }

  /** A message that is gone is posted anew, under another key than the one that is gone. */
  async function sendOrUpdate(
    { id }: GroupGoal,
    place: ChannelKey,
    card: Card,
    message: MessageRef | null,
  ): Promise<Sent> {
    if (message !== null) {
      const updated = await messenger.update(message, card)
      if (updated.sent || updated.why !== 'gone') return updated
    }
    return messenger.send({ to: 'channel', place }, card, `${id} ${message?.id ?? 'first'}`)
  }

  /** All are sent before any is kept: after a crash in between they are sent with the same keys. */
  async function tellMarks(
    { goal, marks }: Look,
    group: Group,
    channels: readonly ChannelKey[],
    at: Temporal.Instant,
  ): Promise<boolean> {
    let isDone = true
    for (const mark of marks) {
      const card = compose.mark(goal, group, mark)
      const about = markKey(goal, mark)
      const sent = await Promise.all(
        channels.map(async (place) => ({
          place,
          sent: await messenger.send({ to: 'channel', place }, card, about),
        })),
      )
      if (sent.some((one) => !one.sent.sent && isForLater(one.sent))) isDone = false
      else
        for (const { place: channel, sent: one } of sent)
          if (one.sent)
            await store.posts.put({
              groupId: goal.groupId,
              channel,
              kind: 'group-mark',
              about,
              personId: null,
              message: one.message,
              postedAt: at,
            })
    }
    return isDone
  }
}

/** Nobody has to mend anything: it may go through by itself. */
const isForLater = (sent: Sent): boolean =>
  !sent.sent && (sent.why === 'busy' || sent.why === 'unavailable')

/** The picture follows from the rest. */
const digestOf = (card: Card): string =>
  createHash('sha256')
    .update(JSON.stringify(card, (_, value) => (value instanceof Uint8Array ? '' : value)))
    .digest('base64url')

export interface LiveCards {
  /** Takes everything that is due by now. */
  look(): Promise<void>
  /** Ends once what is under way is over. */
  close(): Promise<void>
}

const everyMs = 3000

/** Looks every few seconds. Any number of processes may: they claim different cards. */
export function startLiveCards(parts: LiveCardParts): LiveCards {
  const bring = createLiveCards(parts)
  let current: Promise<void> = Promise.resolve()
  let isWaiting = false
  const look = (): Promise<void> => {
    current = current.then(bring)
    return current
  }
  const timer = setInterval(() => {
    if (isWaiting) return
    isWaiting = true
    void look().then(() => {
      isWaiting = false
    })
  }, everyMs)
  return {
    look,
    close: async () => {
      clearInterval(timer)
      await current
    },
  }
}
