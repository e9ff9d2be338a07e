import { Temporal } from 'temporal-polyfill'
import { daysBetween, type Weekday } from './calendar.ts'
import { disclosedCount, disclosedParts, disclosedShare, leastPeople } from './disclosure.ts'

/** What moderators see of a week, in the order in which it is shown. */
export const figureNames = [
  'activePeople',
  'checkInRate',
  'milestonesShared',
  'newcomers',
  'newcomersWelcomed',
  'quiet',
] as const
export type FigureName = (typeof figureNames)[number]

/**
 * Each as domain/disclosure.ts lets it be told: "so many or more" of people and of milestones, percent of
 * the days that were asked for; `null` where it would be about too few people.
 */
export type Figures = Readonly<Record<FigureName, number | null>>

/** A whole, fixed week of a group, as it is kept: nothing finer is. */
export interface GroupWeek {
  /** The group's first weekday. */
  readonly startsOn: Temporal.PlainDate
  readonly figures: Figures
  /** Nothing of it can change any more, and it is never counted again. */
  readonly closed: boolean
  readonly countedAt: Temporal.Instant
}

/** The exact counts of a week. They are never kept and never shown. */
export interface WeekCounts {
  readonly members: number
  /** Members who checked in for a date of the week, on any goal of theirs. */
  readonly active: number
  /** Dates that goals which count in the group asked for, and how many of them were answered. */
  readonly asked: number
  readonly answered: number
  /** Members whose goals were asked for. */
  readonly askedPeople: number
  /** Milestones that were posted in the group, and by how many people. */
  readonly milestones: number
  readonly sharers: number
  /** Members who joined in the week, and those of them to whom another member brought a welcome. */
  readonly newcomers: number
  readonly welcomed: number
  /** Members of longer than a week who have said nothing for 7 dates, and are not pausing. */
  readonly quiet: number
}

/**
 * What may be told of a week. What people did in it is never told lower than before, so that nobody who
 * left can be seen in the difference.
 *
 * @param before what was told of the same week already.
 */
export function disclosedFigures(counts: WeekCounts, before: Figures | null): Figures {
  const { members, newcomers } = counts
  const [active = null] = disclosedParts(members, [counts.active])
  const [joined = null] = disclosedParts(members, [newcomers])
  const activePeople = higher(active, before?.activePeople)
  const newcomersTold = higher(joined, before?.newcomers)
  // Whoever is quiet is neither active nor new, so the three are told as parts of one whole.
  const told = Math.max(activePeople ?? 0, newcomersTold ?? 0)
  const [quiet = null] = disclosedParts(members - told, [counts.quiet])
  const [welcomed = null] = disclosedParts(newcomers, [counts.welcomed])
  const shared = counts.sharers < leastPeople ? null : disclosedCount(counts.milestones)
  return {
    activePeople,
    checkInRate:
      counts.asked === 0
        ? null
        : disclosedShare(counts.answered / counts.asked, counts.askedPeople),
    milestonesShared: higher(shared, before?.milestonesShared),
    newcomers: newcomersTold,
    newcomersWelcomed: higher(welcomed, before?.newcomersWelcomed),
    quiet,
  }
}

function higher(now: number | null, before: number | null | undefined): number | null {
  const most = Math.max(now ?? 0, before ?? 0)
  return most === 0 ? null : most
}

/** The last date of the week that begins on this one. */
export const lastOf = (startsOn: Temporal.PlainDate): Temporal.PlainDate =>
  startsOn.add({ days: 6 })

/** The first date of the week that holds this date. */
export const weekOf = (on: Temporal.PlainDate, firstWeekday: Weekday): Temporal.PlainDate =>
  on.subtract({ days: (on.dayOfWeek - firstWeekday + 7) % 7 })

/** Whether two weeks share a date without being the same: the group's first weekday was changed between. */
export const overlap = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => {
  const apart = Math.abs(daysBetween(one, other))
  return apart > 0 && apart < 7
}

/**
 * Whether nothing of a week can be answered any more, wherever its members live: their own dates are at
 * most one behind the group's.
 *
 * @param today the group's own date.
 */
export const isOver = (
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  backfillDays: number,
): boolean =>
  Temporal.PlainDate.compare(today, lastOf(startsOn).add({ days: backfillDays + 2 })) >= 0

/** What is to be done about a week when somebody looks. */
export type WeekStep = 'count' | 'close' | 'leave'

/**
 * A week is counted anew only when at least 5 different members have checked in for it since, so that no
 * two counts of it differ by what fewer did. When it is over it is closed: with what was told last, where
 * fewer have.
 *
 * @param heardSince different members who have checked in for its dates since it was counted.
 */
export function weekStep(kept: GroupWeek | null, over: boolean, heardSince: number): WeekStep {
  if (kept === null) return 'count'
  if (kept.closed) return 'leave'
  if (heardSince >= leastPeople) return 'count'
  return over ? 'close' : 'leave'
}
