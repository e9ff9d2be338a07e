import { Temporal } from 'temporal-polyfill'
import { instantOf } from '#domain/calendar.ts'
import { policyOf } from '#domain/policy.ts'
import type { Speaker } from './meet-person.ts'

/**
 * The instant to which a member's clock moves: an hour on, the prompt of their next day, or the same
 * time of day a week on. Calendar steps are taken in their own zone.
 */
export function skipTarget(speaker: Speaker, how: 'hour' | 'prompt' | 'week'): Temporal.Instant {
  const { now, clock, today, person } = speaker
  if (how === 'hour') return now.add({ hours: 1 })
  if (how === 'week') return now.toZonedDateTimeISO(clock.zone).add({ weeks: 1 }).toInstant()
  const time = person.promptTime ?? policyOf('peer-led', 'wellbeing').promptTime
  const next = instantOf(today.add({ days: 1 }), time, clock.zone)
  return next && Temporal.Instant.compare(next, now) > 0 ? next : now.add({ hours: 24 })
}
