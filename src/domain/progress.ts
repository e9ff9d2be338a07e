import { Temporal } from 'temporal-polyfill'
import { sumOf } from './amount.ts'
import { daysBetween, earlierOf, laterOf, type Weekday } from './calendar.ts'
import type { DatedAnswer } from './check-in.ts'
import { type Day, dayStates } from './day-state.ts'
import type { Goal, Target } from './goal.ts'
import { type IsPaused, neverPaused } from './pause.ts'
import { coveredDates } from './reserve.ts'
import { type Run, runsOf } from './run.ts'
import { type HabitScore, habitScore } from './score.ts'

/** Where a goal stands. The first four figures are always shown together, in this order. */
export interface Progress {
  /** Days that count in all: no new start and no missed date takes any away. */
  readonly totalDays: number
  /** Civil days from the start to today, or to the date on which the goal was finished. */
  readonly daysSinceStart: number
  /** Days of the run that has most. */
  readonly longestRun: number
  /** Days of the last run. */
  readonly currentRun: number
  /** For a `target` goal, else `null`. */
  readonly target: TargetProgress | null
  /** For a `do` goal, else `null`. */
  readonly habit: HabitScore | null
  /** Missed dates that a reserve day covers: they end no run. Oldest first. */
  readonly covered: readonly Temporal.PlainDate[]
  /** One for each date, oldest first. */
  readonly days: readonly Day[]
  /** Oldest first; every date is in exactly one. */
  readonly runs: readonly Run[]
}

export interface TargetProgress extends Target {
  /** Exact, to three decimals; what was said of dates after `by` is not in it. */
  readonly sum: number
  /** `sum` as a part of `amount`: 1 is all of it, and it may be more. */
  readonly share: number
}

export interface ProgressScope {
  readonly today: Temporal.PlainDate
  /** The oldest date that can still be answered (`oldestOpenDate`). */
  readonly answerableFrom: Temporal.PlainDate
  readonly firstWeekday: Weekday
  /** Which dates are paused; none when left out. */
  readonly isPaused?: IsPaused
}

/**
 * Counts a goal's history in one pass. `checkIns` are this goal's, one a date, in any order;
 * `starts` are the dates on which the member declared a new start. A check-in after `today`, said
 * in the small hours or before a journey west, counts at once: its date is then the last one.
 *
 * Nobody was asked for the dates before the goal was set: what was not said of them is never missed.
 */
export function progressOf(
  goal: Goal,
  checkIns: readonly DatedAnswer[],
  starts: readonly Temporal.PlainDate[],
  { today, answerableFrom, firstWeekday, isPaused = neverPaused }: ProgressScope,
): Progress {
  const through = checkIns.reduce((latest, { on }) => laterOf(latest, on), today)
  const isQuiet: IsPaused = (on) => isPaused(on) || Temporal.PlainDate.compare(on, goal.setOn) < 0
  const scope = { answerableFrom, isPaused: isQuiet }
  const days = dayStates(goal, checkIns, { ...scope, through, firstWeekday })
  const isDo = goal.mode === 'do'
  const covered = isDo ? coveredDates(days, starts, goal.reserveDays) : []
  const runs = runsOf(goal, days, starts, covered)
  const runDays = runs.map((run) => run.days)
  const last = days.at(-1)?.on ?? goal.startedOn

  return {
    totalDays: runDays.reduce((sum, count) => sum + count, 0),
    daysSinceStart: daysBetween(goal.startedOn, last),
    longestRun: runDays.reduce((most, count) => Math.max(most, count), 0),
    currentRun: runDays.at(-1) ?? 0,
    target:
      goal.mode === 'target' ? targetProgress(goal.target, checkIns, goal.startedOn, last) : null,
    habit: isDo ? habitScore(goal, days, scope) : null,
    covered,
    days,
    runs,
  }
}

function targetProgress(
  target: Target,
  checkIns: readonly DatedAnswer[],
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): TargetProgress {
  const { compare } = Temporal.PlainDate
  const last = target.by === null ? through : earlierOf(target.by, through)
  const counting = checkIns.filter(({ on }) => compare(on, from) >= 0 && compare(on, last) <= 0)
  const sum = sumOf(counting.map(({ amount }) => amount ?? 0))
  return { ...target, sum, share: sum / target.amount }
}
