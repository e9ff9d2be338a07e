import { Temporal } from 'temporal-polyfill'
import { type AmountProblem, checkAmount } from './amount.ts'
import { type Goal, limits } from './goal.ts'
import type { GoalId } from './id.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanText } from './text.ts'

/** What a member can say of a date. `missed` and `unknown` are only ever concluded. */
export const answerStates = ['done', 'partly', 'skipped'] as const
export type AnswerState = (typeof answerStates)[number]

/** `amount` is the date's number for a `target` goal, and `null` for every other mode. */
export interface Answer {
  readonly state: AnswerState
  readonly amount: number | null
}

/** What was said of one date. No rule asks for more of a check-in. */
export interface DatedAnswer extends Answer {
  readonly on: Temporal.PlainDate
}

/** One for each goal and date; saying it again for the same date replaces it. */
export interface CheckIn extends DatedAnswer {
  readonly goalId: GoalId
  readonly note: string | null
  /** When it was last said. */
  readonly at: Temporal.Instant
}

export type AnswerProblem =
  | 'answer-not-for-mode'
  | 'amount-missing'
  | AmountProblem
  | 'note-too-long'
  | 'goal-finished'

/**
 * Whether the goal takes this answer for the date `on`; gives the answer with its note cleaned, an
 * empty note as `null`. Whether the date itself is open is `checkDate`'s question.
 */
export function checkAnswer(
  goal: Goal,
  answer: Answer,
  note: string | null,
  on: Temporal.PlainDate,
): Result<{ readonly answer: Answer; readonly note: string | null }, AnswerProblem> {
  if (goal.finishedOn !== null && Temporal.PlainDate.compare(on, goal.finishedOn) > 0) {
    return failed('goal-finished')
  }

  const checked = checkForMode(goal, answer)
  if (!checked.ok) return checked

  const cleaned = cleanText(note ?? '')
  if (cleaned.length > limits.note) return failed('note-too-long')
  return ok({ answer: checked.value, note: cleaned === '' ? null : cleaned })
}

function checkForMode(
  { mode }: Goal,
  { state, amount }: Answer,
): Result<Answer, 'answer-not-for-mode' | 'amount-missing' | AmountProblem> {
  if (mode !== 'do' && state !== 'done') return failed('answer-not-for-mode')
  if (mode !== 'target') {
    return amount === null ? ok({ state, amount }) : failed('answer-not-for-mode')
  }

  if (amount === null) return failed('amount-missing')
  const checked = checkAmount(amount)
  return checked.ok ? ok({ state, amount: checked.value }) : checked
}
