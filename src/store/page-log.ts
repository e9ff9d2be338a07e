import type { Temporal } from 'temporal-polyfill'

/** A message in the local page's channel. The body is the page's own business. */
export interface PageMessage {
  readonly id: string
  readonly channelId: string
  readonly sentAt: Temporal.Instant
  readonly body: unknown
}

export interface PageLog {
  /** Adds it, or replaces the body when the id is known. */
  put(message: PageMessage): Promise<void>
  remove(id: string): Promise<void>
  /** The newest `most` messages of a channel, oldest first. */
  latest(channelId: string, most: number): Promise<readonly PageMessage[]>
}
