import type { Temporal } from 'temporal-polyfill'
import type { GoalId, GroupId, PersonId, ShareId } from '#domain/id.ts'

export const shareKinds = ['check-in', 'milestone', 'new-start'] as const
export type ShareKind = (typeof shareKinds)[number]

/** To whom something was told: a group in its channels, or one person. */
export type ToldTo = { readonly groupId: GroupId } | { readonly personId: PersonId }

/** What a member chose to tell of one goal's date. */
export interface Share {
  /** Follows from what is told, of which goal, and to whom: so it is told once. */
  readonly id: ShareId
  readonly personId: PersonId
  readonly goalId: GoalId
  readonly kind: ShareKind
  readonly to: ToldTo
  readonly on: Temporal.PlainDate
  readonly sharedAt: Temporal.Instant
}

export interface KeptShare extends Share {
  /** Whether the platform has taken the post. */
  readonly posted: boolean
}

export interface Shares {
  /** Adds it, and gives the share that now stands under its id. */
  add(share: Share): Promise<KeptShare>
  /** For whoever has asked whose it is, or whose group. */
  get(id: ShareId): Promise<KeptShare | null>
  /** What a person has shared, the newest first. */
  of(personId: PersonId): Promise<readonly KeptShare[]>
  /** What others have told a person, alone or in a group of theirs, and what arrived; newest first. */
  toldTo(personId: PersonId): Promise<readonly Share[]>
  markPosted(id: ShareId, at: Temporal.Instant): Promise<void>
}
