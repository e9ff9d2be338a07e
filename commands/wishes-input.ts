import { Temporal } from 'temporal-polyfill'
import type { PromptWishes } from '#domain/person.ts'
import type { QuietHours } from '#domain/quiet-hours.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { readTime } from './read-input.ts'

const between = /\s*(?:[-–—]|\bto\b|\buntil\b)\s*/i

/**
 * Reads hours such as 22:00-08:00 or 10 pm to 8 am. An empty text and `off` mean none.
 *
 * @internal Exported for its own tests.
 */
export function readQuietHours(typed: string): Result<QuietHours | null, 'quiet-hours-unreadable'> {
  const text = typed.trim()
  if (text === '' || text.toLowerCase() === 'off') return ok(null)
  const [from, until, ...others] = text.split(between).map(readTime)
  if (!from?.ok || !until?.ok || others.length > 0) return failed('quiet-hours-unreadable')
  if (from.value === null || until.value === null) return failed('quiet-hours-unreadable')
  if (Temporal.PlainTime.compare(from.value, until.value) === 0)
    return failed('quiet-hours-unreadable')
  return ok({ from: from.value, until: until.value })
}

/** As `wishesForm` names its fields, and `/settings` its options. */
export interface TypedWishes {
  readonly nudge?: string | undefined
  readonly quiet?: string | undefined
  readonly channel?: string | undefined
  readonly buddy?: string | undefined
}

/** What is not there stays as it is. */
export function readWishes(
  values: TypedWishes,
): Result<Partial<PromptWishes>, 'quiet-hours-unreadable'> {
  const { nudge, quiet, channel, buddy } = values
  const quietHours = quiet === undefined ? null : readQuietHours(quiet)
  if (quietHours && !quietHours.ok) return quietHours
  return ok({
    ...(nudge === undefined ? {} : { nudge: nudge === 'on' }),
    ...(quietHours ? { quietHours: quietHours.value } : {}),
    ...(channel === undefined ? {} : { pingInChannel: channel === 'on' }),
    ...(buddy === undefined ? {} : { buddyWhenQuiet: buddy === 'on' }),
  })
}
