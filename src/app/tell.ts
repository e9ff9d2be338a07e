import type { Temporal } from 'temporal-polyfill'
import type { Destination, Sent } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { asId, type GoalId, type ShareId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Buddy, KeptShare, ShareKind, Store, ToldTo } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { postInChannels } from './post-in-channels.ts'

/** Whom a member can tell something: a group that they are in, or somebody with whom they walk. */
export type Listener = { readonly group: Group } | { readonly buddy: Buddy }

/** Everyone whom the member can tell, those with whom they walk first. */
export async function listenersOf(store: Store, speaker: Speaker): Promise<readonly Listener[]> {
  const buddies = await store.pairs.of(speaker.person.id)
  return [
    ...buddies.map((buddy) => ({ buddy })),
    ...speaker.memberships.map(({ group }) => ({ group })),
  ]
}

/** The id of the group or of the person: what a button carries. */
export const listenerId = (listener: Listener): string =>
  'group' in listener ? listener.group.id : listener.buddy.personId

/** @param id as `listenerId` gives it. */
export async function findListener(
  store: Store,
  speaker: Speaker,
  id: string,
): Promise<Result<Listener, 'listener-not-found'>> {
  const found = (await listenersOf(store, speaker)).find((one) => listenerId(one) === id)
  return found ? ok(found) : failed('listener-not-found')
}

export interface Telling {
  readonly kind: ShareKind
  readonly goalId: GoalId
  readonly on: Temporal.PlainDate
  /** What tells it apart from others of its kind and goal, for good: a date, a milestone's run and key. */
  readonly what: string
}

/**
 * Sends to one place.
 *
 * @param share what is told; also the key of the delivery.
 */
export type SendShare = (to: Destination, share: ShareId) => Promise<Sent>

export type Told = Result<
  'shared' | 'shared-before',
  'not-delivered' | 'partly-delivered' | 'group-muted'
>

/**
 * Tells a group in each channel where it posts, or one person by one of their accounts. What is the same
 * is told once: a second call finds the first, and sends again only where it never arrived. What
 * moderators took down is not sent again.
 */
export async function tell(
  store: Store,
  speaker: Speaker,
  telling: Telling,
  listener: Listener,
  send: SendShare,
): Promise<Told> {
  const { kind, goalId, on, what } = telling
  const name = [listenerId(listener), goalId, kind, what].join(' ')
  const share = await store.shares.add({
    id: asId<ShareId>(idForAct(speaker.person.id, name, 'share')),
    personId: speaker.person.id,
    goalId,
    kind,
    to: toldTo(listener),
    on,
    sharedAt: speaker.now,
  })
  return 'group' in listener
    ? await tellGroup(store, speaker, share, listener.group, send)
    : await tellBuddy(store, speaker, share, listener.buddy, send)
}

const toldTo = (listener: Listener): ToldTo =>
  'group' in listener ? { groupId: listener.group.id } : { personId: listener.buddy.personId }

async function tellBuddy(
  store: Store,
  { now }: Speaker,
  share: KeptShare,
  { accounts }: Buddy,
  send: SendShare,
): Promise<Told> {
  if (share.posted) return ok('shared-before')
  const [first] = accounts
  if (!first) return failed('not-delivered')
  const { sent } = await send({ to: 'person', account: first.key }, share.id)
  if (!sent) return failed('not-delivered')
  await store.shares.markPosted(share.id, now)
  return ok('shared')
}

async function tellGroup(
  store: Store,
  speaker: Speaker,
  share: KeptShare,
  group: Group,
  send: SendShare,
): Promise<Told> {
  if (share.posted && !(await stands(store, share.id))) return ok('shared-before')
  const posting = {
    groupId: group.id,
    kind: 'share',
    about: share.id,
    personId: speaker.person.id,
    now: speaker.now,
  } as const
  const posted = await postInChannels(store, posting, (place) =>
    send({ to: 'channel', place }, share.id),
  )
  if (posted.isMuted && !share.posted) return failed('group-muted')
  // As soon as somebody can read it, it has been told.
  if (posted.arrived > 0 && !share.posted) await store.shares.markPosted(share.id, speaker.now)
  const hasBeenRead = share.posted || posted.arrived > 0
  if (posted.isAwaited) return failed(hasBeenRead ? 'partly-delivered' : 'not-delivered')
  if (posted.arrived > 0) return ok('shared')
  return hasBeenRead ? ok('shared-before') : failed('not-delivered')
}

/** Whether what was posted once is still there: not when moderators took it down. */
async function stands(store: Store, id: ShareId): Promise<boolean> {
  const posts = await store.posts.about('share', id)
  if (posts.length === 0) return false
  return (await store.concerns.of(id)).every(({ outcome }) => outcome !== 'taken-down')
}
