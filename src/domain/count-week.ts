import { Temporal } from 'temporal-polyfill'
import { type AskableGoal, cadenceOn } from './asked-goals.ts'
import { wantedOn } from './cadence.ts'
import { earlierOf, laterOf } from './calendar.ts'
import type { Cadence } from './goal.ts'
import { lastOf, type WeekCounts } from './group-week.ts'
import { type Pause, pausedDates, pausedSpans } from './pause.ts'

/** One member of a group, as far as a week's figures ask. */
export interface WeekMember {
  /** By the group's calendar. */
  readonly joinedOn: Temporal.PlainDate
  /** Whether another member brought them a welcome. */
  readonly welcomed: boolean
  /** Dates of the week, and of the seven before today, for which they checked in on any goal. */
  readonly answered: readonly Temporal.PlainDate[]
  /** When they last checked in for a date of the week; `null`: not yet. */
  readonly heardAt: Temporal.Instant | null
  /** Of everything and of the goals below. */
  readonly pauses: readonly Pause[]
  /** Their goals that count in the group. */
  readonly goals: readonly SharedGoal[]
}

export interface SharedGoal {
  readonly goal: AskableGoal
  /** Answered dates of the week. */
  readonly answered: readonly Temporal.PlainDate[]
}

/** What is read of a group for one of its weeks. */
export interface WeekFacts {
  readonly members: readonly WeekMember[]
  /** Milestones that were posted in the group during the week, and by how many people. */
  readonly milestones: number
  readonly sharers: number
}

/** The dates that are read for a week's figures: its own, and as many before today as make somebody quiet. */
export function datesRead(startsOn: Temporal.PlainDate, today: Temporal.PlainDate) {
  const through = lastWhole(startsOn, today)
  return { from: earlierOf(startsOn, through.subtract({ days: 6 })), until: lastOf(startsOn) }
}

/** The newest date of the week, or before it, that has gone by in the group's zone. */
const lastWhole = (startsOn: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate =>
  earlierOf(lastOf(startsOn), today.subtract({ days: 1 }))

/**
 * Counts a week. A member counts from the date on which they joined, and who joined later does not.
 *
 * @param today the group's own date: later ones are not asked for yet.
 */
export function countWeek(
  { members, milestones, sharers }: WeekFacts,
  startsOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): WeekCounts {
  const { compare } = Temporal.PlainDate
  const last = lastOf(startsOn)
  const through = lastWhole(startsOn, today)
  const quietFrom = through.subtract({ days: 6 })
  const there = members.filter(({ joinedOn }) => compare(joinedOn, last) <= 0)
  const isNew = ({ joinedOn }: WeekMember) => compare(joinedOn, startsOn) >= 0
  const isActive = (member: WeekMember) =>
    member.answered.some((on) => isWithin(on, laterOf(startsOn, member.joinedOn), last))
  const isQuiet = ({ joinedOn, answered, pauses }: WeekMember) =>
    compare(joinedOn, quietFrom) <= 0 &&
    !answered.some((on) => compare(on, quietFrom) >= 0) &&
    !pausedDates(pausedSpans(pauses, null))(through)
  const days = there.map((member) => askedDays(member, startsOn, through))
  return {
    members: there.length,
    active: there.filter(isActive).length,
    asked: sum(days.map(({ asked }) => asked)),
    answered: sum(days.map(({ answered }) => answered)),
    askedPeople: days.filter(({ asked }) => asked > 0).length,
    milestones,
    sharers,
    newcomers: there.filter(isNew).length,
    welcomed: there.filter((member) => isNew(member) && member.welcomed).length,
    quiet: there.filter((member) => isQuiet(member) && !isActive(member) && !isNew(member)).length,
  }
}

/** How many different members have checked in for the week since an instant. */
export const heardSince = ({ members }: WeekFacts, since: Temporal.Instant): number =>
  members.filter(({ heardAt }) => heardAt && Temporal.Instant.compare(heardAt, since) > 0).length

/** Days that a member's goals asked for in the week so far, and how many of them they answered. */
function askedDays(
  { goals, pauses, joinedOn }: WeekMember,
  startsOn: Temporal.PlainDate,
  through: Temporal.PlainDate,
) {
  const perGoal = goals.map(({ goal, answered }) => {
    const isPaused = pausedDates(pausedSpans(pauses, goal.id))
    const since = laterOf(startsOn, laterOf(joinedOn, goal.startedOn))
    const until = goal.finishedOn ? earlierOf(through, goal.finishedOn) : through
    const open = datesFrom(since, until).filter(
      (on) => !isPaused(on) && wantedOn(cadenceOn(goal, on), on),
    )
    const asked = mostAsked(cadenceOn(goal, startsOn), open.length)
    const given = open.filter((on) => answered.some((date) => date.equals(on))).length
    return { asked, answered: Math.min(asked, given) }
  })
  return {
    asked: sum(perGoal.map(({ asked }) => asked)),
    answered: sum(perGoal.map(({ answered }) => answered)),
  }
}

/** Where the member picks the days themselves, only so many of the open ones are asked for. */
function mostAsked(cadence: Cadence, open: number): number {
  if (cadence.every === 'week') return Math.min(cadence.times, open)
  return cadence.every === 'days' ? Math.ceil(open / cadence.days) : open
}

function datesFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = []
  for (let on = first; Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 }))
    dates.push(on)
  return dates
}

const isWithin = (
  on: Temporal.PlainDate,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): boolean =>
  Temporal.PlainDate.compare(first, on) <= 0 && Temporal.PlainDate.compare(on, last) <= 0

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
