import { Temporal } from 'temporal-polyfill'
import type { CheckIn } from '#domain/check-in.ts'
import { type DateToAnswer, dateToAnswer, openDates } from '#domain/open-dates.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

export interface GoalOnDate extends KeptGoal {
  /** What was said for the date, if anything. */
  readonly checkIn: CheckIn | null
}

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
  const open = (await store.goals.of(speaker.person.id)).filter(({ goal }) => !goal.finishedOn)
  const began = open.filter(({ goal }) => Temporal.PlainDate.compare(goal.startedOn, on) <= 0)
  const said = await store.checkIns.between(
    began.map(({ goal }) => goal.id),
    on,
    on,
  )
  const first = open.map(({ goal }) => goal.startedOn).sort(Temporal.PlainDate.compare)[0]
  return {
    on,
    goals: began.map((kept) => ({
      ...kept,
      checkIn: said.find((one) => one.goalId === kept.goal.id) ?? null,
    })),
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
  const { goals } = await goalsOn(store, speaker, speaker.today)
  const concerned = goals.filter(concerns)
  const answered = concerned.length > 0 && concerned.every(({ checkIn }) => checkIn !== null)
  return dateToAnswer(speaker.now, speaker.clock, () => answered)
}
