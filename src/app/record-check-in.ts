import type { Temporal } from 'temporal-polyfill'
import { type Answer, type AnswerProblem, type CheckIn, checkAnswer } from '#domain/check-in.ts'
import type { GoalId } from '#domain/id.ts'
import { checkDate, type DateProblem } from '#domain/open-dates.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

export interface RecordedCheckIn extends KeptGoal {
  readonly checkIn: CheckIn
  /** What was said for that date before, if anything. */
  readonly earlier: CheckIn | null
}

export type CheckInFailure = 'goal-not-found' | DateProblem | AnswerProblem

/**
 * Keeps what a member says of one goal and date. Saying it again for the same date replaces it, so a
 * second click changes nothing.
 *
 * @param said.answer `undefined` keeps what was answered before; if nothing was, it is done.
 * @param said.note `undefined` keeps the earlier note; an empty one takes it away.
 */
export async function recordCheckIn(
  store: Store,
  speaker: Speaker,
  said: {
    readonly goalId: GoalId
    readonly on: Temporal.PlainDate
    readonly answer: Answer | undefined
    readonly note: string | undefined
  },
): Promise<Result<RecordedCheckIn, CheckInFailure>> {
  const kept = await store.goals.getOn(speaker.person.id, said.goalId, said.on)
  if (!kept) return failed('goal-not-found')
  const date = checkDate(said.on, speaker.now, speaker.clock, {
    backfillDays: speaker.policy.backfillDays,
    since: kept.goal.startedOn,
  })
  if (!date.ok) return date
  const earlier = kept.checkIn
  const note = said.note === undefined ? (earlier?.note ?? null) : said.note
  const answer = said.answer ?? earlier ?? { state: 'done', amount: null }
  const checked = checkAnswer(kept.goal, answer, note, said.on)
  if (!checked.ok) return checked

  const checkIn: CheckIn = {
    goalId: said.goalId,
    on: said.on,
    ...checked.value.answer,
    note: checked.value.note,
    at: speaker.now,
  }
  await store.checkIns.put(checkIn)
  return ok({ goal: kept.goal, sharedWith: kept.sharedWith, checkIn, earlier })
}
