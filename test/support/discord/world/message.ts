import type { MessageComponent } from '../components.ts'
import type { Channel, User } from './places.ts'

export const messageFlags = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const

export interface Attachment {
  readonly id: string
  readonly filename: string
  /** The alternative text. */
  readonly description: string | null
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Which mentions in its text may ring. */
export interface AllowedMentions {
  readonly parse: readonly string[]
  readonly users: readonly string[]
  readonly roles: readonly string[]
}

/** Where a message came from, if the bot answered somebody with it. */
export interface Asked {
  readonly interactionId: string
  /** 2 a command, 3 a click, 5 a form. */
  readonly interactionType: number
  readonly user: User
}

/**
 * A message as it stands: the same object from its sending to its deletion, changed by every edit.
 */
export interface Message {
  readonly id: string
  readonly channel: Channel
  readonly author: User
  /** ISO 8601. */
  readonly sentAt: string
  readonly nonce: string | number | null
  readonly asked: Asked | null
  content: string
  embeds: readonly Readonly<Record<string, unknown>>[]
  components: readonly MessageComponent[]
  attachments: readonly Attachment[]
  allowedMentions: AllowedMentions | null
  flags: number
  /** How often it was edited, the filling of a deferred answer included. */
  edits: number
  editedAt: string | null
  deleted: boolean
}

export const isEphemeral = (message: Message): boolean =>
  (message.flags & messageFlags.ephemeral) !== 0

/** Whether it only says that the bot is thinking. */
export const isLoading = (message: Message): boolean => (message.flags & messageFlags.loading) !== 0
