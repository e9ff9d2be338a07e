import { Temporal } from 'temporal-polyfill'
import { asksOn, isAllPaused, sendableFrom } from '#domain/due.ts'
import { isReachable, type PromptTone, toneAfter } from '#domain/prompt.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Delivery, DueMember } from '#store/store.ts'
import { dueFactsOf } from './due-facts.ts'

/** Why a message that was owed is not sent any more. */
export type NoLonger =
  /** Its time is over. */
  | 'too-late'
  /** The member's platform lets nothing through; it is not tried again until they come back. */
  | 'unreached'
  /** They have answered, or there is nothing left to ask for. */
  | 'answered'
  /** Everything is on hold. */
  | 'paused'
  /** They have said that they do not want it. */
  | 'not-wanted'
  /** They have said something meanwhile. */
  | 'heard-from'

/** How what still holds is to be sent. */
export interface Sendable {
  /** How a prompt speaks. */
  readonly tone: PromptTone
  /** Not before: it may be the middle of the member's quiet hours. */
  readonly from: Temporal.Instant
}

/**
 * Looks, at the moment of sending, whether what was owed still holds. What a milestone, a follow-up or
 * the end of a pause says is looked at again by whoever puts it into words.
 */
export function stillHolds(
  member: DueMember,
  { kind, about, until }: Delivery,
  now: Temporal.Instant,
): Result<Sendable, NoLonger> {
  const facts = dueFactsOf(member, now)
  const { asked, promptTime, wishes } = facts
  const tone = toneAfter(Math.max(0, asked.unanswered - 1)) ?? 'daily'
  const sendable = ok({ tone, from: sendableFrom(kind, facts, now) })
  if (until !== null && Temporal.Instant.compare(until, now) <= 0) return failed('too-late')
  if (!isReachable(asked)) return failed('unreached')
  switch (kind) {
    case 'prompt':
    case 'later':
    case 'nudge': {
      const on = Temporal.PlainDate.from(about.split(' ')[0] ?? '')
      const isWanted = promptTime !== null && (kind !== 'nudge' || wishes.nudge)
      if (!isWanted && kind !== 'later') return failed('not-wanted')
      if (isAllPaused(facts, now)) return failed('paused')
      return asksOn(facts, on) ? sendable : failed('answered')
    }
    case 'close':
      return asksOn(facts, Temporal.PlainDate.from(about)) ? sendable : failed('answered')
    case 'gone-quiet':
      if (!wishes.buddyWhenQuiet) return failed('not-wanted')
      return asked.unanswered > 0 ? sendable : failed('heard-from')
    case 'milestone':
    case 'follow-up':
    case 'pause-end':
      return sendable
    case 'group-goal-end':
      return facts.groupGoalEnds.some(({ id }) => id === about) ? sendable : failed('answered')
    case 'group-report':
      return facts.reportedGroups.some(({ id }) => id === about.split(' ')[0])
        ? sendable
        : failed('not-wanted')
    default:
      return kind satisfies never
  }
}
