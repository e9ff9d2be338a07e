import { Temporal } from 'temporal-polyfill'
import { type DayClock, daysAfter, type Zone } from './calendar.ts'
import { type Pause, pausedDates, pausedSpans } from './pause.ts'
import { outsideQuietHours, type QuietHours } from './quiet-hours.ts'
import { dateExists, firstInstantOf, nextDate } from './zone-time.ts'

/** When a member hears of what a date brings, such as a milestone. */
const morning = Temporal.PlainTime.from('09:00')

/**
 * Nine in the morning of a date on the member's clock, or the end of the quiet hours that it falls
 * into; of the next date where the zone skipped this one.
 */
export function morningOf(
  date: Temporal.PlainDate,
  { zone }: DayClock,
  quiet: QuietHours | null,
): Temporal.Instant {
  const at = firstInstantOf(livedDate(date, zone).toPlainDateTime(morning), zone)
  return outsideQuietHours(at, quiet, zone)
}

/** The date, or the next one where the zone skipped it. */
export const livedDate = (date: Temporal.PlainDate, zone: Zone): Temporal.PlainDate =>
  dateExists(date, zone) ? date : nextDate(date, zone)

/** The first date from `date` on at which not everything is paused; `null` while no end is known. */
export function firstUnpaused(
  date: Temporal.PlainDate,
  pauses: readonly Pause[],
): Temporal.PlainDate | null {
  const spans = pausedSpans(pauses, null)
  if (!pausedDates(spans)(date)) return date
  const span = spans.findLast(({ from }) => Temporal.PlainDate.compare(from, date) <= 0)
  return span?.until ? daysAfter(span.until, 1) : null
}
