import { Temporal } from 'temporal-polyfill'
import { type DayClock, dateAt, dayStartsAt, smallHoursDate } from './calendar.ts'
import { failed, ok, type Result } from './result.ts'
import { nextDate, previousDate } from './zone-time.ts'

/** How far back a member may answer. */
interface Backfill {
  /** How many dates before today can still be answered, 0 to 30. */
  readonly backfillDays: number
  /** The first date of all, included: nothing before it can be answered. */
  readonly since: Temporal.PlainDate
}

/**
 * The oldest date that can still be answered as far as the backfill goes; every window that ended
 * before it has closed.
 */
export function oldestOpenDate(
  now: Temporal.Instant,
  clock: DayClock,
  backfillDays: number,
): Temporal.PlainDate {
  let date = dateAt(now, clock)
  for (let left = backfillDays; left > 0; left--) date = previousDate(date, clock.zone)
  return date
}

/**
 * The dates that can be answered, newest first: today by the member's own day, and `backfillDays`
 * dates before it, dates that the zone skipped left out. None is before `since`. The calendar's own
 * date between midnight and the day end can be answered too, and is not listed: it is not today yet
 * (`smallHoursDate`).
 */
export function openDates(
  now: Temporal.Instant,
  clock: DayClock,
  { backfillDays, since }: Backfill,
): readonly Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  let date = dateAt(now, clock)
  while (dates.length <= backfillDays && Temporal.PlainDate.compare(date, since) >= 0) {
    dates.push(date)
    date = previousDate(date, clock.zone)
  }
  return dates
}

/** The first instant at which the date can no longer be answered. */
export function windowClosesAt(
  date: Temporal.PlainDate,
  clock: DayClock,
  backfillDays: number,
): Temporal.Instant {
  let closedBy = nextDate(date, clock.zone)
  for (let left = backfillDays; left > 0; left--) closedBy = nextDate(closedBy, clock.zone)
  return dayStartsAt(closedBy, clock)
}

export type DateToAnswer =
  | { readonly on: Temporal.PlainDate }
  | { readonly ask: { readonly yesterday: Temporal.PlainDate; readonly today: Temporal.PlainDate } }

/**
 * Which date an answer without a date is for: today by the member's own day. In the small hours,
 * when that one is answered already, only the member knows: `ask` holds both, `yesterday` being
 * the member's own day and `today` the calendar's.
 */
export function dateToAnswer(
  now: Temporal.Instant,
  clock: DayClock,
  isAnswered: (date: Temporal.PlainDate) => boolean,
): DateToAnswer {
  const on = dateAt(now, clock)
  const today = smallHoursDate(now, clock)
  return today !== null && isAnswered(on) ? { ask: { yesterday: on, today } } : { on }
}

export type DateProblem = 'date-in-future' | 'date-too-old' | 'date-before-start'

/**
 * Whether a date can be answered now: from the oldest open one through today, or through the
 * calendar's own date in the small hours. A date that the zone skipped is taken when it lies
 * between: a traveller may have lived it elsewhere.
 */
export function checkDate(
  on: Temporal.PlainDate,
  now: Temporal.Instant,
  clock: DayClock,
  { backfillDays, since }: Backfill,
): Result<Temporal.PlainDate, DateProblem> {
  const { compare } = Temporal.PlainDate
  const today = dateAt(now, clock)
  const newest = smallHoursDate(now, clock) ?? today

  if (compare(on, newest) > 0) return failed('date-in-future')
  if (compare(on, since) < 0) return failed('date-before-start')
  // Most answers are for today, and then there is nothing to look back for.
  if (compare(on, today) >= 0) return ok(on)
  if (compare(on, oldestOpenDate(now, clock, backfillDays)) < 0) return failed('date-too-old')
  return ok(on)
}
