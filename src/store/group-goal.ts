import type { Temporal } from 'temporal-polyfill'
import type { GroupGoal, ShownTotal } from '#domain/group-goal.ts'
import type { GoalId, GroupGoalId, GroupId, PersonId } from '#domain/id.ts'

/** Somebody takes part in a group goal with a goal of their own. */
export interface GroupGoalPart {
  readonly groupGoalId: GroupGoalId
  readonly personId: PersonId
  readonly goalId: GoalId
  /** Their own date. What counts begins with it, or with the period where that begins later. */
  readonly joinedOn: Temporal.PlainDate
  /** They take part no more; what the group was shown of it stays. */
  readonly leftAt: Temporal.Instant | null
}

/** A participant's part in the period at present. */
export interface CountedPart extends GroupGoalPart {
  /** What is in the figure that the group saw last. */
  readonly counted: number
  /** The most of theirs that any figure of this period has held. */
  readonly peak: number
  /** What they have now: check-ins (`done`, `partly`, or a day that they were here), or the sum of amounts. */
  readonly has: number
  /** The last date of their goal, where they have finished it. */
  readonly finishedOn: Temporal.PlainDate | null
  /** When they last said any of it; `null` for never. */
  readonly saidAt: Temporal.Instant | null
}

/** How much of somebody is in the figure that the group saw last of a goal. */
export interface ShownPart {
  readonly personId: PersonId
  readonly counted: number
}

export interface GroupGoals {
  /** Adds it. `false`, and nothing changed, when the id is known. */
  add(goal: GroupGoal): Promise<boolean>
  get(id: GroupGoalId): Promise<GroupGoal | null>
  /** The open ones first, each part in the order of creation. */
  of(groupId: GroupId): Promise<readonly GroupGoal[]>
  /**
   * Writes everything but what was shown, when `version` is still the one that stands, and counts it up.
   * Where the round is another one, nothing is shown of it yet. `false`, and nothing changed, when
   * somebody else was first.
   */
  update(goal: GroupGoal): Promise<boolean>
  /** Everyone who takes part or did in this period, with what they have, in the order of their ids. */
  parts(goal: GroupGoal): Promise<readonly CountedPart[]>
  /** What is in the figures that the group saw last of these goals, for each in turn. */
  shownParts(goals: readonly GroupGoal[]): Promise<readonly (readonly ShownPart[])[]>
  /** What somebody takes part in, or did. */
  partsOf(personId: PersonId): Promise<readonly GroupGoalPart[]>
  /** Adds it, or takes part again; the goal and the first date stay the first ones. */
  join(part: GroupGoalPart): Promise<void>
  /** Who has left already keeps that instant. */
  leave(id: GroupGoalId, personId: PersonId, at: Temporal.Instant): Promise<void>
  /** As `leave`, for all goals of a group. */
  leaveAll(groupId: GroupId, personId: PersonId, at: Temporal.Instant): Promise<void>
  /**
   * Keeps what the group is shown from now on, and whose part of it is how much. `false`, and nothing
   * changed, when something else has been shown since `goal` was read.
   */
  show(goal: GroupGoal, shown: ShownTotal, counted: readonly ShownPart[]): Promise<boolean>
  /**
   * Until the transaction ends, no other one gets past this for the same group: so what two of its goals
   * show is compared one after the other.
   */
  holdFigures(groupId: GroupId): Promise<void>
  /** Which marks of its period at present have a post in the channel. */
  celebrated(goal: GroupGoal): Promise<ReadonlySet<number>>
  /** Works out anew from `at` on what is due for those who take part. */
  replanParts(id: GroupGoalId, at: Temporal.Instant): Promise<void>
  /** Has its card looked at from `at` on, if it is not to be looked at sooner. */
  look(id: GroupGoalId, at: Temporal.Instant): Promise<void>
  /**
   * Takes those whose card is to be looked at by now, at most so many. Until `again` nobody else gets
   * them; then they come back, unless `looked` was said.
   */
  claimLooks(
    now: Temporal.Instant,
    again: Temporal.Instant,
    most: number,
  ): Promise<readonly GroupGoalId[]>
  /**
   * Its card shows what there is. `next`: when to look again without anything new, as when its period
   * ends. Something new since it was claimed is looked at all the same.
   */
  looked(id: GroupGoalId, again: Temporal.Instant, next: Temporal.Instant | null): Promise<void>
}
