import type { Temporal } from 'temporal-polyfill'

/** Time since the start of a run. */
export interface ElapsedMilestone {
  readonly unit: 'days' | 'months' | 'years'
  readonly count: number
}

/** What the member has done: so many times, or so many percent of a target. */
export interface EffortMilestone {
  readonly unit: 'times' | 'percent'
  readonly count: number
}

export type Milestone = ElapsedMilestone | EffortMilestone
type Unit = Milestone['unit']

export const milestoneKinds = ['elapsed', 'times', 'percent'] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

/** Names a milestone for good, such as `days-30` or `percent-25`. */
export type MilestoneKey = `${Unit}-${number}`

export const keyOf = ({ unit, count }: Milestone): MilestoneKey => `${unit}-${count}`

/** The milestone that a kept key names; `null` when it names none. */
export function parseMilestone(key: string): Milestone | null {
  const [unit, digits = '', ...rest] = key.split('-')
  const known = milestoneUnits.find((name) => name === unit)
  if (known === undefined || rest.length > 0 || !/^[1-9]\d*$/.test(digits)) return null
  return { unit: known, count: Number(digits) }
}

export const milestoneUnits = ['days', 'months', 'years', 'times', 'percent'] as const

export interface Reached {
  readonly milestone: Milestone
  readonly on: Temporal.PlainDate
}

export interface Upcoming {
  readonly milestone: Milestone
  /** `null` where only doing it brings the milestone, and no date. */
  readonly on: Temporal.PlainDate | null
}

/** What one list of milestones has come to. */
export interface Marks {
  /** The highest last. Those of one date are in the order of days, months, years. */
  readonly reached: readonly Reached[]
  /** `null` when there is no higher one. */
  readonly next: Upcoming | null
}
