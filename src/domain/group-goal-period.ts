import { Temporal } from 'temporal-polyfill'
import { type DayClock, dayStartsAt, daysBetween, earlierOf, laterOf } from './calendar.ts'
import type { Group } from './group.ts'
import type { GroupGoal, Period } from './group-goal.ts'
import { windowClosesAt } from './open-dates.ts'
import { policyOf } from './policy.ts'

/** What of a group decides about the days of its goals. */
export type GroupDays = Pick<Group, 'kind' | 'focus' | 'zone' | 'backfillDays'>

/** The clock of the group itself: its zone, and the day end that its policy begins with. */
export const groupClock = ({ kind, focus, zone }: GroupDays): DayClock => ({
  zone,
  dayEnd: policyOf(kind, focus).dayEnd,
})

/** As many dates, from the day after on. */
export function nextPeriod({ startsOn, endsOn }: Period): Period {
  const next = endsOn.add({ days: 1 })
  return { startsOn: next, endsOn: next.add({ days: daysBetween(startsOn, endsOn) }) }
}

/**
 * The instant from which a period is over for the group: when the window of its last date closes on the
 * group's own clock, with the days that it lets its members go back. Each member's dates are those of
 * their own zone, so that somebody far to the west may still answer for the last date by then. What they
 * say later stays theirs, and the group does not see it any more.
 */
export const periodClosesAt = ({ endsOn }: Period, group: GroupDays): Temporal.Instant =>
  windowClosesAt(endsOn, groupClock(group), group.backfillDays)

/** The first instant of a period on the group's own clock. */
export const periodOpensAt = ({ startsOn }: Period, group: GroupDays): Temporal.Instant =>
  dayStartsAt(startsOn, groupClock(group))

/** The goal in its next period: what was changed holds from now on, and nothing has been shown yet. */
export function turned(goal: GroupGoal): GroupGoal {
  return {
    ...goal,
    ...goal.next,
    next: null,
    period: nextPeriod(goal.period),
    round: goal.round + 1,
    shown: { total: 0, possible: 0, countedAt: null },
  }
}

/** The goal as it ends on a date of the group, in the middle of its period or before it. */
export function ended(goal: GroupGoal, at: Temporal.Instant, today: Temporal.PlainDate): GroupGoal {
  const { startsOn, endsOn } = goal.period
  return {
    ...goal,
    next: null,
    endedAt: at,
    period: { startsOn, endsOn: laterOf(startsOn, earlierOf(endsOn, today)) },
  }
}

/** Whether somebody may still begin to take part on this date of theirs. */
export const canJoin = ({ endedAt, repeats, period }: GroupGoal, today: Temporal.PlainDate) =>
  endedAt === null && (repeats || Temporal.PlainDate.compare(today, period.endsOn) <= 0)
