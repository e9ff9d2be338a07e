import type { Temporal } from 'temporal-polyfill'
import type { GroupId, PersonId } from '#domain/id.ts'
import type { ModeratorActKind } from '#domain/moderator-act.ts'

/** Something that a moderator did in a group. */
export interface ModeratorAct {
  readonly id: string
  readonly groupId: GroupId
  /** `null` once they are forgotten. */
  readonly personId: PersonId | null
  readonly kind: ModeratorActKind
  readonly details: ModeratorActDetails
  readonly at: Temporal.Instant
}

export interface ModeratorActDetails {
  /** What it was about, in words: a title, a name. */
  readonly about?: string
  /** What stood there before, for undoing it; plain JSON. */
  readonly before?: unknown
}

/** As the moderators of the group see it, with the name that the moderator goes by. */
export interface SeenModeratorAct extends ModeratorAct {
  readonly by: string | null
}

export interface ModeratorActs {
  /** A known id: unchanged. */
  add(act: ModeratorAct): Promise<void>
  get(groupId: GroupId, id: string): Promise<ModeratorAct | null>
  /** The newest first, at most so many. */
  of(groupId: GroupId, most: number): Promise<readonly SeenModeratorAct[]>
}
