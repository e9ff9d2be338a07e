import { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { commands } from '#commands'
import type { CheckIn } from '#domain/check-in.ts'
import { type Goal, limits, modes } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import { asId, type CommunityId, type GoalId, type GroupId } from '#domain/id.ts'
import { milestonesFor } from '#domain/milestone-policy.ts'
import { neverPaused } from '#domain/pause.ts'
import type { Person } from '#domain/person.ts'
import { progressOf } from '#domain/progress.ts'
import * as argumentForms from '#words/argument-form.ts'
import * as checkInCards from '#words/check-in-card.ts'
import * as failures from '#words/failure.ts'
import * as goalCards from '#words/goal-card.ts'
import * as goalForms from '#words/goal-form.ts'
import * as groupCards from '#words/group-card.ts'
import * as guideCards from '#words/guide-card.ts'
import * as milestoneCards from '#words/milestone-card.ts'
import * as pauseCards from '#words/pause-card.ts'
import * as progressCards from '#words/progress-card.ts'
import * as settingsCards from '#words/settings-card.ts'
import * as shareCards from '#words/share-card.ts'
import * as sorryCards from '#words/sorry-card.ts'
import { wordsIn } from '#words/words.ts'
import { aCheckIn, aGoal, date, instant, zone } from './builders.ts'

/** Everything that makes a card or a form; the gallery has to show something of each. */
export const makers: readonly string[] = [
  argumentForms,
  checkInCards,
  failures,
  goalCards,
  goalForms,
  groupCards,
  guideCards,
  milestoneCards,
  pauseCards,
  progressCards,
  settingsCards,
  shareCards,
  sorryCards,
]
  .flatMap((module) => Object.keys(module))
  .filter((name) => /(Card|Form)$/.test(name))

const words = wordsIn('en')
const today = date('2026-03-31')

/** The longest that a member can write, in words and without, and not in one script alone. */
const long = `${'wander '.repeat(9)}ودّعت🧗🏽‍♀️`.padEnd(limits.title, 'm').slice(0, limits.title)
const note = `${'a line of my own\n'.repeat(58)}`.slice(0, limits.note)
const nothing: ActionRef = { name: 'test.nothing', params: [] }
const any = (): ActionRef => nothing
const group = { id: asId<GroupId>('00000000-0000-4000-8000-00000000000a'), name: long }

/** As many goals as a member can have open, of every mode, with the longest titles. */
const goals: readonly Goal[] = Array.from({ length: limits.openGoals }, (_, n) =>
  aGoal({
    id: asId<GoalId>(`00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`),
    title: `${n} ${long}`.slice(0, limits.title),
    mode: modes[n % modes.length] ?? 'do',
    cadence: { every: 'weekdays', days: [1, 2, 3, 4, 5, 6] },
    target: { amount: 123_456_789.125, unit: 'u'.repeat(limits.unit), by: date('2031-12-31') },
  }),
)
const finished = Array.from(
  { length: 60 },
  () => ({ ...goals[3], finishedOn: date('2026-03-30') }) as Goal,
)

const answer = (goal: Goal): CheckIn =>
  aCheckIn({
    goalId: goal.id,
    on: today,
    note,
    amount: goal.mode === 'target' ? 999_999.125 : null,
  })
const toAnswer = goals.map((goal) => ({ goal, checkIn: answer(goal), sharedWith: [group.id] }))
const openDates = Array.from({ length: 31 }, (_, back) => today.subtract({ days: back }))

const checkIn = {
  answer: any,
  number: any,
  note: any,
  share: any,
  day: any,
  anyDay: nothing,
  setGoal: nothing,
}
const goalActions = {
  checkIn: nothing,
  edit: any,
  finish: any,
  finishNow: any,
  reopen: any,
  show: any,
  askShare: any,
  share: any,
  unshare: any,
  new: nothing,
  newOf: any,
  open: nothing,
  list: nothing,
  finished: nothing,
}
const progress = { open: nothing, all: nothing, checkIn: nothing, setGoal: nothing }
const views = goals.map((goal) => {
  const checkIns = [answer(goal)]
  const scope = { today, answerableFrom: date('2026-03-29'), firstWeekday: 1 } as const
  const progress = progressOf(goal, checkIns, [goal.startedOn], scope)
  return { goal, checkIns, progress, isPaused: neverPaused }
})
/** As full as they come: everything is reached, years ago. */
const reached = milestonesFor('twelve-step').days.map((count) => ({
  milestone: { unit: 'days', count } as const,
  on: date('2019-12-31'),
}))
const milestoneViews = goals.map((goal) => ({
  goal,
  standings: [
    {
      kind: 'elapsed' as const,
      run: null,
      reached: [...reached, ...reached, ...reached],
      next: { milestone: { unit: 'months', count: 18 } as const, on: date('2027-12-31') },
    },
    {
      kind: 'times' as const,
      run: null,
      reached: [{ milestone: { unit: 'times', count: 1000 } as const, on: date('2019-12-31') }],
      next: { milestone: { unit: 'percent', count: 100 } as const, on: null },
    },
  ],
}))
const scope = { today, kind: 'twelve-step' } as const
const target = goals.find((goal): goal is Goal & { mode: 'target' } => goal.mode === 'target')
const person: Person = {
  id: aGoal().personId,
  zone: zone('America/Argentina/ComodRivadavia'),
  dayEnd: 3,
  promptTime: Temporal.PlainTime.from('20:00'),
  language: 'en',
}
const zones = Array.from({ length: 25 }, () => zone('America/Argentina/ComodRivadavia'))
const problems = ['missing', 'wrong', 'too-long', 'out-of-range', 'unknown'] as const
const post = {
  account: { door: 'web', tenant: '', externalId: 'robin' },
  name: long,
  totalDays: 12_345,
} as const

const wholeGroup: Group = {
  id: group.id,
  communityId: asId<CommunityId>('00000000-0000-4000-8000-00000000000b'),
  name: long,
  kind: 'therapist-led',
  focus: 'chronic-condition',
  zone: zone('America/Argentina/ComodRivadavia'),
  firstWeekday: 1,
  backfillDays: 30,
}

/** Every card that the product makes, at its fullest, by the name of what makes it. */
export const cards: readonly (readonly [string, Card])[] = [
  [
    'checkInCard',
    checkInCards.checkInCard(
      words,
      { on: today, today, goals: toAnswer, openDates, page: 0 },
      checkIn,
    ),
  ],
  [
    'checkInCard',
    checkInCards.checkInCard(
      words,
      { on: today, today, goals: toAnswer, openDates: openDates.slice(0, 3), page: 4 },
      checkIn,
    ),
  ],
  [
    'checkInCard',
    checkInCards.checkInCard(words, { on: today, today, goals: [], openDates, page: 0 }, checkIn),
  ],
  ...toAnswer
    .slice(0, modes.length)
    .map((one) => ['keptCard', checkInCards.keptCard(words, one, today, checkIn)] as const),
  [
    'whichDayCard',
    checkInCards.whichDayCard(words, { yesterday: date('2026-03-30'), today }, note.repeat(6), any),
  ],
  ...goals.map(
    (goal) =>
      [
        'goalCard',
        goalCards.goalCard(
          words,
          { goal, sharedWith: [group, group, group], couldShareWith: [group, group] },
          today,
          goalActions,
          'goal.finished',
        ),
      ] as const,
  ),
  [
    'goalListCard',
    goalCards.goalListCard(words, goals, { shown: false, count: 60 }, today, goalActions),
  ],
  [
    'goalListCard',
    goalCards.goalListCard(words, finished, { shown: true, count: 60 }, today, goalActions),
  ],
  [
    'goalListCard',
    goalCards.goalListCard(words, [], { shown: false, count: 0 }, today, goalActions),
  ],
  ['chooseModeCard', goalCards.chooseModeCard(words, goalActions)],
  ['finishQuestionCard', goalCards.finishQuestionCard(words, aGoal({ title: long }), goalActions)],
  [
    'shareQuestionCard',
    goalCards.shareQuestionCard(words, aGoal({ title: long }), group, goalActions),
  ],
  ['progressCard', progressCards.progressCard(words, views, progress)],
  ['progressCard', progressCards.progressCard(words, [], progress)],
  ...views
    .slice(0, modes.length)
    .map(
      (view) =>
        ['goalProgressCard', progressCards.goalProgressCard(words, view, today, progress)] as const,
    ),
  [
    'settingsCard',
    settingsCards.settingsCard(
      words,
      person,
      { zone: zone('America/Argentina/ComodRivadavia'), now: instant('2026-03-31T12:00Z') },
      false,
      { zone: nothing, pickZone: nothing, dayEnd: nothing, prompt: nothing },
    ),
  ],
  ['milestonesCard', milestoneCards.milestonesCard(words, milestoneViews, scope, progress)],
  ['milestonesCard', milestoneCards.milestonesCard(words, [], scope, progress)],
  ...milestoneViews
    .slice(0, modes.length)
    .map(
      (view) =>
        [
          'goalMilestonesCard',
          milestoneCards.goalMilestonesCard(words, view, scope, progress),
        ] as const,
    ),
  [
    'pauseCard',
    pauseCards.pauseCard(
      words,
      Array.from({ length: 21 }, (_, index) => ({
        pause: { id: `${index}`, until: index % 2 === 0 ? null : date('2027-12-31') },
        title: long,
      })),
      today,
      { forAWeek: nothing, forNow: nothing, end: any },
      'pause.begun',
    ),
  ],
  [
    'pauseCard',
    pauseCards.pauseCard(words, [], today, { forAWeek: nothing, forNow: nothing, end: any }, null),
  ],
  ['chooseZoneCard', settingsCards.chooseZoneCard(words, zones, nothing)],
  ['welcomeCard', groupCards.welcomeCard(words, nothing)],
  ['groupCard', groupCards.groupCard(words, wholeGroup, nothing)],
  ['groupSetUpCard', groupCards.groupSetUpCard(words, wholeGroup, null)],
  ['groupSetUpCard', groupCards.groupSetUpCard(words, wholeGroup, nothing)],
  ['joinedCard', groupCards.joinedCard(words, wholeGroup)],
  ['guideCard', guideCards.guideCard(words, commands)],
  ...commands.map(
    (command) => ['commandGuideCard', guideCards.commandGuideCard(words, command)] as const,
  ),
  ['checkInPostCard', shareCards.checkInPostCard(words, post)],
  [
    'sharePreviewCard',
    shareCards.sharePreviewCard(words, post, long, { post: nothing, keep: nothing }),
  ],
  ['sorryCard', sorryCards.sorryCard(words, words.line('sorry.nothing-lost'))],
  ['sentenceCard', sorryCards.sentenceCard(words, 'share.done', { group: long })],
  ['unknownCommandCard', sorryCards.unknownCommandCard(words, 'x'.repeat(5000))],
  ...commands.map(
    (command) => ['needsUsageCard', sorryCards.needsUsageCard(words, command)] as const,
  ),
  ...commands.flatMap((command) =>
    command.usages.map((usage) => {
      const all = usage.options.flatMap(({ name }) =>
        problems.map((problem) => ({ option: name, problem })),
      )
      const foreign = { option: 'x'.repeat(5000), problem: 'unknown' } as const
      return [
        'badArgumentsCard',
        sorryCards.badArgumentsCard(words, command, usage, [foreign, ...all]),
      ] as const
    }),
  ),
  ...(['malformed', 'outdated', 'forged'] as const).map(
    (why) => ['badActionCard', sorryCards.badActionCard(words, why)] as const,
  ),
  ['brokenCard', sorryCards.brokenCard(words, 'a1b2c3d4')],
  [
    'failureCard',
    failures.failureCard(words, 'goal-unclear', {
      typed: long,
      titles: words.list(Array(5).fill(`“${long}”`)),
    }),
  ],
]

/** Every form that the product makes, with the longest that can stand in it. */
export const forms: readonly (readonly [string, Form])[] = [
  ...goals
    .slice(0, modes.length)
    .flatMap((goal) =>
      (['set', 'edit'] as const).map(
        (purpose) =>
          [
            'goalForm',
            goalForms.goalForm(words, goal.mode, goalForms.sketchOf(goal), nothing, purpose),
          ] as const,
      ),
    ),
  ...(target
    ? [['numberForm', checkInCards.numberForm(words, target, answer(target), nothing)] as const]
    : []),
  ['noteForm', checkInCards.noteForm(words, note, nothing)],
  ['groupForm', groupCards.groupForm(words, { name: long, zone: wholeGroup.zone }, 80, nothing)],
  ['zoneForm', settingsCards.zoneForm(words, person.zone, nothing)],
  ...commands.flatMap((command) =>
    command.usages.flatMap((usage) => {
      const said = { problems: [], values: { note: 'n'.repeat(5000), goal: long } }
      const form = argumentForms.argumentForm(words, command, usage, said, nothing)
      return form ? [['argumentForm', form] as const] : []
    }),
  ),
  ['dayEndForm', settingsCards.dayEndForm(words, 3, nothing)],
  ['promptForm', settingsCards.promptForm(words, person.promptTime, nothing)],
]
