import type { Temporal } from 'temporal-polyfill'
import type { Goal } from '#domain/goal.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { asOwn, copyFor } from '#domain/group-goal-copy.ts'
import { canJoin } from '#domain/group-goal-period.ts'
import { asId, type GoalId, type GroupGoalId, type GroupId, type PersonId } from '#domain/id.ts'
import { canOpen } from '#domain/new-goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'
import { finishGoal } from './set-goal.ts'

/** Somebody's own goal, and the group's that it counts for. */
export interface JoinedGoal {
  readonly goal: Goal
  readonly groupGoal: GroupGoal
}

export type JoinProblem =
  | 'group-goal-not-found'
  | 'not-a-member'
  | 'group-goal-over'
  | 'too-many-goals'

/**
 * The speaker takes part in a goal of a group of theirs, with a goal of their own that is shared with the
 * group. Who has left takes part again with the same one, and what they said meanwhile. Twice is once.
 */
export function joinGroupGoal(
  store: Store,
  speaker: Speaker,
  id: GroupGoalId,
): Promise<Result<JoinedGoal, JoinProblem>> {
  const { person, memberships, today, now } = speaker
  return changing<Result<JoinedGoal, JoinProblem>>(store, speaker, async (tx) => {
    const groupGoal = await tx.groupGoals.get(id)
    if (!groupGoal) return failed('group-goal-not-found')
    const { groupId } = groupGoal
    if (!memberships.some(({ group }) => group.id === groupId)) return failed('not-a-member')
    if (!canJoin(groupGoal, today)) return failed('group-goal-over')
    const opened = await openCopy(tx, speaker, groupGoal)
    if (!opened.ok) return opened
    const goal = opened.value
    await tx.goals.share(goal.id, groupId, now)
    await tx.groupGoals.join({
      groupGoalId: id,
      personId: person.id,
      goalId: goal.id,
      joinedOn: today,
      leftAt: null,
    })
    return ok({ goal, groupGoal })
  })
}

/** The speaker's own goal for it, made now if there is none, and open. */
async function openCopy(
  tx: Store,
  { person, today, now }: Speaker,
  groupGoal: GroupGoal,
): Promise<Result<Goal, 'too-many-goals'>> {
  const id = copyIdOf(person.id, groupGoal.id)
  const made = (await tx.goals.get(person.id, id))?.goal
  if (made?.finishedOn === null) return ok(made)
  const room = canOpen(await tx.goals.countOpen(person.id))
  if (!room.ok) return room
  if (made) {
    const opened = { ...made, finishedOn: null }
    await tx.goals.update(opened)
    return ok(opened)
  }

  const goal: Goal = {
    id,
    personId: person.id,
    finishedOn: null,
    earlierCadences: [],
    setOn: today,
    startSaidOn: today,
    ...copyFor(groupGoal, today),
  }
  await tx.goals.add(goal, now)
  return ok(goal)
}

const copyIdOf = (personId: PersonId, id: GroupGoalId): GoalId =>
  asId(idForAct(personId, id, 'group-goal'))

/** The speaker takes part no more. Their goal goes on as one of their own, shared with nobody by this. */
export async function leaveGroupGoal(
  store: Store,
  speaker: Speaker,
  id: GroupGoalId,
): Promise<Result<JoinedGoal, 'group-goal-not-found'>> {
  const { person, now } = speaker
  return changing<Result<JoinedGoal, 'group-goal-not-found'>>(store, speaker, async (tx) => {
    const joined = await joinedGoal(tx, person.id, id)
    if (!joined) return failed('group-goal-not-found')
    await tx.goals.unshare(joined.goal.id, joined.groupGoal.groupId)
    await tx.groupGoals.leave(id, person.id, now)
    return ok(joined)
  })
}

/**
 * Somebody who leaves a group takes part in none of its goals any more. Their own goals for them go on;
 * to unshare them is part of leaving the group (`groups.leave`).
 */
export const leaveGroupGoalsOf = (
  tx: Store,
  personId: PersonId,
  groupId: GroupId,
  now: Temporal.Instant,
): Promise<void> => tx.groupGoals.leaveAll(groupId, personId, now)

/**
 * What becomes of the speaker's own goal once the group's is over: it goes on as one of their own, with no
 * date to reach it by, or it is finished. What they said for its period still counts for the group.
 */
export async function settleGroupGoal(
  store: Store,
  speaker: Speaker,
  id: GroupGoalId,
  choice: 'keep' | 'remove',
): Promise<Result<Goal, 'group-goal-not-found' | 'goal-not-found'>> {
  const { person } = speaker
  const joined = await joinedGoal(store, person.id, id)
  if (!joined) return failed('group-goal-not-found')
  if (choice === 'remove') return finishGoal(store, speaker, joined.goal.id)

  return changing<Result<Goal, 'goal-not-found'>>(store, speaker, async (tx) => {
    const kept = await tx.goals.get(person.id, joined.goal.id)
    if (!kept) return failed('goal-not-found')
    const own = asOwn(kept.goal)
    await tx.goals.update(own)
    await tx.goals.unshare(own.id, joined.groupGoal.groupId)
    return ok(own)
  })
}

async function joinedGoal(
  store: Store,
  personId: PersonId,
  id: GroupGoalId,
): Promise<JoinedGoal | null> {
  const groupGoal = await store.groupGoals.get(id)
  const part = (await store.groupGoals.partsOf(personId)).find((one) => one.groupGoalId === id)
  if (!groupGoal || !part) return null
  const kept = await store.goals.get(personId, part.goalId)
  return kept && { goal: kept.goal, groupGoal }
}
