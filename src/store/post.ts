import type { Temporal } from 'temporal-polyfill'
import type { GroupId, PersonId } from '#domain/id.ts'
import type { ChannelKey } from './group.ts'

export const postKinds = ['share', 'group-goal', 'group-mark', 'newcomer'] as const
export type PostKind = (typeof postKinds)[number]

/** A message of ours that stands in a group's channel. */
export interface Post {
  readonly groupId: GroupId
  readonly channel: ChannelKey
  readonly kind: PostKind
  /** The id of what it shows: a share, a group goal, a person who came. */
  readonly about: string
  /** Whom it tells of; `null` for nobody. */
  readonly personId: PersonId | null
  /** Where it stands, as `MessageRef` of chat/messenger.ts. */
  readonly message: unknown
  readonly postedAt: Temporal.Instant
}

export interface Posts {
  /** Adds it, in place of an earlier one of the same in the same channel. A channel unknown: nothing. */
  put(post: Post): Promise<void>
  /** All of one kind about one thing, in the order of their channels. */
  about(kind: PostKind, about: string): Promise<readonly Post[]>
  remove(post: Pick<Post, 'channel' | 'kind' | 'about'>): Promise<void>
}
