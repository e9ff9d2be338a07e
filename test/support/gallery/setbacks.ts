import { Temporal } from 'temporal-polyfill'
import { asId, type PlanId, type SetbackId } from '#domain/id.ts'
import { type Plan, planLimits } from '#domain/plan.ts'
import { type Setback, setbackTextLimit } from '#domain/setback.ts'
import * as newStartCards from '#words/new-start-card.ts'
import * as restartCards from '#words/restart-card.ts'
import * as endCards from '#words/restart-end-card.ts'
import * as setbackCards from '#words/setback-card.ts'
import * as setbackForms from '#words/setback-form.ts'
import { aGoal, date, instant, time } from '../builders.ts'
import type { Room } from './room.ts'
import { finished, goals, long, nothing, post, toAny, today, words } from './subjects.ts'

/** As long as a text can be; every second one is made of as many lines as there can be. */
const texts = [
  'a line of my own\n'.repeat(58).slice(0, setbackTextLimit),
  'I\n\n'.repeat(333).concat('x'),
] as const
const goal = aGoal({ mode: 'abstain', title: long })
const plan: Plan = {
  id: asId<PlanId>('00000000-0000-4000-8000-0000000009a0'),
  goalId: goal.id,
  cue: 'c'.repeat(planLimits.text),
  response: 'r'.repeat(planLimits.text),
  days: [],
  time: time('22:30'),
}
const setback: Setback = {
  id: asId<SetbackId>('00000000-0000-4000-8000-00000000005b'),
  goalId: goal.id,
  on: date('2025-12-31'),
  time: time('22:30'),
  startOn: date('2025-12-31'),
  at: instant('2026-01-01T12:00Z'),
  saidOn: date('2026-01-01'),
  around: texts[0],
  helped: texts[1],
}
const untold = { listeners: [], hasOthers: false }
const told = {
  listeners: (['group', 'buddy', 'group', 'buddy'] as const).map((kind) => ({ kind, name: long })),
  hasOthers: true,
}
const step = { goOn: nothing, stop: nothing }
const news = words.line('share.told-buddy', { name: long })
const items = Array.from({ length: 60 }, () => ({ goal, setback }))
const parts = ['dates', 'around', 'helped', 'plan'] as const
const followUp = { at: null, ask: nothing, doNotAsk: nothing }
const askedAt = Temporal.PlainDateTime.from('2027-01-01T22:30')
const kept = { look: nothing, change: nothing, remove: nothing, followUp }

export const setbackRoom: Room = {
  modules: [newStartCards, restartCards, endCards, setbackCards, setbackForms],
  cards: [
    [
      'chooseRestartCard',
      restartCards.chooseRestartCard(words, [...goals, ...finished], {
        choose: nothing,
        newGoal: nothing,
        lookBack: nothing,
      }),
    ],
    [
      'chooseRestartCard',
      restartCards.chooseRestartCard(words, [], {
        choose: nothing,
        newGoal: nothing,
        lookBack: nothing,
      }),
    ],
    [
      'thanksCard',
      restartCards.thanksCard(words, goal, {
        ...step,
        unsaid: nothing,
        help: nothing,
        lookBack: nothing,
      }),
    ],
    ['setbackHelpCard', restartCards.setbackHelpCard(words, { hasGroup: true }, step)],
    ['aroundCard', restartCards.aroundCard(words, { ...step, write: nothing })],
    ...[texts[0], texts[1]].map(
      (text) =>
        [
          'helpedCard',
          restartCards.helpedCard(
            words,
            {
              plans: Array.from({ length: planLimits.ofGoal }, () => plan),
              helped: Array.from({ length: 9 }, () => ({ text, on: setback.on })),
              today,
            },
            news,
            { ...step, write: nothing },
          ),
        ] as const,
    ),
    [
      'helpedCard',
      restartCards.helpedCard(words, { plans: [], helped: [], today }, null, {
        ...step,
        write: nothing,
      }),
    ],
    ['restartPlanCard', restartCards.restartPlanCard(words, news, { ...step, make: nothing })],
    [
      'whoMayKnowCard',
      restartCards.whoMayKnowCard(
        words,
        [...told.listeners, ...told.listeners].map((one) => ({ ...one, preview: nothing })),
        news,
        step,
      ),
    ],
    ['newStartPostCard', newStartCards.newStartPostCard(words, post, nothing)],
    ...told.listeners
      .slice(0, 2)
      .map(
        (one) =>
          [
            'newStartPreviewCard',
            newStartCards.newStartPreviewCard(words, post, one, { ...step, share: nothing }),
          ] as const,
      ),
    [
      'newStartCard',
      restartCards.newStartCard(
        words,
        [today, today.subtract({ days: 1 })].map((on) => ({ on, begin: nothing })),
        today,
        news,
        { other: nothing, same: nothing, stop: nothing },
      ),
    ],
    [
      'newStartKeptCard',
      endCards.newStartKeptCard(
        words,
        { parts, told, totalDays: 12_345, startOn: setback.startOn, today },
        { checkIn: nothing, kept },
      ),
    ],
    [
      'newStartKeptCard',
      endCards.newStartKeptCard(
        words,
        { parts: [], told: untold, totalDays: 0, startOn: null, today },
        { checkIn: nothing, kept: null },
      ),
    ],
    [
      'newStartKeptCard',
      endCards.newStartKeptCard(
        words,
        { parts, told, totalDays: 12_345, startOn: setback.startOn, today },
        { checkIn: nothing, kept: { ...kept, followUp: { ...followUp, at: askedAt } } },
      ),
    ],
    ['stoppedCard', endCards.stoppedCard(words, { parts, told }, { look: nothing })],
    ['stoppedCard', endCards.stoppedCard(words, { parts: [], told: untold }, { look: null })],
    [
      'setbackListCard',
      setbackCards.setbackListCard(
        words,
        items,
        { page: 1, today },
        { open: nothing, page: toAny },
      ),
    ],
    [
      'setbackListCard',
      setbackCards.setbackListCard(words, [], { page: 0, today }, { open: nothing, page: toAny }),
    ],
    ...[setback, { ...setback, around: texts[1], startOn: null, time: null }].map(
      (setback) =>
        [
          'setbackCard',
          setbackCards.setbackCard(
            words,
            { goal, setback, told, today },
            {
              change: nothing,
              remove: nothing,
              list: nothing,
              followUp: { ...followUp, at: askedAt },
            },
          ),
        ] as const,
    ),
    [
      'deleteSetbackCard',
      setbackCards.deleteSetbackCard(words, { setback, told }, { remove: nothing, keep: nothing }),
    ],
    [
      'setbackDeletedCard',
      setbackCards.setbackDeletedCard(
        words,
        { totalDays: 12_345, hasJoined: true },
        { checkIn: nothing, list: nothing },
      ),
    ],
  ],
  forms: [
    ...(['around', 'helped'] as const).map(
      (which) =>
        [
          'setbackWordsForm',
          setbackForms.setbackWordsForm(words, which, texts[1], nothing),
        ] as const,
    ),
    ['newStartForm', setbackForms.newStartForm(words, setback, nothing)],
    ['setbackForm', setbackForms.setbackForm(words, setback, nothing)],
    ['restartPlanForm', setbackForms.restartPlanForm(words, nothing)],
  ],
}
