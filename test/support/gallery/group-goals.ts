import type { GroupGoal } from '#domain/group-goal.ts'
import { groupGoalTemplatesFor } from '#domain/group-goal-template.ts'
import { asId, type GroupGoalId } from '#domain/id.ts'
import { checkInCard } from '#words/check-in-card.ts'
import * as liveCards from '#words/group-goal-card.ts'
import * as forms from '#words/group-goal-form.ts'
import * as partCards from '#words/group-goal-part-card.ts'
import * as setCards from '#words/group-goal-set-card.ts'
import * as listCards from '#words/group-goals-card.ts'
import { date, instant, time } from '../builders.ts'
import type { Room } from './room.ts'
import {
  checkIn,
  group,
  long,
  nothing,
  toAnswer,
  toAny,
  today,
  wholeGroup,
  words,
} from './subjects.ts'

const counted = {
  total: 123_456_789.125,
  possible: 200_000_000,
  countedAt: instant('2026-03-31T12:00Z'),
}
const bare = { total: 0, possible: 0, countedAt: null }

/** As long as it can be, with everything there is to say of it. */
const amounts: GroupGoal = {
  id: asId<GroupGoalId>('00000000-0000-4000-8000-0000000000b1'),
  groupId: group.id,
  title: long,
  mode: 'target',
  unit: 'u'.repeat(20),
  aim: { of: 'total', amount: 999_999_999.125 },
  marks: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
  repeats: true,
  period: { startsOn: date('2025-12-31'), endsOn: date('2026-12-31') },
  round: 3,
  next: null,
  version: 1,
  createdAt: instant('2025-12-30T12:00Z'),
  endedAt: null,
  shown: counted,
}
const { title, mode, unit, aim, marks, repeats } = amounts
const changing: GroupGoal = { ...amounts, next: { title, mode, unit, aim, marks, repeats } }
const days: GroupGoal = {
  ...amounts,
  mode: 'presence',
  unit: null,
  aim: { of: 'days', percent: 80 },
}
const hidden: GroupGoal = {
  ...changing,
  mode: 'do',
  unit: null,
  shown: bare,
  period: { startsOn: date('2026-11-30'), endsOn: date('2027-11-30') },
}
const over: GroupGoal = { ...amounts, endedAt: instant('2026-03-30T12:00Z') }
const all = [amounts, changing, days, hidden, over, { ...over, shown: bare }]

const live = (goal: GroupGoal, percent = 140) => ({
  goal,
  percent,
  isCalm: goal.mode === 'presence',
  today,
})
const listed = Array.from({ length: 7 }, (_, index) => ({
  goal: { ...(all[index % 4] ?? amounts) },
  percent: 140,
  isMine: index % 2 === 0,
  untold: [
    { door: 'discord' as const, channel: '1234567890123456789', isHere: true },
    { door: 'slack' as const, channel: 'C'.padEnd(20, '0'), isHere: false },
    { door: 'slack' as const, channel: 'C'.padEnd(20, '1'), isHere: false },
  ],
}))
const moderate = { change: toAny, end: toAny, tryAgain: toAny }
const listActions = { join: toAny, mine: toAny, page: toAny }
const part = { today, since: date('2025-12-31'), has: 999_999.125 }
const partActions = { checkIn: nothing, leave: nothing }
const settle = { keep: nothing, remove: nothing }
const offer = {
  time: time('20:00'),
  zone: wholeGroup.zone,
  now: instant('2026-03-31T12:00Z'),
  yes: nothing,
  other: nothing,
  no: nothing,
}

export const groupGoalRoom: Room = {
  modules: [liveCards, forms, partCards, setCards, listCards],
  cards: [
    ...all.flatMap((goal) =>
      [0, 3, 50, 100, 140].map(
        (percent) =>
          [
            'groupGoalCard',
            liveCards.groupGoalCard(words, live(goal, percent), { join: nothing, mine: nothing }),
          ] as const,
      ),
    ),
    [
      'checkInCard',
      checkInCard(
        words,
        {
          on: today,
          today,
          goals: toAnswer.slice(0, 4),
          openDates: [today],
          page: 0,
          plans: [],
          planToAsk: null,
          remembered: [],
          changes: [1, 2, 3].map(() => ({ from: date('2031-12-31'), terms: amounts })),
        },
        checkIn,
      ),
    ],
    ...[50, 100].map(
      (mark) =>
        ['groupGoalMarkCard', liveCards.groupGoalMarkCard(words, live(days), mark)] as const,
    ),
    ...(['wellbeing', 'caregiving', 'bereavement'] as const).map(
      (focus) =>
        [
          'groupGoalTemplatesCard',
          setCards.groupGoalTemplatesCard(words, groupGoalTemplatesFor(focus), {
            open: toAny,
            own: nothing,
          }),
        ] as const,
    ),
    ...all.map(
      (goal) =>
        [
          'groupGoalPreviewCard',
          setCards.groupGoalPreviewCard(words, words, live(goal), {
            start: nothing,
            change: nothing,
            marks: nothing,
            repeat: nothing,
          }),
        ] as const,
    ),
    ['groupGoalStartedCard', setCards.groupGoalStartedCard(words, long)],
    [
      'groupGoalsCard',
      listCards.groupGoalsCard(words, listed, 0, today, { ...listActions, moderate }),
    ],
    [
      'groupGoalsCard',
      listCards.groupGoalsCard(words, listed, 2, today, { ...listActions, moderate: null }),
    ],
    ['groupGoalsCard', listCards.groupGoalsCard(words, [], 0, today, { ...listActions, moderate })],
    [
      'groupGoalEndQuestionCard',
      listCards.groupGoalEndQuestionCard(words, amounts, today, { end: nothing, keep: nothing }),
    ],
    ['groupGoalConflictCard', listCards.groupGoalConflictCard(words, long.repeat(4), nothing)],
    ...[amounts, days].flatMap(
      (goal) =>
        [
          ['groupGoalPartCard', partCards.groupGoalPartCard(words, { ...part, goal }, partActions)],
          [
            'joinedGroupGoalCard',
            partCards.joinedGroupGoalCard(words, { ...part, goal }, partActions, offer),
          ],
          [
            'joinedGroupGoalCard',
            partCards.joinedGroupGoalCard(words, { ...part, goal }, partActions, null),
          ],
        ] as const,
    ),
    ['groupGoalNoPartCard', partCards.groupGoalNoPartCard(words, amounts, nothing)],
    ['groupGoalNoPartCard', partCards.groupGoalNoPartCard(words, over, null)],
    ['groupGoalLeftCard', partCards.groupGoalLeftCard(words, long, settle)],
    ['groupGoalOverCard', partCards.groupGoalOverCard(words, long, settle)],
  ],
  forms: [
    [
      'groupGoalForm',
      forms.groupGoalForm(words, forms.sketchOfTerms(amounts), amounts.period, nothing),
    ],
    ['groupGoalChangeForm', forms.groupGoalChangeForm(words, amounts, nothing)],
    ['groupGoalMarksForm', forms.groupGoalMarksForm(words, amounts.marks, nothing)],
  ],
}
