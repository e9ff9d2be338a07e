import type { Temporal } from 'temporal-polyfill'
import type { DayEnd, Zone } from '#domain/calendar.ts'
import type { LeapDay } from '#domain/milestone-date.ts'
import type { Language, Person, PromptWishes } from '#domain/person.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { changing } from './replan.ts'

export interface Settings {
  readonly zone?: Zone
  readonly dayEnd?: DayEnd
  readonly promptTime?: Temporal.PlainTime | null
  readonly language?: Language
  readonly leapDay?: LeapDay
  /** Those that are given; the others stay as they are. */
  readonly wishes?: Partial<PromptWishes>
}

/** Changes how a member's days are counted and when they are asked. Dates said before stay. */
export async function changeSettings(
  store: Store,
  speaker: Speaker,
  settings: Settings,
): Promise<Person> {
  return changing(store, speaker, async (tx) => {
    const known = await tx.people.byAccount(speaker.account)
    const before = known?.person ?? speaker.person
    const wishes = { ...before.wishes, ...settings.wishes }
    const person = { ...before, ...settings, wishes }
    await tx.people.update(person)
    return person
  })
}
