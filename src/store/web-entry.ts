import type { Temporal } from 'temporal-polyfill'
import type { GroupId, PersonId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'

/** A link to a group's dashboard, or a browser that came in by one. */
export interface WebEntry {
  /** Of what the link or the cookie holds; that itself is kept nowhere. */
  readonly hash: string
  readonly kind: 'link' | 'session'
  readonly groupId: GroupId
  readonly personId: PersonId
  /** The account by which they moderate. */
  readonly account: AccountKey
  /** The guild or workspace that says so; `null` where it was not known, as in a direct message. */
  readonly community: string | null
  readonly expiresAt: Temporal.Instant
}

export interface WebEntries {
  add(entry: WebEntry): Promise<void>
  /** The session of this hash that still lasts. */
  session(hash: string, now: Temporal.Instant): Promise<WebEntry | null>
  /** What a link is good for. Looking uses nothing up. */
  link(hash: string, now: Temporal.Instant): Promise<'open' | 'used' | 'expired' | 'unknown'>
  /** Uses an open link up; `null`, and nothing changed, when it is not open any more. */
  take(hash: string, now: Temporal.Instant): Promise<WebEntry | null>
  remove(hash: string): Promise<void>
  /** Removes what expired before an instant, and gives how many. */
  forget(expiredBefore: Temporal.Instant): Promise<number>
}
