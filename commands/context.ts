import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { idForAct } from '#app/once.ts'
import type { Invocation } from '#chat/invocation.ts'
import type { Messenger, Place } from '#chat/messenger.ts'
import { asId, type GoalId, type GroupId, isUuid, type PlanId } from '#domain/id.ts'
import type { CommunityKey, Store } from '#store/store.ts'
import { type Words, wordsIn } from '#words/words.ts'

/** What every command has to work with: who speaks, in which words, and what is kept. */
export interface Context {
  readonly speaker: Speaker
  readonly words: Words
  readonly store: Store
  readonly messenger: Messenger
  /** The channel they are in, or `null` in a direct message. */
  readonly place: Place | null
  /** The community they are in, also where they are in none of its channels. */
  readonly community: CommunityKey | null
  /** Whether they may do what moderators of this group do. */
  readonly isModerator: boolean
  /** Names this one act of the person, as a UUID: what it creates, it creates once. */
  readonly once: string
}

/** The parts of a context that are the same for everybody. `now` is asked once for each act. */
export interface House {
  readonly store: Store
  readonly messenger: Messenger
  now(): Temporal.Instant
}

export async function makeContext(
  house: House,
  invocation: Omit<Invocation, 'said'>,
): Promise<Context> {
  const { account, name, place, community } = invocation
  const { store } = house
  const speaker = await meetPerson(store, { account, name, place, now: house.now() })
  const once = idForAct(speaker.person.id, invocation.once, 'act')
  return {
    ...contextFor(house, speaker),
    place,
    community: community === null ? null : { door: account.door, community },
    isModerator: invocation.manages || speaker.role === 'moderator',
    once,
  }
}

/** For turning to somebody who has not spoken: in a message, and with nothing to do for them. */
export function contextFor({ store, messenger }: House, speaker: Speaker): Context {
  const group = speaker.group ?? speaker.memberships[0]?.group
  return {
    speaker,
    words: wordsIn(speaker.person.language, group),
    store,
    messenger,
    place: null,
    community: null,
    isModerator: false,
    once: '',
  }
}

/** What an action can carry, and how it is read back. */
export const carried = {
  goal: z
    .string()
    .refine(isUuid)
    .transform(asId<GoalId>),
  group: z
    .string()
    .refine(isUuid)
    .transform(asId<GroupId>),
  plan: z
    .string()
    .refine(isUuid)
    .transform(asId<PlanId>),
  // No calendar that is kept here has a year 0.
  date: z.iso
    .date()
    .refine((text) => !text.startsWith('0000'))
    .transform((text) => Temporal.PlainDate.from(text)),
  page: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
  /** As `Context.once` gives it. */
  once: z.string().refine(isUuid),
  text: z.string(),
} as const
