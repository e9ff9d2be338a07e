import type { Temporal } from 'temporal-polyfill'
import type { AccountId, PersonId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'

/** One of the accounts by which a person is known. */
export interface KeptAccount {
  readonly id: AccountId
  readonly key: AccountKey
  /** The name that it goes by. */
  readonly name: string
}

/** What is between a person and their accounts. */
export interface Accounts {
  /** All of a person; the one to which messages go is the first. */
  of(personId: PersonId): Promise<readonly KeptAccount[]>
  /** From now on messages go to this account. `false`, and nothing changed, when it is not theirs. */
  prefer(personId: PersonId, id: AccountId): Promise<boolean>
  /**
   * Holds the rows of these people until the transaction ends, in one order for all. Only inside
   * `inOne`.
   */
  hold(personIds: readonly PersonId[]): Promise<void>
  /**
   * Everything of `from` is `into`'s from now on, and `from` is no more. What both have and one can have
   * only once is kept once. Settings are `into`'s. Hold both before. Work out anew what is due after.
   */
  merge(into: PersonId, from: PersonId, at: Temporal.Instant): Promise<void>
  /**
   * The account leaves for a new person, `fresh`, with the settings that everybody begins with. `false`,
   * and nothing changed, when it is not theirs or their only one. Hold the person before.
   */
  unlink(personId: PersonId, id: AccountId, fresh: PersonId, at: Temporal.Instant): Promise<boolean>
}
