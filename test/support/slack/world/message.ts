import type { Block } from '../blocks/blocks.ts'
import { type Channel, reads, type User } from './places.ts'

/**
 * A message as it stands: the same object from its sending to its deletion, changed by every edit.
 */
export interface Message {
  readonly ts: string
  readonly channel: Channel
  readonly author: User
  /** The only one who sees it; null for everybody in the channel. */
  readonly onlyFor: User | null
  readonly threadTs: string | null
  /** What notifications and screen readers have; what is shown, too, if there are no blocks. */
  text: string
  /** Whether its text is formatted. */
  mrkdwn: boolean
  blocks: readonly Block[]
  /** Ids of the files that were shared with it. */
  readonly files: readonly string[]
  /** How often it was changed. */
  edits: number
  editedTs: string | null
  deleted: boolean
}

export const isEphemeral = (message: Message): boolean => message.onlyFor !== null

export function isVisibleTo(message: Message, user: User): boolean {
  if (message.deleted) return false
  return message.onlyFor ? message.onlyFor === user : reads(user, message.channel)
}
