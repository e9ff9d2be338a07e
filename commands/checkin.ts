import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { answerPlan, dayWithPlans, planToAsk } from '#app/plans.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { dateForCheckIn } from '#app/todays-goals.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { refill } from '#chat/form.ts'
import { inPlace, openForm, privately, type Reply } from '#chat/reply.ts'
import { type Answer, type AnswerState, answerStates } from '#domain/check-in.ts'
import { asId, type GoalId, isUuid, type PlanId } from '#domain/id.ts'
import { ok, type Result } from '#domain/result.ts'
import {
  type CheckInActions,
  checkInCard,
  keptCard,
  noteForm,
  numberForm,
  pageWith,
  whichDayCard,
} from '#words/check-in-card.ts'
import { type FailureCode, failureCard, failureText } from '#words/failure.ts'
import { type Key, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'
import { withMilestonesAfter } from './milestone-share.ts'
import { readAmount, readDate } from './read-input.ts'

const { say } = wordsIn('en')

const options = [
  {
    name: 'goal',
    type: 'text',
    about: say('command.checkin.goal'),
    maxLength: 80,
    suggest: suggestGoals,
  },
  {
    name: 'state',
    type: 'choice',
    about: say('command.checkin.state'),
    choices: answerStates.map((value) => ({ value, label: say(`command.checkin.state.${value}`) })),
  },
  { name: 'amount', type: 'number', about: say('command.checkin.amount'), min: 0, max: 1e9 },
  { name: 'date', type: 'date', about: say('command.checkin.date') },
  // Longer than a note may be, so that the limit is named by the rule and not by the reader.
  { name: 'note', type: 'text', about: say('command.checkin.note'), maxLength: 12_000, rest: true },
] as const satisfies readonly OptionSpec<Context>[]

export const checkin: Command<Context> = {
  name: 'checkin',
  summary: say('command.checkin'),
  who: 'anyone',
  where: ['group', 'direct'],
  usages: [usage({ summary: say('command.checkin'), options, run: checkIn })],
}

async function checkIn(context: Context, args: ArgsOf<typeof options>): Promise<Reply> {
  const { words, speaker } = context
  const named = args.date === undefined ? null : readDate(args.date, speaker.today)
  if (named && !named.ok) return fail(context, named.error, { typed: args.date ?? '' })
  const date = named?.value ?? null
  if (args.goal === undefined)
    return date ? privately(await dayCard(context, date)) : todaysCard(context)
  const answer = answerOf(args)
  if (answer === undefined && args.note === undefined) {
    const shown = await findGoal(context, args.goal)
    if (!shown.ok) return shown.error
    return privately(await dayCard(context, date ?? speaker.today, shown.value.goal.id))
  }

  const found = await goalToAnswer(context, args.goal)
  if (!found.ok) return found.error
  const goal = found.value
  const on = date ? { on: date } : await dateForCheckIn(context.store, speaker, isGoal(goal))
  if ('on' in on) return record(context, goal, on.on, answer, args.note)
  return privately(
    whichDayCard(words, on.ask, args.note ?? null, (day) =>
      tap.to({
        goal,
        on: day.toString(),
        state: args.state ?? 'done',
        amount: args.amount === undefined ? '' : String(args.amount),
      }),
    ),
  )
}

/** An id, as suggestions give it, is taken at its word: recording reads the goal, and says if not. */
async function goalToAnswer(context: Context, typed: string): Promise<Result<GoalId, Reply>> {
  if (isUuid(typed)) return ok(asId<GoalId>(typed))
  const found = await findGoal(context, typed)
  return found.ok ? ok(found.value.goal.id) : found
}

function answerOf(args: ArgsOf<typeof options>): Answer | undefined {
  if (args.state === undefined && args.amount === undefined) return undefined
  return { state: args.state ?? 'done', amount: args.amount ?? null }
}

async function record(
  context: Context,
  goalId: GoalId,
  on: Temporal.PlainDate,
  answer: Answer | undefined,
  note: string | undefined,
): Promise<Reply> {
  const { words, store, speaker } = context
  const said = { goalId, on, answer, note }
  const kept = await recordCheckIn(store, speaker, said)
  if (!kept.ok) return fail(context, kept.error, { length: note?.trim().length ?? 0 })
  const asked = await planToAsk(store, speaker, { goalId, on })
  const card = keptCard(words, { ...kept.value, planToAsk: asked }, speaker.today, actions)
  return withMilestonesAfter(context, kept.value, privately(card))
}

/** Today's goals. After midnight, when yesterday is answered, the member says which day it is. */
async function todaysCard(context: Context): Promise<Reply> {
  const on = await dateForCheckIn(context.store, context.speaker)
  if ('on' in on) return privately(await dayCard(context, on.on))
  return privately(
    whichDayCard(context.words, on.ask, null, (date) => day.to({ on: date.toString(), page: '0' })),
  )
}

/** @param show the page, or a goal that shall stand on it. */
async function dayCard(
  context: Context,
  on: Temporal.PlainDate,
  show: number | GoalId = 0,
  news?: Key,
): Promise<Card> {
  const { store, speaker, words } = context
  const found = await dayWithPlans(store, speaker, on)
  const page = typeof show === 'number' ? show : pageWith(found.goals, show)
  const day = { ...found, today: speaker.today, page }
  return checkInCard(words, news ? { ...day, news } : day, actions)
}

function fail(
  { words, speaker }: Context,
  code: FailureCode,
  details: Readonly<Record<string, string | number>> = {},
): Reply {
  const { backfillDays } = speaker.policy
  const example = speaker.today.toString()
  return privately(failureCard(words, code, { count: backfillDays, example, ...details }))
}

const isGoal =
  (goalId: GoalId) =>
  (one: { readonly goal: { readonly id: GoalId } }): boolean =>
    one.goal.id === goalId

const { goal, date } = carried

const today = defineAction('checkin.today', {}, (context: Context) => todaysCard(context))

const day = defineAction(
  'checkin.day',
  { on: date, page: carried.page },
  async (context: Context, { on, page }) => inPlace(await dayCard(context, on, page)),
)

const anyDay = defineAction('checkin.any-day', {}, async (context: Context, _, { chosen }) => {
  const on = readDate(chosen ?? '', context.speaker.today)
  if (!on.ok) return fail(context, on.error, { typed: chosen ?? '' })
  return inPlace(await dayCard(context, on.value))
})

const tap = defineAction(
  'checkin.tap',
  { goal, on: date, state: z.enum(answerStates), amount: carried.text },
  async (context: Context, { goal, on, state, amount }) => {
    const answer = { state, amount: amount === '' ? null : Number(amount) }
    const said = { goalId: goal, on, answer, note: undefined }
    const kept = await recordCheckIn(context.store, context.speaker, said)
    if (!kept.ok) return fail(context, kept.error)
    return withMilestonesAfter(context, kept.value, inPlace(await dayCard(context, on, goal)))
  },
)

const number = defineAction(
  'checkin.number',
  { goal, on: date },
  async (context: Context, { goal, on }) => {
    const { store, speaker, words } = context
    const kept = await store.goals.getOn(speaker.person.id, goal, on)
    if (kept?.goal.mode !== 'target') return fail(context, 'goal-not-found')
    const submit = saveNumber.to({ goal, on: on.toString() })
    return openForm(numberForm(words, kept.goal, kept.checkIn, submit))
  },
  'form',
)

const saveNumber = defineAction(
  'checkin.save-number',
  { goal, on: date },
  async (context: Context, { goal, on }, { values }): Promise<Reply> => {
    const { store, speaker, words } = context
    const amount = readAmount(values['amount'] ?? '')
    const answer: Answer = { state: 'done', amount: amount.ok ? amount.value : null }
    const kept = amount.ok
      ? await recordCheckIn(store, speaker, { goalId: goal, on, answer, note: undefined })
      : amount
    if (kept.ok)
      return withMilestonesAfter(context, kept.value, inPlace(await dayCard(context, on, goal)))
    const standing = await store.goals.getOn(speaker.person.id, goal, on)
    if (standing?.goal.mode !== 'target') return fail(context, kept.error)
    const submit = saveNumber.to({ goal, on: on.toString() })
    return {
      kind: 'form-again',
      form: refill(numberForm(words, standing.goal, null, submit), values),
      problems: { amount: explain(context, kept.error) },
    }
  },
)

const note = defineAction(
  'checkin.note',
  { goal, on: date },
  async (context: Context, { goal, on }) => {
    const { store, speaker, words } = context
    const kept = await store.goals.getOn(speaker.person.id, goal, on)
    if (!kept) return fail(context, 'goal-not-found')
    const submit = saveNote.to({ goal, on: on.toString() })
    return openForm(noteForm(words, kept.checkIn?.note ?? null, submit))
  },
  'form',
)

const saveNote = defineAction(
  'checkin.save-note',
  { goal, on: date },
  async (context: Context, { goal, on }, { values }): Promise<Reply> => {
    const typed = values['note'] ?? ''
    const said = { goalId: goal, on, answer: undefined, note: typed }
    const kept = await recordCheckIn(context.store, context.speaker, said)
    if (kept.ok)
      return withMilestonesAfter(context, kept.value, inPlace(await dayCard(context, on, goal)))
    const submit = saveNote.to({ goal, on: on.toString() })
    return {
      kind: 'form-again',
      form: refill(noteForm(context.words, null, submit), values),
      problems: { note: explain(context, kept.error, typed.trim().length) },
    }
  },
)

const planHelped = defineAction(
  'checkin.plan-helped',
  {
    plan: z
      .string()
      .refine(isUuid)
      .transform(asId<PlanId>),
    on: date,
    helped: z.enum(['yes', 'no']),
  },
  async (context: Context, { plan, on, helped }) => {
    const { store, speaker } = context
    const answered = await answerPlan(store, speaker, plan, on, helped === 'yes')
    if (!answered.ok) return fail(context, answered.error)
    return inPlace(await dayCard(context, on, answered.value.goalId, 'plan.remembered'))
  },
)

const explain = ({ words, speaker }: Context, code: FailureCode, length = 0): string =>
  failureText(words, code, { length, count: speaker.policy.backfillDays })

const actions: CheckInActions = {
  answer: (goal, on, state: AnswerState) =>
    tap.to({ goal: goal.id, on: on.toString(), state, amount: '' }),
  number: (goal, on) => number.to({ goal: goal.id, on: on.toString() }),
  note: (goal, on) => note.to({ goal: goal.id, on: on.toString() }),
  share: links.shareCheckIn,
  planHelped: (plan, on, helped) =>
    planHelped.to({ plan: plan.id, on: on.toString(), helped: helped ? 'yes' : 'no' }),
  day: (on, page) => day.to({ on: on.toString(), page: String(page) }),
  anyDay: anyDay.to({}),
  setGoal: links.newGoal,
}

export const checkinActions: readonly Action<Context>[] = [
  today,
  day,
  anyDay,
  tap,
  number,
  saveNumber,
  note,
  saveNote,
  planHelped,
]
