import { Temporal } from 'temporal-polyfill'
import { daysBetween } from '#domain/calendar.ts'
import { countWeek, datesRead, heardSince } from '#domain/count-week.ts'
import type { Group } from '#domain/group.ts'
import type { Period } from '#domain/group-goal.ts'
import { percentOf } from '#domain/group-goal-progress.ts'
import {
  disclosedFigures,
  type Figures,
  type GroupWeek,
  isOver,
  lastOf,
  overlap,
  weekOf,
  weekStep,
} from '#domain/group-week.ts'
import type { Store } from '#store/store.ts'

/** First dates of weeks, both included; they may lie anywhere in them. */
export interface WeekSpan {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

/** What the moderators of a group see of it. Nobody can be told from it. */
export interface GroupReport {
  /** Every week that was asked for since the group began, oldest first. */
  readonly weeks: readonly ReportedWeek[]
  /** Those whose period touches these weeks. */
  readonly goals: readonly ReportedGoal[]
}

export interface ReportedWeek extends WeekSpan {
  /** `null` for a week that cannot be told: the group's weeks began on another weekday then. */
  readonly figures: Figures | null
  /** Whether it can still change. */
  readonly isOpen: boolean
}

export interface ReportedGoal extends Period {
  readonly title: string
  /** As the group was shown it last; `null`: nothing yet. */
  readonly percent: number | null
  readonly isOpen: boolean
}

/** So many weeks can be seen at once. */
export const mostWeeks = 53

/** The group's own date. */
export const todayOf = ({ zone }: Group, now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate()

/** The last `count` weeks of a group, the one at present among them. */
export function latestWeeks(group: Group, now: Temporal.Instant, count: number): WeekSpan {
  const until = weekOf(todayOf(group, now), group.firstWeekday)
  return { from: until.subtract({ days: 7 * (count - 1) }), until }
}

/** Counts what may be counted by now, keeps it, and gives what is kept of these weeks. */
export async function groupReport(
  store: Store,
  group: Group,
  now: Temporal.Instant,
  span: WeekSpan,
): Promise<GroupReport> {
  const began = await store.groupWeeks.began(group.id)
  const today = todayOf(group, now)
  const starts = weeksIn(group, span, todayOf(group, began ?? now), today)
  const weeks: ReportedWeek[] = []
  const kept = await keptAround(store, group, span)
  for (const from of starts) {
    const isTaken = kept.some(({ startsOn }) => overlap(startsOn, from))
    const week = isTaken
      ? null
      : await upToDate(
          store,
          group,
          now,
          from,
          kept.find(({ startsOn }) => startsOn.equals(from)),
        )
    weeks.push({
      ...{ from, until: lastOf(from), figures: week?.figures ?? null },
      isOpen: week !== null && !week.closed,
    })
  }
  return { weeks, goals: await goalsOf(store, group, span) }
}

function weeksIn(
  { firstWeekday }: Group,
  { from, until }: WeekSpan,
  beganOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  const { compare } = Temporal.PlainDate
  const last = weekOf(compare(until, today) < 0 ? until : today, firstWeekday)
  const first = weekOf(compare(from, beganOn) < 0 ? beganOn : from, firstWeekday)
  const count = Math.floor(daysBetween(first, last) / 7) + 1
  return Array.from({ length: Math.min(mostWeeks, Math.max(0, count)) }, (_, back) =>
    last.subtract({ days: 7 * back }),
  ).reverse()
}

const keptAround = ({ groupWeeks }: Store, { id }: Group, { from, until }: WeekSpan) =>
  groupWeeks.weeks(id, from.subtract({ days: 12 }), until.add({ days: 12 }))

/** Counts or closes a week where that may be done now, once whoever is first. */
async function upToDate(
  store: Store,
  group: Group,
  now: Temporal.Instant,
  startsOn: Temporal.PlainDate,
  kept: GroupWeek | undefined,
): Promise<GroupWeek | null> {
  if (kept?.closed) return kept
  const today = todayOf(group, now)
  const facts = await store.groupWeeks.facts(group, { startsOn, ...datesRead(startsOn, today) })
  const over = isOver(startsOn, today, group.backfillDays)
  const heard = kept ? heardSince(facts, kept.countedAt) : 0
  const step = weekStep(kept ?? null, over, heard)
  if (step === 'leave') return kept ?? null
  const figures =
    step === 'close' && kept
      ? kept.figures
      : disclosedFigures(countWeek(facts, startsOn, today), kept?.figures ?? null)
  const countedAt = step === 'close' && kept ? kept.countedAt : now
  const week: GroupWeek = { startsOn, figures, closed: over, countedAt }
  if (await store.groupWeeks.put(group.id, week, kept?.countedAt ?? null)) return week
  const [first] = await store.groupWeeks.weeks(group.id, startsOn, startsOn)
  return first ?? null
}

async function goalsOf(
  store: Store,
  { id }: Group,
  { from }: WeekSpan,
): Promise<readonly ReportedGoal[]> {
  const goals = await store.groupGoals.of(id)
  return goals
    .filter(
      ({ endedAt, period }) =>
        endedAt === null || Temporal.PlainDate.compare(period.endsOn, from) >= 0,
    )
    .map((goal) => ({
      ...goal.period,
      title: goal.title,
      percent: goal.shown.countedAt === null ? null : percentOf(goal),
      isOpen: goal.endedAt === null,
    }))
}
