import type { Temporal } from 'temporal-polyfill'
import { asId, type GoalId, type PauseId } from '#domain/id.ts'
import { oldestOpenDate } from '#domain/open-dates.ts'
import { checkPause, endPause, type PauseProblem } from '#domain/pause.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptPause, Store } from '#store/store.ts'
import { deliveryOf } from './deliveries.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'
import { changing } from './replan.ts'

/** A pause with the title of its goal; `null` for a pause of everything. */
export interface NamedPause {
  readonly pause: KeptPause
  readonly title: string | null
}

/** The member's pauses that are not over yet, in the order in which they were made. */
export async function pausesToday(store: Store, speaker: Speaker): Promise<readonly NamedPause[]> {
  const pauses = await store.pauses.of(speaker.person.id)
  const goals = await store.goals.of(speaker.person.id)
  return pauses
    .filter((pause) => endPause(pause, speaker.today) !== pause)
    .map((pause) => ({
      pause,
      title: goals.find(({ goal }) => goal.id === pause.goalId)?.goal.title ?? null,
    }))
}

/**
 * Puts one goal or everything on hold, from today on. The same act makes one pause.
 *
 * @param goalId `null` for everything.
 * @param until The last paused date, included; `null` until the member says.
 */
export async function beginPause(
  store: Store,
  speaker: Speaker,
  once: string,
  goalId: GoalId | null,
  until: Temporal.PlainDate | null,
): Promise<Result<KeptPause, PauseProblem>> {
  const { person, today, now, clock, policy } = speaker
  const id = asId<PauseId>(idForAct(person.id, once, 'pause'))
  const answerableFrom = oldestOpenDate(now, clock, policy.backfillDays)
  const checked = checkPause({ id, goalId, from: today, until }, { today, answerableFrom })
  if (checked.ok)
    await changing(store, speaker, (tx) => tx.pauses.put(person.id, checked.value, now))
  return checked
}

/** Ends a pause: today is not paused any more. One that is over stays as it is. */
export async function stopPause(
  store: Store,
  speaker: Speaker,
  id: PauseId,
): Promise<Result<null, 'pause-not-found'>> {
  const { person, today, now } = speaker
  return changing(store, speaker, async (tx) => {
    const pause = (await tx.pauses.of(person.id)).find((one) => one.id === id)
    if (!pause) return failed('pause-not-found')
    const ended = endPause(pause, today)
    if (ended) await tx.pauses.put(person.id, ended, now)
    else await tx.pauses.remove(person.id, id)
    // They know that it is over.
    const note = { kind: 'pause-end', about: today.toString(), at: now, until: now } as const
    await tx.deliveries.decline(deliveryOf(person.id, note), now)
    return ok(null)
  })
}
