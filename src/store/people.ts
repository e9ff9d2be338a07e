import type { Temporal } from 'temporal-polyfill'
import type { Group, Role } from '#domain/group.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import type { Asked } from '#domain/prompt.ts'
import type { ChannelKey } from './group.ts'

/** A person as known by one of their accounts, with every group they belong to. */
export interface Acquaintance {
  readonly person: Person
  readonly asked: Asked
  /** The name that the account goes by. */
  readonly name: string
  /** The first joined first. */
  readonly memberships: readonly Membership[]
}

export interface Membership {
  readonly group: Group
  readonly role: Role
  /** Where the group lives, as `Groups.channels` gives it. */
  readonly channels: readonly ChannelKey[]
}

export interface NewAccount {
  readonly key: AccountKey
  readonly name: string
  readonly person: Person
  readonly at: Temporal.Instant
}

export interface People {
  byAccount(key: AccountKey): Promise<Acquaintance | null>
  /** Adds the person and the account. If the account is known by now, changes nothing. */
  add(account: NewAccount): Promise<void>
  rename(key: AccountKey, name: string): Promise<void>
  /** Writes the settings; dates that were said before stay as they were. */
  update(person: Person): Promise<void>
}
