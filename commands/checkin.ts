import type { Temporal } from 'temporal-polyfill'
import { changesAhead } from '#app/group-goal-part.ts'
import { dayWithPlans, planToAsk } from '#app/plans.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { rememberedOn } from '#app/remembered-dates.ts'
import { dateForCheckIn } from '#app/todays-goals.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { type ArgsOf, type Command, type OptionSpec, usage } from '#chat/command.ts'
import { inPlace, privately, type Reply } from '#chat/reply.ts'
import { type Answer, answerStates } from '#domain/check-in.ts'
import { asId, type GoalId, isUuid } from '#domain/id.ts'
import { ok, type Result } from '#domain/result.ts'
import {
  type CheckInActions,
  checkInCard,
  keptCard,
  pageWith,
  whichDayCard,
} from '#words/check-in-card.ts'
import { type Key, wordsIn } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { answering, sorry } from './day-actions.ts'
import { findGoal, suggestGoals } from './find-goal.ts'
import { links } from './links.ts'
import { withMilestonesAfter } from './milestone-share.ts'
import { readDate } from './read-input.ts'

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
  where: ['group', 'direct'],
  usages: [usage({ summary: say('command.checkin'), options, run: checkIn })],
}

async function checkIn(context: Context, args: ArgsOf<typeof options>): Promise<Reply> {
  const { words, speaker } = context
  const named = args.date === undefined ? null : readDate(args.date, speaker.today)
  if (named && !named.ok) return sorry(context, named.error, { typed: args.date ?? '' })
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
      answers.answer({
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
  if (!kept.ok) return sorry(context, kept.error, { length: note?.trim().length ?? 0 })
  const [asked, remembered] = await Promise.all([
    planToAsk(store, speaker, { goalId, on }),
    rememberedOn(store, speaker, on),
  ])
  const view = { ...kept.value, planToAsk: asked, remembered }
  const card = keptCard(words, view, speaker.today, actions)
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
export async function dayCard(
  context: Context,
  on: Temporal.PlainDate,
  show: number | GoalId = 0,
  news?: Key,
): Promise<Card> {
  const { store, speaker, words } = context
  const [found, changes] = await Promise.all([
    dayWithPlans(store, speaker, on),
    changesAhead(store, speaker),
  ])
  const page = typeof show === 'number' ? show : pageWith(found.goals, show)
  const day = { ...found, changes, today: speaker.today, page }
  return checkInCard(words, news ? { ...day, news } : day, actions)
}

const isGoal =
  (goalId: GoalId) =>
  (one: { readonly goal: { readonly id: GoalId } }): boolean =>
    one.goal.id === goalId

const { date } = carried

const today = defineAction('checkin.today', {}, (context: Context) => todaysCard(context))

const day = defineAction(
  'checkin.day',
  { on: date, page: carried.page },
  async (context: Context, { on, page }) => inPlace(await dayCard(context, on, page)),
)

const anyDay = defineAction('checkin.any-day', {}, async (context: Context, _, { chosen }) => {
  const on = readDate(chosen ?? '', context.speaker.today)
  if (!on.ok) return sorry(context, on.error, { typed: chosen ?? '' })
  return inPlace(await dayCard(context, on.value))
})

const answers = answering('checkin', dayCard)

const actions: CheckInActions = {
  ...answers.refs,
  day: (on, page) => day.to({ on: on.toString(), page: String(page) }),
  anyDay: anyDay.to({}),
  setGoal: links.newGoal,
}

export const checkinActions: readonly Action<Context>[] = [today, day, anyDay, ...answers.all]
