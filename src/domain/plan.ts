import type { Temporal } from 'temporal-polyfill'
import type { Weekday } from './calendar.ts'
import type { GoalId, PlanId } from './id.ts'

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
