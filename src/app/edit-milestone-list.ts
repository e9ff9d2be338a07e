import type { Group } from '#domain/group.ts'
import {
  checkMilestoneList,
  type MilestoneList,
  type MilestoneListProblem,
} from '#domain/milestone-list.ts'
import { milestonesFor } from '#domain/milestone-policy.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'

/**
 * Keeps the list that a group marks from now on, brought into order. The one that its kind begins with
 * is kept as none of its own.
 */
export async function editMilestoneList(
  store: Store,
  group: Group,
  list: MilestoneList,
): Promise<Result<Group, MilestoneListProblem>> {
  const checked = checkMilestoneList(list)
  if (!checked.ok) return checked
  const isUsual = JSON.stringify(checked.value) === JSON.stringify(milestonesFor(group.kind))
  const milestones = isUsual ? null : checked.value
  await store.groups.setMilestones(group.id, milestones)
  return ok({ ...group, milestones })
}
