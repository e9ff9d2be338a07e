import type { Card } from '#chat/card.ts'
import type { Messenger } from '#chat/messenger.ts'
import type { Zone } from '#domain/calendar.ts'
import type { AccountKey } from '#domain/person.ts'
import type { Store } from '#store/store.ts'
import type { TestClock } from './clock.ts'

/** The members of the group at every door, and its moderator Noor. */
export const personNames = ['Robin', 'Sam', 'Noor', 'Ida', 'Jun', 'Tomas'] as const
export type PersonName = (typeof personNames)[number]

/** What a test needs to hold a conversation through one door, whichever it is. */
export interface OpenDoor {
  /** A member of the one group; Noor is its moderator. */
  person(name: PersonName): Talker
  /** Sends somebody a direct message by the door's own messenger. Gives what they read. */
  brings(name: PersonName, card: Card): Promise<Seen>
  /** By which account the store knows somebody. */
  account(name: PersonName): AccountKey
  /** By which the house says something without having been asked. */
  readonly messenger: Messenger
  /** Ends the process and opens it again on the same data, as after a restart. */
  restart(): Promise<void>
  close(): Promise<void>
}

export type OpenDoorFor = (world: {
  readonly store: Store
  readonly clock: TestClock
  readonly zone: Zone
}) => Promise<OpenDoor>

/** One person at a door: what they do, and what they can see. */
export interface Talker {
  /** Types a line: a command with its slash. Gives the answer they read. */
  says(line: string): Promise<Seen>
  /** Uses the newest button with this label that they can see. */
  clicks(label: string): Promise<Seen>
  /** Takes an option of the newest choice that they can see. */
  chooses(option: string): Promise<Seen>
  /** Fills in the open form, by the fields' labels, and sends it. */
  fills(values: Readonly<Record<string, string>>): Promise<Seen>
  /** Sends again exactly what they sent last, as a double click or a platform's retry does. */
  repeats(): Promise<Seen>
  /** Sends a button's id that this house never made, or made for somebody else. */
  forges(id: string): Promise<Seen>
  /** The id of the newest button with this label, for handing it to somebody else. */
  idOf(label: string): string
  /**
   * The further private cards that came along with the answer to what they did last, in order. Waits
   * until there are so many, and throws if they do not come.
   */
  further(count: number): Promise<readonly Seen[]>
  /** Everything in the channel, oldest first, as they see it. */
  channel(): Promise<readonly string[]>
}

/** What a person reads after they did something: a private card, or a form. */
export type Seen =
  | {
      readonly kind: 'card'
      readonly text: string
      readonly buttons: readonly string[]
      /** Labels of the buttons that are shown as chosen. */
      readonly chosen: readonly string[]
      readonly options: readonly string[]
    }
  | {
      readonly kind: 'form'
      readonly title: string
      /** What stands in each field, by its label. */
      readonly fields: Readonly<Record<string, string>>
      /** Sentences about fields that need another look, by label. */
      readonly problems: Readonly<Record<string, string>>
    }

/** The text that was read: a card's, or a form's title and what it says of its fields. */
export const readOf = (seen: Seen): string =>
  seen.kind === 'card' ? seen.text : [seen.title, ...Object.values(seen.problems)].join('\n')
