import type { Temporal } from 'temporal-polyfill'
import type { ConsentId, GroupId, PersonId } from '#domain/id.ts'

/** What a member agreed to when they joined a group. */
export interface Consent {
  readonly id: ConsentId
  readonly personId: PersonId
  readonly groupId: GroupId
  /** The very words that they read. */
  readonly words: string
  readonly agreedAt: Temporal.Instant
  /** When they left; `null` while it holds. */
  readonly leftAt: Temporal.Instant | null
}

export interface Consents {
  /** A known id: unchanged. */
  add(consent: Omit<Consent, 'leftAt'>): Promise<void>
  /** All of a person, those that have ended too, the oldest first. */
  of(personId: PersonId): Promise<readonly Consent[]>
  /** Ends those that hold in this group. */
  end(personId: PersonId, groupId: GroupId, at: Temporal.Instant): Promise<void>
}
