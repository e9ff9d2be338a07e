import type { Temporal } from 'temporal-polyfill'
import type { CheckIn } from '#domain/check-in.ts'
import type { Group } from '#domain/group.ts'
import type { GoalId, GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { type SendShare, type Told, tell } from './tell.ts'

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
 * Tells a group about one check-in. There is one post for each group, goal and date.
 *
 * @param send as in `tell`.
 */
export const shareCheckIn = (
  store: Store,
  speaker: Speaker,
  { goal, group, checkIn }: ShareableCheckIn,
  send: SendShare,
): Promise<Told> =>
  tell(
    store,
    speaker,
    { kind: 'check-in', goalId: goal.id, on: checkIn.on, what: checkIn.on.toString() },
    { group },
    send,
  )
