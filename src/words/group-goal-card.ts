import { Temporal } from 'temporal-polyfill'
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
import { said } from '#chat/inline.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { nextPeriod } from '#domain/group-goal-period.ts'
import { groupGoalPictureBlock } from './group-goal-picture.ts'
import { aimLine, datesText, sentences, totalLine } from './group-goal-words.ts'
import type { Words } from './words.ts'

/** A group goal as the channel sees it. */
export interface LiveGroupGoal {
  readonly goal: GroupGoal
  /** Percent of the aim; of use once something may be shown. */
  readonly percent: number
  /** Without a sunrise. */
  readonly isCalm: boolean
  /** The group's own date. */
  readonly today: Temporal.PlainDate
}

export interface LiveActions {
  readonly join: ActionRef
  readonly mine: ActionRef
}

/** The one message of a group goal in a channel, which stays up to date. It names nobody. */
export function groupGoalCard(words: Words, live: LiveGroupGoal, actions: LiveActions): Card {
  const { goal } = live
  const mine = button(words.say('post.group-goal.mine'), actions.mine)
  return card(
    goal.title,
    groupGoalBlocks(words, live),
    goal.endedAt === null
      ? buttons(button(words.say('post.group-goal.join'), actions.join, { main: true }), mine)
      : buttons(mine),
  )
}

/** What everybody reads, without the buttons: a preview shows these very blocks. */
export function groupGoalBlocks(words: Words, live: LiveGroupGoal): readonly Block[] {
  const { goal, percent, isCalm, today } = live
  const { countedAt } = goal.shown
  const isShown = countedAt !== null
  const dates = datesText(words, goal.period, today)
  return [
    heading(goal.title),
    groupGoalPictureBlock(words, goal, isShown ? percent : null, isCalm),
    paragraph(isShown ? totalLine(words, goal, percent) : aimLine(words, goal)),
    paragraph(
      goal.repeats && goal.endedAt === null
        ? sentences(words.line('post.group-goal.dates', dateValues(words, live)), [
            { node: 'text', text: words.say('post.group-goal.repeats') },
          ])
        : dates,
    ),
    ...standing(words, live),
    ...changes(words, live),
    aside(
      countedAt === null
        ? words.say(
            goal.endedAt === null ? 'post.group-goal.hidden.why' : 'post.group-goal.private',
          )
        : sentences(
            words.line('post.group-goal.counted', {
              date: { node: 'moment', at: countedAt.toString(), show: 'date-time' },
            }),
            words.line('post.group-goal.private'),
          ),
    ),
  ]
}

const dateValues = (words: Words, { goal, today }: LiveGroupGoal) => ({
  start: words.date(goal.period.startsOn, today),
  end: words.date(goal.period.endsOn, today),
})

function standing(words: Words, { goal, today }: LiveGroupGoal): readonly Block[] {
  if (goal.endedAt !== null) return [paragraph(words.say('post.group-goal.ended'))]
  const { startsOn } = goal.period
  const start = words.date(startsOn, today)
  return [
    ...(Temporal.PlainDate.compare(today, startsOn) < 0
      ? [paragraph(words.say('post.group-goal.ahead', { start }))]
      : []),
    ...(goal.shown.countedAt === null ? [paragraph(words.say('post.group-goal.hidden'))] : []),
  ]
}

/** What holds from the next period on. */
function changes(words: Words, { goal, today }: LiveGroupGoal): readonly Block[] {
  const { next, period } = goal
  if (next === null || goal.endedAt !== null) return []
  if (!goal.repeats) return []
  const start = words.date(nextPeriod(period).startsOn, today)
  return [
    paragraph(
      sentences(
        words.line('post.group-goal.next', { start, name: said(next.title) }),
        aimLine(words, next),
      ),
    ),
  ]
}

/** A mark that the group has come to, told once. It says nothing of who. */
export function groupGoalMarkCard(
  words: Words,
  { goal, isCalm }: Pick<LiveGroupGoal, 'goal' | 'isCalm'>,
  mark: number,
): Card {
  const line =
    mark === 100
      ? words.say('post.group-goal.mark.whole')
      : words.say('post.group-goal.mark', { percent: words.number(mark) })
  return card(
    line,
    heading(goal.title),
    groupGoalPictureBlock(words, goal, mark, isCalm),
    paragraph(line),
    aside(words.say('post.group-goal.mark.words')),
  )
}
