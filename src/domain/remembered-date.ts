import { Temporal } from 'temporal-polyfill'
import type { RememberedDateId } from './id.ts'
import { type LeapDay, milestoneDate } from './milestone-date.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanLine } from './text.ts'

/** A day that comes back each year. */
export interface YearlyDate {
  /** 1 is January. */
  readonly month: number
  readonly day: number
  /** The year in which it was first, of four digits, or `null` where none was given. */
  readonly year: number | null
}

/** A date that matters to a member: a birthday, an anniversary, the day somebody died. For them alone. */
export interface RememberedDate extends YearlyDate {
  readonly id: RememberedDateId
  /** In the member's own words. */
  readonly name: string
  /** Whether it is mentioned on the day before, too. */
  readonly dayBefore: boolean
}

/** The parts of a remembered date that are the member's to choose. */
export type RememberedDateDraft = Omit<RememberedDate, 'id'>

/** `name`: in UTF-16 units. `ofPerson`: remembered dates of one member. */
export const rememberedLimits = { name: 80, ofPerson: 40 } as const

export type RememberedDateProblem =
  | 'remembered-name-empty'
  | 'remembered-name-too-long'
  | 'remembered-no-such-day'

/**
 * For a new one and for a changed one: gives the draft with its name cleaned, or the first thing that
 * is wrong with it.
 */
export function checkRememberedDate(
  draft: RememberedDateDraft,
): Result<RememberedDateDraft, RememberedDateProblem> {
  const name = cleanLine(draft.name)
  if (name === '') return failed('remembered-name-empty')
  if (name.length > rememberedLimits.name) return failed('remembered-name-too-long')
  return isDay(draft) ? ok({ ...draft, name }) : failed('remembered-no-such-day')
}

/** Whether the calendar has this day; 29 February also without a year. */
export function isDay({ month, day, year }: YearlyDate): boolean {
  if (year !== null && !(year >= 1000 && year <= 9999)) return false
  try {
    Temporal.PlainDate.from({ year: year ?? leapYear, month, day }, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A year that has every day. */
const leapYear = 2000

/** Whether a member who has so many remembered dates may have one more. */
export const canRemember = (count: number): Result<null, 'too-many-remembered'> =>
  count < rememberedLimits.ofPerson ? ok(null) : failed('too-many-remembered')

/** A remembered date that is to be mentioned on some date: it is that day, or the one after. */
export interface Mention<R extends RememberedDate = RememberedDate> {
  readonly remembered: R
  readonly isDayBefore: boolean
}

/**
 * What to mention on a date: first what falls on it, then what falls on the next one and is wanted the
 * day before, each part in its order. Never before the year that was given.
 */
export function mentionsOn<R extends RememberedDate>(
  all: readonly R[],
  on: Temporal.PlainDate,
  leapDay: LeapDay,
): readonly Mention<R>[] {
  const next = on.add({ days: 1 })
  const fallsOn = (one: R, date: Temporal.PlainDate): boolean =>
    date.year >= (one.year ?? date.year) && inYear(one, date.year, leapDay).equals(date)
  return [
    ...all
      .filter((one) => fallsOn(one, on))
      .map((remembered) => ({ remembered, isDayBefore: false })),
    ...all
      .filter((one) => one.dayBefore && fallsOn(one, next))
      .map((remembered) => ({ remembered, isDayBefore: true })),
  ]
}

/** In the order in which they come, from this date on and including it; otherwise they stay in theirs. */
export const byNextTime = <R extends RememberedDate>(
  all: readonly R[],
  from: Temporal.PlainDate,
  leapDay: LeapDay,
): readonly R[] =>
  all
    .map((one) => ({ one, next: nextTime(one, from, leapDay) }))
    .sort((a, b) => Temporal.PlainDate.compare(a.next, b.next))
    .map(({ one }) => one)

function nextTime(date: YearlyDate, from: Temporal.PlainDate, leapDay: LeapDay) {
  const year = Math.max(from.year, date.year ?? from.year)
  const inThisYear = inYear(date, year, leapDay)
  const hasPassed = Temporal.PlainDate.compare(inThisYear, from) < 0
  return hasPassed ? inYear(date, year + 1, leapDay) : inThisYear
}

/** The date on which it falls in a year: 29 February moves to another day where the year has none. */
const inYear = ({ month, day }: YearlyDate, year: number, leapDay: LeapDay): Temporal.PlainDate =>
  milestoneDate(
    Temporal.PlainDate.from({ year: leapYear, month, day }),
    { unit: 'years', count: year - leapYear },
    leapDay,
  )
