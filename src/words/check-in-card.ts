import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  type Button,
  button,
  buttons,
  type Card,
  card,
  choice,
  heading,
  paragraph,
  quote,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits as cardLimits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { AnswerState, CheckIn } from '#domain/check-in.ts'
import { type Goal, limits } from '#domain/goal.ts'
import type { GroupGoalTerms } from '#domain/group-goal.ts'
import type { GoalId, GroupId } from '#domain/id.ts'
import type { Mention } from '#domain/remembered-date.ts'
import { answerLabel, answerWords, tapsFor } from './answer.ts'
import { aimText } from './group-goal-words.ts'
import { type PlanQuestion, planQuestion, plansOfGoal } from './plan-blocks.ts'
import type { PlanView } from './plan-words.ts'
import { rememberedLine } from './remembered-line.ts'
import { type Key, sentenceCase, type Words } from './words.ts'

export interface GoalToAnswer {
  readonly goal: Goal
  readonly checkIn: CheckIn | null
  readonly sharedWith: readonly GroupId[]
}

/** What the buttons of a check-in do. */
export interface CheckInActions extends PlanQuestion {
  answer(goal: Goal, on: Temporal.PlainDate, state: AnswerState): ActionRef
  number(goal: Goal, on: Temporal.PlainDate): ActionRef
  note(goal: Goal, on: Temporal.PlainDate): ActionRef
  share(goal: Goal, on: Temporal.PlainDate): ActionRef
  day(on: Temporal.PlainDate, page: number): ActionRef
  /** A choice whose values are dates. */
  anyDay: ActionRef
  setGoal: ActionRef
}

export interface CheckInDay {
  readonly on: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  readonly goals: readonly GoalToAnswer[]
  readonly openDates: readonly Temporal.PlainDate[]
  readonly page: number
  /** Those that the date names, in the order in which they are shown. */
  readonly plans: readonly PlanView[]
  /** Whether this one helped is asked. */
  readonly planToAsk: PlanView | null
  /** What the member remembers on this day and the next. */
  readonly remembered: readonly Mention[]
  /** What was just done, other than a check-in. */
  readonly news?: Key
  /** What their groups have changed in goals of theirs, and from when on. */
  readonly changes?: readonly ComingChange[]
}

export interface ComingChange {
  readonly from: Temporal.PlainDate
  readonly terms: GroupGoalTerms
}

/** What the goals of a day are answered with, on whichever card they stand. */
export type DayActions = Pick<CheckInActions, 'answer' | 'number' | 'note' | 'share' | 'planHelped'>

/** What is shown of a day, whatever other days there are. */
export type DayGoals = Omit<CheckInDay, 'today' | 'openDates' | 'remembered'>

/** As many goals as fit on one card with all their buttons. */
const goalsOnCard = 4
/** More open dates than this are a list to choose from. */
const datesAsButtons = 3

/** The page on which a goal stands. */
export function pageWith(
  goals: readonly GoalToAnswer[],
  goalId: GoalId,
  most: number = goalsOnCard,
): number {
  const index = goals.findIndex(({ goal }) => goal.id === goalId)
  return Math.floor(Math.max(index, 0) / most)
}

/** All goals of one day, each answered in one tap. */
export function checkInCard(words: Words, day: CheckInDay, actions: CheckInActions): Card {
  const title = words.say('check-in.summary', { day: words.day(day.on, day.today) })
  if (day.goals.length === 0) return noGoalsCard(words, title, day, actions)

  return card(
    title,
    heading(title),
    rememberedLine(words, day.remembered),
    goalsOfDay(words, day, actions, goalsOnCard),
    changesAhead(words, day),
    otherDays(words, day, actions, morePages(words, day, actions, goalsOnCard)),
  )
}

/**
 * One page of the goals with their buttons, thanks once all of the day are answered, and what there is
 * to say then.
 *
 * @param most goals on a page.
 */
export function goalsOfDay(
  words: Words,
  day: DayGoals,
  actions: DayActions,
  most: number,
): readonly Block[] {
  const first = day.page * most
  const shown = day.goals.slice(first, first + most)
  const answered = day.goals.every(({ checkIn }) => checkIn !== null)
  const waiting = shown.filter(({ checkIn }) => checkIn === null)
  const plans = day.plans.filter((plan) => waiting.some(({ goal }) => goal.id === plan.goalId))
  return [
    ...shown.flatMap((one) => {
      const [answer, ...taps] = goalBlocks(words, one, day.on, actions)
      return [answer, ...plansOfGoal(words, plans, one.goal), ...taps]
    }),
    ...(answered ? [paragraph(words.say('check-in.thanks'))] : []),
    ...planQuestion(words, day.planToAsk, day.on, actions),
    ...(day.news ? [paragraph(words.say(day.news))] : []),
  ]
}

/** More than this would hide the goals of today. */
const mostChanges = 3

const changesAhead = (words: Words, { changes = [], today }: CheckInDay): readonly Block[] =>
  changes.slice(0, mostChanges).map(({ from, terms }) =>
    aside(
      words.line('group-goal.next', {
        date: words.date(from, today),
        title: said(terms.title),
        aim: said(aimText(words, terms)),
      }),
    ),
  )

