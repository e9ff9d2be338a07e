import type { Temporal } from 'temporal-polyfill'
import type { DayEnd, Zone } from './calendar.ts'
import type { PersonId } from './id.ts'
import type { LeapDay } from './milestone-date.ts'
import type { QuietHours } from './quiet-hours.ts'

/** A door of the house: where an account lives. `web` is the local page. */
export type Door = 'discord' | 'slack' | 'web'

/**
 * Names one account for good. `tenant` is the Slack workspace, and empty where a person's id is
 * unique across the whole platform.
 */
export interface AccountKey {
  readonly door: Door
  readonly tenant: string
  readonly externalId: string
}

/** Languages that every sentence exists in. */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** What a member wants, beside the daily prompt, of what comes without their having asked. */
export interface PromptWishes {
  /** One reminder for a date whose window will close. */
  readonly nudge: boolean
  /** When nothing comes but the prompt, whose time they chose; `null` for none. */
  readonly quietHours: QuietHours | null
  /** A neutral line in the channel, where they take no direct messages. */
  readonly pingInChannel: boolean
  /** Those with whom they walk may hear that it has been quiet. */
  readonly buddyWhenQuiet: boolean
}

export interface Person {
  readonly id: PersonId
  /** `null` until they set one: their group's zone is used. */
  readonly zone: Zone | null
  readonly dayEnd: DayEnd
  /** When the daily prompt comes, on the member's own clock; `null`: no prompts. */
  readonly promptTime: Temporal.PlainTime | null
  readonly language: Language
  /** When their years are full, for a run that began on 29 February. */
  readonly leapDay: LeapDay
  readonly wishes: PromptWishes
}
