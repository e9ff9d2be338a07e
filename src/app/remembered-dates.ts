import { Temporal } from 'temporal-polyfill'
import { asId, type RememberedDateId } from '#domain/id.ts'
import {
  byNextTime,
  canRemember,
  checkRememberedDate,
  type Mention,
  mentionsOn,
  type RememberedDate,
  type RememberedDateDraft,
  type RememberedDateProblem,
} from '#domain/remembered-date.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { idForAct } from './once.ts'

/** The member's remembered dates, in the order in which they come from today on. */
export async function rememberedDates(
  store: Store,
  { person, today }: Pick<Speaker, 'person' | 'today'>,
): Promise<readonly RememberedDate[]> {
  return byNextTime(await store.remembered.of(person.id), today, person.leapDay)
}

/**
 * What to mention on the member's day: nothing for a date that has passed, since it says "today". For
 * the member alone.
 */
export async function rememberedOn(
  store: Store,
  { person, today }: Pick<Speaker, 'person' | 'today'>,
  on: Temporal.PlainDate,
): Promise<readonly Mention[]> {
  if (Temporal.PlainDate.compare(on, today) < 0) return []
  return mentionsOn(await store.remembered.of(person.id), on, person.leapDay)
}

/** A remembered date of the member's own, by its id. */
export async function findRemembered(
  store: Store,
  { person }: Speaker,
  id: RememberedDateId,
): Promise<Result<RememberedDate, 'remembered-not-found'>> {
  const found = (await store.remembered.of(person.id)).find((one) => one.id === id)
  return found ? ok(found) : failed('remembered-not-found')
}

/** Keeps a date. The same act gives the same one, so a form that is sent twice keeps it once. */
export async function keepRemembered(
  store: Store,
  speaker: Speaker,
  once: string,
  draft: RememberedDateDraft,
): Promise<Result<RememberedDate, RememberedDateProblem | 'too-many-remembered'>> {
  const checked = checkRememberedDate(draft)
  if (!checked.ok) return checked
  const { person, now } = speaker
  const id = asId<RememberedDateId>(idForAct(person.id, once, 'remembered date'))

  return store.asOne(person.id, async (tx) => {
    const all = await tx.remembered.of(person.id)
    const kept = all.find((one) => one.id === id)
    if (kept) return ok(kept)
    const room = canRemember(all.length)
    if (!room.ok) return room
    const remembered = { ...checked.value, id }
    await tx.remembered.put(person.id, remembered, now)
    return ok(remembered)
  })
}

export async function changeRemembered(
  store: Store,
  speaker: Speaker,
  id: RememberedDateId,
  draft: RememberedDateDraft,
): Promise<Result<RememberedDate, RememberedDateProblem | 'remembered-not-found'>> {
  const checked = checkRememberedDate(draft)
  if (!checked.ok) return checked
  return store.asOne(speaker.person.id, async (tx) => {
    const found = await findRemembered(tx, speaker, id)
    if (!found.ok) return found
    const changed = { ...checked.value, id }
    await tx.remembered.put(speaker.person.id, changed, speaker.now)
    return ok(changed)
  })
}

/** Gives the date as it was. */
export async function removeRemembered(
  store: Store,
  speaker: Speaker,
  id: RememberedDateId,
): Promise<Result<RememberedDate, 'remembered-not-found'>> {
  const found = await findRemembered(store, speaker, id)
  if (found.ok) await store.remembered.remove(speaker.person.id, id)
  return found
}
