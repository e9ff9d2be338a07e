import { Temporal } from 'temporal-polyfill'
import type { DayEnd, Weekday } from './calendar.ts'
import type { Focus, Group, GroupKind } from './group.ts'
import type { PromptWishes } from './person.ts'

/** What a new group begins with. The group may change it, and members may change what is theirs. */
export interface Policy {
  /** When the daily prompt comes, on each member's own clock. */
  readonly promptTime: Temporal.PlainTime
  readonly dayEnd: DayEnd
  /** How many dates before today can still be answered, 0 to 30. */
  readonly backfillDays: number
  readonly firstWeekday: Weekday
}

/**
 * The policy of a new group. Where a group meets once a week or days are often hard, a whole week can still
 * be answered.
 */
export const policyOf = (kind: GroupKind, focus: Focus): Policy => ({
  promptTime: Temporal.PlainTime.from('20:00'),
  dayEnd: 3,
  backfillDays: kind === 'therapist-led' || weekLong.includes(focus) ? 7 : 2,
  firstWeekday: 1,
})

const weekLong: readonly Focus[] = ['bereavement', 'chronic-condition']

/**
 * What of a group stood as its policy had it, as its policy has it once it is of another kind and focus:
 * for a group that is only being set up.
 */
export function followingPolicy(
  group: Group,
  { kind, focus }: Pick<Group, 'kind' | 'focus'>,
): Pick<Group, 'backfillDays' | 'firstWeekday' | 'promptTime'> {
  const was = policyOf(group.kind, group.focus)
  const is = policyOf(kind, focus)
  return {
    backfillDays: group.backfillDays === was.backfillDays ? is.backfillDays : group.backfillDays,
    firstWeekday: group.firstWeekday === was.firstWeekday ? is.firstWeekday : group.firstWeekday,
    promptTime: group.promptTime.equals(was.promptTime) ? is.promptTime : group.promptTime,
  }
}

type GroupSettings = Omit<Group, 'id' | 'communityId' | 'name' | 'kind' | 'focus' | 'zone'>

/** The settings of a new group, from its policy. */
export function firstSettings(kind: GroupKind, focus: Focus): GroupSettings {
  const { backfillDays, firstWeekday, promptTime } = policyOf(kind, focus)
  return {
    backfillDays,
    firstWeekday,
    promptTime,
    milestones: null,
    languages: ['en'],
    guidelines: null,
    moderatorRoles: [],
    version: 0,
  }
}

/** What somebody who has said nothing about it wants: little, and nothing at night. */
export const firstWishes: PromptWishes = {
  nudge: false,
  quietHours: { from: Temporal.PlainTime.from('22:00'), until: Temporal.PlainTime.from('08:00') },
  pingInChannel: false,
  buddyWhenQuiet: false,
}
