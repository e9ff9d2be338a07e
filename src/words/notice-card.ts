import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import { aside, button, buttons, type Card, card, heading, paragraph, quote } from '#chat/card.ts'
import { type AccountRef, call, mention, said } from '#chat/inline.ts'
import type { CheckIn } from '#domain/check-in.ts'
import type { Goal } from '#domain/goal.ts'
import type { Plan } from '#domain/plan.ts'
import { answerWords } from './answer.ts'
import { timeText } from './clock-time.ts'
import { fitted } from './fitted.ts'
import { planLine } from './plan-words.ts'
import type { Words } from './words.ts'

/** More goals than this are too long for one card with all their answers. */
const mostAnswers = 15

/** What a prompt becomes when its date can no longer be answered: what was answered, if anything. */
export function promptClosedCard(
  words: Words,
  day: {
    readonly on: Temporal.PlainDate
    readonly today: Temporal.PlainDate
    readonly answered: readonly { readonly goal: Goal; readonly checkIn: CheckIn }[]
  },
  actions: { readonly checkIn: ActionRef },
): Card {
  const title = words.say('prompt.closed', { day: words.date(day.on, day.today) })
  return card(
    title,
    heading(title),
    day.answered.slice(0, mostAnswers).map(({ goal, checkIn }) =>
      paragraph(
        words.line('check-in.goal-answered', {
          title: said(goal.title),
          answer: said(answerWords(words, goal, checkIn)),
        }),
      ),
    ),
    paragraph(words.say('prompt.closed.words')),
    buttons(button(words.say('restart.check-in'), actions.checkIn)),
  )
}

/**
 * @param titles of the goals whose own pause is over; `null` when the pause was of everything.
 * @param promptTime when prompts come again; `null` when none are wanted.
 */
export function pauseOverCard(
  words: Words,
  titles: readonly string[] | null,
  promptTime: Temporal.PlainTime | null,
  actions: { readonly checkIn: ActionRef; readonly longer: ActionRef },
): Card {
  return card(
    words.say('pause.over.summary'),
    paragraph(
      titles === null
        ? words.say('pause.over')
        : words.line('pause.over.goals', { titles: said(words.list(titles)) }),
    ),
    paragraph(
      promptTime === null
        ? words.say('pause.over.open')
        : words.say('pause.over.prompts', { time: timeText(promptTime) }),
    ),
    buttons(
      button(words.say('prompt.check-in'), actions.checkIn, { main: true }),
      button(words.say('pause.over.longer'), actions.longer),
    ),
  )
}

/** As long as the text of a setback can be here. */
const helpedLength = 1500

/**
 * A day after a setback, for who asked for it. Nothing on it has to be answered, and its summary says
 * nothing that somebody else could read on a locked screen.
 */
export function followUpCard(
  words: Words,
  { helped, plans }: { readonly helped: string | null; readonly plans: readonly Plan[] },
  actions: { readonly checkIn: ActionRef; readonly lookBack: ActionRef },
): Card {
  return card(
    words.say('follow-up.summary'),
    heading(words.say('follow-up.summary')),
    paragraph(words.say('follow-up.words')),
    helped === null
      ? null
      : [paragraph(words.say('follow-up.helped')), quote(fitted(helped, helpedLength))],
    plans.length === 0
      ? null
      : [
          paragraph(words.say('follow-up.plans')),
          ...plans.map((plan) => paragraph(planLine(words, plan))),
        ],
    buttons(
      button(words.say('prompt.check-in'), actions.checkIn),
      button(words.say('restart.look-back'), actions.lookBack),
    ),
    aside(words.say('setback.readers.owner')),
  )
}

/** Something that did not arrive when it was sent, shown later with a word about why. */
export const missedCard = (words: Words, missed: Card): Card => ({
  ...missed,
  blocks: [...missed.blocks, aside(words.say('prompt.missed'))],
})

/** Somebody who is named to others. */
export interface Named {
  readonly account: AccountRef
  readonly name: string
}

/** To those with whom a member walks: that it has been quiet, and nothing else. */
export const goneQuietCard = (words: Words, { account, name }: Named): Card =>
  card(
    words.say('post.gone-quiet', { name }),
    paragraph(words.line('post.gone-quiet', { name: mention(account, name) })),
  )

/** In a channel, where direct messages are closed. Whoever uses the button sees their own check-in. */
export const checkInOpenCard = (
  words: Words,
  { account, name }: Named,
  actions: { readonly checkIn: ActionRef },
): Card =>
  card(
    words.say('post.check-in-open', { name }),
    paragraph(words.line('post.check-in-open', { name: call(account, name) })),
    buttons(button(words.say('post.check-in-open.button'), actions.checkIn)),
  )
