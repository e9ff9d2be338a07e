import type { Card } from './card.ts'
import type { AccountRef } from './inline.ts'

/** Where a message of ours can go. */
export type Destination =
  | { readonly to: 'channel'; readonly place: Place }
  | { readonly to: 'person'; readonly account: AccountRef }

/** A channel in a community: a Discord guild, a Slack workspace, the local page. */
export interface Place {
  readonly door: AccountRef['door']
  readonly community: string
  readonly channel: string
}

/** Names a sent message, for updating or removing it. */
export interface MessageRef {
  readonly place: Destination
  readonly id: string
}

/** Why a message did not arrive. None of these is a crash. */
export type SendFailure =
  /** The person takes no direct messages from us. */
  | 'closed'
  /** We may not write there. */
  | 'no-access'
  /** The channel, the message or the community is no more. */
  | 'gone'
  /** Too much at once: after `retryAfterMs`. */
  | 'busy'
  /** The platform does not answer as it should: later. */
  | 'unavailable'

export type Sent =
  | { readonly sent: true; readonly message: MessageRef }
  | { readonly sent: false; readonly why: SendFailure; readonly retryAfterMs?: number }

/** What the platform says of somebody in one of its communities. */
export interface Standing {
  /** Whether it lets them manage the community. */
  readonly manages: boolean
  /** Ids of its roles that they have: roles at Discord, user groups at Slack. */
  readonly roles: readonly string[]
}

/**
 * Says something without having been asked, and answers what has to be known for that. Each door has
 * one.
 */
export interface Messenger {
  /** `key` names this delivery: sending it again with the same key shows it once. */
  send(to: Destination, card: Card, key: string): Promise<Sent>
  update(message: MessageRef, card: Card): Promise<Sent>
  remove(message: MessageRef): Promise<Sent>
  /**
   * Whether we can see that there is such a channel in that community. Ask before believing a
   * channel that came with a form.
   */
  sees(place: Place): Promise<boolean>
  /**
   * What the platform says of somebody in one of its communities at present; `null` where they are not
   * there, or the platform does not say.
   */
  standing(account: AccountRef, community: string): Promise<Standing | null>
  /** How many requests a message there takes. */
  turns(to: Destination): number
}
