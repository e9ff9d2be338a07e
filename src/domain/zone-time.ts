import type { Temporal } from 'temporal-polyfill'

/**
 * The first instant at which clocks in the zone show this or a later time: the first of two in a
 * repeated hour, the end of the gap in a skipped one.
 */
export function firstInstantOf(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant()
  // The time was skipped, and `earlier` lies before the gap: the next change of clocks is the gap.
  const gap = earlier.getTimeZoneTransition('next')
  if (gap === null)
    throw new RangeError(`${zone} shows no ${local.toString()} and has no gap there`)
  return gap.toInstant()
}

/** Zones that moved across the date line skipped a date: Pacific/Apia had no 30 December 2011. */
export function dateExists(date: Temporal.PlainDate, zone: string): boolean {
  const midnight = firstInstantOf(date.toPlainDateTime(), zone)
  return midnight.toZonedDateTimeISO(zone).toPlainDate().equals(date)
}

/** The first later date that exists in the zone. */
export function nextDate(date: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  const next = date.add({ days: 1 })
  return dateExists(next, zone) ? next : nextDate(next, zone)
}

/** The last earlier date that exists in the zone. */
export function previousDate(date: Temporal.PlainDate, zone: string): Temporal.PlainDate {
  const previous = date.subtract({ days: 1 })
  return dateExists(previous, zone) ? previous : previousDate(previous, zone)
}
