import type { Card } from '#chat/card.ts'
import { modes } from '#domain/goal.ts'
import type { Milestone } from '#domain/milestone.ts'
import { type MilestoneList, twelveStepMilestones } from '#domain/milestone-list.ts'
import * as awardCards from '#words/award-card.ts'
import * as milestoneCards from '#words/milestone-card.ts'
import * as listCards from '#words/milestone-list-card.ts'
import { date } from '../builders.ts'
import type { Room } from './room.ts'
import { goals, long, nothing, post, toAny, today, words } from './subjects.ts'

/** As full as they come: everything is reached, years ago. */
const reached = twelveStepMilestones.days.map((count) => ({
  milestone: { unit: 'days', count } as const,
  on: date('2019-12-31'),
}))
const views = goals.map((goal, index) => ({
  goal,
  kind: 'twelve-step' as const,
  isCalm: index % 8 > 3,
  standings:
    index % 8 === 4
      ? []
      : [
          {
            kind: 'elapsed' as const,
            run: null,
            reached: [...reached, ...reached, ...reached],
            next: { milestone: { unit: 'months', count: 18 } as const, on: date('2027-12-31') },
          },
          {
            kind: 'times' as const,
            run: null,
            reached: [
              { milestone: { unit: 'times', count: 1000 } as const, on: date('2019-12-31') },
            ],
            next: { milestone: { unit: 'percent', count: 100 } as const, on: null },
          },
        ],
}))
const actions = { checkIn: nothing, setGoal: nothing, open: nothing }

const someMilestones: readonly Milestone[] = [
  { unit: 'days', count: 1 },
  { unit: 'days', count: 10_000 },
  { unit: 'months', count: 1199 },
  { unit: 'years', count: 100 },
  { unit: 'times', count: 100_000 },
  { unit: 'percent', count: 100 },
]
const offers = someMilestones.slice(0, 3).map((milestone) => ({ milestone, action: nothing }))

const listeners = (['buddy', 'group', 'group', 'group'] as const).map((kind) => ({
  kind,
  name: long,
  preview: nothing,
}))
const sharing = { with: listeners, keep: nothing }
const [goal = goals[0]] = goals

const awards = someMilestones.flatMap((milestone, index): readonly (readonly [string, Card])[] => {
  if (goal === undefined) return []
  const pictured = { milestone, kind: 'twelve-step', isCalm: index % 2 === 0 } as const
  const posted = { ...pictured, account: post.account, name: long }
  const view = { ...pictured, goal, on: date('2019-12-31') }
  const [buddy = { kind: 'buddy', name: long }, group = buddy] = listeners
  return [
    ['awardCard', awardCards.awardCard(words, view, today, index === 0 ? null : sharing)],
    ['awardCard', awardCards.awardCard(words, { ...view, on: today }, today, sharing)],
    ...[null, date('1926-02-28')].map(
      (since) =>
        [
          'awardOfferCard',
          awardCards.awardOfferCard(
            words,
            view,
            { since, today },
            { accept: nothing, decline: nothing },
          ),
        ] as const,
    ),
    ['milestonePostCard', awardCards.milestonePostCard(words, posted, nothing)],
    ...[buddy, group].flatMap(
      (listener) =>
        [
          [
            'milestonePreviewCard',
            awardCards.milestonePreviewCard(words, posted, listener, {
              post: nothing,
              keep: nothing,
            }),
          ],
          ['awardToldCard', awardCards.awardToldCard(words, listener, false)],
          ['awardToldCard', awardCards.awardToldCard(words, listener, true)],
        ] as const,
    ),
  ]
})

/** As many and as large as there can be. */
const upTo = (most: number) => Array.from({ length: 50 }, (_, index) => most - 49 + index)
const fullList: MilestoneList = {
  days: upTo(10_000),
  months: upTo(1200),
  years: upTo(100),
  times: upTo(100_000),
  percent: upTo(100),
}
const emptyList: MilestoneList = { days: [], months: [], years: [], times: [], percent: [] }

export const milestoneRoom: Room = {
  modules: [awardCards, milestoneCards, listCards],
  cards: [
    ['milestonesCard', milestoneCards.milestonesCard(words, views, today, actions)],
    ['milestonesCard', milestoneCards.milestonesCard(words, [], today, actions)],
    ...views
      .slice(0, 2 * modes.length)
      .map(
        (view) =>
          [
            'goalMilestonesCard',
            milestoneCards.goalMilestonesCard(words, view, today, offers, actions),
          ] as const,
      ),
    ...awards,
    ...[fullList, emptyList, twelveStepMilestones].map(
      (list) =>
        [
          'milestoneListCard',
          listCards.milestoneListCard(words, { list, isCalm: true }, list === fullList, {
            edit: nothing,
            preset: toAny,
            undo: nothing,
          }),
        ] as const,
    ),
  ],
  forms: [fullList, emptyList, twelveStepMilestones].map(
    (list) => ['milestoneListForm', listCards.milestoneListForm(words, list, nothing)] as const,
  ),
}
