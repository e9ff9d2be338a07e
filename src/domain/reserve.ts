import type { Temporal } from 'temporal-polyfill'
import { daysBetween } from './calendar.ts'
import { type Day, isCounted, placesOf } from './day-state.ts'
import type { ReserveDays } from './goal.ts'

export const defaultReserveDays: ReserveDays = 1

export const isReserveDays = (count: number): count is ReserveDays =>
  count === 0 || count === 1 || count === 2

/**
 * The missed dates that reserve days cover, oldest first, for `days` as `dayStates` gives them and
 * `starts` as `runsOf` takes them. To be covered they stay `missed`: they neither end a run nor
 * lengthen it, and the score does not know of it.
 *
 * What is covered is a gap: the missed dates of a closed window, together with those of the windows
 * after it, up to one that has a day that counts. A gap is covered whole or not at all: when it
 * holds at most `reserveDays` dates, when no seven days in a row then have more covered dates, and
 * when that saves the run, which has a day that counts and goes on after the gap. Gaps are served
 * oldest first, as their windows closed.
 */
export function coveredDates(
  days: readonly Day[],
  starts: readonly Temporal.PlainDate[],
  reserveDays: ReserveDays,
): readonly Temporal.PlainDate[] {
  const isMissed = days.some(({ state }) => state === 'missed')
  if (reserveDays === 0 || !isMissed) return []

  const covered: Temporal.PlainDate[] = []
  const parts = partsOf(days, placesOf(starts, days))
  let runCounts = false
  let next = 0
  for (const [at, part] of parts.entries()) {
    if (at < next) continue // part of a gap that is covered
    if (part.isStart) runCounts = false
    runCounts ||= part.counts
    if (!runCounts || part.missed.length === 0 || !part.closes) continue

    const gap = gapFrom(parts, at, reserveDays)
    if (gap.goesOn && fits(gap.missed, covered, reserveDays)) {
      covered.push(...gap.missed)
      next = gap.next
    } else {
      runCounts = false // the run ends with this window
    }
  }
  return covered
}

/** The dates of one window, or those on one side of a declared start. */
interface Part {
  /** Begins where a new start was declared. */
  readonly isStart: boolean
  /** Holds the end of its window, so that it is judged. */
  closes: boolean
  readonly missed: Temporal.PlainDate[]
  /** Has a day that counts. */
  counts: boolean
}

function partsOf(days: readonly Day[], declared: ReadonlySet<number>): readonly Part[] {
  const parts: Part[] = []
  let part: Part | undefined

  for (const [at, day] of days.entries()) {
    const isStart = declared.has(at)
    if (part === undefined || part.closes || isStart) {
      part = { isStart, closes: false, missed: [], counts: false }
      parts.push(part)
    }

    part.counts ||= isCounted(day)
    if (day.state === 'missed') part.missed.push(day.on)
    part.closes = day.on.equals(day.window.last)
  }
  return parts
}

interface Gap {
  readonly missed: readonly Temporal.PlainDate[]
  /** Where the part after it stands. */
  readonly next: number
  /** A date of the same run follows. */
  readonly goesOn: boolean
}

/** The gap that begins in the part at `at`; no more of it than shows that it is above `most`. */
function gapFrom(parts: readonly Part[], at: number, most: number): Gap {
  const missed: Temporal.PlainDate[] = []
  let next = at
  for (let index = at; missed.length <= most; index++) {
    const part = parts[index]
    if (part === undefined || (index > at && (part.isStart || part.counts))) break
    if (part.missed.length === 0) continue
    if (!part.closes) break
    missed.push(...part.missed)
    next = index + 1
  }
  const after = parts[next]
  return { missed, next, goesOn: after !== undefined && !after.isStart }
}

/** Each date has fewer than `most` others in the seven days that end with it. */
function fits(
  gap: readonly Temporal.PlainDate[],
  covered: readonly Temporal.PlainDate[],
  most: number,
): boolean {
  if (gap.length > most) return false
  const recent = [...covered.slice(-most), ...gap]
  return recent.every((on, index) => {
    const earlier = recent[index - most]
    return earlier === undefined || daysBetween(earlier, on) >= 7
  })
}
