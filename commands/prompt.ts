import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { askLater, notToday, wantPrompts } from '#app/answer-prompt.ts'
import { promptDay } from '#app/prompt-day.ts'
import { type Action, defineAction } from '#chat/action-definition.ts'
import type { Card } from '#chat/card.ts'
import { inPlace, type Reply } from '#chat/reply.ts'
import type { GoalId } from '#domain/id.ts'
import { windowClosesAt } from '#domain/open-dates.ts'
import type { PromptTone } from '#domain/prompt.ts'
import { pageWith } from '#words/check-in-card.ts'
import { clockTime, timeText } from '#words/clock-time.ts'
import { letBeCard, pauseAllCard, promptsStoppedCard } from '#words/prompt-answer-card.ts'
import {
  goalsOnPrompt,
  nudgeCard,
  type PromptActions,
  type PromptDay,
  promptCard,
} from '#words/prompt-card.ts'
import type { Key } from '#words/words.ts'
import { type Context, carried } from './context.ts'
import { answering, type ShowDay, sorry } from './day-actions.ts'
import { links } from './links.ts'
import { offeredTime, promptOfferActions } from './prompt-offer.ts'

/** A day as a prompt shows it. */
type AskedDay = Omit<PromptDay, 'lead' | 'done'>

/** The goals that a prompt shows for a date, as they stand. */
async function dayOf(
  { store, speaker }: Context,
  on: Temporal.PlainDate,
  show: number | GoalId,
  news?: Key,
): Promise<AskedDay> {
  const found = await promptDay(store, speaker, on)
  const last = Math.max(0, Math.ceil(found.goals.length / goalsOnPrompt) - 1)
  const page =
    typeof show === 'number' ? Math.min(show, last) : pageWith(found.goals, show, goalsOnPrompt)
  return { ...found, today: speaker.today, page, ...(news ? { news } : {}) }
}

/** The prompt of a date, as it comes; `null` when there is nothing left to ask for. */
export async function newPrompt(
  context: Context,
  on: Temporal.PlainDate,
  lead: PromptTone | 'later',
): Promise<Card | null> {
  const day = await dayOf(context, on, 0)
  return isWaiting(day) ? promptCard(context.words, { ...day, lead, done: null }, actions) : null
}

/** The reminder of a date; `null` when there is nothing left to ask for. */
export async function newNudge(context: Context, on: Temporal.PlainDate): Promise<Card | null> {
  const day = await dayOf(context, on, 0)
  return isWaiting(day) ? nudgeCard(context.words, day, nudgeActions) : null
}

const isWaiting = ({ goals }: AskedDay): boolean => goals.some(({ checkIn }) => checkIn === null)

const showPrompt: ShowDay = async (context, on, show, news) => {
  const day = await dayOf(context, on, show, news)
  return promptCard(context.words, { ...day, lead: null, done: null }, actions)
}

const showNudge: ShowDay = async (context, on, show, news) =>
  nudgeCard(context.words, await dayOf(context, on, show, news), nudgeActions)

/** The prompt with a sentence about what was just done. */
async function promptAfter(context: Context, on: Temporal.PlainDate, done: string): Promise<Reply> {
  const day = await dayOf(context, on, 0)
  return inPlace(promptCard(context.words, { ...day, lead: null, done }, actions))
}

const { date, page } = carried

const onPrompt = answering('prompt', showPrompt)
const onNudge = answering('nudge', showNudge)

const day = defineAction('prompt.day', { on: date, page }, async (context: Context, { on, page }) =>
  inPlace(await showPrompt(context, on, page)),
)

const nudgeDay = defineAction(
  'nudge.day',
  { on: date, page },
  async (context: Context, { on, page }) => inPlace(await showNudge(context, on, page)),
)

const hours = z.enum(['1', '3']).transform((text) => (text === '1' ? 1 : 3))

const later = defineAction(
  'prompt.later',
  { on: date, hours },
  async (context: Context, { on, hours }): Promise<Reply> => {
    const { store, speaker, words } = context
    const { clock, now, policy } = speaker
    const { compare } = Temporal.Instant
    const closes = windowClosesAt(on, clock, policy.backfillDays)
    if (compare(closes, now) <= 0) return sorry(context, 'date-too-old')
    if (compare(closes, now.add({ hours })) <= 0) {
      const time = clockTime(closes, clock.zone)
      return promptAfter(context, on, words.say('prompt.later.closes', { time }))
    }
    const time = clockTime(await askLater(store, speaker, on, hours), clock.zone)
    return promptAfter(context, on, words.say('prompt.later', { time }))
  },
)

const letBe = defineAction('prompt.not-today', { on: date }, async (context: Context, { on }) => {
  const { store, speaker, words } = context
  await notToday(store, speaker, on)
  const { today } = speaker
  return inPlace(letBeCard(words, { on, today }, { checkIn: links.checkInOn(on) }))
})

const pause = defineAction('prompt.pause', { on: date }, async ({ words }: Context, { on }) =>
  inPlace(
    pauseAllCard(words, {
      pause: links.pauseEverything,
      back: day.to({ on: on.toString(), page: '0' }),
    }),
  ),
)

/** That they have said so is enough: prompts come as before. */
const keep = defineAction(
  'prompt.keep',
  { on: date },
  async (context: Context, { on }): Promise<Reply> => {
    const { store, speaker, words } = context
    const time = speaker.person.promptTime ?? offeredTime(speaker)
    if (speaker.person.promptTime === null) await wantPrompts(store, speaker, time)
    return promptAfter(context, on, words.say('prompt.kept', { time: timeText(time) }))
  },
)

const stop = defineAction('prompt.stop', {}, async ({ store, speaker, words }: Context) => {
  const time = speaker.person.promptTime ?? offeredTime(speaker)
  await wantPrompts(store, speaker, null)
  return inPlace(
    promptsStoppedCard(words, { checkIn: links.todaysCheckIn, again: links.promptAt(time) }),
  )
})

const actions: PromptActions = {
  ...onPrompt.refs,
  day: (on, page) => day.to({ on: on.toString(), page: String(page) }),
  later: (on, hours) => later.to({ on: on.toString(), hours: String(hours) }),
  notToday: (on) => letBe.to({ on: on.toString() }),
  pause: links.pauseAll,
  keep: (on) => keep.to({ on: on.toString() }),
  stop: stop.to({}),
  checkIn: links.todaysCheckIn,
}

const nudgeActions: PromptActions = {
  ...actions,
  ...onNudge.refs,
  day: (on, page) => nudgeDay.to({ on: on.toString(), page: String(page) }),
}

export const promptActions: readonly Action<Context>[] = [
  ...onPrompt.all,
  ...onNudge.all,
  day,
  nudgeDay,
  later,
  letBe,
  pause,
  keep,
  stop,
  ...promptOfferActions,
]
