import type { ModalBody } from '../checks/modal.ts'
import { isEphemeral, type Message } from './message.ts'
import type { Channel, User } from './places.ts'

export const interactionTypes = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

/** A form that was opened for somebody. */
export interface Modal {
  readonly interaction: Interaction
  readonly body: ModalBody
}

export interface Choice {
  readonly name: string
  readonly value: string | number
}

/** How an interaction was answered first: all that can be done with it depends on this. */
export type Answer =
  | { readonly kind: 'message' | 'update' | 'deferred' | 'deferred-update' }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'autocomplete'; readonly choices: readonly Choice[] }

export interface Asking {
  readonly id: string
  readonly token: string
  /** One of `interactionTypes`. */
  readonly type: number
  readonly user: User
  readonly channel: Channel
  /** The message whose button was used, or from whose button the form was opened. */
  readonly source: Message | null
  /** The command's, the component's or the form's own part of the payload. */
  readonly data: Readonly<Record<string, unknown>>
  /** Changes the payload as a whole, last of all, into what Discord itself would not send. */
  readonly reshape?: (payload: object) => unknown
}

/** Something that a person asked of the bot, and how far the bot has answered. */
export class Interaction {
  readonly asking: Asking
  /** When it was sent, in milliseconds of the world's clock: its token lives from here. */
  readonly createdMs: number
  readonly followUps: Message[] = []
  /** Codes of the errors that first answers were refused with. */
  readonly refusals: number[] = []
  answer: Answer | null = null
  /** The message that `@original` is; null while there is none. */
  original: Message | null = null
  /** From being sent to the first answer, in milliseconds. */
  latencyMs: number | null = null
  readonly #sentMs = performance.now()
  readonly #deadlineMs: number

  /** @param deadlineMs How long the first answer may take, in milliseconds of the machine's time. */
  constructor(asking: Asking, createdMs: number, deadlineMs: number) {
    this.asking = asking
    this.createdMs = createdMs
    this.#deadlineMs = deadlineMs
  }

  get isLate(): boolean {
    return performance.now() - this.#sentMs > this.#deadlineMs
  }

  /** How many first answers came in, those that were refused included. */
  get attempts(): number {
    return this.refusals.length + (this.answer ? 1 : 0)
  }

  take(answer: Answer): void {
    this.answer = answer
    this.latencyMs = performance.now() - this.#sentMs
  }

  /** The messages that the person may see because they asked. */
  get messages(): readonly Message[] {
    return [...(this.original ? [this.original] : []), ...this.followUps]
  }
}

/** Whether somebody sees a message: an ephemeral one is for the one who asked. */
export function isVisibleTo(message: Message, user: User): boolean {
  if (message.deleted) return false
  if (isEphemeral(message)) return message.asked?.user === user
  const { channel } = message
  if (channel.kind === 'direct') return channel.recipient === user
  return channel.guild.members.has(user.id)
}
