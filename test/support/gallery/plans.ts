import type { Card } from '#chat/card.ts'
import { limits } from '#domain/goal.ts'
import { focuses } from '#domain/group.ts'
import { planLimits } from '#domain/plan.ts'
import * as checkInCards from '#words/check-in-card.ts'
import * as goalCards from '#words/goal-card.ts'
import { examplesFor, sketchOfExample } from '#words/goal-examples.ts'
import * as goalForms from '#words/goal-form.ts'
import * as questionCards from '#words/goal-question-card.ts'
import * as planCards from '#words/plan-card.ts'
import * as planForms from '#words/plan-form.ts'
import { aGoal, date, time } from '../builders.ts'
import type { Room } from './room.ts'
import {
  checkIn,
  goalActions,
  goals,
  group,
  long,
  longPlans,
  nothing,
  openDates,
  planActions,
  remembered,
  toAnswer,
  today,
  words,
} from './subjects.ts'

const goal = aGoal({ title: long })
const plans = longPlans(goal)
const [plan] = plans
if (!plan) throw new Error('there is no plan')

/** A day of which nothing was said but for so many goals, each with as many plans as it can have. */
const dayWith = (answered: number): Card =>
  checkInCards.checkInCard(
    words,
    {
      on: today,
      today,
      goals: toAnswer.map((one, index) => (index < answered ? one : { ...one, checkIn: null })),
      openDates,
      page: 0,
      plans: goals.flatMap(longPlans),
      planToAsk: answered > 0 ? plan : null,
      remembered,
    },
    checkIn,
  )

const cards: readonly (readonly [string, Card])[] = [
  ...[0, 1, 3].map((answered) => ['checkInCard', dayWith(answered)] as const),
  ...[null, { of: 'goal', until: date('2027-12-31') } as const, { of: 'everything' } as const].map(
    (pause) =>
      [
        'goalCard',
        goalCards.goalCard(
          words,
          { goal, sharedWith: [group, group, group], couldShareWith: [group, group], plans, pause },
          today,
          goalActions,
        ),
      ] as const,
  ),
  ...focuses.map(
    (focus) =>
      ['chooseModeCard', goalCards.chooseModeCard(words, examplesFor(focus), goalActions)] as const,
  ),
  ['finishQuestionCard', questionCards.finishQuestionCard(words, goal, goalActions)],
  ['pauseQuestionCard', questionCards.pauseQuestionCard(words, goal, goalActions)],
  ['shareQuestionCard', questionCards.shareQuestionCard(words, goal, group, goalActions)],
  ...plans.map((one) => ['planCard', planCards.planCard(words, goal, one, planActions)] as const),
  ['plansCard', planCards.plansCard(words, goal, plans, planActions)],
  ['removePlanQuestionCard', planCards.removePlanQuestionCard(words, plan, planActions)],
]

const sketch = planForms.sketchOfPlan(plan)

/** Plans: what is kept of them, and where they are made and shown. */
export const planRoom: Room = {
  modules: [planCards, planForms, questionCards],
  cards,
  forms: [
    ['planForm', planForms.planForm(words, goals.slice(0, limits.openGoals), sketch, nothing)],
    [
      'planForm',
      planForms.planForm(words, [], { ...sketch, time: String(time('18:30')) }, nothing),
    ],
    ...focuses.flatMap((focus) =>
      examplesFor(focus).map(
        (example) =>
          [
            'goalForm',
            goalForms.goalForm(
              words,
              example.mode,
              {
                ...sketchOfExample(words, example, today),
                ...sketch,
                will: 'w'.repeat(planLimits.text),
              },
              nothing,
              'set',
            ),
          ] as const,
      ),
    ),
  ],
}
