import type { Group } from '#domain/group.ts'
import {
  checkMilestoneList,
  type MilestoneList,
  type MilestoneListProblem,
} from '#domain/milestone-list.ts'
import { milestonesFor } from '#domain/milestone-policy.ts'
import type { Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import { type ChangedGroup, type ChangeProblem, changeGroup } from './change-group.ts'
import type { Speaker } from './meet-person.ts'

/**
 * Keeps the list that a group marks from now on, brought into order. The one that its kind begins with
 * is kept as none of its own.
 *
 * @param asked.version as `GroupChange.version`.
 */
export async function editMilestoneList(
  store: Store,
  speaker: Speaker,
  { id, kind }: Group,
  asked: { readonly list: MilestoneList; readonly version: number; readonly once: string },
): Promise<Result<ChangedGroup, MilestoneListProblem | ChangeProblem>> {
  const checked = checkMilestoneList(asked.list)
  if (!checked.ok) return checked
  const isUsual = JSON.stringify(checked.value) === JSON.stringify(milestonesFor(kind))
  const { version, once } = asked
  return await changeGroup(store, speaker, id, {
    changes: { milestones: isUsual ? null : checked.value },
    version,
    once,
  })
}
