import type { Temporal } from 'temporal-polyfill'
import type { CheckIn } from '#domain/check-in.ts'
import type { Group } from '#domain/group.ts'
import { asId, type GoalId, type GroupId, type ShareId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { ChannelKey, KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

export interface ShareableCheckIn extends KeptGoal {
  readonly group: Group
  readonly checkIn: CheckIn
}

export type ShareFailure = 'goal-not-found' | 'not-a-member' | 'goal-not-shared' | 'not-checked-in'

/** Finds what would be shared, for showing it first. Changes nothing. */
export async function findShareable(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  on: Temporal.PlainDate,
  groupId: GroupId,
): Promise<Result<ShareableCheckIn, ShareFailure>> {
  const group = speaker.memberships.find((one) => one.group.id === groupId)?.group
  if (!group) return failed('not-a-member')
  const kept = await store.goals.getOn(speaker.person.id, goalId, on)
  if (!kept) return failed('goal-not-found')
  if (!kept.sharedWith.includes(groupId)) return failed('goal-not-shared')
  if (!kept.checkIn) return failed('not-checked-in')
  return ok({ ...kept, group, checkIn: kept.checkIn })
}

/**
 * Tells a group about one check-in. There is one post for each group, goal and date: a second call
 * finds the first, and sends again only what never arrived.
 *
 * @param post sends to one channel with the key of the delivery, and says whether it arrived.
 */
export async function shareCheckIn(
  store: Store,
  speaker: Speaker,
  shareable: ShareableCheckIn,
  post: (channel: ChannelKey, key: string) => Promise<boolean>,
): Promise<Result<'shared' | 'shared-before', 'not-delivered'>> {
  const { goal, group, checkIn } = shareable
  const what = `${group.id} ${goal.id} ${checkIn.on.toString()}`
  const share = await store.shares.add({
    id: asId<ShareId>(idForAct(speaker.person.id, what, 'share')),
    personId: speaker.person.id,
    groupId: group.id,
    goalId: goal.id,
    on: checkIn.on,
    sharedAt: speaker.now,
  })
  if (share.posted) return ok('shared-before')
  const channels = await store.groups.channels(group.id)
  const arrived = await Promise.all(channels.map((one) => post(one, share.id)))
  if (!arrived.some(Boolean)) return failed('not-delivered')
  await store.shares.markPosted(share.id, speaker.now)
  return ok('shared')
}
