import { Temporal } from 'temporal-polyfill'
import { type Window, wantedOn, windowAt, windowsOfGoal } from './cadence.ts'
import { laterOf, type Weekday } from './calendar.ts'
import type { Cadence, Goal } from './goal.ts'
import { type Pause, pausedDates, pausedSpans } from './pause.ts'

/** A goal as far as it decides whether it is asked for. */
export type AskableGoal = Pick<
  Goal,
  'id' | 'cadence' | 'earlierCadences' | 'startedOn' | 'finishedOn'
>

/** A goal with the dates that were answered lately. */
export interface GoalToAsk {
  readonly goal: AskableGoal
  /** Every answered date from `daysToLookBack` before the date that is asked for, in any order. */
  readonly answered: readonly Temporal.PlainDate[]
}

/** The longest window of a cadence is thirty dates. */
export const daysToLookBack = 30

/**
 * Whether a prompt asks for the goal on a date: it has begun and goes on, it is not paused, it has no
 * answer for the date yet, and its cadence still wants one. Weekdays that were not named are not
 * asked for; where the member picks the days themselves, every one is until there is enough.
 */
export function isAskedOn(
  { goal, answered }: GoalToAsk,
  on: Temporal.PlainDate,
  { pauses, firstWeekday }: { readonly pauses: readonly Pause[]; readonly firstWeekday: Weekday },
): boolean {
  const { compare } = Temporal.PlainDate
  if (compare(on, goal.startedOn) < 0 || goal.finishedOn !== null) return false
  if (answered.some((date) => date.equals(on))) return false
  if (pausedDates(pausedSpans(pauses, goal.id))(on)) return false
  if (!wantedOn(cadenceOn(goal, on), on)) return false
  const { first, last, wanted } = windowOn(goal, on, firstWeekday)
  const given = answered.filter((date) => compare(first, date) <= 0 && compare(date, last) <= 0)
  // A first week that is cut short may want nothing; whoever begins in it is asked all the same.
  return given.length < Math.max(1, wanted)
}

/** The cadence that held on the date: a date before a change is asked for as it was meant then. */
export const cadenceOn = (
  { cadence, earlierCadences }: AskableGoal,
  on: Temporal.PlainDate,
): Cadence =>
  earlierCadences.find(({ until }) => Temporal.PlainDate.compare(on, until) <= 0)?.cadence ??
  cadence

function windowOn(goal: AskableGoal, on: Temporal.PlainDate, firstWeekday: Weekday): Window {
  const changed = goal.earlierCadences.at(-1)?.until.add({ days: 1 }) ?? goal.startedOn
  const since = laterOf(changed, goal.startedOn)
  if (Temporal.PlainDate.compare(since, on) <= 0)
    return windowAt(goal.cadence, since, on, firstWeekday)
  const window = windowsOfGoal(goal, on, firstWeekday).at(-1)
  return window ?? { first: on, last: on, wanted: 1 }
}
