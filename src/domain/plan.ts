import { Temporal } from 'temporal-polyfill'
import type { Weekday } from './calendar.ts'
import type { GoalId, PlanId } from './id.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanLine } from './text.ts'

/** An if-then plan of a goal: when something happens, the member will do what they decided before. */
export interface Plan {
  readonly id: PlanId
  readonly goalId: GoalId
  /** When ..., in the member's words. */
  readonly cue: string
  /** I will ..., in the member's words. */
  readonly response: string
  /** The weekdays that it names, each once, in order; none: any day. */
  readonly days: readonly Weekday[]
  /** The time that it names, on the member's own clock, or `null`. */
  readonly time: Temporal.PlainTime | null
}

/** Whether a plan helped on a date, as the member said: one answer a date, for themselves alone. */
export interface PlanUse {
  readonly planId: PlanId
  readonly on: Temporal.PlainDate
  readonly helped: boolean
}

/** The parts of a plan that are the member's to choose. */
export type PlanDraft = Omit<Plan, 'id' | 'goalId'>

/** `text`: of each of its two texts, in UTF-16 units. `ofGoal`: plans of one goal. */
export const planLimits = { text: 200, ofGoal: 5 } as const

export type PlanProblem = 'cue-empty' | 'cue-too-long' | 'response-empty' | 'response-too-long'

/**
 * For a new plan and for a changed one: gives the draft with its texts cleaned and its weekdays in
 * order, each once, or the first thing that is wrong with it.
 */
export function checkPlan(draft: PlanDraft): Result<PlanDraft, PlanProblem> {
  const cue = cleanLine(draft.cue)
  const response = cleanLine(draft.response)
  if (cue === '') return failed('cue-empty')
  if (cue.length > planLimits.text) return failed('cue-too-long')
  if (response === '') return failed('response-empty')
  if (response.length > planLimits.text) return failed('response-too-long')
  const days = [...new Set(draft.days)].sort((a, b) => a - b)
  return ok({ cue, response, days, time: draft.time })
}

/** Whether a goal that has so many plans may have one more. */
export const canPlan = (count: number): Result<null, 'too-many-plans'> =>
  count < planLimits.ofGoal ? ok(null) : failed('too-many-plans')

/**
 * The plans to show on a date: those whose weekdays include it, and those that name none. In the
 * order of the times that they name; those that name none come last, and otherwise all stay in
 * their order.
 */
export function plansFor<P extends Plan>(
  plans: readonly P[],
  on: Temporal.PlainDate,
): readonly P[] {
  return plans
    .filter(({ days }) => days.length === 0 || days.some((day) => day === on.dayOfWeek))
    .sort((a, b) => compareTimes(a.time, b.time))
}

function compareTimes(a: Temporal.PlainTime | null, b: Temporal.PlainTime | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return Temporal.PlainTime.compare(a, b)
}

/**
 * The plan to ask about after the check-in of a date: one question a day, so none once something was
 * said of one of these on that date. A plan of which nothing was ever said comes first, then the one
 * of which something was said longest ago; and otherwise the first.
 *
 * @param plans as `plansFor` gives them for that date, each with what was said of it, oldest first.
 * @param checkedIn the goals that have a check-in for the date: only their plans are asked about.
 */
export function planToAskAbout<P extends Plan & { readonly uses: readonly PlanUse[] }>(
  plans: readonly P[],
  on: Temporal.PlainDate,
  checkedIn: ReadonlySet<GoalId>,
): P | null {
  const isAnswered = plans.some(({ uses }) => uses.some((use) => use.on.equals(on)))
  if (isAnswered) return null
  const [first] = plans
    .filter(({ goalId }) => checkedIn.has(goalId))
    .sort((a, b) => compareDates(lastUse(a), lastUse(b)))
  return first ?? null
}

const lastUse = ({ uses }: { readonly uses: readonly PlanUse[] }): Temporal.PlainDate | null =>
  uses.at(-1)?.on ?? null

function compareDates(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  return Temporal.PlainDate.compare(a, b)
}
