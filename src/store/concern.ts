import type { Temporal } from 'temporal-polyfill'
import type { ConcernId, GroupId, ShareId } from '#domain/id.ts'
import type { Share } from './share.ts'

/** What moderators made of a concern. */
export const concernOutcomes = ['left', 'taken-down'] as const
export type ConcernOutcome = (typeof concernOutcomes)[number]

/** Somebody asked the moderators to look at a share. Who it was is not kept. */
export interface Concern {
  /** Follows from the share and from who it was, by a secret. */
  readonly id: ConcernId
  readonly groupId: GroupId
  readonly shareId: ShareId
  /** What they wrote, if anything. */
  readonly words: string | null
  readonly at: Temporal.Instant
  /** `null` while nobody has looked. */
  readonly outcome: ConcernOutcome | null
}

/** A share that somebody has a concern about, as its moderators see it. */
export interface SeenConcern {
  readonly shareId: ShareId
  /** What its author's post was; `null` when it is kept no more. */
  readonly share: (Pick<Share, 'kind' | 'sharedAt'> & { readonly name: string }) | null
  /** What was written about it, in no order that tells anything. */
  readonly words: readonly string[]
}

export interface Concerns {
  /** A known id: unchanged, `false`. */
  add(concern: Omit<Concern, 'outcome'>): Promise<boolean>
  /** Shares with concerns that nobody has handled, those of the first concern first. */
  open(groupId: GroupId): Promise<readonly SeenConcern[]>
  /** All about one share. */
  of(shareId: ShareId): Promise<readonly Concern[]>
  /** Handles all that are open about a share. `false` when there are none: somebody was first. */
  handle(shareId: ShareId, outcome: ConcernOutcome, at: Temporal.Instant): Promise<boolean>
}
