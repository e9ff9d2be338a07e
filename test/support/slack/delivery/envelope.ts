import type { Failure } from '../world/interaction.ts'

/** Something that the app is told. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api'
  readonly payload: Readonly<Record<string, unknown>>
  /** The how manieth time it is told again, and why; null the first time. */
  readonly retry: { readonly number: number; readonly reason: string } | null
  /** Told when an acknowledgement comes that is too late. */
  readonly onLate?: () => void
}

/** What came of it. */
export type Delivered =
  /** @param answer What the acknowledgement carried; undefined if nothing. */
  | { readonly acked: true; readonly answer: unknown }
  | { readonly acked: false; readonly failure: Failure }

/** The way to the app. */
export interface Delivery {
  send(envelope: Envelope): Promise<Delivered>
}

export const failed = (failure: Failure): Delivered => ({ acked: false, failure })

/** An empty object is nothing: this is what Socket Mode makes of it. */
export const acked = (answer: unknown): Delivered => ({
  acked: true,
  answer: isEmpty(answer) ? undefined : answer,
})

const isEmpty = (answer: unknown): boolean =>
  answer === '' ||
  answer === null ||
  (typeof answer === 'object' && Object.keys(answer).length === 0)
