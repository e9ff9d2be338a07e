import { Temporal } from 'temporal-polyfill'
import type { DayEnd, Weekday } from './calendar.ts'
import type { Focus, GroupKind } from './group.ts'
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

/** The policy of a new group. So far groups of every kind and focus begin alike. */
export const policyOf = (_kind: GroupKind, _focus: Focus): Policy => ({
  promptTime: Temporal.PlainTime.from('20:00'),
  dayEnd: 3,
  backfillDays: 2,
  firstWeekday: 1,
})

/** What somebody who has said nothing about it wants: little, and nothing at night. */
export const firstWishes: PromptWishes = {
  nudge: false,
  quietHours: { from: Temporal.PlainTime.from('22:00'), until: Temporal.PlainTime.from('08:00') },
  pingInChannel: false,
  buddyWhenQuiet: false,
}
