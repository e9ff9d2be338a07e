import type { Temporal } from 'temporal-polyfill'
import type { Destination } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { asId, type GoalId, type ShareId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Buddy, ShareKind, Store, ToldTo } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

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
 * Tells a group in each of its channels, or one person by one of their accounts. What is the same is
 * told once: a second call finds the first, and sends again only what never arrived.
 *
 * @param send sends to one place with the key of the delivery, and says whether it arrived.
 */
export async function tell(
  store: Store,
  speaker: Speaker,
  telling: Telling,
  listener: Listener,
  send: (to: Destination, key: string) => Promise<boolean>,
): Promise<Result<'shared' | 'shared-before', 'not-delivered'>> {
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
  if (share.posted) return ok('shared-before')

  const destinations = await destinationsOf(store, listener)
  const arrived = await Promise.all(destinations.map((to) => send(to, share.id)))
  if (!arrived.some(Boolean)) return failed('not-delivered')
  await store.shares.markPosted(share.id, speaker.now)
  return ok('shared')
}

const toldTo = (listener: Listener): ToldTo =>
  'group' in listener ? { groupId: listener.group.id } : { personId: listener.buddy.personId }

async function destinationsOf(store: Store, listener: Listener): Promise<readonly Destination[]> {
  if ('group' in listener) {
    const channels = await store.groups.channels(listener.group.id)
    return channels.map((place) => ({ to: 'channel', place }))
  }
  return listener.buddy.accounts.slice(0, 1).map(({ key }) => ({ to: 'person', account: key }))
}
