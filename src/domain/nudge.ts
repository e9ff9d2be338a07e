import { Temporal } from 'temporal-polyfill'
import { type DayClock, dayStartsAt } from './calendar.ts'
import { windowClosesAt } from './open-dates.ts'
import type { Prompt } from './prompt.ts'
import { outsideQuietHours, type QuietHours } from './quiet-hours.ts'

/** How much of a date's window has passed when its nudge comes. */
const share = 0.8

/**
 * When the one nudge for a date comes: when four fifths of its window, from the start of the member's
 * day to the last instant at which the date can be answered, have passed; after quiet hours if it
 * falls into them. `null` when that is not between the prompt and the end of the window.
 */
export function nudgeAt(
  { on, at: promptedAt }: Prompt,
  clock: DayClock,
  backfillDays: number,
  quiet: QuietHours | null,
): Temporal.Instant | null {
  const opens = dayStartsAt(on, clock).epochMilliseconds
  const closes = windowClosesAt(on, clock, backfillDays)
  const passed = Math.floor((closes.epochMilliseconds - opens) * share)
  const wanted = Temporal.Instant.fromEpochMilliseconds(opens + passed)
  const at = outsideQuietHours(wanted, quiet, clock.zone)
  const { compare } = Temporal.Instant
  return compare(promptedAt, at) < 0 && compare(at, closes) < 0 ? at : null
}
