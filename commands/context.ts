import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { idForAct } from '#app/once.ts'
import type { Invocation } from '#chat/invocation.ts'
import type { Messenger, Place } from '#chat/messenger.ts'
import {
  asId,
  type GoalId,
  type GroupGoalId,
  type GroupId,
  isUuid,
  type PersonId,
  type PlanId,
  type ShareId,
} from '#domain/id.ts'
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
  /** Whether the platform lets them manage that community. */
  readonly manages: boolean
  /** Ids of the platform's roles that they have there; `null` when it did not say. */
  readonly roles: readonly string[] | null
  /** Where moderators find their dashboard; `null` while no process shows one. */
  readonly dashboardUrl: string | null
  /** Names this one act of the person, as a UUID: what it creates, it creates once. */
  readonly once: string
}

/** The parts of a context that are the same for everybody. `now` is asked once for each act. */
export interface House {
  readonly store: Store
  readonly messenger: Messenger
  now(): Temporal.Instant
  /** The address of the process that shows dashboards, without a slash at the end. Left out: none does. */
  readonly dashboard?: (() => string | null) | undefined
}

export async function makeContext(
  house: House,
  invocation: Omit<Invocation, 'said'>,
): Promise<Context> {
  const { account, name, place, community, manages, roles } = invocation
  const { store } = house
  const speaker = await meetPerson(store, { account, name, place, now: house.now() })
  const once = idForAct(speaker.person.id, invocation.once, 'act')
  return {
    ...contextFor(house, speaker),
    place,
    community: community === null ? null : { door: account.door, community },
    manages,
    roles,
    once,
  }
}

/** For turning to somebody who has not spoken: in a message, and with nothing to do for them. */
export function contextFor(house: House, speaker: Speaker): Context {
  const { store, messenger } = house
  const group = speaker.group ?? speaker.memberships[0]?.group
  return {
    speaker,
    words: wordsIn(speaker.person.language, group),
    store,
    messenger,
    place: null,
    community: null,
    manages: false,
    roles: [],
    dashboardUrl: house.dashboard?.() ?? null,
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
  groupGoal: z
    .string()
    .refine(isUuid)
    .transform(asId<GroupGoalId>),
  plan: z
    .string()
    .refine(isUuid)
    .transform(asId<PlanId>),
  person: z
    .string()
    .refine(isUuid)
    .transform(asId<PersonId>),
  share: z
    .string()
    .refine(isUuid)
    .transform(asId<ShareId>),
  // No calendar that is kept here has a year 0.
  date: z.iso
    .date()
    .refine((text) => !text.startsWith('0000'))
    .transform((text) => Temporal.PlainDate.from(text)),
  page: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
  /** How often something was changed, as it was when a form was opened. */
  version: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
  /** As `Context.once` gives it. */
  once: z.string().refine(isUuid),
  text: z.string(),
} as const
