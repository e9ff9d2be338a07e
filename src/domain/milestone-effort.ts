import { Temporal } from 'temporal-polyfill'
import { sumOf } from './amount.ts'
import { earlierOf } from './calendar.ts'
import type { DatedAnswer } from './check-in.ts'
import { type Day, isCounted } from './day-state.ts'
import type { Goal } from './goal.ts'
import type { Marks, Reached } from './milestone.ts'

/** By how many days count, in all runs together. */
export function timesMilestones(times: readonly number[], days: readonly Day[]): Marks {
  const counted = days.filter(isCounted)
  return marksBy('times', times, (count) => counted[count - 1]?.on)
}

/** By the sum that `progressOf` gives for the dates up to `through`. `checkIns` are in any order. */
export function percentMilestones(
  percent: readonly number[],
  goal: TargetGoal,
  checkIns: readonly DatedAnswer[],
  through: Temporal.PlainDate,
): Marks {
  let sum = 0
  const sums = countingFor(goal, checkIns, through).map((checkIn) => {
    sum = sumOf([sum, checkIn.amount ?? 0])
    return { on: checkIn.on, sum }
  })
  // Whole numbers, since 100 times 0.29 is less than 29.
  const thousandths = (value: number) => Math.round(value * 1000)
  const isFull = (reached: number, count: number) =>
    thousandths(reached) * 100 >= thousandths(goal.target.amount) * count
  return marksBy('percent', percent, (count) => sums.find(({ sum }) => isFull(sum, count))?.on)
}

function marksBy(
  unit: 'times' | 'percent',
  counts: readonly number[],
  dateOf: (count: number) => Temporal.PlainDate | undefined,
): Marks {
  const reached = counts.flatMap((count): readonly Reached[] => {
    const on = dateOf(count)
    return on === undefined ? [] : [{ milestone: { unit, count }, on }]
  })
  const next = counts[reached.length]
  return {
    reached,
    next: next === undefined ? null : { milestone: { unit, count: next }, on: null },
  }
}

type TargetGoal = Goal & { readonly mode: 'target' }

/** Oldest first. */
function countingFor(
  { startedOn, target }: TargetGoal,
  checkIns: readonly DatedAnswer[],
  through: Temporal.PlainDate,
): readonly DatedAnswer[] {
  const { compare } = Temporal.PlainDate
  const last = target.by === null ? through : earlierOf(target.by, through)
  return checkIns
    .filter(({ on }) => compare(on, startedOn) >= 0 && compare(on, last) <= 0)
    .sort((a, b) => compare(a.on, b.on))
}
