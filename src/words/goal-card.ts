import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Button,
  button,
  buttons,
  type Card,
  card,
  choice,
  heading,
  paragraph,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits as cardLimits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import { type Goal, limits, type Mode, modes } from '#domain/goal.ts'
import type { GroupId } from '#domain/id.ts'
import { cadenceWords } from './cadence.ts'
import { type Key, sentenceCase, type Words } from './words.ts'

export interface GoalView {
  readonly goal: Goal
  /** The groups in which it counts. */
  readonly sharedWith: readonly NamedGroup[]
  /** The member's other groups. */
  readonly couldShareWith: readonly NamedGroup[]
}

export interface NamedGroup {
  readonly id: GroupId
  readonly name: string
}

export interface GoalActions {
  checkIn: ActionRef
  edit(goal: Goal): ActionRef
  finish(goal: Goal): ActionRef
  finishNow(goal: Goal): ActionRef
  reopen(goal: Goal): ActionRef
  show(goal: Goal): ActionRef
  askShare(goal: Goal, group: NamedGroup): ActionRef
  share(goal: Goal, group: NamedGroup): ActionRef
  unshare(goal: Goal, group: NamedGroup): ActionRef
  new: ActionRef
  newOf(mode: Mode): ActionRef
  /** A choice whose values are goals. */
  open: ActionRef
  list: ActionRef
  finished: ActionRef
}

/** As many finished goals as fit on one card, however long their titles. */
const finishedOnCard = 15

/** One goal, after setting it and whenever it is looked at. */
export function goalCard(
  words: Words,
  view: GoalView,
  today: Temporal.PlainDate,
  actions: GoalActions,
  title: Key = 'goal.list',
): Card {
  const { goal, sharedWith } = view
  return card(
    words.say(title),
    heading(words.say(title)),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    paragraph([said(goalLine(words, goal, today))]),
    title === 'goal.finished' ? paragraph(words.say('goal.finished.words')) : null,
    buttons(...goalButtons(words, view, actions)),
    sharedWith.length === 0
      ? aside(words.say('goal.private'))
      : aside(
          words.line('goal.shared', {
            groups: said(words.list(sharedWith.map((group) => group.name))),
          }),
        ),
  )
}

/** At most five: a person in many groups sees the first ones here. */
function goalButtons(words: Words, view: GoalView, actions: GoalActions): readonly Button[] {
  const { goal } = view
  if (goal.finishedOn !== null)
    return [
      button(words.say('goal.reopen'), actions.reopen(goal)),
      button(words.say('goal.list.open'), actions.list),
    ]
  const sharing = [
    ...view.sharedWith.map((group) =>
      button(
        shortLabel(words.say('goal.unshare', { group: group.name })),
        actions.unshare(goal, group),
      ),
    ),
    ...view.couldShareWith.map((group) =>
      button(
        shortLabel(words.say('goal.share', { group: group.name })),
        actions.askShare(goal, group),
      ),
    ),
  ]
  return [
    button(words.say('goal.check-in'), actions.checkIn, { main: true }),
    button(words.say('goal.edit'), actions.edit(goal)),
    button(words.say('goal.finish'), actions.finish(goal)),
    ...sharing.slice(0, cardLimits.buttons - 3),
  ]
}

/** What kind of goal it is, how often, and since when. */
function goalLine(words: Words, goal: Goal, today: Temporal.PlainDate): string {
  const start = words.day(goal.startedOn, today)
  const finished =
    goal.finishedOn === null
      ? ''
      : ` ${words.say('goal.finished-on', { date: words.date(goal.finishedOn, today) })}`
  return `${describe()}.${finished}`

  function describe(): string {
    switch (goal.mode) {
      case 'do':
        return words.say('goal.do', {
          cadence: sentenceCase(cadenceWords(words, goal.cadence)),
          start,
        })
      case 'abstain':
      case 'presence':
        return words.say(`goal.${goal.mode}`, { start })
      case 'target': {
        const { amount, unit, by } = goal.target
        const target = { amount: words.number(amount), unit, start }
        return by === null
          ? words.say('goal.target', target)
          : words.say('goal.target-by', { ...target, by: words.date(by, today) })
      }
      default:
        return goal satisfies never
    }
  }
}

/** The open goals, or the newest of the finished ones. */
export function goalListCard(
  words: Words,
  goals: readonly Goal[],
  finished: { readonly shown: boolean; readonly count: number },
  today: Temporal.PlainDate,
  actions: GoalActions,
): Card {
  const title = words.say(finished.shown ? 'goal.list.finished-title' : 'goal.list')
  const shown = goals.slice(0, finished.shown ? finishedOnCard : limits.openGoals)
  const options = shown.map((goal) => ({ label: shortLabel(goal.title), value: goal.id }))
  return card(
    title,
    heading(title),
    goals.length === 0 ? paragraph(words.say('goal.list.none')) : null,
    shown.map((goal) =>
      paragraph([
        ...words.line('goal.title', { title: said(goal.title) }),
        said(` · ${goalLine(words, goal, today)}`),
      ]),
    ),
    options.length > 0 ? choice(words.say('goal.list.choose'), actions.open, options) : null,
    buttons(...listButtons(words, finished, actions)),
  )
}

function listButtons(
  words: Words,
  finished: { readonly shown: boolean; readonly count: number },
  actions: GoalActions,
): readonly Button[] {
  if (finished.shown) return [button(words.say('goal.list.open'), actions.list)]
  const set = button(words.say('goal.new'), actions.new)
  if (finished.count === 0) return [set]
  const label = words.say('goal.list.finished', { count: finished.count })
  return [set, button(label, actions.finished)]
}

/** The four kinds of goal, each with a button. */
export function chooseModeCard(words: Words, actions: GoalActions): Card {
  return card(
    words.say('goal.choose-mode.summary'),
    heading(words.say('goal.choose-mode')),
    askedModes.map((mode) => paragraph(words.line(`goal.mode.${mode}.about`))),
    buttons(
      ...askedModes.map((mode) => button(words.say(`goal.mode.${mode}`), actions.newOf(mode))),
    ),
  )
}

/** In the order in which people reach for them. */
const askedModes: readonly Mode[] = [...modes].sort((a, b) => order(a) - order(b))
function order(mode: Mode): number {
  return { do: 0, abstain: 1, target: 2, presence: 3 }[mode]
}

export function finishQuestionCard(words: Words, goal: Goal, actions: GoalActions): Card {
  return card(
    words.say('goal.finish-question.summary'),
    paragraph(words.line('goal.finish-question', { title: said(goal.title) })),
    paragraph(words.say('goal.finish-question.words')),
    buttons(
      button(words.say('goal.finish-yes'), actions.finishNow(goal), { main: true }),
      button(words.say('goal.finish-no'), actions.show(goal)),
    ),
  )
}

export function shareQuestionCard(
  words: Words,
  goal: Goal,
  group: NamedGroup,
  actions: GoalActions,
): Card {
  const names = { title: said(goal.title), group: said(group.name) }
  return card(
    words.say('goal.share-question.summary'),
    paragraph(words.line('goal.share-question', names)),
    paragraph(words.say('goal.share-question.words')),
    buttons(
      button(words.say('goal.share-yes'), actions.share(goal, group), { main: true }),
      button(words.say('goal.share-no'), actions.show(goal)),
    ),
  )
}

/** A label on a button or in a choice. */
const shortLabel = (text: string): string => shorten(text, cardLimits.optionLabel)
