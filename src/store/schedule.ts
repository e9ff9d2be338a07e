import type { Temporal } from 'temporal-polyfill'
import type { AskableGoal } from '#domain/asked-goals.ts'
import type { DeliveryKind, Due, FollowUp, Occasion } from '#domain/due.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import type { DeliveryId, GroupId, PersonId, SetbackId } from '#domain/id.ts'
import type { Pause } from '#domain/pause.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import type { Asked } from '#domain/prompt.ts'

/** As much of a group as decides what is due for its members. */
export interface DueGroup
  extends Pick<
    Group,
    | 'id'
    | 'communityId'
    | 'kind'
    | 'focus'
    | 'zone'
    | 'firstWeekday'
    | 'backfillDays'
    | 'milestones'
  > {
  /** Whether the member moderates it and wants its weekly report. */
  readonly isReported: boolean
}

/** One member with everything that decides when something is due for them. Nothing of it is sealed. */
export interface DueMember {
  readonly person: Person
  readonly asked: Asked
  /** Where they can be reached: the one to which messages go first, then in the order of doors and ids. */
  readonly accounts: readonly AccountKey[]
  /** The first joined first, those of communities that we left among them: the member's days go on. */
  readonly groups: readonly DueGroup[]
  /** The open ones, in the order of creation. */
  readonly goals: readonly DueGoal[]
  /** Of everything and of single goals, in the order in which they were made. */
  readonly pauses: readonly Pause[]
  /** Of the last two months and a half, in no order. */
  readonly deliveries: readonly PastDelivery[]
  /** Asked for, and not delivered yet. */
  readonly followUps: readonly FollowUp[]
}

export interface DueGoal {
  readonly goal: AskableGoal & Pick<Goal, 'mode'>
  readonly sharedWith: readonly GroupId[]
  /** The newest start that the member told of: the goal's own, a new one, one after a setback. */
  readonly runStart: Temporal.PlainDate
  /** Answered dates of the last two months and a half, in any order. */
  readonly answered: readonly Temporal.PlainDate[]
  /** The goal of a group that it counts for, while its owner takes part. */
  readonly groupGoal: DueGroupGoal | null
}

/** As much of a group's goal as decides when it is over for somebody. */
export type DueGroupGoal = Pick<GroupGoal, 'id' | 'groupId' | 'endedAt' | 'repeats'> &
  Pick<GroupGoal['period'], 'endsOn'>

export interface PastDelivery {
  readonly kind: DeliveryKind
  readonly about: string
  readonly dueAt: Temporal.Instant
  readonly state: DeliveryState
}

/**
 * `queued`: on its way. `dropped`: it did not hold any more, or need not come. `closed`: the platform
 * does not let it through, and it is shown with the next command. `dead`: given up.
 */
