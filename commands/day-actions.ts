import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { answerPlan } from '#app/plans.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import type { ActionRef } from '#chat/action.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { type Answer, answerStates } from '#domain/check-in.ts'
import type { GoalId } from '#domain/id.ts'
import type { DayActions } from '#words/check-in-card.ts'
import { noteForm, numberForm } from '#words/check-in-form.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import type { Key } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { links } from './links.ts'
import { withMilestonesAfter } from './milestone-share.ts'
import { readAmount } from './read-input.ts'

/**
 * Makes the card of a day as it stands now.
 *
 * @param show the page, or a goal that shall stand on it.
 */
export type ShowDay = (
  context: Context,
  on: Temporal.PlainDate,
  show: number | GoalId,
  news?: Key,
) => Promise<Card>

export interface Answering {
  readonly refs: DayActions
  /** The action that gives an answer to a goal, from texts. */
  answer(said: {
    readonly goal: string
    readonly on: string
    readonly state: string
    readonly amount: string
  }): ActionRef
  readonly all: readonly Action<Context>[]
}

const { goal, date } = carried

/**
 * Answering the goals of a day: the same on each kind of card, which then shows the day anew.
 *
 * @param place begins the names of the actions.
 */
export function answering(place: 'checkin' | 'prompt' | 'nudge', show: ShowDay): Answering {
  const tap = defineAction(
    `${place}.tap`,
    { goal, on: date, state: z.enum(answerStates), amount: carried.text },
    async (context: Context, { goal, on, state, amount }) => {
      const answer = { state, amount: amount === '' ? null : Number(amount) }
      const said = { goalId: goal, on, answer, note: undefined }
      const kept = await recordCheckIn(context.store, context.speaker, said)
      if (!kept.ok) return sorry(context, kept.error)
      return withMilestonesAfter(context, kept.value, inPlace(await show(context, on, goal)))
    },
  )

  const number = defineAction(
    `${place}.number`,
    { goal, on: date },
    async (context: Context, { goal, on }) => {
      const { store, speaker, words } = context
      const kept = await store.goals.getOn(speaker.person.id, goal, on)
      if (kept?.goal.mode !== 'target') return sorry(context, 'goal-not-found')
      const submit = saveNumber.to({ goal, on: on.toString() })
      return openForm(numberForm(words, kept.goal, kept.checkIn, submit))
    },
    'form',
  )

  const saveNumber = defineAction(
    `${place}.save-number`,
    { goal, on: date },
    async (context: Context, { goal, on }, { values }): Promise<Reply> => {
      const { store, speaker, words } = context
      const amount = readAmount(values['amount'] ?? '')
      const answer: Answer = { state: 'done', amount: amount.ok ? amount.value : null }
      const kept = amount.ok
        ? await recordCheckIn(store, speaker, { goalId: goal, on, answer, note: undefined })
        : amount
      if (kept.ok)
        return withMilestonesAfter(context, kept.value, inPlace(await show(context, on, goal)))
      const standing = await store.goals.getOn(speaker.person.id, goal, on)
      if (standing?.goal.mode !== 'target') return sorry(context, kept.error)
      const submit = saveNumber.to({ goal, on: on.toString() })
      return {
        kind: 'form-again',
        form: refill(numberForm(words, standing.goal, null, submit), values),
        problems: { amount: explain(context, kept.error) },
      }
    },
  )

  const note = defineAction(
    `${place}.note`,
    { goal, on: date },
    async (context: Context, { goal, on }) => {
      const { store, speaker, words } = context
      const kept = await store.goals.getOn(speaker.person.id, goal, on)
      if (!kept) return sorry(context, 'goal-not-found')
      const submit = saveNote.to({ goal, on: on.toString() })
      return openForm(noteForm(words, kept.checkIn?.note ?? null, submit))
    },
    'form',
  )

  const saveNote = defineAction(
    `${place}.save-note`,
    { goal, on: date },
    async (context: Context, { goal, on }, { values }): Promise<Reply> => {
      const typed = values['note'] ?? ''
      const said = { goalId: goal, on, answer: undefined, note: typed }
      const kept = await recordCheckIn(context.store, context.speaker, said)
      if (kept.ok)
        return withMilestonesAfter(context, kept.value, inPlace(await show(context, on, goal)))
      const submit = saveNote.to({ goal, on: on.toString() })
      return {
        kind: 'form-again',
        form: refill(noteForm(context.words, null, submit), values),
        problems: { note: explain(context, kept.error, typed.trim().length) },
      }
    },
  )

  const planHelped = defineAction(
    `${place}.plan-helped`,
    { plan: carried.plan, on: date, helped: z.enum(['yes', 'no']) },
    async (context: Context, { plan, on, helped }) => {
      const { store, speaker } = context
      const answered = await answerPlan(store, speaker, plan, on, helped === 'yes')
      if (!answered.ok) return sorry(context, answered.error)
      return inPlace(await show(context, on, answered.value.goalId, 'plan.remembered'))
    },
  )

  return {
    answer: tap.to,
    refs: {
      answer: (goal, on, state) => tap.to({ goal: goal.id, on: on.toString(), state, amount: '' }),
      number: (goal, on) => number.to({ goal: goal.id, on: on.toString() }),
      note: (goal, on) => note.to({ goal: goal.id, on: on.toString() }),
      share: links.shareCheckIn,
      planHelped: (plan, on, helped) =>
        planHelped.to({ plan: plan.id, on: on.toString(), helped: helped ? 'yes' : 'no' }),
    },
    all: [tap, number, saveNumber, note, saveNote, planHelped],
  }
}

/** Says in private why an answer was not kept. */
export function sorry(
  { words, speaker }: Context,
  code: FailureCode,
  details: Readonly<Record<string, string | number>> = {},
): Reply {
  const { backfillDays } = speaker.policy
  const example = speaker.today.toString()
  return privately(failureCard(words, code, { count: backfillDays, example, ...details }))
}

const explain = ({ words, speaker }: Context, code: FailureCode, length = 0): string =>
  failureText(words, code, { length, count: speaker.policy.backfillDays })
