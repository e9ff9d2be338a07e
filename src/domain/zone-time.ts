import type { Temporal } from 'temporal-polyfill'

/**
 * The first instant at which clocks in the zone show this or a later time: the first of two in a
 * repeated hour, the end of the gap in a skipped one.
 */
export const firstInstantOf = (local: Temporal.PlainDateTime, zone: string): Temporal.Instant =>
  remembered(instants, `${local.toString()} ${zone}`, () => findFirstInstant(local, zone))

function findFirstInstant(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(local)) return earlier.toInstant()
  // The time was skipped, and `earlier` lies before the gap: the next change of clocks is the gap.
  const gap = earlier.getTimeZoneTransition('next')
  if (gap === null)
    throw new RangeError(`${zone} shows no ${local.toString()} and has no gap there`)
  return gap.toInstant()
}

/** Zones that moved across the date line skipped a date: Pacific/Apia had no 30 December 2011. */
export const dateExists = (date: Temporal.PlainDate, zone: string): boolean =>
  remembered(existing, `${date.toString()} ${zone}`, () => {
    const midnight = firstInstantOf(date.toPlainDateTime(), zone)
    return midnight.toZonedDateTimeISO(zone).toPlainDate().equals(date)
  })

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

/**
 * Looking up a zone is slow, and members of one zone who are asked at the same time want the same over and
 * over. They are facts of the zones, so that nothing can tell whether they were kept.
 */
const instants = new Map<string, Temporal.Instant>()
const existing = new Map<string, boolean>()
/** Some weeks of every zone that is in use. */
const mostFacts = 20_000

function remembered<T>(facts: Map<string, T>, key: string, find: () => T): T {
  const known = facts.get(key)
  if (known !== undefined) return known
  if (facts.size >= mostFacts) facts.clear()
  const found = find()
  facts.set(key, found)
  return found
}
