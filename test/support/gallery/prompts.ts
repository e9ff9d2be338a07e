import { setbackTextLimit } from '#domain/setback.ts'
import * as goalCards from '#words/goal-card.ts'
import * as noticeCards from '#words/notice-card.ts'
import * as answerCards from '#words/prompt-answer-card.ts'
import * as promptCards from '#words/prompt-card.ts'
import { date, instant, time, zone } from '../builders.ts'
import type { Room } from './room.ts'
import {
  checkIn,
  goalActions,
  goals,
  group,
  long,
  longPlans,
  nothing,
  post,
  remembered,
  toAnswer,
  toAny,
  today,
  words,
} from './subjects.ts'

const [goal] = goals
if (!goal) throw new Error('there is no goal')
const [planToAsk = null] = goals.flatMap(longPlans)
const actions = {
  ...checkIn,
  later: toAny,
  notToday: toAny,
  pause: toAny,
  keep: toAny,
  stop: nothing,
  checkIn: nothing,
}
const clock = { zone: zone('America/Argentina/ComodRivadavia'), now: instant('2026-03-31T12:00Z') }
const offer = { ...clock, time: time('20:00'), yes: nothing, other: nothing, no: nothing }

/** An old one, so that its date has a year, with as many plans as there can be. */
const waiting = {
  on: date('2025-12-31'),
  today,
  goals: toAnswer.map((one) => ({ ...one, checkIn: null })),
  page: 0,
  plans: goals.flatMap(longPlans),
  planToAsk: null,
  remembered,
  done: null,
} as const
/** All but the last of its page, with a question about a plan. */
const nearlyAnswered = {
  ...waiting,
  goals: toAnswer.map((one, index) => (index === 2 ? { ...one, checkIn: null } : one)),
  planToAsk,
  news: 'plan.remembered',
} as const
const nobody = { ...waiting, goals: [] }
const leads = ['daily', 'seldom', 'quiet', 'weekly', 'last', 'later'] as const
const said = words.say('prompt.later.closes', { time: '20:00' })

/** What comes without having been asked, and what is said to it. */
export const promptRoom: Room = {
  modules: [answerCards, noticeCards, promptCards],
  cards: [
    ...leads.flatMap((lead) =>
      [waiting, nearlyAnswered].map(
        (day) => ['promptCard', promptCards.promptCard(words, { ...day, lead }, actions)] as const,
      ),
    ),
    [
      'promptCard',
      promptCards.promptCard(words, { ...nearlyAnswered, lead: null, done: said }, actions),
    ],
    [
      'promptCard',
      promptCards.promptCard(words, { ...waiting, goals: toAnswer, lead: null }, actions),
    ],
    ['promptCard', promptCards.promptCard(words, { ...nobody, lead: null }, actions)],
    ['nudgeCard', promptCards.nudgeCard(words, waiting, actions)],
    ['nudgeCard', promptCards.nudgeCard(words, nearlyAnswered, actions)],
    ['nudgeCard', promptCards.nudgeCard(words, nobody, actions)],
    [
      'missedCard',
      noticeCards.missedCard(
        words,
        promptCards.promptCard(words, { ...nearlyAnswered, lead: 'last' }, actions),
      ),
    ],
    ['letBeCard', answerCards.letBeCard(words, { on: waiting.on, today }, { checkIn: nothing })],
    ['pauseAllCard', answerCards.pauseAllCard(words, { pause: toAny, back: nothing })],
    [
      'promptsStoppedCard',
      answerCards.promptsStoppedCard(words, { checkIn: nothing, again: nothing }),
    ],
    ['promptOfferCard', answerCards.promptOfferCard(words, offer)],
    ...[nothing, null].flatMap((setGoal) => [
      [
        'promptsOnCard',
        answerCards.promptsOnCard(words, time('20:00'), clock, {
          other: nothing,
          zone: nothing,
          stop: nothing,
          setGoal,
        }),
      ] as const,
      ['promptsOffCard', answerCards.promptsOffCard(words, { setGoal })] as const,
    ]),
    [
      'goalCard',
      goalCards.goalCard(
        words,
        {
          goal,
          sharedWith: [group, group, group],
          couldShareWith: [group, group],
          plans: longPlans(goal),
          pause: null,
          offerPrompts: nothing,
        },
        today,
        goalActions,
        'goal.set',
      ),
    ],
    ...[toAnswer, []].map(
      (answered) =>
        [
          'promptClosedCard',
          noticeCards.promptClosedCard(
            words,
            { on: waiting.on, today, answered },
            { checkIn: nothing },
          ),
        ] as const,
    ),
    ...[null, goals.map(({ title }) => title)].map(
      (titles) =>
        [
          'pauseOverCard',
          noticeCards.pauseOverCard(words, titles, titles ? null : time('20:00'), {
            checkIn: nothing,
            longer: nothing,
          }),
        ] as const,
    ),
    ...['a line of my own\n'.repeat(58), 'I\n\n'.repeat(333), null].map(
      (text) =>
        [
          'followUpCard',
          noticeCards.followUpCard(
            words,
            {
              helped: text?.slice(0, setbackTextLimit) ?? null,
              plans: text === null ? [] : longPlans(goal),
            },
            { checkIn: nothing, lookBack: nothing },
          ),
        ] as const,
    ),
    ['goneQuietCard', noticeCards.goneQuietCard(words, { ...post, name: long })],
    [
      'checkInOpenCard',
      noticeCards.checkInOpenCard(words, { ...post, name: long }, { checkIn: nothing }),
    ],
  ],
  forms: [],
}
