import { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  choice,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import { type Inline, said, text } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import type { GroupKind } from '#domain/group.ts'
import type { Milestone, Reached, Upcoming } from '#domain/milestone.ts'
import type { Standing } from '#domain/milestone-standing.ts'
import { milestoneName } from './milestone-name.ts'
import type { Words } from './words.ts'

export interface MilestoneView {
  readonly goal: Goal
  readonly standings: readonly Standing[]
  /** Of the group in whose manner they are told. */
  readonly kind: GroupKind
  /** Elapsed time is not marked. */
  readonly isCalm: boolean
}

export interface MilestoneActions {
  readonly checkIn: ActionRef
  readonly setGoal: ActionRef
  /** A choice whose values are goals. */
  readonly open: ActionRef
}

/** One that can still be shared, and what begins that. */
export interface SharingOffer {
  readonly milestone: Milestone
  readonly action: ActionRef
}

/** How many goals stand on one card. */
const goalsShown = 12

/** Each goal’s highest milestone of each kind, and the next. */
export function milestonesCard(
  words: Words,
  views: readonly MilestoneView[],
  today: Temporal.PlainDate,
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
    views.slice(0, goalsShown).map((view) => goalLine(words, view, today)),
    views.length > goalsShown
      ? aside(words.say('milestone.more', { count: views.length - goalsShown }))
      : null,
    choice(
      words.say('milestone.choose'),
      actions.open,
      // Who has linked accounts can have more; the command finds each by its name.
      views
        .slice(0, limits.options)
        .map(({ goal }) => ({ label: shorten(goal.title, limits.optionLabel), value: goal.id })),
    ),
    views.some(({ isCalm }) => isCalm) ? aside(words.say('milestone.remember')) : null,
    buttons(button(words.say('goal.check-in'), actions.checkIn, { main: true })),
  )
}

function goalLine(words: Words, view: MilestoneView, today: Temporal.PlainDate): Block {
  const { goal, standings } = view
  const parts = standings.flatMap((standing): readonly (readonly Inline[])[] => {
    const reached = standing.reached.at(-1)
    return [
      ...(reached ? [reachedLine(words, view, reached, today)] : []),
      ...(standing.next ? [nextLine(words, view, standing.next, today)] : []),
    ]
  })
  const none = [[text(noneYet(words, view))]]
  return paragraph([
    ...words.line('goal.title', { title: said(goal.title) }),
    ...(parts.length === 0 ? none : parts).flatMap((part) => [text('\n'), ...part]),
  ])
}

/**
 * One goal: everything that it has reached, the newest first, what comes next, and how it is counted.
 *
 * @param offers at most one of each kind.
 */
export function goalMilestonesCard(
  words: Words,
  view: MilestoneView,
  today: Temporal.PlainDate,
  offers: readonly SharingOffer[],
  actions: MilestoneActions,
): Card {
  const { goal, standings, kind } = view
  const reached = standings.flatMap((standing) => [...standing.reached].reverse())
  const next = standings.flatMap((standing) => standing.next ?? [])
  const how = howCounted(words, view)
  return card(
    words.say('milestone.title'),
    heading(words.say('milestone.title')),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    next.map((one) => paragraph(nextLine(words, view, one, today))),
    reached.length === 0
      ? paragraph(noneYet(words, view))
      : facts(
          ...reached
            .slice(0, limits.facts)
            .map(({ milestone, on }) =>
              fact(milestoneName(words, milestone, kind), words.day(on, today)),
            ),
        ),
    how === null ? null : aside(how),
    view.isCalm ? aside(words.say('milestone.remember')) : null,
    aside(words.say('milestone.private')),
    buttons(
      button(words.say('goal.check-in'), actions.checkIn, { main: true }),
      ...offers.map(({ milestone, action }) =>
        button(
          words.say('milestone.share', { milestone: milestoneName(words, milestone, kind) }),
          action,
        ),
      ),
    ),
  )
}

const noneYet = (words: Words, view: MilestoneView): string =>
  words.say(isUnmarked(view) ? 'milestone.unmarked' : 'milestone.none')

/** Only time could be marked, and it is not. */
const isUnmarked = ({ goal: { mode }, isCalm }: MilestoneView): boolean =>
  isCalm && (mode === 'abstain' || mode === 'presence')

function howCounted(words: Words, { goal: { mode }, isCalm }: MilestoneView): string | null {
  if (!isCalm) return words.say(`milestone.how.${mode}`)
  return mode === 'do' || mode === 'target' ? words.say(`milestone.how.calm.${mode}`) : null
}

function reachedLine(
  words: Words,
  { kind }: MilestoneView,
  { milestone, on }: Reached,
  today: Temporal.PlainDate,
) {
  return words.line('milestone.reached', {
    milestone: milestoneName(words, milestone, kind),
    day: words.day(on, today),
  })
}

function nextLine(
  words: Words,
  { kind }: MilestoneView,
  { milestone, on }: Upcoming,
  today: Temporal.PlainDate,
) {
  const name = milestoneName(words, milestone, kind)
  // What only doing it brings has no date; nor has one whose date has passed in silence.
  return on === null || Temporal.PlainDate.compare(on, today) <= 0
    ? words.line('milestone.next', { milestone: name })
    : words.line('milestone.next-on', { milestone: name, date: words.date(on, today) })
}
