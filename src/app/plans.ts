import type { Temporal } from 'temporal-polyfill'
import { asId, type GoalId, type PlanId } from '#domain/id.ts'
import {
  canPlan,
  checkPlan,
  type Plan,
  type PlanDraft,
  type PlanProblem,
  plansFor,
  planToAskAbout,
} from '#domain/plan.ts'
import type { Mention } from '#domain/remembered-date.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptPlan, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { rememberedOn } from './remembered-dates.ts'
import { type GoalsOnDate, goalsOn } from './todays-goals.ts'

/** The plans of one goal, in the order in which they were made; none where it is somebody else's. */
export async function plansOf(
  store: Store,
  { person }: Speaker,
  goalId: GoalId,
): Promise<readonly KeptPlan[]> {
  const plans = await store.plans.of(person.id)
  return plans.filter((plan) => plan.goalId === goalId)
}

/** The goals of a date with their plans, and what the member remembers on it. */
export interface DayWithPlans extends GoalsOnDate {
  /** Those that the date names, in the order in which they are shown. */
  readonly plans: readonly KeptPlan[]
  /** The one to ask about, if any. */
  readonly planToAsk: KeptPlan | null
  /** As `rememberedOn` gives it. */
  readonly remembered: readonly Mention[]
}

/** As `goalsOn`, with the plans that the date names, and what the member remembers on it. */
export async function dayWithPlans(
  store: Store,
  speaker: Speaker,
  on: Temporal.PlainDate,
): Promise<DayWithPlans> {
  const [day, kept, remembered] = await Promise.all([
    goalsOn(store, speaker, on),
    store.plans.shown(speaker.person.id),
    rememberedOn(store, speaker, on),
  ])
  const plans = plansFor(kept, on)
  const checkedIn = day.goals.flatMap(({ goal, checkIn }) => (checkIn ? [goal.id] : []))
  return { ...day, plans, planToAsk: toAsk(speaker, plans, on, checkedIn), remembered }
}

/** The plan to ask about once a goal was checked in for a date; `null` for none. */
export async function planToAsk(
  store: Store,
  speaker: Speaker,
  { goalId, on }: { readonly goalId: GoalId; readonly on: Temporal.PlainDate },
): Promise<KeptPlan | null> {
  const plans = plansFor(await store.plans.shown(speaker.person.id), on)
  return toAsk(speaker, plans, on, [goalId])
}

/** Only today: of a day before, nobody knows here whether the plan was there already. */
const toAsk = (
  { today }: Speaker,
  plans: readonly KeptPlan[],
  on: Temporal.PlainDate,
  checkedIn: readonly GoalId[],
): KeptPlan | null => (on.equals(today) ? planToAskAbout(plans, on, new Set(checkedIn)) : null)

/** A plan of the member's own, by its id. */
export async function findPlan(
  store: Store,
  { person }: Speaker,
  planId: PlanId,
): Promise<Result<KeptPlan, 'plan-not-found'>> {
  const plan = (await store.plans.of(person.id)).find(({ id }) => id === planId)
  return plan ? ok(plan) : failed('plan-not-found')
}

/**
 * Adds a plan to a goal of the member's own. The same act gives the same plan, so a form that is
 * sent twice makes one.
 */
export async function setPlan(
  store: Store,
  speaker: Speaker,
  once: string,
  { goalId, ...draft }: PlanDraft & { readonly goalId: GoalId },
): Promise<Result<Plan, PlanProblem | 'goal-not-found' | 'too-many-plans'>> {
  const checked = checkPlan(draft)
  if (!checked.ok) return checked
  const plan: Plan = { id: newPlanId(speaker, once), goalId, ...checked.value }

  return store.asOne(speaker.person.id, async (tx) => {
    const kept = await tx.goals.get(speaker.person.id, goalId)
    if (!kept) return failed('goal-not-found')
    const plans = await plansOf(tx, speaker, goalId)
    const made = plans.find(({ id }) => id === plan.id)
    if (made) return ok(made)
    const room = canPlan(plans.length)
    if (!room.ok) return room
    await tx.plans.put(speaker.person.id, plan, speaker.now)
    return ok(plan)
  })
}

/** The id of the plan that an act makes. */
export const newPlanId = ({ person }: Speaker, once: string): PlanId =>
  asId<PlanId>(idForAct(person.id, once, 'plan'))

/** Changes a plan. What was said of it stays. */
export async function changePlan(
  store: Store,
  speaker: Speaker,
  planId: PlanId,
  draft: PlanDraft,
): Promise<Result<KeptPlan, PlanProblem | 'plan-not-found'>> {
  const checked = checkPlan(draft)
  if (!checked.ok) return checked
  return store.asOne(speaker.person.id, async (tx) => {
    const found = await findPlan(tx, speaker, planId)
    if (!found.ok) return found
    const changed = { ...found.value, ...checked.value }
    await tx.plans.put(speaker.person.id, changed, speaker.now)
    return ok(changed)
  })
}

/** Takes a plan away, with all that was said of it. Gives the plan as it was. */
export async function removePlan(
  store: Store,
  speaker: Speaker,
  planId: PlanId,
): Promise<Result<KeptPlan, 'plan-not-found'>> {
  const found = await findPlan(store, speaker, planId)
  if (found.ok) await store.plans.remove(speaker.person.id, planId)
  return found
}

/** Remembers, for the member alone, whether a plan helped on a date. */
export async function answerPlan(
  store: Store,
  speaker: Speaker,
  planId: PlanId,
  on: Temporal.PlainDate,
  helped: boolean,
): Promise<Result<KeptPlan, 'plan-not-found'>> {
  const found = await findPlan(store, speaker, planId)
  if (found.ok) await store.plans.answer(speaker.person.id, { planId, on, helped })
  return found
}
