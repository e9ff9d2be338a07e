import type { Temporal } from 'temporal-polyfill'
import type { SetbackId } from '#domain/id.ts'
import { windowClosesAt } from '#domain/open-dates.ts'
import type { Person } from '#domain/person.ts'
import { isReachable, mayNudge } from '#domain/prompt.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Delivery, Store } from '#store/store.ts'
import { changeSettings } from './change-settings.ts'
import { deliveryOf } from './deliveries.ts'
import type { Speaker } from './meet-person.ts'
import { changing } from './replan.ts'
import { findSetback } from './setbacks.ts'

/**
 * Notes that a member is here, whatever they said: nothing is unanswered any more, and they can be
 * reached. Where prompts had become rare, they come as before.
 */
export async function heardFrom(store: Store, speaker: Speaker): Promise<void> {
  const { asked, person } = speaker
  if (asked.unanswered === 0 && asked.unreached === 0) return
  if (mayNudge(asked) && isReachable(asked)) await store.schedule.heardFrom(person.id)
  else await changing(store, speaker, (tx) => tx.schedule.heardFrom(person.id))
}

/** Asks for a date again, so many hours from now. Gives when. */
export async function askLater(
  store: Store,
  { person, now }: Speaker,
  on: Temporal.PlainDate,
  hours: 1 | 3,
): Promise<Temporal.Instant> {
  const at = now.add({ hours })
  await store.schedule.askLater(person.id, { on, at })
  return at
}

/** The member need not be asked for a date any more, neither by a nudge nor later. */
export async function notToday(
  store: Store,
  { person, now, clock, policy }: Speaker,
  on: Temporal.PlainDate,
): Promise<void> {
  const until = windowClosesAt(on, clock, policy.backfillDays)
  const nudge = deliveryOf(person.id, { kind: 'nudge', about: on.toString(), at: now, until })
  await store.deliveries.decline(nudge, now)
  await store.schedule.askLater(person.id, null)
}

/** The daily prompt comes at this time on the member's own clock; `null`: none comes. */
export const wantPrompts = (
  store: Store,
  speaker: Speaker,
  time: Temporal.PlainTime | null,
): Promise<Person> => changeSettings(store, speaker, { promptTime: time })

/** How long after telling of a setback a member is asked how they are. */
const followUpAfter = { hours: 24 }

/**
 * Whether the member wants to be asked how they are, a day after they first told of a setback, or after
 * now when that has passed.
 *
 * @returns when it comes; `null` for not.
 */
export function followUp(
  store: Store,
  speaker: Speaker,
  id: SetbackId,
  isWanted: boolean,
): Promise<Result<Temporal.Instant | null, 'setback-not-found'>> {
  return changing(store, speaker, async (tx) => {
    const found = await findSetback(tx, speaker, id)
    if (!found.ok) return failed('setback-not-found')
    const at = isWanted ? speaker.now.add(followUpAfter) : null
    await tx.schedule.setFollowUp(speaker.person.id, id, at)
    return ok(at)
  })
}

/**
 * What the member's platform did not let through and is still worth showing. It is taken with this:
 * shown once.
 */
export async function missedBy(
  store: Store,
  { person, now }: Speaker,
): Promise<readonly Delivery[]> {
  const closed = await store.deliveries.of(person.id, 'closed')
  const taken: Delivery[] = []
  for (const delivery of closed)
    if (await store.deliveries.take(delivery.id, now)) taken.push(delivery)
  return taken.filter(({ until }) => until === null || isBefore(now, until)).slice(-mostShown)
}

/** The newest of them: whoever was away for long is not met with a pile. */
const mostShown = 3

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  a.epochMilliseconds < b.epochMilliseconds
