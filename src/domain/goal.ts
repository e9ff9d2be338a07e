import type { Temporal } from 'temporal-polyfill'
import type { Weekday } from './calendar.ts'
import type { GoalId, PersonId } from './id.ts'

export const modes = ['abstain', 'do', 'target', 'presence'] as const
export type Mode = (typeof modes)[number]

/** How often the member means to answer. Only a `do` goal can miss a date by it. */
export type Cadence =
  | { readonly every: 'day' }
  /** At least one weekday, each once, in order from Monday. */
  | { readonly every: 'weekdays'; readonly days: readonly Weekday[] }
  /** 1 to 7 times in a week that starts on the group's first weekday. */
  | { readonly every: 'week'; readonly times: number }
  /** Once in every `days` dates, 2 to 30, counted from the start. */
  | { readonly every: 'days'; readonly days: number }

/** How many missed dates of a `do` goal can be covered in any seven days. */
export type ReserveDays = 0 | 1 | 2

export interface Target {
  /** Above 0, at most 1,000,000,000, with at most three decimals. */
  readonly amount: number
  /** What is counted, in the member's words, 1 to 20 characters. */
  readonly unit: string
  /** The last date that counts, or `null` for none. */
  readonly by: Temporal.PlainDate | null
}

/** A cadence that the member has changed since: it still counts for its own dates. */
export interface EarlierCadence {
  readonly cadence: Cadence
  /** Its last date, included. */
  readonly until: Temporal.PlainDate
}

interface AnyGoal {
  readonly id: GoalId
  readonly personId: PersonId
  readonly title: string
  readonly cadence: Cadence
  /** Oldest first; each holds from the day after the one before. */
  readonly earlierCadences: readonly EarlierCadence[]
  /** The local date on which the member set it. */
  readonly setOn: Temporal.PlainDate
  /** Day 0. */
  readonly startedOn: Temporal.PlainDate
  /** The local date on which the member last told of the start: never before it. */
  readonly startSaidOn: Temporal.PlainDate
  /** The last date that counts, once the member has finished the goal. */
  readonly finishedOn: Temporal.PlainDate | null
  /** Only a `do` goal uses them. */
  readonly reserveDays: ReserveDays
}

export type Goal =
  | (AnyGoal & { readonly mode: 'abstain' | 'do' | 'presence' })
  | (AnyGoal & { readonly mode: 'target'; readonly target: Target })

export const limits = { openGoals: 20, title: 80, note: 1000, unit: 20 } as const
