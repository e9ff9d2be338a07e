import type { Temporal } from 'temporal-polyfill'
import type { PersonId } from '#domain/id.ts'

/** What somebody has begun and not yet said yes to, while they still look at it. */
export interface Draft {
  readonly id: string
  /** Plain JSON. */
  readonly body: unknown
}

export interface Drafts {
  /** Adds it, or changes a known one of the same person. */
  put(personId: PersonId, draft: Draft, at: Temporal.Instant): Promise<void>
  /** `null` when there is none, and also when it is somebody else's. */
  get(personId: PersonId, id: string): Promise<Draft | null>
  /** Forgets all that were last changed before an instant. */
  forget(before: Temporal.Instant): Promise<void>
}
