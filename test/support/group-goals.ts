import { randomUUID } from 'node:crypto'
import type { Group } from '#domain/group.ts'
import type { GroupGoal, GroupGoalTerms } from '#domain/group-goal.ts'
import { asId, type GroupGoalId, type GroupId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { date } from './builders.ts'
import { writtenAt } from './household.ts'

/** A hundred check-ins together, except for what the test says. */
export const someTerms = (parts: Partial<GroupGoalTerms> = {}): GroupGoalTerms => ({
  title: 'A hundred walks',
  mode: 'do',
  unit: null,
  aim: { of: 'total', amount: 100 },
  marks: [25, 50, 75, 100],
  repeats: false,
  ...parts,
})

/** The week from Monday 2 March 2026 on, except for what the test says. */
export const aGroupGoal = (parts: Partial<GroupGoal> = {}): GroupGoal => ({
  ...someTerms(),
  id: asId<GroupGoalId>(randomUUID()),
  groupId: asId<GroupId>(randomUUID()),
  period: { startsOn: date('2026-03-02'), endsOn: date('2026-03-08') },
  round: 0,
  next: null,
  version: 0,
  createdAt: writtenAt,
  endedAt: null,
  shown: { total: 0, possible: 0, countedAt: null },
  ...parts,
})

export async function addGroupGoal(
  store: Store,
  group: Group,
  parts: Partial<GroupGoal> = {},
): Promise<GroupGoal> {
  const goal = aGroupGoal({ groupId: group.id, ...parts })
  await store.groupGoals.add(goal)
  return goal
}