export const deliveryStates = ['queued', 'sent', 'dropped', 'closed', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** A message that is owed to somebody. */
export interface NewDelivery extends Occasion {
  /** Follows from person, kind and what it is about. */
  readonly id: DeliveryId
  readonly personId: PersonId
}

export interface Delivery extends NewDelivery {
  readonly state: DeliveryState
  /** How often sending it was tried. */
  readonly attempts: number
  /** When it left the state `queued`. */
  readonly doneAt: Temporal.Instant | null
  /** Why the last attempt did not arrive: a code, never words. */
  readonly why: string | null
  /** Where it stands, as `chat/messenger.ts` names a message; any JSON. */
  readonly message: unknown
}

/** What became of a delivery. */
export type Outcome =
  | { readonly state: 'sent'; readonly message: unknown }
  | { readonly state: 'dropped' | 'closed' | 'dead'; readonly why: string }
  /** Still on its way: it is tried again. */
  | { readonly state: 'queued'; readonly why: string }

/** When there is next something to do, and for whom. */
export interface Schedule {
  /** In no order; who is not there is left out. */
  members(ids: readonly PersonId[], now: Temporal.Instant): Promise<readonly DueMember[]>
  /**
   * Sets when each kind is due next; kinds that are not given are due no more. What is overdue at `now`
   * stays as it is until it has been claimed, and `later` is left alone.
   */
  put(personId: PersonId, due: readonly Due[], now: Temporal.Instant): Promise<void>
  /** Asks for a date again at an instant, in place of an earlier such wish; `null`: not any more. */
  askLater(
    personId: PersonId,
    wish: { readonly on: Temporal.PlainDate; readonly at: Temporal.Instant } | null,
  ): Promise<void>
  /** The date was asked for: `afterPrompt` of what was asked before. */
  prompted(personId: PersonId, on: Temporal.PlainDate): Promise<void>
  /** They said something: nothing is unanswered any more, and they can be reached. */
  heardFrom(personId: PersonId): Promise<void>
  /** How many members have something overdue at `now`, and the oldest instant of it. */
  overdue(
    now: Temporal.Instant,
  ): Promise<{ readonly count: number; readonly since: Temporal.Instant | null }>
  /** Asks the member how they are at that instant, or not (`null`). Somebody else's setback: nothing. */
  setFollowUp(personId: PersonId, setback: SetbackId, at: Temporal.Instant | null): Promise<void>
}

export interface Deliveries {
  /** Adds those that are not there yet, and gives them. */
  add(deliveries: readonly NewDelivery[]): Promise<readonly NewDelivery[]>
  /** In no order; what is not there is left out. */
  get(ids: readonly DeliveryId[]): Promise<readonly Delivery[]>
  /**
   * Keeps what became of a queued delivery, counts the attempt, and what follows for the member: one
   * that was `sent` shows that they can be reached, a `closed` one that they cannot, and a prompt that
   * was not sent is not unanswered. `false`, and nothing changed, when it is not queued any more.
   */
  settle(id: DeliveryId, outcome: Outcome, at: Temporal.Instant): Promise<boolean>
  /** Drops a closed one, which is shown in another way now. `false` when somebody else did. */
  take(id: DeliveryId, at: Temporal.Instant): Promise<boolean>
  /** It need not come: adds it as dropped, or drops it where it is still queued. */
  decline(delivery: NewDelivery, at: Temporal.Instant): Promise<void>
  /** Of one person, those in this state, the oldest first. */
  of(personId: PersonId, state: DeliveryState): Promise<readonly Delivery[]>
  /** Of everybody, those in this state, the last to fall due first. For states that few are in. */
  newest(state: DeliveryState, most: number): Promise<readonly Delivery[]>
  /** Puts dead ones on their way again, as if never tried; gives those that were dead. */
  revive(ids: readonly DeliveryId[]): Promise<readonly Delivery[]>
  /** How many are queued, and of each other state how many came to it at `since` or later. */
  counts(since: Temporal.Instant): Promise<Readonly<Record<DeliveryState, number>>>
  /** Removes what was done before an instant, at most 10,000 at once; gives how many. */
  forget(doneBefore: Temporal.Instant): Promise<number>
}

/** Whatever can run one statement inside the transaction at hand, as `fromPrisma` of pg-boss takes it. */
export interface TransactionHandle {
  $queryRawUnsafe(statement: string, ...values: unknown[]): Promise<unknown>
}

/** What a member has overdue. */
export interface Claimed {
  readonly personId: PersonId
  readonly due: readonly Due[]
}

/** Messages go out at the pace that a platform allows, for all processes together. */
export interface Paces {
  /**
   * Takes the next `count` turns of a lane that has `perSecond` of them, and gives how many
   * milliseconds to wait before the first, 0 when it is now. The database's own clock counts. When the
   * wait is longer than `patience` milliseconds, by default and at most half an hour, no turn is taken. Never inside `asOne` or `claimDue`:
   * the lane would be held until they end.
   */
  take(lane: string, count: number, perSecond: number, patience?: number): Promise<number>
  /** Nobody's turn comes for so many milliseconds, at most half an hour: the platform asked for it. */
  hold(lane: string, milliseconds: number): Promise<void>
}
