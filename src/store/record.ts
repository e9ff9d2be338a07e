import type { Temporal } from 'temporal-polyfill'
import type { CheckIn } from '#domain/check-in.ts'
import type { Goal } from '#domain/goal.ts'
import type { Role } from '#domain/group.ts'
import type { GroupId, PauseId, PersonId, ShareId } from '#domain/id.ts'
import type { Award } from '#domain/milestone-award.ts'
import type { PausedSpan } from '#domain/pause.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import type { Plan, PlanUse } from '#domain/plan.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import type { Setback } from '#domain/setback.ts'
import type { Consent } from './consent.ts'
import type { Post } from './post.ts'
import type { ShareKind } from './share.ts'

/**
 * Everything that is kept of one person and of nobody else. What belongs to a goal stands with the
 * goal. With whom they walk is not in it: that is kept of two.
 */
export interface PersonRecord {
  readonly person: Person
  readonly createdAt: Temporal.Instant
  /** In the order of doors and ids. */
  readonly accounts: readonly { readonly key: AccountKey; readonly name: string }[]
  /** The first joined first. */
  readonly memberships: readonly MembershipRecord[]
  /** The open ones first, each part in the order of creation. */
  readonly goals: readonly GoalRecord[]
  /** Of everything, in the order in which they were made. */
  readonly pauses: readonly PauseRecord[]
  /** In the order in which they were named. */
  readonly remembered: readonly RememberedRecord[]
  /** What they agreed to, the first first. */
  readonly consents: readonly Omit<Consent, 'personId'>[]
  /** Messages of ours in a group's channel that tell of them, the oldest first. */
  readonly posts: readonly Omit<Post, 'personId'>[]
}

export interface MembershipRecord {
  readonly groupId: GroupId
  readonly role: Role
  readonly joinedAt: Temporal.Instant
}

export interface GoalRecord {
  readonly goal: GoalOfPerson
  readonly createdAt: Temporal.Instant
  /** The first shared first. */
  readonly sharedWith: readonly { readonly groupId: GroupId; readonly sharedAt: Temporal.Instant }[]
  /** As `GoalHistory` has them. */
  readonly runStarts: readonly Temporal.PlainDate[]
  /** Oldest first. */
  readonly checkIns: readonly Omit<CheckIn, 'goalId'>[]
  /** Oldest first, by the date of the setback. */
  readonly setbacks: readonly Omit<Setback, 'goalId'>[]
  readonly awards: readonly (Award & { readonly at: Temporal.Instant })[]
  /** Its own, in the order in which they were made. */
  readonly pauses: readonly PauseRecord[]
  /** In the order in which they were made. */
  readonly plans: readonly PlanRecord[]
  /** The first told first. */
  readonly shares: readonly ShareRecord[]
}

type WithoutPerson<AnyGoal> = AnyGoal extends Goal ? Omit<AnyGoal, 'personId'> : never

/** A goal as its own person's record has it. */
export type GoalOfPerson = WithoutPerson<Goal>

export interface PauseRecord extends PausedSpan {
  readonly id: PauseId
  readonly createdAt: Temporal.Instant
}

export interface PlanRecord extends Omit<Plan, 'goalId'> {
  readonly createdAt: Temporal.Instant
  /** Oldest first. */
  readonly uses: readonly Omit<PlanUse, 'planId'>[]
}

export interface RememberedRecord extends RememberedDate {
  readonly createdAt: Temporal.Instant
}

export interface ShareRecord {
  readonly id: ShareId
  readonly kind: ShareKind
  /** The group; `null` for one person, who is not named here. */
  readonly groupId: GroupId | null
  readonly on: Temporal.PlainDate
  readonly sharedAt: Temporal.Instant
  /** `null` until the platform has taken the post. */
  readonly postedAt: Temporal.Instant | null
}

export interface Records {
  /** `null` when there is nobody of this id. */
  of(personId: PersonId): Promise<PersonRecord | null>
  /**
   * Adds the person with everything that the record holds; groups and channels that are not there are
   * left out, and so is what was told to one person. `false`, and nothing changed, when the person, an account
   * or anything else of it is there already.
   */
  add(record: PersonRecord): Promise<boolean>
}
