import type { Group } from '#domain/group.ts'
import type { GoalId, GroupId } from '#domain/id.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

export interface GoalSharing {
  readonly kept: KeptGoal
  readonly group: Group
}

/** Lets a goal count in one of the member's groups, or no longer. Nothing is posted by it. */
export async function shareGoal(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  groupId: GroupId,
  shared: boolean,
): Promise<Result<GoalSharing, 'goal-not-found' | 'not-a-member'>> {
  const kept = await store.goals.get(speaker.person.id, goalId)
  if (!kept) return failed('goal-not-found')
  const group = speaker.memberships.find((one) => one.group.id === groupId)?.group
  if (!group) return failed('not-a-member')
  if (shared) await store.goals.share(goalId, groupId, speaker.now)
  else await store.goals.unshare(goalId, groupId)
  const others = kept.sharedWith.filter((id) => id !== groupId)
  return ok({
    kept: { goal: kept.goal, sharedWith: shared ? [...others, groupId] : others },
    group,
  })
}
