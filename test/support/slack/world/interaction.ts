import type { Message } from './message.ts'
import type { Channel, User, Workspace } from './places.ts'
import type { View } from './view.ts'

/** What a person did. What can be answered depends on it. */
export type AskingKind =
  | 'command'
  | 'action'
  | 'suggestion'
  | 'submission'
  | 'closing'
  | 'shortcut'
  | 'message shortcut'
  | 'home'

export interface Asking {
  readonly kind: AskingKind
  readonly user: User
  /** Null in the Home tab, and in modals that were not opened from a channel. */
  readonly channel: Channel | null
  /** The message whose button was used. */
  readonly source: Message | null
  /** The view in which something was used, or that was sent or closed. */
  readonly view: View | null
  /** The part of the payload that only this has. */
  readonly own: Readonly<Record<string, unknown>>
  /** What somebody's own client makes of the payload; nothing by default. */
  readonly reshape?: (payload: object) => object
}

/** An address under which the app may go on answering. */
export interface ResponseUrl {
  readonly id: string
  readonly interaction: Interaction
  /** In milliseconds of the world's clock. */
  readonly createdMs: number
  used: number
}

/**
 * Why the person is told that it did not work: nothing came in time, or something that is no
 * acknowledgement.
 */
export type Failure = 'operation_timeout' | 'dispatch_failed'

/** Something that a person asked of the app, and how far the app has answered. */
export class Interaction {
  readonly asking: Asking
  readonly workspace: Workspace
  /** Null for what gives the app nothing to open a modal with. */
  readonly trigger: string | null
  /** When it was sent, in milliseconds of the world's clock. */
  readonly createdMs: number
  /** How many things people had seen before. */
  readonly seenBefore: number
  /** What the app acknowledged with; undefined if it was nothing. */
  answer: unknown
  acked = false
  failure: Failure | null = null
  /** Whether an acknowledgement came when it was too late. */
  late = false
  triggerUsed = false
  /** From being sent to the acknowledgement, in milliseconds. */
  latencyMs: number | null = null
  readonly #sentMs = performance.now()

  constructor(asking: Asking, trigger: string | null, createdMs: number, seenBefore: number) {
    this.asking = asking
    this.workspace = asking.user.workspace
    this.trigger = trigger
    this.createdMs = createdMs
    this.seenBefore = seenBefore
  }

  acknowledge(answer: unknown): void {
    this.acked = true
    this.answer = answer
    this.latencyMs = performance.now() - this.#sentMs
  }
}
