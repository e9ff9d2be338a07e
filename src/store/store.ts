import type { Temporal } from 'temporal-polyfill'
import type { CheckIn, DatedAnswer } from '#domain/check-in.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group, Role } from '#domain/group.ts'
import type {
  GoalId,
  GroupId,
  PairId,
  PauseId,
  PersonId,
  PlanId,
  RememberedDateId,
  SetbackId,
} from '#domain/id.ts'
import type { Award } from '#domain/milestone-award.ts'
import type { MilestoneList } from '#domain/milestone-list.ts'
import type { Pause } from '#domain/pause.ts'
import type { AccountKey, Door, Person } from '#domain/person.ts'
import type { Plan, PlanUse } from '#domain/plan.ts'
import type { Asked } from '#domain/prompt.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import type { Setback } from '#domain/setback.ts'
import type { PageLog } from './page-log.ts'
import type { Records } from './record.ts'
import type { Claimed, Deliveries, Paces, Schedule, TransactionHandle } from './schedule.ts'
import type { Shares } from './share.ts'

export type { PageLog } from './page-log.ts'
export type { QueueDatabase } from './queue-database.ts'
export type * from './schedule.ts'
export type { KeptShare, ShareKind, Shares, ToldTo } from './share.ts'

/** What is kept, by what it is about. */
export interface StoreParts {
  readonly people: People
  readonly groups: Groups
  readonly goals: Goals
  readonly checkIns: CheckIns
  readonly shares: Shares
  readonly pauses: Pauses
  readonly awards: Awards
  readonly setbacks: Setbacks
  readonly plans: Plans
  readonly remembered: RememberedDates
  readonly pairs: Pairs
  readonly records: Records
  readonly schedule: Schedule
  readonly deliveries: Deliveries
  readonly paces: Paces
  readonly page: PageLog
  readonly installations: Installations
  readonly settings: Settings
}

/**
 * Everything that is kept, in the domain's own words. Text that people write goes in and comes out
 * plain and is encrypted at rest. Nothing here decides a rule.
 */
