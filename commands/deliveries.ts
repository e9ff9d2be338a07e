import { Temporal } from 'temporal-polyfill'
import type { Speaker } from '#app/meet-person.ts'
import { dayWithPlans, plansOf } from '#app/plans.ts'
import { findSetback } from '#app/setbacks.ts'
import type { Card } from '#chat/card.ts'
import type { Destination } from '#chat/messenger.ts'
import { daysAfter } from '#domain/calendar.ts'
import { asId, type GoalId, type GroupGoalId, type SetbackId } from '#domain/id.ts'
import { keyOf, parseMilestone } from '#domain/milestone.ts'
import { pausedDates, pausedSpans } from '#domain/pause.ts'
import type { PromptTone } from '#domain/prompt.ts'
import type { Delivery, Store } from '#store/store.ts'
import {
  checkInOpenCard,
  followUpCard,
  goneQuietCard,
  pauseOverCard,
  promptClosedCard,
} from '#words/notice-card.ts'
import { wordsIn } from '#words/words.ts'
import { type Context, contextFor, type House } from './context.ts'
import { groupGoalOver } from './group-goal-part.ts'
import { weeklyReport } from './group-report.ts'
import { links } from './links.ts'
import { reachedCard } from './milestone-share.ts'
import { newNudge, newPrompt } from './prompt.ts'

/** Puts into words what is said to members without their having asked. */
export const composer = (house: House) => ({
  delivery: (speaker: Speaker, owed: Owed, tone: PromptTone): Promise<Card | null> =>
    compose(contextFor(house, speaker), owed, tone),
  ping: (speaker: Speaker) => composePing(house.store, speaker),
})

/** What is owed to a member. */
type Owed = Pick<Delivery, 'kind' | 'about'>

/**
 * What is owed to the member of this context, as things stand now. For `gone-quiet` that is the one who
 * has been quiet, and the card is for those with whom they walk.
 *
 * @param tone how a prompt speaks.
 * @returns `null` when there is nothing to say any more.
 */
export async function compose(
  context: Context,
  { kind, about }: Owed,
  tone: PromptTone,
): Promise<Card | null> {
  const [what = ''] = about.split(' ')
  switch (kind) {
    case 'prompt':
      return newPrompt(context, Temporal.PlainDate.from(what), tone)
    case 'later':
      return newPrompt(context, Temporal.PlainDate.from(what), 'later')
    case 'nudge':
      return newNudge(context, Temporal.PlainDate.from(what))
    case 'milestone':
      return milestone(context, about)
    case 'follow-up':
      return followUp(context, asId<SetbackId>(what))
    case 'pause-end':
      return pauseEnd(context, Temporal.PlainDate.from(what))
    case 'close':
      return closed(context, Temporal.PlainDate.from(what))
    case 'group-goal-end':
      return groupGoalOver(context, asId<GroupGoalId>(what))
    case 'group-report':
      return weeklyReport(context, about)
    case 'gone-quiet':
      return goneQuiet(context)
    default:
      return kind satisfies never
  }
}

/** @param about the goal, the first date of the run or nothing, and the milestone's key. */
async function milestone(context: Context, about: string): Promise<Card | null> {
  const [goal = '', run = '', key = ''] = about.split(' ')
  const named = parseMilestone(key)
  if (named === null) return null
  const runStart = run === '' ? null : Temporal.PlainDate.from(run)
  return reachedCard(context, asId<GoalId>(goal), { runStart, key: keyOf(named) })
}

async function followUp(context: Context, id: SetbackId): Promise<Card | null> {
  const { store, speaker, words } = context
  const found = await findSetback(store, speaker, id)
  if (!found.ok) return null
  const { helped, goalId } = found.value.setback
  const plans = await plansOf(store, speaker, goalId)
  return followUpCard(
    words,
    { helped, plans },
    { checkIn: links.todaysCheckIn, lookBack: links.setback(id) },
  )
}

/** @param on the first date after the pause. */
async function pauseEnd(context: Context, on: Temporal.PlainDate): Promise<Card | null> {
  const { store, speaker, words } = context
  const pauses = await store.pauses.of(speaker.person.id)
  const isPaused = (goalId: GoalId | null): boolean =>
    pausedDates(pausedSpans(pauses, goalId))(speaker.today)
  if (isPaused(null)) return null

  const over = pauses.filter(({ until }) => until !== null && daysAfter(until, 1).equals(on))
  const checkIn = links.todaysCheckIn
  if (over.some(({ goalId }) => goalId === null)) {
    const longer = links.pauseAll(on)
    return pauseOverCard(words, null, speaker.person.promptTime, { checkIn, longer })
  }
  const goals = (await store.goals.of(speaker.person.id)).flatMap(({ goal }) =>
    goal.finishedOn === null && over.some(({ goalId }) => goalId === goal.id) && !isPaused(goal.id)
      ? [goal]
      : [],
  )
  const [first, ...others] = goals
  if (!first) return null
  const longer = others.length === 0 ? links.pauseGoal(first) : links.pauseAll(on)
  const titles = goals.map(({ title }) => title)
  return pauseOverCard(words, titles, null, { checkIn, longer })
}

async function closed({ store, speaker, words }: Context, on: Temporal.PlainDate): Promise<Card> {
  const { goals } = await dayWithPlans(store, speaker, on)
  const answered = goals.flatMap(({ goal, checkIn }) => (checkIn ? [{ goal, checkIn }] : []))
  const day = { on, today: speaker.today, answered }
  return promptClosedCard(words, day, { checkIn: links.todaysCheckIn })
}

/** In the plain voice: what the group is about is not for others to hear. */
const goneQuiet = ({ speaker, words }: Context): Card | null =>
  speaker.person.wishes.buddyWhenQuiet ? goneQuietCard(wordsIn(words.language), speaker) : null

/**
 * The neutral line for a member whose direct messages are closed, and a channel at the same door where a
 * group of theirs posts; `null` where there is none. It says nothing about goals, nor that anything is
 * waiting.
 */
async function composePing(
  store: Store,
  speaker: Speaker,
): Promise<{ readonly to: Destination; readonly card: Card } | null> {
  const { account, memberships, person } = speaker
  const places = await Promise.all(memberships.map(({ group }) => store.groups.postsIn(group.id)))
  const place = places
    .flat()
    .find(
      ({ door, community }) =>
        door === account.door && (account.tenant === '' || account.tenant === community),
    )
  if (!place) return null
  const card = checkInOpenCard(wordsIn(person.language), speaker, { checkIn: links.todaysCheckIn })
  return { to: { to: 'channel', place }, card }
}
