import { Temporal } from 'temporal-polyfill'
import { smallHoursDate } from '#domain/calendar.ts'
import { type DateToAnswer, dateToAnswer, openDates } from '#domain/open-dates.ts'
import type { GoalOnDate, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

/** The open goals that a date can be answered for, in the order in which they were set. */
export interface GoalsOnDate {
  readonly on: Temporal.PlainDate
  readonly goals: readonly GoalOnDate[]
  /** Every date that can still be answered for one of the goals, newest first. */
  readonly openDates: readonly Temporal.PlainDate[]
}

export async function goalsOn(
  store: Store,
  speaker: Speaker,
  on: Temporal.PlainDate,
): Promise<GoalsOnDate> {
  const open = await store.goals.openOn(speaker.person.id, on)
  const first = open.map(({ goal }) => goal.startedOn).sort(Temporal.PlainDate.compare)[0]
  return {
    on,
    goals: open.filter(({ goal }) => Temporal.PlainDate.compare(goal.startedOn, on) <= 0),
    openDates: openDates(speaker.now, speaker.clock, {
      backfillDays: speaker.policy.backfillDays,
      since: first ?? speaker.today,
    }),
  }
}

/**
 * The date a check-in is for when none was named. After midnight and before the member's day ends it
 * is still yesterday; only if yesterday is answered is there a question.
 */
export async function dateForCheckIn(
  store: Store,
  speaker: Speaker,
  concerns: (goal: GoalOnDate) => boolean = () => true,
): Promise<DateToAnswer> {
  const { now, clock } = speaker
  // At any other time of day it makes no difference, and nothing is looked up.
  const isAnswered = smallHoursDate(now, clock) !== null && (await hasAnswered())
  return dateToAnswer(now, clock, () => isAnswered)

  async function hasAnswered(): Promise<boolean> {
    const { goals } = await goalsOn(store, speaker, speaker.today)
    const concerned = goals.filter(concerns)
    return concerned.length > 0 && concerned.every(({ checkIn }) => checkIn !== null)
  }
}
