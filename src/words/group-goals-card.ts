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
import { command, said, saidStrongly } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import type { Door } from '#domain/person.ts'
import { aimLine, datesText, sentences, totalLine } from './group-goal-words.ts'
import type { Words } from './words.ts'

/** A channel in which its card could not be shown. */
export interface Untold {
  readonly door: Door
  readonly channel: string
  /** Whether it is the one in which this is read. */
  readonly isHere: boolean
}

export interface ListedGroupGoal {
  readonly goal: GroupGoal
  readonly percent: number
  /** Whether the reader takes part in it. */
  readonly isMine: boolean
  /** Told to moderators alone. */
  readonly untold: readonly Untold[]
}

export interface ListedActions {
  join(goal: GroupGoal): ActionRef
  mine(goal: GroupGoal): ActionRef
  /** `null` for who does not moderate the group. */
  readonly moderate: {
    /** `null` while there is nothing that it could change. */
    change(goal: GroupGoal): ActionRef | null
    end(goal: GroupGoal): ActionRef
    tryAgain(goal: GroupGoal): ActionRef
  } | null
  /** The page with so many pages before it. */
  page(page: number): ActionRef
}

/** As many as fit on a card with all their buttons. */
const goalsShown = 3

/** Private: the goals of the group that are open, a page of them. */
export function groupGoalsCard(
  words: Words,
  all: readonly ListedGroupGoal[],
  page: number,
  today: Temporal.PlainDate,
  actions: ListedActions,
): Card {
  const title = words.say('group-goals.title')
  const first = page * goalsShown
  const shown = all.slice(first, first + goalsShown)
  const isLast = first + goalsShown >= all.length
  return card(
    title,
    heading(title),
    all.length === 0 ? none(words, actions) : null,
    shown.flatMap((one) => listed(words, one, today, actions)),
    all.length > goalsShown
      ? buttons(
          button(
            words.say(isLast ? 'page.first' : 'page.next'),
            actions.page(isLast ? 0 : page + 1),
          ),
        )
      : null,
    aside(words.say('post.group-goal.private')),
  )
}

const none = (words: Words, { moderate }: ListedActions): readonly Block[] => [
  paragraph(words.say('group-goals.none')),
  ...(moderate === null
    ? []
    : [paragraph(words.line('group-goals.none.moderator', { command: command('group goal') }))]),
]

/** Doors with more channels than this are told of once the first ones are mended. */
const mostUntold = 2

function listed(
  words: Words,
  { goal, percent, isMine, untold }: ListedGroupGoal,
  today: Temporal.PlainDate,
  { join, mine, moderate }: ListedActions,
): readonly Block[] {
  const isShown = goal.shown.countedAt !== null
  const toChange = moderate?.change(goal) ?? null
  const named = (key: `group-goals.${'join' | 'mine' | 'change' | 'end'}`, action: ActionRef) =>
    button(shorten(words.say(key, { title: goal.title }), limits.buttonLabel), action)
  return [
    paragraph([saidStrongly(goal.title)]),
    paragraph(
      sentences(
        isShown ? totalLine(words, goal, percent) : aimLine(words, goal),
        words.line('post.group-goal.dates', {
          start: words.date(goal.period.startsOn, today),
          end: words.date(goal.period.endsOn, today),
        }),
        isShown ? [] : words.line('post.group-goal.hidden'),
      ),
    ),
    ...(moderate === null
      ? []
      : untold.slice(0, mostUntold).map((one) => paragraph(untoldLine(words, goal, one)))),
    buttons(
      isMine
        ? named('group-goals.mine', mine(goal))
        : { ...named('group-goals.join', join(goal)), style: 'main' },
      ...(moderate === null
        ? []
        : [
            ...(toChange === null ? [] : [named('group-goals.change', toChange)]),
            named('group-goals.end', moderate.end(goal)),
            ...(untold.length > 0
              ? [button(words.say('group-goals.try-again'), moderate.tryAgain(goal))]
              : []),
          ]),
    ),
  ]
}

const untoldLine = (words: Words, { title }: GroupGoal, { door, channel, isHere }: Untold) =>
  isHere
    ? words.line('group-goals.untold.here', { title: said(title) })
    : words.line('group-goals.untold', {
        title: said(title),
        door: words.say(`door.${door}`),
        channel: said(shorten(channel, limits.optionLabel)),
      })

/** Asks once more before it ends for everybody. */
export const groupGoalEndQuestionCard = (
  words: Words,
  { title, period }: GroupGoal,
  today: Temporal.PlainDate,
  actions: { readonly end: ActionRef; readonly keep: ActionRef },
): Card =>
  card(
    words.say('group-goal.end-question.summary'),
    paragraph(words.line('group-goal.end-question', { title: said(title) })),
    paragraph(datesText(words, period, today)),
    paragraph(words.say('group-goal.end-question.words')),
    buttons(
      button(words.say('group-goal.end-yes'), actions.end, { main: true }),
      button(words.say('group-goal.end-no'), actions.keep),
    ),
  )

/** Two moderators changed it side by side: the second opens the form anew. */
export const groupGoalConflictCard = (words: Words, sentence: string, change: ActionRef): Card =>
  card(
    shorten(sentence, limits.summary),
    paragraph(sentence),
    buttons(button(words.say('group-goal.change'), change, { main: true })),
  )
