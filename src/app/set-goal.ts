import type { Temporal } from 'temporal-polyfill'
import { changeCadence } from '#domain/cadence.ts'
import { laterOf } from '#domain/calendar.ts'
import type { Cadence, Goal, ReserveDays, Target } from '#domain/goal.ts'
import { asId, type GoalId } from '#domain/id.ts'
import { canOpen, checkGoal, type GoalDraft, type GoalProblem } from '#domain/new-goal.ts'
import { checkPlan, type PlanDraft, type PlanProblem } from '#domain/plan.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { newPlanId } from './plans.ts'
import { changing } from './replan.ts'

/** Everything about a goal that can be changed later. The kind of goal stays. */
export interface GoalChange {
  readonly title?: string
  readonly cadence?: Cadence
  readonly startedOn?: Temporal.PlainDate
  readonly target?: Target
  readonly reserveDays?: ReserveDays
}

/**
 * Sets a goal of the member's own, and its first plan with it, if they made one. The same act gives
 * the same goal, so a form that is sent twice makes one.
 */
export async function setGoal(
  store: Store,
  speaker: Speaker,
  once: string,
  draft: GoalDraft,
  plan: PlanDraft | null = null,
): Promise<Result<Goal, GoalProblem | PlanProblem | 'too-many-goals'>> {
  const id = asId<GoalId>(idForAct(speaker.person.id, once, 'goal'))
  const checked = checkGoal(draft, { today: speaker.today })
  if (!checked.ok) return checked
  const checkedPlan = plan ? checkPlan(plan) : ok(null)
  if (!checkedPlan.ok) return checkedPlan
  const goal: Goal = {
    id,
    personId: speaker.person.id,
    finishedOn: null,
    earlierCadences: [],
    setOn: speaker.today,
    startSaidOn: speaker.today,
    ...checked.value,
  }

  return changing(store, speaker, async (tx) => {
    const made = await tx.goals.get(speaker.person.id, id)
    if (made) return ok(made.goal)
    const room = canOpen(await tx.goals.countOpen(speaker.person.id))
    if (!room.ok) return room
    await tx.goals.add(goal, speaker.now)
    if (checkedPlan.value) {
      const first = { id: newPlanId(speaker, once), goalId: id, ...checkedPlan.value }
      await tx.plans.put(speaker.person.id, first, speaker.now)
    }
    return ok(goal)
  })
}

/**
 * Changes title, cadence, target, start or reserve days. What was said stays, and a new cadence holds
 * from today: the days before are counted as they were meant.
 */
export async function editGoal(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  change: GoalChange,
): Promise<Result<Goal, GoalProblem | 'goal-not-found'>> {
  return changeGoal(store, speaker, goalId, ({ goal }) => {
    const checked = checkGoal({ ...goal, ...change }, { today: speaker.today })
    if (!checked.ok) return checked
    const cadences = changeCadence(goal, checked.value.cadence, speaker.today)
    const hasMoved = !checked.value.startedOn.equals(goal.startedOn)
    const startSaidOn = hasMoved ? speaker.today : goal.startSaidOn
    return ok({ ...goal, ...checked.value, ...cadences, startSaidOn })
  })
}

/**
 * Finishes a goal today, or on the date of the last check-in when that is later: in the small hours or
 * after a journey west it can be. Nothing is erased; finishing twice keeps the first date.
 */
export async function finishGoal(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<Result<Goal, 'goal-not-found'>> {
  return changeGoal(store, speaker, goalId, async ({ goal }, tx) => {
    if (goal.finishedOn !== null) return ok(goal)
    const last = (await tx.checkIns.of(goalId)).at(-1)?.on ?? speaker.today
    return ok({ ...goal, finishedOn: laterOf(speaker.today, last) })
  })
}

/** Opens a finished goal again, as if it had not been finished. */
export async function reopenGoal(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<Result<Goal, 'goal-not-found' | 'too-many-goals'>> {
  return changeGoal<'too-many-goals'>(store, speaker, goalId, async ({ goal }, tx) => {
    if (goal.finishedOn === null) return ok(goal)
    const room = canOpen(await tx.goals.countOpen(speaker.person.id))
    return room.ok ? ok({ ...goal, finishedOn: null }) : room
  })
}

async function changeGoal<E>(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  change: (kept: KeptGoal, tx: Store) => Result<Goal, E> | Promise<Result<Goal, E>>,
): Promise<Result<Goal, E | 'goal-not-found'>> {
  return changing(store, speaker, async (tx) => {
    const kept = await tx.goals.get(speaker.person.id, goalId)
    if (!kept) return failed('goal-not-found')
    const changed = await change(kept, tx)
    if (changed.ok) await tx.goals.update(changed.value)
    return changed
  })
}
