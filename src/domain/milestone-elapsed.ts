import { Temporal } from 'temporal-polyfill'
import { type Day, isCounted } from './day-state.ts'
import type { Mode } from './goal.ts'
import type { ElapsedMilestone, Marks, Reached } from './milestone.ts'
import { type LeapDay, milestoneDate } from './milestone-date.ts'
import type { MilestoneList } from './milestone-list.ts'
import type { Run } from './run.ts'

export interface ElapsedSpan {
  /** Day 0. */
  readonly start: Temporal.PlainDate
  readonly through: Temporal.PlainDate
}

/**
 * The time that a run has lasted as far as we know. Silence means going on in an `abstain` goal. In
 * any other it says nothing, so that time is measured from the first day that counts to the last one;
 * `null` when there is none.
 */
export function elapsedSpan(mode: Mode, run: Run, days: readonly Day[]): ElapsedSpan | null {
  const { compare } = Temporal.PlainDate
  const isIn = ({ on }: Day) =>
    compare(on, run.start) >= 0 && (run.end === null || compare(on, run.end) <= 0)
  const isMarked = (day: Day) => (mode === 'abstain' || isCounted(day)) && isIn(day)
  const first = days.find(isMarked)
  const last = days.findLast(isMarked)
  return first && last ? { start: first.on, through: last.on } : null
}

/** By elapsed time, in any run. */
export function elapsedMilestones(
  list: Pick<MilestoneList, 'days' | 'months' | 'years'>,
  { start, through }: ElapsedSpan,
  leapDay: LeapDay,
): Marks {
  const milestones: readonly ElapsedMilestone[] = [
    ...list.days.map((count) => ({ unit: 'days', count }) as const),
    ...list.months.map((count) => ({ unit: 'months', count }) as const),
    ...yearsOf(list, start, through).map((count) => ({ unit: 'years', count }) as const),
  ]
  const dated = milestones
    .map((milestone) => ({ milestone, on: milestoneDate(start, milestone, leapDay) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on)) // stable: units stay in their order
  const isReached = ({ on }: Reached) => Temporal.PlainDate.compare(on, through) <= 0
  return {
    reached: dated.filter(isReached),
    next: dated.find((milestone) => !isReached(milestone)) ?? null,
  }
}

/** Where every year is one, those that can have passed, and the next. */
function yearsOf(
  { years }: Pick<MilestoneList, 'years'>,
  start: Temporal.PlainDate,
  through: Temporal.PlainDate,
): readonly number[] {
  if (years !== 'every') return years
  return Array.from({ length: through.year - start.year + 1 }, (_, index) => index + 1)
}