export interface Store extends StoreParts {
  /**
   * The same for work on many people side by side: what is asked in one turn of the event loop is asked in
   * one statement for all, wherever planning and sending a prompt ask for it.
   */
  inBulk(): Store
  /**
   * Runs `work` in one transaction that holds this person's row, so that two requests of the same
   * person wait for one another. Keep it short and never await a platform inside: the embedded
   * database has one connection. A throw undoes all of it.
   */
  asOne<T>(personId: PersonId, work: (store: Store) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one transaction. `handle` runs statements of others in it, such as the queue's. Keep it
   * short and never await a platform inside. A throw undoes all of it.
   */
  inOne<T>(work: (store: Store, handle: TransactionHandle) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one transaction with the members for whom something is overdue at `now`, the longest
   * first, at most so many. Until it ends, no other process claims them. `handle` runs statements of
   * others in the same transaction. A throw undoes all of it.
   */
  claimDue<T>(
    now: Temporal.Instant,
    most: number,
    work: (store: Store, claimed: readonly Claimed[], handle: TransactionHandle) => Promise<T>,
  ): Promise<T>
  /**
   * 32 bytes for one purpose, such as signing actions: always the same for this installation and
   * label, also after the encryption keys have changed.
   */
  secret(label: string): Uint8Array
  /** Resolves when the database answers; rejects when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}

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

export interface CommunityKey {
  readonly door: Door
  /** The community's id on its platform: a guild, a workspace. */
  readonly community: string
}

export interface ChannelKey extends CommunityKey {
  readonly channel: string
}

export interface Groups {
  /** Adds the community when it is new, the group, and the channel it lives in. Known: unchanged. */
  add(group: Group, lives: ChannelKey, at: Temporal.Instant): Promise<void>
  at(channel: ChannelKey): Promise<Group | null>
  /** The channels in which a group lives, in communities that we are still in. */
  channels(groupId: GroupId): Promise<readonly ChannelKey[]>
  /** Every community of a door that a group was ever set up in. */
  communities(
    door: Door,
  ): Promise<readonly { readonly community: string; readonly isRemoved: boolean }[]>
  /** We were removed from a community (`at`), or are back in it (`null`). Unknown: nothing. */
  markRemoved(community: CommunityKey, at: Temporal.Instant | null): Promise<void>
  /** A channel is no more: the group it belonged to no longer lives there. */
  forgetChannel(channel: ChannelKey): Promise<void>
  /** The milestones that the group marks; `null`: those that its kind begins with. */
  setMilestones(groupId: GroupId, list: MilestoneList | null): Promise<void>
  /** Adds the membership, or changes its role. */
  join(personId: PersonId, groupId: GroupId, role: Role, at: Temporal.Instant): Promise<void>
}

/** A goal together with the groups it is shared with. */
export interface KeptGoal {
  readonly goal: Goal
  readonly sharedWith: readonly GroupId[]
}

export interface GoalOnDate extends KeptGoal {
  /** What was said for the date, if anything. */
  readonly checkIn: CheckIn | null
}

export interface GoalHistory extends KeptGoal {
  /** All that was said, oldest first, without the notes: nothing is concluded from them. */
  readonly checkIns: readonly DatedAnswer[]
  /** The start, and new starts that were told without a setback, oldest first; never empty. */
  readonly runStarts: readonly Temporal.PlainDate[]
  /** Oldest first, by the date of the setback. */
  readonly setbacks: readonly Setback[]
  readonly awards: readonly Award[]
  /** Of this goal and of everything, in the order in which they were made. */
  readonly pauses: readonly Pause[]
}

export interface Goals {
  /** `null` when there is none, and also when it is somebody else's. */
  get(personId: PersonId, goalId: GoalId): Promise<KeptGoal | null>
  /** All goals of a person, the open ones first, each part in the order of creation. */
  of(personId: PersonId): Promise<readonly KeptGoal[]>
  /** As `get`, with what was said for one date. */
  getOn(personId: PersonId, goalId: GoalId, on: Temporal.PlainDate): Promise<GoalOnDate | null>
  /** The open goals of a person in the order of creation, with what was said for one date. */
  openOn(personId: PersonId, on: Temporal.PlainDate): Promise<readonly GoalOnDate[]>
  /** As `get`, with everything that was ever said. */
  history(personId: PersonId, goalId: GoalId): Promise<GoalHistory | null>
  /** The open goals of a person in the order of creation, with everything that was ever said. */
  openHistories(personId: PersonId): Promise<readonly GoalHistory[]>
  countOpen(personId: PersonId): Promise<number>
  /** Adds the goal and its first run. `false`, and nothing changed, when the id is known. */
  add(goal: Goal, at: Temporal.Instant): Promise<boolean>
  /**
   * Writes title, cadence, target, reserve days and dates. Where the start moves, so does what was
   * awarded in the run that it begins.
   */
  update(goal: Goal): Promise<void>
  share(goalId: GoalId, groupId: GroupId, at: Temporal.Instant): Promise<void>
  unshare(goalId: GoalId, groupId: GroupId): Promise<void>
}

export interface CheckIns {
  /** Writes the check-in, in place of an earlier one for the same goal and date. */
  put(checkIn: CheckIn): Promise<void>
  /** Of one goal, oldest first. */
  of(goalId: GoalId): Promise<readonly CheckIn[]>
}

export interface KeptPause extends Pause {
  readonly id: PauseId
}

export interface Pauses {
  /** All of a person, in the order in which they were made. */
  of(personId: PersonId): Promise<readonly KeptPause[]>
  /** Adds it, or gives a known one of the same person its new dates. */
  put(personId: PersonId, pause: KeptPause, at: Temporal.Instant): Promise<void>
  /** Somebody else's, or none: nothing. */
  remove(personId: PersonId, id: PauseId): Promise<void>
}

export interface Awards {
  /** Adds those that are not there yet. */
  add(goalId: GoalId, awards: readonly Award[], at: Temporal.Instant): Promise<void>
}

export interface Setbacks {
  /** All of a person, oldest first by the date of the setback. */
  of(personId: PersonId): Promise<readonly Setback[]>
  /** `null` when there is none, and also when it is somebody else's. */
  get(personId: PersonId, id: SetbackId): Promise<Setback | null>
  /**
   * Adds it, or changes a known one of the same person. Where its new start moves, so does what was
   * awarded in the run that it begins.
   */
  put(personId: PersonId, setback: Setback): Promise<void>
  /** Somebody else's, or none: nothing. */
  remove(personId: PersonId, id: SetbackId): Promise<void>
}

export interface KeptPlan extends Plan {
  /** On which dates it helped and on which not, oldest first. */
  readonly uses: readonly PlanUse[]
}

export interface Plans {
  /** All of a person, in the order in which they were made. */
  of(personId: PersonId): Promise<readonly KeptPlan[]>
  /** As `of`, each with the newest of its uses alone: what a day's card needs, however long it is kept. */
  shown(personId: PersonId): Promise<readonly KeptPlan[]>
  /** Adds it, or changes a known one of the same person. */
  put(personId: PersonId, plan: Plan, at: Temporal.Instant): Promise<void>
  /** Keeps the answer in place of an earlier one for the date. Somebody else's plan: nothing. */
  answer(personId: PersonId, use: PlanUse): Promise<void>
  /** Somebody else's, or none: nothing. */
  remove(personId: PersonId, id: PlanId): Promise<void>
}

export interface RememberedDates {
  /** All of a person, in the order in which they were named. */
  of(personId: PersonId): Promise<readonly RememberedDate[]>
  /** Adds it, or changes a known one of the same person. */
  put(personId: PersonId, remembered: RememberedDate, at: Temporal.Instant): Promise<void>
  /** Somebody else's, or none: nothing. */
  remove(personId: PersonId, id: RememberedDateId): Promise<void>
}

/** Somebody with whom a member walks. */
export interface Buddy {
  readonly pairId: PairId
  readonly personId: PersonId
  /** By which they can be reached, and the name that each goes by. Never empty. */
  readonly accounts: readonly { readonly key: AccountKey; readonly name: string }[]
}

export interface Pairs {
  /** Adds it. A known id: unchanged. */
  add(
    pair: { readonly id: PairId; readonly one: PersonId; readonly other: PersonId },
    at: Temporal.Instant,
  ): Promise<void>
  /** Ends it; one that has ended keeps its date. */
  end(id: PairId, at: Temporal.Instant): Promise<void>
  /** Those with whom a person walks now, the longest first. */
  of(personId: PersonId): Promise<readonly Buddy[]>
}

/** What Slack gave us when somebody installed the bot in a workspace: one sealed text each. */
export interface Installations {
  get(workspace: string): Promise<string | null>
  /** Adds it, or replaces an earlier one. */
  put(workspace: string, record: string, at: Temporal.Instant): Promise<void>
  remove(workspace: string): Promise<void>
}

export interface Settings {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
}
