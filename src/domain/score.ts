import { Temporal } from 'temporal-polyfill'
import { wantedOn } from './cadence.ts'
import type { Day } from './day-state.ts'
import type { Cadence, Goal } from './goal.ts'
import { type IsPaused, neverPaused } from './pause.ts'

/** How firmly a `do` goal has become a habit, from 0 to 1. One missed date lowers it only a little. */
export interface HabitScore {
  /** After the last date; 0 when there is none. */
  readonly score: number
  /** After each date, in the order of the days. */
  readonly line: readonly number[]
}

export interface ScoreScope {
  /** The oldest date that can still be answered (`oldestOpenDate`). */
  readonly answerableFrom: Temporal.PlainDate
  /** Which dates are paused; none when left out. */
  readonly isPaused?: IsPaused
}

/**
 * The score of a `do` goal for `days` as `dayStates` gives them, in one pass. It begins at 0, and
 * each date takes it nearer to the date's value: `score * m + value * (1 - m)`, where
 * `m = 0.5 ^ (sqrt(f) / 13)` and `f` is how many times a day the cadence of that date wants. It is
 * Loop Habit Tracker's formula.
 *
 * - Every day: the value is 1 when done, 1/2 when partly, 0 when not.
 * - Less often: the value is what was done in the last two periods of the cadence (14 dates, or 2N
 *   for every N days), divided by what was wanted in them, at most 1. Doing it on another weekday
 *   than a named one counts too. Each date wants its part by the cadence that held on it, so that a
 *   change of cadence judges no date anew. Before the start there were dates on which nothing was done.
 * - A skipped date leaves the score as it was, and lowers what was wanted by one.
 * - A paused date leaves it as it was, whatever was said on it, and takes no room among the last
 *   dates: the score goes on as if the pause had not been.
 * - So does a date of which nothing was said while it can still be answered.
 * - A missed date that a reserve day covers is a missed date.
 */
export function habitScore(
  goal: Pick<Goal, 'cadence' | 'earlierCadences' | 'startedOn'>,
  days: readonly Day[],
  { answerableFrom, isPaused = neverPaused }: ScoreScope,
): HabitScore {
  const parts: Part[] = []
  let score = 0

  const line = days.map((day) => {
    const isOpen =
      day.state === 'unknown' && Temporal.PlainDate.compare(day.on, answerableFrom) >= 0
    if (isOpen || isPaused(day.on)) return score

    const cadence = cadenceOn(goal, day.on)
    parts.push(partOf(day, cadence))
    if (day.state === 'skipped') return score

    const value = valueAfter(parts, cadence, goal.startedOn)
    if (value === null) return score
    const kept = 0.5 ** (Math.sqrt(frequencyOf(cadence)) / 13)
    score = score * kept + value * (1 - kept)
    return score
  })
  return { score, line }
}

/** What one date adds to the last ones: times done, and times wanted. */
interface Part {
  readonly done: number
  readonly wanted: number
}

const worth = { done: 1, partly: 0.5, skipped: 0, missed: 0, unknown: 0 } as const

function partOf({ on, state }: Day, cadence: Cadence): Part {
  const wanted = shareOf(cadence, on)
  if (state !== 'skipped') return { done: worth[state], wanted }
  // On a weekday that is not named there is nothing to lower.
  return { done: 0, wanted: cadence.every === 'weekdays' ? 0 : wanted - 1 }
}

/** `null` when nothing was wanted, as many dates were skipped, and nothing was done. */
function valueAfter(
  parts: readonly Part[],
  cadence: Cadence,
  startedOn: Temporal.PlainDate,
): number | null {
  const length = lengthOf(cadence)
  const last = parts.slice(-length)
  let done = 0
  let wanted = wantedBefore(cadence, startedOn, length - last.length)
  for (const part of last) {
    done += part.done
    wanted += part.wanted
  }
  if (wanted - done < rounding) return done === 0 ? null : 1
  return done / wanted
}

/** Above what is lost when parts of 1 are added, and below any part of 1 that is wanted. */
const rounding = 1e-9

function wantedBefore(cadence: Cadence, startedOn: Temporal.PlainDate, count: number): number {
  if (cadence.every !== 'weekdays') return count * frequencyOf(cadence)
  const dates = Array.from({ length: count }, (_, index) => startedOn.subtract({ days: index + 1 }))
  return dates.filter((on) => wantedOn(cadence, on)).length
}

/** Times wanted on one date: where the member picks the days, each has its part. */
function shareOf(cadence: Cadence, on: Temporal.PlainDate): number {
  if (cadence.every === 'weekdays') return wantedOn(cadence, on) ? 1 : 0
  return frequencyOf(cadence)
}

/** How many of the last dates the value looks at. */
function lengthOf(cadence: Cadence): number {
  if (frequencyOf(cadence) >= 1) return 1
  return 2 * (cadence.every === 'days' ? cadence.days : 7)
}

/** Times a day, at most 1. */
function frequencyOf(cadence: Cadence): number {
  switch (cadence.every) {
    case 'day':
      return 1
    case 'weekdays':
      return cadence.days.length / 7
    case 'week':
      return cadence.times / 7
    case 'days':
      return 1 / cadence.days
    default:
      return cadence satisfies never
  }
}

function cadenceOn(
  { cadence, earlierCadences }: Pick<Goal, 'cadence' | 'earlierCadences'>,
  on: Temporal.PlainDate,
): Cadence {
  const held = earlierCadences.find(({ until }) => Temporal.PlainDate.compare(on, until) <= 0)
  return held?.cadence ?? cadence
}
