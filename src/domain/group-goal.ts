import type { Temporal } from 'temporal-polyfill'
import type { Mode } from './goal.ts'
import type { GroupGoalId, GroupId } from './id.ts'

/** What a group wants to reach in one period. */
export type Aim =
  /** So many check-ins, or so much of the unit, by all who take part together. */
  | { readonly of: 'total'; readonly amount: number }
  /** So many percent, 1 to 100, of the days that all who take part could have checked in. */
  | { readonly of: 'days'; readonly percent: number }

/** What moderators choose of a group goal. */
export interface GroupGoalTerms {
  readonly title: string
  /** Of the goal that each participant gets; `target` where amounts are counted. */
  readonly mode: Mode
  /** What is counted, for amounts; else `null`: check-ins are. */
  readonly unit: string | null
  readonly aim: Aim
  /** Percent of the aim that are celebrated together, each once, in ascending order. */
  readonly marks: readonly number[]
  /** Whether a period as long follows each. */
  readonly repeats: boolean
}

/** Dates of each participant's own calendar, both included. */
export interface Period {
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
}

/** What the group saw last of a period: figures about enough people alone. */
export interface ShownTotal {
  /** Check-ins, or the unit. */
  readonly total: number
  /** Days that all who take part could have checked in, by then. */
  readonly possible: number
  /** `null`: nothing was shown yet. */
  readonly countedAt: Temporal.Instant | null
}

/** What a group reaches together. Each who takes part has a goal of their own for it. */
export interface GroupGoal extends GroupGoalTerms {
  readonly id: GroupGoalId
  readonly groupId: GroupId
  readonly period: Period
  /** Counts its periods, from 0. */
  readonly round: number
  /** What holds from the next period on, once somebody has changed it. */
  readonly next: GroupGoalTerms | null
  /** Counts its changes, so that two that were begun side by side are told apart. */
  readonly version: number
  readonly createdAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly shown: ShownTotal
}

/** What the post that celebrates a mark of the period at present is about: it is there once. */
export const markKey = ({ id, round }: GroupGoal, mark: number): string => `${id}:${round}:${mark}`