function noGoalsCard(words: Words, title: string, day: CheckInDay, actions: CheckInActions): Card {
  return card(
    title,
    heading(title),
    rememberedLine(words, day.remembered),
    paragraph(words.say('check-in.none')),
    paragraph(words.say('check-in.invite')),
    buttons(button(words.say('goal.new'), actions.setGoal, { main: true })),
    otherDays(words, day, actions, []),
  )
}

function goalBlocks(
  words: Words,
  { goal, checkIn, sharedWith }: GoalToAnswer,
  on: Temporal.PlainDate,
  actions: DayActions,
): readonly [Block, Block] {
  const title = said(goal.title)
  const line =
    checkIn === null
      ? words.line('check-in.goal', { title })
      : words.line(checkIn.note === null ? 'check-in.goal-answered' : 'check-in.goal-noted', {
          title,
          answer: said(answerWords(words, goal, checkIn)),
        })
  return [
    paragraph(line),
    buttons(...answerButtons(words, goal, checkIn, on, actions), ...afterwards()),
  ]

  function afterwards(): readonly Button[] {
    if (checkIn === null) return []
    const note = checkIn.note === null ? 'check-in.add-note' : 'check-in.change-note'
    return [
      button(words.say(note), actions.note(goal, on)),
      ...(sharedWith.length > 0
        ? [button(words.say('check-in.share'), actions.share(goal, on))]
        : []),
    ]
  }
}

function answerButtons(
  words: Words,
  goal: Goal,
  checkIn: CheckIn | null,
  on: Temporal.PlainDate,
  actions: DayActions,
): readonly Button[] {
  const { mode } = goal
  if (mode === 'target') {
    const label = checkIn === null ? 'check-in.give-number' : 'check-in.change-number'
    return [button(words.say(label), actions.number(goal, on), { main: checkIn === null })]
  }
  return tapsFor(mode).map((state) =>
    button(answerLabel(words, mode, state), actions.answer(goal, on, state), {
      main: checkIn === null && state === 'done',
      chosen: checkIn?.state === state,
    }),
  )
}

/** A button to the next page, or back to the first; none where there is one page. */
export function morePages(
  words: Words,
  day: DayGoals,
  actions: Pick<CheckInActions, 'day'>,
  most: number,
): readonly Button[] {
  const pages = Math.ceil(day.goals.length / most)
  if (pages < 2) return []
  const last = day.page >= pages - 1
  const label = words.say(last ? 'page.first' : 'page.next')
  return [button(label, actions.day(day.on, last ? 0 : day.page + 1))]
}

function otherDays(
  words: Words,
  day: CheckInDay,
  actions: CheckInActions,
  more: readonly Button[],
): readonly Block[] {
  const others = day.openDates.filter((date) => !date.equals(day.on))
  const name = (date: Temporal.PlainDate): string => sentenceCase(words.day(date, day.today))
  if (day.openDates.length <= datesAsButtons) {
    const dates = others.map((date) => button(name(date), actions.day(date, 0)))
    return [
      ...(more.length > 0 ? [buttons(...more)] : []),
      ...(dates.length > 0 ? [aside(words.say('check-in.other-day')), buttons(...dates)] : []),
    ]
  }
  const options = others
    .slice(0, cardLimits.options)
    .map((date) => ({ label: name(date), value: date.toString() }))
  return [
    ...(more.length > 0 ? [buttons(...more)] : []),
    choice(words.say('check-in.other-day'), actions.anyDay, options),
  ]
}

/** One answer that was given by command, with what can be done about it. */
export function keptCard(
  words: Words,
  kept: GoalToAnswer & Pick<CheckInDay, 'planToAsk' | 'remembered'> & { readonly checkIn: CheckIn },
  today: Temporal.PlainDate,
  actions: CheckInActions,
): Card {
  const { checkIn } = kept
  const title = words.say('check-in.kept', { day: words.day(checkIn.on, today) })
  return card(
    title,
    heading(title),
    rememberedLine(words, kept.remembered),
    goalBlocks(words, kept, checkIn.on, actions).slice(0, 1),
    checkIn.note === null ? null : quote(checkIn.note),
    goalBlocks(words, kept, checkIn.on, actions).slice(1),
    planQuestion(words, kept.planToAsk, checkIn.on, actions),
    buttons(button(words.say('check-in.all-goals'), actions.day(checkIn.on, 0))),
  )
}

/**
 * After midnight, when yesterday is answered already: only the member knows which day is meant. A
 * note that came along is given back, since a button cannot carry it.
 */
export function whichDayCard(
  words: Words,
  ask: { readonly yesterday: Temporal.PlainDate; readonly today: Temporal.PlainDate },
  note: string | null,
  pick: (on: Temporal.PlainDate) => ActionRef,
): Card {
  return card(
    words.say('check-in.which-day.summary'),
    paragraph(words.say('check-in.which-day')),
    note === null ? null : paragraph(words.say('check-in.which-day.note')),
    note === null ? null : quote(shorten(note, limits.note)),
    buttons(
      ...[ask.yesterday, ask.today].map((on) =>
        button(sentenceCase(words.day(on, ask.today)), pick(on)),
      ),
    ),
  )
}
