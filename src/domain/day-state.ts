import { Temporal } from 'temporal-polyfill'
import { type Window, windowsOfGoal } from './cadence.ts'
import { daysAfter, daysBetween, earlierOf, type Weekday } from './calendar.ts'
import type { AnswerState, DatedAnswer } from './check-in.ts'
import type { Goal } from './goal.ts'
import { type IsPaused, neverPaused } from './pause.ts'

/** What was answered, or what an unanswered date came to. Only a `do` goal has `missed` dates. */
export type DayState = AnswerState | 'missed' | 'unknown'

export interface Day {
  readonly on: Temporal.PlainDate
  readonly state: DayState
  /** The window of the cadence that the date belongs to, the same object for all its dates. */
  readonly window: Window
}

/** Whether the day counts in totals and runs: it was done, at least partly. */
export const isCounted = ({ state }: { readonly state: DayState }): boolean =>
  state === 'done' || state === 'partly'

/** Where dates stand among days as `dayStates` gives them, the first at 0. */
export function placesOf(
  dates: readonly Temporal.PlainDate[],
  days: readonly Day[],
): ReadonlySet<number> {
  const first = days[0]?.on
  return new Set(first === undefined ? [] : dates.map((on) => daysBetween(first, on)))
}

export interface DayScope {
  /** The last date to give, included. */
  readonly through: Temporal.PlainDate
  /** The oldest date that can still be answered (`oldestOpenDate`). */
  readonly answerableFrom: Temporal.PlainDate
  readonly firstWeekday: Weekday
  /** Which dates are paused; none when left out. */
  readonly isPaused?: IsPaused
}

/**
 * There is exactly one day for each date from the goal's start to `through`, or to the date on
 * which it was finished when that is earlier, oldest first; both ends are included.
 *
 * A window closes when none of its dates can be answered any more. If a `do` goal then has fewer
 * answers in it than wanted, its last unanswered dates are missed, one for each that is wanting. A
 * skipped date is an answer too: it lowers what is wanted by one. Every other unanswered date is
 * unknown. Where the goal was finished inside a window, the dates after it are the first to be
 * missed, and are not given.
 *
 * A paused date is never missed, and an answer on it counts like any other. A window wants its share
 * of the times for the dates of it that are not paused, rounded down.
 */
export function dayStates(
  goal: Goal,
  checkIns: readonly DatedAnswer[],
  { through, answerableFrom, firstWeekday, isPaused = neverPaused }: DayScope,
): readonly Day[] {
  const last = goal.finishedOn === null ? through : earlierOf(goal.finishedOn, through)
  const answers = new Map(checkIns.map(({ on, state }) => [on.toString(), state]))

  return windowsOfGoal(goal, last, firstWeekday)
    .flatMap((window) => {
      const closed = Temporal.PlainDate.compare(window.last, answerableFrom) < 0
      return statesIn(window, answers, isPaused, goal.mode === 'do' && closed)
    })
    .filter(({ on }) => Temporal.PlainDate.compare(on, last) <= 0)
}

function statesIn(
  window: Window,
  answers: ReadonlyMap<string, AnswerState>,
  isPaused: IsPaused,
  canBeMissed: boolean,
): readonly Day[] {
  const dates = datesOf(window)
  const said = dates.map((on) => ({ on, answer: answers.get(on.toString()) }))
  const answered = said.filter(({ answer }) => answer !== undefined).length
  const wanted = canBeMissed ? wantedIn(window, dates, isPaused) : 0
  let wanting = Math.max(0, wanted - answered)

  const days = said.reverse().map(({ on, answer }): Day => {
    if (answer !== undefined) return { on, state: answer, window }
    if (wanting === 0 || isPaused(on)) return { on, state: 'unknown', window }
    wanting--
    return { on, state: 'missed', window }
  })
  return days.reverse()
}

function wantedIn(
  { wanted }: Window,
  dates: readonly Temporal.PlainDate[],
  isPaused: IsPaused,
): number {
  const paused = dates.filter(isPaused).length
  return Math.floor((wanted * (dates.length - paused)) / dates.length)
}

function datesOf({ first, last }: Window): Temporal.PlainDate[] {
  const dates = [first]
  for (let on = first; !on.equals(last); dates.push(on)) on = daysAfter(on, 1)
  return dates
}
