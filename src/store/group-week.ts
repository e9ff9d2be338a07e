import type { Temporal } from 'temporal-polyfill'
import type { WeekFacts } from '#domain/count-week.ts'
import type { Group } from '#domain/group.ts'
import type { GroupWeek } from '#domain/group-week.ts'
import type { GroupId, PersonId } from '#domain/id.ts'

/** What is read of a group, to count one of its weeks. */
export interface WeekScope {
  /** The first date of the week. */
  readonly startsOn: Temporal.PlainDate
  /** Answered dates are read from here through the end of the week, both included. */
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

export interface GroupWeeks {
  /** When the group was set up; `null` where there is none. */
  began(groupId: GroupId): Promise<Temporal.Instant | null>
  /** Those that begin from `from` through `to`, both included, oldest first. */
  weeks(
    groupId: GroupId,
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
  ): Promise<readonly GroupWeek[]>
  /** Everything that a week's figures follow from, in one statement for all members. */
  facts(group: Pick<Group, 'id' | 'zone'>, scope: WeekScope): Promise<WeekFacts>
  /**
   * Keeps a week in place of the count of it that was made at `seen`; `null`: of none. `false`, and
   * nothing changed, when somebody else was first.
   */
  put(groupId: GroupId, week: GroupWeek, seen: Temporal.Instant | null): Promise<boolean>
  /** Whether a moderator gets the weekly report of a group. It comes unless they do not want it. */
  isSent(personId: PersonId, groupId: GroupId): Promise<boolean>
  send(personId: PersonId, groupId: GroupId, isWanted: boolean): Promise<void>
}
