import { Temporal } from 'temporal-polyfill'

/** What a raw row holds for a `date` column: midnight of it in UTC. */
export function toPlainDate(date: Date): Temporal.PlainDate {
  return toInstant(date).toZonedDateTimeISO('UTC').toPlainDate()
}

export const toInstant = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())

/** An instant as PostgreSQL reads it, whole milliseconds: the columns keep no more. */
export const fromInstant = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'millisecond', roundingMode: 'trunc' })
