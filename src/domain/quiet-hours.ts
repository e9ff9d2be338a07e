import { Temporal } from 'temporal-polyfill'
import type { Zone } from './calendar.ts'
import { firstInstantOf, nextDate } from './zone-time.ts'

/** From one time of day to another on the member's own clock; the first belongs to it, the last does not. */
export interface QuietHours {
  readonly from: Temporal.PlainTime
  /** Never the same as `from`; the earlier one where they last over midnight. */
  readonly until: Temporal.PlainTime
}

/**
 * The instant itself, or the end of the quiet hours that it lies in. Quiet hours begin and end at the
 * first instant at which clocks in the zone show their times, as prompts do. Where the zone skipped a
 * date, they last until the morning that comes instead.
 */
export function outsideQuietHours(
  at: Temporal.Instant,
  quiet: QuietHours | null,
  zone: Zone,
): Temporal.Instant {
  if (quiet === null) return at
  const { compare } = Temporal.Instant
  for (const evening of evenings(at.toZonedDateTimeISO(zone).toPlainDate(), quiet)) {
    if (compare(firstInstantOf(evening.toPlainDateTime(quiet.from), zone), at) > 0) continue
    const morning = isOverMidnight(quiet) ? nextDate(evening, zone) : evening
    const ends = firstInstantOf(morning.toPlainDateTime(quiet.until), zone)
    // A gap in the clocks can leave no time between these and the next ones.
    if (compare(at, ends) < 0) return outsideQuietHours(ends, quiet, zone)
  }
  return at
}

/** The dates whose quiet hours can be on while clocks show `today`; each is slow to look at. */
function* evenings(today: Temporal.PlainDate, quiet: QuietHours) {
  yield today
  if (isOverMidnight(quiet)) yield today.subtract({ days: 1 })
  // Where clocks are set back over midnight, those of the next date can have begun already.
  yield today.add({ days: 1 })
}

const isOverMidnight = ({ from, until }: QuietHours): boolean =>
  Temporal.PlainTime.compare(until, from) < 0
