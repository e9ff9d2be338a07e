import type { Temporal } from 'temporal-polyfill'
import type { GroupId, PersonId } from '#domain/id.ts'

/** A code that waits to be entered on another side. The code itself is not kept. */
export interface LinkCode {
  /** Follows from the code and from what it links, by a secret. */
  readonly hash: string
  /** The group that it gives another home; `null` where it links accounts. */
  readonly groupId: GroupId | null
  /** Who asked for it. */
  readonly personId: PersonId
  /** From then on it is not taken any more. */
  readonly expiresAt: Temporal.Instant
}

export interface LinkCodes {
  /** Adds it, in place of earlier ones of the same person for the same. */
  add(code: LinkCode): Promise<void>
  /** Also one that is too old; `null` when it was used, or never made, or long ago. */
  find(hash: string): Promise<LinkCode | null>
  /** Uses it up: of two who take it at once, one gets it. `null` also when it is too old. */
  take(hash: string, now: Temporal.Instant): Promise<LinkCode | null>
  /** Counts that somebody enters a code. `false` when they have entered too many of late. */
  mayTry(personId: PersonId, now: Temporal.Instant): Promise<boolean>
  /** Removes those that were too old at an instant; gives how many. */
  forget(expiredBefore: Temporal.Instant): Promise<number>
}
