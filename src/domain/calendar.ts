import { Temporal } from 'temporal-polyfill'
import { dateExists, firstInstantOf, nextDate } from './zone-time.ts'

/** An IANA time zone name that this machine knows, as the zone database spells it. */
export type Zone = string & { readonly __zone: true }

/** The hour of the night at which a member's day ends, 0 to 6. */
export type DayEnd = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const isDayEnd = (hour: number): hour is DayEnd =>
  Number.isInteger(hour) && hour >= 0 && hour <= 6

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** What turns an instant into a member's own date. */
export interface DayClock {
  readonly zone: Zone
  readonly dayEnd: DayEnd
}

/**
 * Civil days from `from` to `to`: 0 for the same date, 1 for the next, negative when `to` is the
 * earlier one. No clock and no zone takes part.
 */
export const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  from.until(to, { largestUnit: 'day' }).days

/**
 * The date so many days later, 0 or more. Each next date is remembered with the one before it: whoever
 * goes through years date by date asks for the same ones again and again, and adding is slow.
 */
export function daysAfter(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let later = date
  for (let left = days; left > 0; left--) {
    const next = nextDates.get(later) ?? later.add({ days: 1 })
    nextDates.set(later, next)
    later = next
  }
  return later
}

const nextDates = new WeakMap<Temporal.PlainDate, Temporal.PlainDate>()

/** The earlier of two dates. */
export const earlierOf = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) <= 0 ? a : b

/** The later of two dates. */
export const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) >= 0 ? a : b

/**
 * The instant at which clocks in the zone show this time on this date. In a skipped hour: the first
 * valid instant after it. In a repeated hour: the first of the two. `null` when the zone skipped
 * the whole date.
 */
export const instantOf = (
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: Zone,
): Temporal.Instant | null =>
  dateExists(date, zone) ? firstInstantOf(date.toPlainDateTime(time), zone) : null

/**
 * The member's own date at this instant: the newest one that has started. Before the day end it is
 * still the date before, among those that exist in the zone. It never goes back as time passes,
 * also where clocks are set back over midnight.
 */
export function dateAt(now: Temporal.Instant, clock: DayClock): Temporal.PlainDate {
  const key = `${clock.dayEnd} ${clock.zone}`
  const known = latestDays.get(key)
  if (known !== undefined && isWithin(now, known)) return known.date

  const date = newestStarted(now, clock)
  if (latestDays.size >= mostDays) latestDays.clear()
  latestDays.set(key, {
    date,
    starts: dayStartsAt(date, clock),
    ends: dayStartsAt(date.add({ days: 1 }), clock),
  })
  return date
}

interface Day {
  readonly date: Temporal.PlainDate
  readonly starts: Temporal.Instant
  readonly ends: Temporal.Instant
}

/**
 * The day that was found last for each clock. Looking for it is slow, and answers of one day ask for
 * the same again and again. It is a fact of the clock, so that nothing can tell whether it was kept.
 */
const latestDays = new Map<string, Day>()
/** More than there are clocks in use: some 600 zones, most of them with one day end. */
const mostDays = 1000

const isWithin = (now: Temporal.Instant, { starts, ends }: Day): boolean =>
  Temporal.Instant.compare(starts, now) <= 0 && Temporal.Instant.compare(now, ends) < 0

function newestStarted(now: Temporal.Instant, clock: DayClock): Temporal.PlainDate {
  // Clocks set back over midnight show the old date again when the new one has started already.
  let date = calendarDate(now, clock).add({ days: 1 })
  // A date that the zone skipped starts with the next one, so it is passed over here.
  while (Temporal.Instant.compare(dayStartsAt(date, clock), now) > 0) {
    date = date.subtract({ days: 1 })
  }
  return date
}

/**
 * The first instant of the member's day of this date; the day lasts until the next one starts. A
 * date that the zone skipped has an empty day: it starts where the next date does.
 */
export function dayStartsAt(date: Temporal.PlainDate, clock: DayClock): Temporal.Instant {
  const existing = dateExists(date, clock.zone) ? date : nextDate(date, clock.zone)
  return firstInstantOf(existing.toPlainDateTime({ hour: clock.dayEnd }), clock.zone)
}

/**
 * The date that the calendar on the wall shows, while the member's day is still the one before:
 * between midnight and the day end. `null` at any other time.
 */
export function smallHoursDate(now: Temporal.Instant, clock: DayClock): Temporal.PlainDate | null {
  const shown = calendarDate(now, clock)
  return Temporal.PlainDate.compare(shown, dateAt(now, clock)) > 0 ? shown : null
}

const calendarDate = (now: Temporal.Instant, clock: DayClock): Temporal.PlainDate =>
  now.toZonedDateTimeISO(clock.zone).toPlainDate()
