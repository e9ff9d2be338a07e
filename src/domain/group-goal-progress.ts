import type { Temporal } from 'temporal-polyfill'
import { type DayClock, dateAt, daysBetween, earlierOf, laterOf } from './calendar.ts'
import type { Goal } from './goal.ts'
import type { GroupGoal, Period } from './group-goal.ts'

/**
 * How much of the aim the group was shown last, in whole percent, rounded down; more than 100 where there
 * is more. Of a share of days it is the share until then beside the one that is aimed for: with 80 percent
 * as the aim, 40 of 100 days are 50.
 */
export function percentOf({ aim, shown }: GroupGoal): number {
  if (aim.of === 'total')
    return Math.floor((thousandths(shown.total) * 100) / thousandths(aim.amount))
  // Who lives ahead of the group's own date may have checked in on a day that has not come here.
  const days = Math.min(shown.total, shown.possible)
  return shown.possible === 0 ? 0 : Math.floor((days * 10_000) / (shown.possible * aim.percent))
}

/** Whole numbers divide without rounding; fractions such as 0.29 do not. */
const thousandths = (amount: number): number => Math.round(amount * 1000)

/**
 * The marks that the group has reached by what it was shown. A share of days counts as far as the period
 * has come: else all would be reached on the first day.
 */
export function marksReached(goal: GroupGoal, clock: DayClock): readonly number[] {
  const reached = goal.aim.of === 'total' ? percentOf(goal) : percentOf(goal) * gone(goal, clock)
  return goal.marks.filter((mark) => mark <= reached)
}

/** How much of the period had gone by, of 1, when the last figure was counted. */
function gone({ period, shown }: GroupGoal, clock: DayClock): number {
  if (shown.countedAt === null) return 0
  const all = { joinedOn: period.startsOn, finishedOn: null }
  return daysIn(period, all, dateAt(shown.countedAt, clock)) / daysIn(period, all, period.endsOn)
}

/** On how many dates of the period, through one, somebody could check in who joined on one. */
export function daysIn(
  { startsOn, endsOn }: Period,
  { joinedOn, finishedOn }: { readonly joinedOn: Temporal.PlainDate } & Pick<Goal, 'finishedOn'>,
  through: Temporal.PlainDate,
): number {
  const last = earlierOf(earlierOf(through, endsOn), finishedOn ?? endsOn)
  return Math.max(0, daysBetween(laterOf(startsOn, joinedOn), last) + 1)
}
