import type { Temporal } from 'temporal-polyfill'
import { dateAt, earlierOf } from '#domain/calendar.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal, GroupGoalTerms } from '#domain/group-goal.ts'
import { ended, groupClock } from '#domain/group-goal-period.ts'
import { asId, type GroupGoalId, type GroupId } from '#domain/id.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'
import {
  checkGroupGoal,
  checkTerms,
  type GroupGoalDraft,
  type GroupGoalProblem,
  type TermsProblem,
} from '#domain/new-group-goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { ModeratorActDetails, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

export const groupGoalsOf = (store: Store, groupId: GroupId): Promise<readonly GroupGoal[]> =>
  store.groupGoals.of(groupId)

export const groupGoalOf = (store: Store, id: GroupGoalId): Promise<GroupGoal | null> =>
  store.groupGoals.get(id)

/**
 * Starts a goal of the group that the speaker moderates at present. The same act starts one. Its card is
 * looked at from now on.
 */
export async function startGroupGoal(
  store: Store,
  speaker: Speaker,
  once: string,
  draft: GroupGoalDraft,
): Promise<Result<GroupGoal, GroupGoalProblem | 'group-not-here'>> {
  const { group, person, now } = speaker
  if (group === null) return failed('group-not-here')
  const checked = checkGroupGoal(draft.terms, draft.period, { today: firstToday(speaker, group) })
  if (!checked.ok) return checked
  const { terms, period } = checked.value
  const goal: GroupGoal = {
    ...terms,
    id: asId<GroupGoalId>(idForAct(person.id, once, 'group-goal')),
    groupId: group.id,
    period,
    round: 0,
    next: null,
    version: 0,
    createdAt: now,
    endedAt: null,
    shown: { total: 0, possible: 0, countedAt: null },
  }

  return store.inOne(async (tx) => {
    if (!(await tx.groupGoals.add(goal))) return ok((await tx.groupGoals.get(goal.id)) ?? goal)
    await tx.groupGoals.look(goal.id, now)
    await record(tx, speaker, goal, 'group-goal-started', { about: goal.title })
    return ok(goal)
  })
}

/** The group's own date, or the speaker's where theirs is earlier: neither is the past for them. */
const firstToday = ({ now, today }: Speaker, group: Group): Temporal.PlainDate =>
  earlierOf(today, dateAt(now, groupClock(group)))

export type ChangeProblem =
  | TermsProblem
  | 'group-goal-not-found'
  | 'group-goal-over'
  | 'group-goal-changed'
  | 'group-goal-no-next'
  | 'group-goal-kind-stays'

/**
 * Changes a goal of the group that the speaker moderates at present. Before its period has begun the
 * change holds at once; in one that repeats, from the next period on.
 *
 * @param seen the version that the change was begun with: where another stands, nothing is changed.
 */
export async function changeGroupGoal(
  store: Store,
  speaker: Speaker,
  seen: Pick<GroupGoal, 'id' | 'version'>,
  terms: GroupGoalTerms,
): Promise<Result<GroupGoal, ChangeProblem>> {
  return store.inOne(async (tx) => {
    const found = await goalOfGroup(tx, speaker, seen.id)
    if (!found.ok) return found
    const { goal, today } = found.value
    if (goal.endedAt !== null) return failed('group-goal-over')
    if (goal.version !== seen.version) return failed('group-goal-changed')
    const checked = checkTerms(terms, today)
    if (!checked.ok) return checked
    const { mode, unit } = checked.value
    if (mode !== goal.mode || unit !== goal.unit) return failed('group-goal-kind-stays')
    const hasBegun = goal.period.startsOn.since(today).sign <= 0
    if (hasBegun && !goal.repeats) return failed('group-goal-no-next')

    const changed = hasBegun ? { ...goal, next: checked.value } : { ...goal, ...checked.value }
    if (!(await tx.groupGoals.update(changed))) return failed('group-goal-changed')
    const version = goal.version + 1
    const before = goal.next ?? termsOf(goal)
    const details = { about: checked.value.title, before }
    await record(tx, speaker, { ...goal, version }, 'group-goal-changed', details)
    await tx.groupGoals.look(goal.id, speaker.now)
    if (changed.repeats !== goal.repeats) await tx.groupGoals.replanParts(goal.id, speaker.now)
    return ok({ ...changed, version })
  })
}

/** Ends a goal of the group that the speaker moderates at present, with today. Ending twice is once. */
export async function endGroupGoal(
  store: Store,
  speaker: Speaker,
  id: GroupGoalId,
): Promise<Result<GroupGoal, 'group-goal-not-found' | 'group-goal-changed'>> {
  return store.inOne(async (tx) => {
    const found = await goalOfGroup(tx, speaker, id)
    if (!found.ok) return found
    const { goal, today } = found.value
    if (goal.endedAt !== null) return ok(goal)
    const over = ended(goal, speaker.now, today)
    if (!(await tx.groupGoals.update(over))) return failed('group-goal-changed')
    const version = goal.version + 1
    await record(tx, speaker, { ...goal, version }, 'group-goal-ended', { about: goal.title })
    await tx.groupGoals.look(id, speaker.now)
    await tx.groupGoals.replanParts(id, speaker.now)
    return ok({ ...over, version })
  })
}

/** A goal of the group that the speaker is permitted to moderate: no other group's. */
async function goalOfGroup(
  tx: Store,
  { group, now }: Speaker,
  id: GroupGoalId,
): Promise<Result<{ goal: GroupGoal; today: Temporal.PlainDate }, 'group-goal-not-found'>> {
  const goal = await tx.groupGoals.get(id)
  if (group === null || goal?.groupId !== group.id) return failed('group-goal-not-found')
  return ok({ goal, today: dateAt(now, groupClock(group)) })
}

const termsOf = ({ title, mode, unit, aim, marks, repeats }: GroupGoal): GroupGoalTerms => ({
  title,
  mode,
  unit,
  aim,
  marks,
  repeats,
})

/** Each version of a goal has come about by one act. */
const record = (
  tx: Store,
  { person, now }: Speaker,
  { id, groupId, version }: GroupGoal,
  kind: ModeratorActKind,
  details: ModeratorActDetails,
): Promise<void> =>
  tx.moderatorActs.add({
    id: idForAct(person.id, `${id} ${version}`, kind),
    groupId,
    personId: person.id,
    kind,
    details,
    at: now,
  })
