import type { Temporal } from 'temporal-polyfill'
import { daysBetween } from './calendar.ts'
import { type Day, isCounted, placesOf } from './day-state.ts'
import type { Goal } from './goal.ts'

/** A span of dates that belong together. */
export interface Run {
  readonly start: Temporal.PlainDate
  /** The last date, included; `null` for the current run. */
  readonly end: Temporal.PlainDate | null
  /** How many of its days count, by the goal's mode. */
  readonly days: number
}

/**
 * Divides `days`, as `dayStates` gives them, into runs: every date is in exactly one, oldest first.
 *
 * A run ends on the date before a new start that the member declared (`starts`, in any order; the
 * goal's own start and dates outside `days` say nothing). It also ends with the last date of a
 * window that closed with a missed date of this run, if a day of it has counted by then; a run
 * without one has nothing to end. A missed date that a reserve day covers (`coveredDates`, for the
 * same days and starts) ends nothing. The last run is the current one, unless the goal is finished.
 *
 * In a `do`, `target` or `presence` goal the days that count are those done or partly done. In an
 * `abstain` goal they are those that have passed, answered or not: the start is day 0, a run that a
 * new start ended has the days up to that start, and the last one those up to the last date.
 */
export function runsOf(
  goal: Goal,
  days: readonly Day[],
  starts: readonly Temporal.PlainDate[],
  covered: readonly Temporal.PlainDate[] = [],
): readonly Run[] {
  const spans = spansOf(days, placesOf(starts, days), placesOf(covered, days))

  return spans.map(({ first, last, counted, ended }, index) => {
    const finished = goal.finishedOn !== null && last.equals(goal.finishedOn)
    const passed = daysBetween(first, spans[index + 1]?.first ?? last)
    return {
      start: first,
      end: ended || finished ? last : null,
      days: goal.mode === 'abstain' ? passed : counted,
    }
  })
}

interface Span {
  readonly first: Temporal.PlainDate
  last: Temporal.PlainDate
  counted: number
  /** Has a missed date of the window at hand that nothing covers. */
  short: boolean
  ended: boolean
}

function spansOf(
  days: readonly Day[],
  declared: ReadonlySet<number>,
  covered: ReadonlySet<number>,
): readonly Span[] {
  const spans: Span[] = []
  let span: Span | undefined

  for (const [at, day] of days.entries()) {
    if (span !== undefined && declared.has(at)) span.ended = true
    if (span === undefined || span.ended) {
      span = { first: day.on, last: day.on, counted: 0, short: false, ended: false }
      spans.push(span)
    }

    span.last = day.on
    if (isCounted(day)) span.counted++
    if (day.state === 'missed' && !covered.has(at)) span.short = true

    if (day.on.equals(day.window.last)) {
      span.ended = span.short && span.counted > 0
      span.short = false
    }
  }
  return spans
}
