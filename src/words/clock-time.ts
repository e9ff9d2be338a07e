import type { Temporal } from 'temporal-polyfill'
import type { Zone } from '#domain/calendar.ts'

/** "20:00" */
export const timeText = (time: Temporal.PlainTime): string =>
  time.toString({ smallestUnit: 'minute' })

/** What clocks in the zone show at that instant. */
export const clockTime = (at: Temporal.Instant, zone: Zone): string =>
  timeText(at.toZonedDateTimeISO(zone).toPlainTime())
