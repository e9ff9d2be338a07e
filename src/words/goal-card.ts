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
import { command, type Inline, said } from '#chat/inline.ts'
import { limits as cardLimits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import { type Goal, limits, type Mode, modes } from '#domain/goal.ts'
import type { GroupId } from '#domain/id.ts'
import { planLimits } from '#domain/plan.ts'
import { cadenceWords } from './cadence.ts'
import { exampleTitle, type GoalExample } from './goal-examples.ts'
import { type PlanView, planLine, planSchedule } from './plan-words.ts'
import { type Key, sentenceCase, type Words } from './words.ts'

export interface GoalView {
  readonly goal: Goal
  /** The groups in which it counts. */
  readonly sharedWith: readonly NamedGroup[]
  /** The member's other groups. */
  readonly couldShareWith: readonly NamedGroup[]
  /** In the order in which they were made. */
  readonly plans: readonly PlanView[]
  /** What holds today. */
  readonly pause: GoalPause | null
  /** Offers to ask once a day; left out where there is nothing to offer. */
  readonly offerPrompts?: ActionRef
}

/** On hold by itself, or with everything. */
export type GoalPause =
  | { readonly of: 'goal'; readonly until: Temporal.PlainDate | null }
  | { readonly of: 'everything' }

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
  /** A choice whose values are the names of examples. */
  newLike: ActionRef
  pause(goal: Goal): ActionRef
  /** For so many days, today among them; `null` until the member says. */
  pauseNow(goal: Goal, days: number | null): ActionRef
  resume(goal: Goal): ActionRef
  addPlan(goal: Goal): ActionRef
  changePlans(goal: Goal): ActionRef
  restart(goal: Goal): ActionRef
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
  const { goal, sharedWith, plans, pause } = view
  return card(
    words.say(title),
    heading(words.say(title)),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    paragraph([said(goalLine(words, goal, today))]),
    pause && goal.finishedOn === null ? paragraph(pauseLine(words, pause, today)) : null,
    title === 'goal.finished' ? paragraph(words.say('goal.finished.words')) : null,
    plans.map((plan) => paragraph(planWithDays(words, plan))),
    rowsFor(words, view, actions, title === 'goal.set').map((row) => buttons(...row)),
    sharedWith.length === 0
      ? aside(words.say('goal.private'))
      : aside(
          words.line('goal.shared', {
            groups: said(words.list(sharedWith.map((group) => group.name))),
          }),
        ),
    view.offerPrompts
      ? [
          aside(words.say('prompt.offer.line')),
          buttons(button(words.say('prompt.offer.show'), view.offerPrompts)),
        ]
      : null,
  )
}

function pauseLine(words: Words, pause: GoalPause, today: Temporal.PlainDate): readonly Inline[] {
  if (pause.of === 'everything') return words.line('goal.all-paused', { pause: command('pause') })
  return pause.until === null
    ? words.line('goal.paused')
    : words.line('goal.paused-until', { day: words.day(pause.until, today) })
}

/** The days are said where they are not every day. */
const planWithDays = (words: Words, plan: PlanView): readonly Inline[] =>
  plan.days.length === 0
    ? planLine(words, plan)
    : [...planLine(words, plan), said(` ${planSchedule(words, plan)}`)]

/**
 * The goal, its plans, and where it counts: a person in many groups sees the first ones here.
 *
 * @param isNew just set: what only a goal of some days needs can wait.
 */
function rowsFor(
  words: Words,
  view: GoalView,
  actions: GoalActions,
  isNew: boolean,
): readonly (readonly Button[])[] {
  const { goal, plans, pause } = view
  if (goal.finishedOn !== null)
    return [
      [
        button(words.say('goal.reopen'), actions.reopen(goal)),
        button(words.say('goal.list.open'), actions.list),
      ],
    ]
  const hold = pause?.of === 'goal' ? ('resume' as const) : ('pause' as const)
  const planning = [
    ...(plans.length < planLimits.ofGoal
      ? [button(words.say('plan.add'), actions.addPlan(goal))]
      : []),
    ...(plans.length > 0 ? [button(words.say('plan.change'), actions.changePlans(goal))] : []),
  ]
  const first = [
    button(words.say('goal.check-in'), actions.checkIn, { main: true }),
    button(words.say('goal.edit'), actions.edit(goal)),
  ]
  const later = [
    button(words.say(`goal.${hold}`), actions[hold](goal)),
    button(words.say('goal.finish'), actions.finish(goal)),
    ...(goal.mode === 'abstain'
      ? [button(words.say('restart.button'), actions.restart(goal))]
      : []),
  ]
  const sharing = sharingButtons(words, view, actions)
  const rows = isNew
    ? [[...first, ...planning], sharing]
    : [[...first, ...later], planning, sharing]
  return rows.filter((row) => row.length > 0)
}

const sharingButtons = (words: Words, view: GoalView, actions: GoalActions): readonly Button[] =>
  [
    ...view.sharedWith.map((group) =>
      button(
        shortLabel(words.say('goal.unshare', { group: group.name })),
        actions.unshare(view.goal, group),
      ),
    ),
    ...view.couldShareWith.map((group) =>
      button(
        shortLabel(words.say('goal.share', { group: group.name })),
        actions.askShare(view.goal, group),
      ),
    ),
  ].slice(0, cardLimits.buttons)

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

/** The four kinds of goal, each with a button, and a few goals to begin with. */
export function chooseModeCard(
  words: Words,
  examples: readonly GoalExample[],
  actions: GoalActions,
): Card {
  const options = examples.map((example) => ({
    label: exampleTitle(words, example),
    value: example.name,
  }))
  return card(
    words.say('goal.choose-mode.summary'),
    heading(words.say('goal.choose-mode')),
    askedModes.map((mode) => paragraph(words.line(`goal.mode.${mode}.about`))),
    buttons(
      ...askedModes.map((mode) => button(words.say(`goal.mode.${mode}`), actions.newOf(mode))),
    ),
    choice(words.say('goal.choose-example'), actions.newLike, options),
  )
}

/** In the order in which people reach for them. */
const askedModes: readonly Mode[] = [...modes].sort((a, b) => order(a) - order(b))
function order(mode: Mode): number {
  return { do: 0, abstain: 1, target: 2, presence: 3 }[mode]
}

/** A label on a button or in a choice. */
const shortLabel = (text: string): string => shorten(text, cardLimits.optionLabel)
