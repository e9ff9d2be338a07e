import { Temporal } from 'temporal-polyfill'

/** What a raw row holds for a `date` column: midnight of it in UTC. */
export const toPlainDate = (date: Date): Temporal.PlainDate =>
  dateOf(date.toISOString().replace(/T.*/, ''))

/**
 * The date of this text, YYYY-MM-DD. The same text gives the same object: a member's goals have the
 * same dates over and over, and reading a date is slow.
 */
export function dateOf(text: string): Temporal.PlainDate {
  const known = dates.get(text)
  if (known !== undefined) return known
  if (dates.size >= mostDates) dates.clear()
  const date = Temporal.PlainDate.from(text)
  dates.set(text, date)
  return date
}

const dates = new Map<string, Temporal.PlainDate>()
/** Some fifty years. */
const mostDates = 20_000

export const toInstant = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())

/** An instant as PostgreSQL reads it, whole milliseconds: the columns keep no more. */
export const fromInstant = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'millisecond', roundingMode: 'trunc' })
