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
  type Option,
  paragraph,
  quote,
} from '#chat/card.ts'
import { type Inline, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import type { Plan } from '#domain/plan.ts'
import { fitted } from './fitted.ts'
import { type NamedListener, shareWithLabel } from './listener.ts'
import { planLine } from './plan-words.ts'
import { type Key, sentenceCase, type Words } from './words.ts'

/** What every step can do. */
export interface StepActions {
  readonly goOn: ActionRef
  readonly stop: ActionRef
}

/** What was just done, in one sentence; `null` at the beginning of a step. */
type News = readonly Inline[] | null

const step = (
  words: Words,
  title: Key,
  news: News,
  ...blocks: readonly (Block | readonly Block[] | null)[]
): Card => card(words.say(title), news && paragraph(news), heading(words.say(title)), ...blocks)

export const stopButton = (words: Words, { stop }: Pick<StepActions, 'stop'>): Button =>
  button(words.say('restart.stop'), stop)

/** Something to do that can as well be left out. */
const offer = (words: Words, label: Key, does: ActionRef, actions: StepActions): Block =>
  buttons(
    button(words.say(label), does),
    button(words.say('restart.not-now'), actions.goOn),
    stopButton(words, actions),
  )

/** Several goals: which one it is about. Finished ones can be told of, too. */
export function chooseRestartCard(
  words: Words,
  goals: readonly Goal[],
  actions: {
    readonly choose: ActionRef
    readonly newGoal: ActionRef
    readonly lookBack: ActionRef | null
  },
): Card {
  const title = words.say('restart.choose')
  const back = actions.lookBack && button(words.say('restart.look-back'), actions.lookBack)
  if (goals.length === 0)
    return card(
      title,
      paragraph(words.say('restart.none')),
      buttons(button(words.say('goal.new'), actions.newGoal), ...(back ? [back] : [])),
    )
  return card(
    title,
    heading(title),
    paragraph(words.say('restart.choose.words')),
    choice(
      words.say('restart.choose.label'),
      actions.choose,
      goals.slice(0, limits.options).map((goal) => goalOption(words, goal)),
    ),
    back && buttons(back),
  )
}

const goalOption = (words: Words, { id, title, finishedOn }: Goal): Option => ({
  label: shorten(
    finishedOn === null ? title : words.say('restart.choose.finished', { title }),
    limits.optionLabel,
  ),
  value: id,
})

/** Thanks them, and asks whether they are safe. */
export function thanksCard(
  words: Words,
  goal: Goal,
  actions: StepActions & {
    readonly unsaid: ActionRef
    readonly help: ActionRef
    readonly lookBack: ActionRef | null
  },
): Card {
  const back = actions.lookBack ? [button(words.say('restart.look-back'), actions.lookBack)] : []
  return step(
    words,
    'restart.thanks',
    null,
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    paragraph(words.say('restart.thanks.days')),
    paragraph(words.say('restart.private')),
    paragraph(words.line('restart.safe')),
    buttons(
      button(words.say('yes'), actions.goOn),
      button(words.say('no'), actions.help),
      button(words.say('restart.safe.unsaid'), actions.unsaid),
    ),
    aside(words.say('restart.safe.words')),
    buttons(...back, stopButton(words, actions)),
  )
}

/** For somebody who is not safe. There is nobody on duty yet, and it says so. */
export function setbackHelpCard(
  words: Words,
  { hasGroup }: { readonly hasGroup: boolean },
  actions: StepActions,
): Card {
  return step(
    words,
    'restart.help',
    null,
    paragraph(words.say('restart.help.danger')),
    paragraph(words.say('restart.help.not-crisis')),
    paragraph(words.say('restart.help.people')),
    hasGroup ? paragraph(words.say('restart.help.group')) : null,
    paragraph(words.say('restart.help.time')),
    buttons(button(words.say('restart.go-on'), actions.goOn), stopButton(words, actions)),
  )
}

/** What was happening, if they like. */
export function aroundCard(
  words: Words,
  actions: StepActions & { readonly write: ActionRef },
): Card {
  return step(
    words,
    'restart.around',
    null,
    paragraph(words.say('restart.around.words')),
    paragraph(words.say('restart.around.private')),
    offer(words, 'restart.around.write', actions.write, actions),
  )
}

export interface HelpedView {
  readonly plans: readonly Plan[]
  /** What they wrote in earlier setbacks of this goal, the newest first. */
  readonly helped: readonly { readonly text: string; readonly on: Temporal.PlainDate }[]
  readonly today: Temporal.PlainDate
}

/** As many of their own words as fit on one card. */
const ownWords = { plans: 5, helped: 2, length: 600 } as const

/** What has helped before: their own plans and their own words, and a place for more. */
export function helpedCard(
  words: Words,
  { plans, helped, today }: HelpedView,
  news: News,
  actions: StepActions & { readonly write: ActionRef },
): Card {
  const hasOwn = plans.length + helped.length > 0
  return step(
    words,
    'restart.helped',
    news,
    paragraph(words.say(hasOwn ? 'restart.helped.own' : 'restart.helped.words')),
    plans.slice(0, ownWords.plans).map((plan) => paragraph(planLine(words, plan))),
    helped
      .slice(0, ownWords.helped)
      .flatMap(({ text, on }) => [
        quote(fitted(text, ownWords.length)),
        aside(words.say('restart.helped.from', { date: words.date(on, today) })),
      ]),
    offer(words, 'restart.helped.write', actions.write, actions),
  )
}

/** A plan for themselves, if they like. */
export function restartPlanCard(
  words: Words,
  news: News,
  actions: StepActions & { readonly make: ActionRef },
): Card {
  return step(
    words,
    'restart.plan',
    news,
    paragraph(words.say('restart.plan.words')),
    paragraph(words.say('restart.plan.example')),
    offer(words, 'restart.plan.make', actions.make, actions),
  )
}

/** As many as fit in a row beside nobody. */
const listenersOnCard = limits.buttons - 1

/** Who may know: nobody, unless they choose somebody. */
export function whoMayKnowCard(
  words: Words,
  listeners: readonly (NamedListener & { readonly preview: ActionRef })[],
  news: News,
  actions: StepActions,
): Card {
  return step(
    words,
    'restart.tell',
    news,
    paragraph(words.say('restart.tell.words')),
    buttons(
      button(words.say('restart.tell.nobody'), actions.goOn, { main: true }),
      ...listeners
        .slice(0, listenersOnCard)
        .map((one) => button(shareWithLabel(words, one), one.preview)),
    ),
    buttons(stopButton(words, actions)),
  )
}

/** When the new run begins, if it does. */
export function newStartCard(
  words: Words,
  days: readonly { readonly on: Temporal.PlainDate; readonly begin: ActionRef }[],
  today: Temporal.PlainDate,
  news: News,
  actions: { readonly other: ActionRef; readonly same: ActionRef; readonly stop: ActionRef },
): Card {
  return step(
    words,
    'restart.start',
    news,
    paragraph(words.say('restart.start.words')),
    paragraph(words.say('restart.start.same.words')),
    buttons(
      ...days.map(({ on, begin }) => button(dayLabel(words, on, today), begin)),
      button(words.say('restart.start.other'), actions.other),
      button(words.say('restart.start.same'), actions.same),
    ),
    aside(words.say('restart.start.private')),
    buttons(stopButton(words, actions)),
  )
}

/** With its date, since late at night "today" alone can be taken for two days. */
const dayLabel = (words: Words, on: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  words.say('restart.start.day', {
    day: sentenceCase(words.day(on, today)),
    date: words.date(on, today),
  })
