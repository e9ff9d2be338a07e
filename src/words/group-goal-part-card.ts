import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  heading,
  paragraph,
} from '#chat/card.ts'
import { command, said } from '#chat/inline.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { aimLine, datesText } from './group-goal-words.ts'
import { type PromptOffer, promptOffer } from './prompt-answer-card.ts'
import type { Words } from './words.ts'

/** Somebody's own part in a group goal. */
export interface GroupGoalPartView {
  readonly goal: GroupGoal
  readonly today: Temporal.PlainDate
  /** Their own date from which on it counts. */
  readonly since: Temporal.PlainDate
  /** Check-ins of the period, or the sum of the amounts. */
  readonly has: number
}

export interface PartActions {
  readonly checkIn: ActionRef
  readonly leave: ActionRef
}

/** Private, to who has just joined: what their part is, who sees what, and how it comes to them. */
export function joinedGroupGoalCard(
  words: Words,
  view: GroupGoalPartView,
  actions: PartActions,
  offer: PromptOffer | null,
): Card {
  return card(
    words.say('group-goal.joined.summary'),
    paragraph(words.line('group-goal.joined', { title: said(view.goal.title) })),
    partBlocks(words, view, actions),
    offer === null
      ? aside(words.line('group-goal.joined.daily', { command: command('checkin') }))
      : promptOffer(words, offer),
  )
}

/** Private: one's own figures, and the way out. */
export const groupGoalPartCard = (
  words: Words,
  view: GroupGoalPartView,
  actions: PartActions,
): Card =>
  card(
    words.say('group-goal.part'),
    heading(words.say('group-goal.part')),
    paragraph(words.line('goal.title', { title: said(view.goal.title) })),
    partBlocks(words, view, actions),
  )

const partBlocks = (
  words: Words,
  view: GroupGoalPartView,
  { checkIn, leave }: PartActions,
): readonly Block[] => {
  const { goal, today, since } = view
  return [
    paragraph(aimLine(words, goal)),
    paragraph(datesText(words, goal.period, today)),
    paragraph(
      goal.mode === 'target'
        ? words.line('group-goal.part.amount', {
            amount: words.number(view.has),
            unit: said(goal.unit ?? ''),
          })
        : words.say('group-goal.part.check-ins', { count: view.has }),
    ),
    paragraph(words.say('group-goal.part.since', { date: words.date(since, today) })),
    aside(words.say('group-goal.part.private')),
    buttons(
      button(words.say('prompt.check-in'), checkIn, { main: true }),
      button(words.say('group-goal.leave'), leave),
    ),
  ]
}

/** For who looks at a part that they do not have. */
export const groupGoalNoPartCard = (
  words: Words,
  { title }: GroupGoal,
  join: ActionRef | null,
): Card =>
  card(
    words.say('group-goal.part.none'),
    paragraph(words.line('goal.title', { title: said(title) })),
    paragraph(words.say('group-goal.part.none')),
    join && buttons(button(words.say('post.group-goal.join'), join, { main: true })),
  )

export interface SettleActions {
  readonly keep: ActionRef
  readonly remove: ActionRef
}

const settling = (words: Words, { keep, remove }: SettleActions): Block =>
  buttons(
    button(words.say('group-goal.keep'), keep),
    button(words.say('group-goal.remove'), remove),
  )

/** Private: they take part no more. No reason is asked. */
export const groupGoalLeftCard = (words: Words, title: string, actions: SettleActions): Card =>
  card(
    words.say('group-goal.left'),
    heading(words.say('group-goal.left')),
    paragraph(words.line('goal.title', { title: said(title) })),
    paragraph(words.say('group-goal.left.words')),
    settling(words, actions),
    aside(words.say('group-goal.over.days')),
  )

/** Comes by itself when a group goal is over. Its summary says nothing of the goal. */
export const groupGoalOverCard = (words: Words, title: string, actions: SettleActions): Card =>
  card(
    words.say('group-goal.over.words'),
    paragraph(words.line('group-goal.over', { title: said(title) })),
    paragraph(words.say('group-goal.over.words')),
    settling(words, actions),
    aside(words.say('group-goal.over.days')),
  )
