import type { ActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Command } from '#chat/command.ts'
import type { Desk } from '#chat/desk.ts'
import type { AccountRef } from '#chat/inline.ts'
import type { Place } from '#chat/messenger.ts'

/** One of the people that a newcomer can play on the local page. */
export interface Persona {
  /** In the page's address: lower-case letters. */
  readonly id: string
  readonly name: string
  readonly about: string
  /** Sees what only moderators can use. */
  readonly isModerator: boolean
}

/** How far a newcomer can skip ahead. */
export const skips = ['hour', 'prompt', 'week'] as const
export type Skip = (typeof skips)[number]

export interface Skipped {
  /** The persona has asked for prompts: they come by themselves. */
  readonly isAsked: boolean
}

/** What stands in a channel: words of a persona, or a card of ours. */
export interface ChannelMessage {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly body:
    | { readonly from: 'persona'; readonly name: string; readonly text: string }
    | { readonly from: 'us'; readonly card: Card }
}

/** Keeps what stands in each channel, as a platform would. Ids are UUIDs. */
export interface ChannelLog {
  /** `false` when the id is known already; then nothing changes. */
  add(channel: string, message: ChannelMessage): Promise<boolean>
  /** Gives the message as it is now, with the time that it had; `null` where there is none. */
  change(channel: string, id: string, body: ChannelMessage['body']): Promise<ChannelMessage | null>
  /** Whether it was there. */
  remove(channel: string, id: string): Promise<boolean>
  /** The newest, oldest first. */
  latest(channel: string, most: number): Promise<readonly ChannelMessage[]>
}

export interface PageTime {
  /** ISO 8601, UTC. */
  now(): string
  /** The zone in which a persona lives. */
  zoneOf(persona: Persona): Promise<string>
  /** Moves everybody's clock forward; `null` where time is real. */
  readonly skip: ((how: Skip, persona: Persona) => Promise<Skipped>) | null
}

/** The page's own words. */
export interface PageWords {
  readonly title: string
  readonly lead: string
  readonly playing: string
  readonly channelTitle: string
  readonly channelAbout: string
  readonly channelEmpty: string
  readonly privateTitle: (name: string) => string
  readonly privateAbout: string
  readonly privateEmpty: string
  readonly onlyYou: string
  readonly time: string
  readonly skip: Readonly<Record<Skip, string>>
  readonly composer: string
  readonly composerHint: string
  readonly send: string
  readonly tryThese: string
  readonly suggestions: string
  readonly cancel: string
  readonly lineTooLong: string
  readonly offline: string
}

export interface PageParts {
  readonly desk: Desk
  readonly commands: readonly Command<never>[]
  readonly codec: ActionCodec
  readonly personas: readonly [Persona, ...Persona[]]
  readonly place: Place
  readonly log: ChannelLog
  readonly time: PageTime
  readonly words: PageWords
}

/** The account that a persona speaks with. Nobody from another door can be played here. */
export const accountOf = (persona: Persona): AccountRef => ({
  door: 'web',
  tenant: '',
  externalId: persona.id,
})
