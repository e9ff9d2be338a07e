import type { Temporal } from 'temporal-polyfill'

/** A message on the local page. The body is the page's own business. */
export interface PageMessage {
  readonly id: string
  readonly channelId: string
  readonly sentAt: Temporal.Instant
  readonly body: unknown
}

/** Ids are UUIDs, one of a kind in all channels together. */
export interface PageLog {
  /** Adds it, and says `true`; where the id is known already, in any channel, nothing changes. */
  add(message: PageMessage): Promise<boolean>
  /** Replaces the body alone. Gives the message as it is now; `null` where that channel has none. */
  change(channelId: string, id: string, body: unknown): Promise<PageMessage | null>
  /** Whether there was such a message in that channel. */
  remove(channelId: string, id: string): Promise<boolean>
  /** The newest `most` messages of a channel, oldest first. */
  latest(channelId: string, most: number): Promise<readonly PageMessage[]>
}
