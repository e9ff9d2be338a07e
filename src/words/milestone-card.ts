import { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import { type Inline, said, text } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import type { Goal } from '#domain/goal.ts'
import type { GroupKind } from '#domain/group.ts'
import type { Milestone, Reached, Upcoming } from '#domain/milestone.ts'
import type { Standing } from '#domain/milestone-standing.ts'
import type { Words } from './words.ts'

export interface MilestoneView {
  readonly goal: Goal
  readonly standings: readonly Standing[]
}

export interface MilestoneActions {
  readonly checkIn: ActionRef
  readonly setGoal: ActionRef
}

export interface MilestoneScope {
  readonly today: Temporal.PlainDate
  /** A twelve-step group calls the first day 24 hours. */
  readonly kind: GroupKind
}

/** How many goals stand on one card. */
const goalsShown = 12

/** Each goal’s highest milestone of each kind, and the next. */
export function milestonesCard(
  words: Words,
  views: readonly MilestoneView[],
  scope: MilestoneScope,
  actions: MilestoneActions,
): Card {
  const title = words.say('milestone.title')
  if (views.length === 0)
    return card(
      title,
      heading(title),
      paragraph(words.say('goal.list.none')),
      buttons(button(words.say('goal.new'), actions.setGoal, { main: true })),
    )
  return card(
    title,
    heading(title),
    views.slice(0, goalsShown).map((view) => goalLine(words, view, scope)),
    views.length > goalsShown
      ? aside(words.say('milestone.more', { count: views.length - goalsShown }))
      : null,
    buttons(button(words.say('goal.check-in'), actions.checkIn, { main: true })),
  )
}

function goalLine(words: Words, { goal, standings }: MilestoneView, scope: MilestoneScope): Block {
  const parts = standings.flatMap((standing): readonly (readonly Inline[])[] => {
    const reached = standing.reached.at(-1)
    return [
      ...(reached ? [reachedLine(words, reached, scope)] : []),
      ...(standing.next ? [nextLine(words, standing.next, scope)] : []),
    ]
  })
  const none = [[text(words.say('milestone.none'))]]
  return paragraph([
    ...words.line('goal.title', { title: said(goal.title) }),
    ...(parts.length === 0 ? none : parts).flatMap((part) => [text('\n'), ...part]),
  ])
}

/** One goal: everything that it has reached, the newest first, and what comes next. */
export function goalMilestonesCard(
  words: Words,
  { goal, standings }: MilestoneView,
  scope: MilestoneScope,
  actions: MilestoneActions,
): Card {
  const reached = standings.flatMap((standing) => [...standing.reached].reverse())
  const next = standings.flatMap((standing) => standing.next ?? [])
  return card(
    words.say('milestone.title'),
    heading(words.say('milestone.title')),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    next.map((one) => paragraph(nextLine(words, one, scope))),
    reached.length === 0
      ? paragraph(words.say('milestone.none'))
      : facts(
          ...reached
            .slice(0, limits.facts)
            .map((one) =>
              fact(milestoneName(words, one.milestone, scope), words.day(one.on, scope.today)),
            ),
        ),
    aside(words.say('milestone.how')),
    buttons(button(words.say('goal.check-in'), actions.checkIn, { main: true })),
  )
}

const reachedLine = (words: Words, { milestone, on }: Reached, scope: MilestoneScope) =>
  words.line('milestone.reached', {
    milestone: milestoneName(words, milestone, scope),
    day: words.day(on, scope.today),
  })

function nextLine(words: Words, { milestone, on }: Upcoming, scope: MilestoneScope) {
  const name = milestoneName(words, milestone, scope)
  // What only doing it brings has no date; nor has one whose date has passed in silence.
  return on === null || Temporal.PlainDate.compare(on, scope.today) <= 0
    ? words.line('milestone.next', { milestone: name })
    : words.line('milestone.next-on', { milestone: name, date: words.date(on, scope.today) })
}

function milestoneName(words: Words, { unit, count }: Milestone, { kind }: MilestoneScope): string {
  if (kind === 'twelve-step' && unit === 'days' && count === 1)
    return words.say('milestone.24-hours')
  return words.say(`milestone.${unit}`, { count })
}
