import type { Temporal } from 'temporal-polyfill'
import type { CheckIn, DatedAnswer } from '#domain/check-in.ts'
import type { Goal } from '#domain/goal.ts'
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
import type { Pause } from '#domain/pause.ts'
import type { AccountKey } from '#domain/person.ts'
import type { Plan, PlanUse } from '#domain/plan.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import type { Setback } from '#domain/setback.ts'
import type { Accounts } from './account.ts'
import type { Concerns } from './concern.ts'
import type { Consents } from './consent.ts'
import type { Drafts } from './draft.ts'
import type { Groups } from './group.ts'
import type { GroupGoals } from './group-goal.ts'
import type { GroupWeeks } from './group-week.ts'
import type { LinkCodes } from './link-code.ts'
import type { ModeratorActs } from './moderator-act.ts'
import type { PageLog } from './page-log.ts'
import type { People } from './people.ts'
import type { Posts } from './post.ts'
import type { Records } from './record.ts'
import type { Claimed, Deliveries, Paces, Schedule, TransactionHandle } from './schedule.ts'
import type { Shares } from './share.ts'
import type { WebEntries } from './web-entry.ts'

export type * from './account.ts'
export type * from './concern.ts'
export type * from './consent.ts'
export type * from './draft.ts'
export type * from './group.ts'
export type * from './group-goal.ts'
export type * from './group-week.ts'
export type * from './link-code.ts'
export type * from './moderator-act.ts'
export type { PageLog } from './page-log.ts'
export type * from './people.ts'
export type * from './post.ts'
export type { QueueDatabase } from './queue-database.ts'
export type * from './schedule.ts'
export type { KeptShare, ShareKind, Shares, ToldTo } from './share.ts'
export type * from './web-entry.ts'

/** What is kept, by what it is about. */
export interface StoreParts {
  readonly people: People
  readonly accounts: Accounts
  readonly groups: Groups
  readonly groupGoals: GroupGoals
  readonly groupWeeks: GroupWeeks
  readonly goals: Goals
  readonly checkIns: CheckIns
  readonly shares: Shares
  readonly pauses: Pauses
  readonly awards: Awards
  readonly setbacks: Setbacks
  readonly plans: Plans
  readonly remembered: RememberedDates
  readonly pairs: Pairs
  readonly consents: Consents
  readonly concerns: Concerns
  readonly drafts: Drafts
  readonly linkCodes: LinkCodes
  readonly posts: Posts
  readonly moderatorActs: ModeratorActs
  readonly webEntries: WebEntries
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
