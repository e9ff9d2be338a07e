import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { commands } from '#commands'
import { modes } from '#domain/goal.ts'
import * as argumentForms from '#words/argument-form.ts'
import * as checkInCards from '#words/check-in-card.ts'
import * as checkInForms from '#words/check-in-form.ts'
import * as failures from '#words/failure.ts'
import * as goalCards from '#words/goal-card.ts'
import * as goalForms from '#words/goal-form.ts'
import * as groupCards from '#words/group-card.ts'
import * as guideCards from '#words/guide-card.ts'
import * as pauseCards from '#words/pause-card.ts'
import * as progressCards from '#words/progress-card.ts'
import * as settingsCards from '#words/settings-card.ts'
import * as shareCards from '#words/share-card.ts'
import * as sorryCards from '#words/sorry-card.ts'
import { date, instant, zone } from './builders.ts'
import { groupGoalRoom } from './gallery/group-goals.ts'
import { groupReportRoom } from './gallery/group-report.ts'
import { groupSettingsRoom } from './gallery/group-settings.ts'
import { joiningRoom } from './gallery/joining.ts'
import { linkedAccounts, linkRoom } from './gallery/linking.ts'
import { milestoneRoom } from './gallery/milestones.ts'
import { planRoom } from './gallery/plans.ts'
import { promptRoom } from './gallery/prompts.ts'
import { rememberedRoom } from './gallery/remembered.ts'
import type { Room } from './gallery/room.ts'
import { setbackRoom } from './gallery/setbacks.ts'
import {
  answer,
  checkIn,
  finished,
  goalActions,
  goals,
  group,
  long,
  longPlans,
  note,
  nothing,
  openDates,
  person,
  post,
  problems,
  progress,
  remembered,
  target,
  toAnswer,
  toAny,
  today,
  views,
  wholeGroup,
  words,
  zones,
} from './gallery/subjects.ts'
import { livedHalfYear } from './half-years.ts'

const [planToAsk = null] = goals.flatMap(longPlans)

/** Matters that have a file of their own in gallery/. */
const rooms: readonly Room[] = [
  groupReportRoom,
  groupSettingsRoom,
  milestoneRoom,
  setbackRoom,
  planRoom,
  promptRoom,
  rememberedRoom,
  joiningRoom,
  linkRoom,
  groupGoalRoom,
]

/** Everything that makes a card or a form; the gallery has to show something of each. */
export const makers: readonly string[] = [
  argumentForms,
  checkInCards,
  checkInForms,
  failures,
  goalCards,
  goalForms,
  groupCards,
  guideCards,
  pauseCards,
  progressCards,
  settingsCards,
  shareCards,
  sorryCards,
  ...rooms.flatMap(({ modules }) => modules),
]
  .flatMap((module) => Object.keys(module))
  .filter((name) => /(Card|Form)$/.test(name))

/** Every card that the product makes, at its fullest, by the name of what makes it. */
export const cards: readonly (readonly [string, Card])[] = [
  ...rooms.flatMap(({ cards }) => cards),
  [
    'checkInCard',
    checkInCards.checkInCard(
      words,
      { on: today, today, goals: toAnswer, openDates, page: 0, plans: [], planToAsk, remembered },
      checkIn,
    ),
  ],
  [
    'checkInCard',
    checkInCards.checkInCard(
      words,
      {
        on: today,
        today,
        goals: toAnswer,
        openDates: openDates.slice(0, 3),
        page: 4,
        plans: [],
        planToAsk,
        remembered,
      },
      checkIn,
    ),
  ],
  [
    'checkInCard',
    checkInCards.checkInCard(
      words,
      { on: today, today, goals: [], openDates, page: 0, plans: [], planToAsk: null, remembered },
      checkIn,
    ),
  ],
  ...toAnswer
    .slice(0, modes.length)
    .map(
      (one) =>
        [
          'keptCard',
          checkInCards.keptCard(words, { ...one, planToAsk, remembered }, today, checkIn),
        ] as const,
    ),
  [
    'whichDayCard',
    checkInCards.whichDayCard(
      words,
      { yesterday: date('2026-03-30'), today },
      note.repeat(6),
      toAny,
    ),
  ],
  ...goals.map(
    (goal) =>
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
          },
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
  ['progressCard', progressCards.progressCard(words, views, progress)],
  ['progressCard', progressCards.progressCard(words, [], progress)],
  ...[...views.slice(0, modes.length), ...modes.map((mode) => livedHalfYear(mode))].map(
    (view) =>
      [
        'goalProgressCard',
        progressCards.goalProgressCard(words, view, { today, firstWeekday: 1 }, progress),
      ] as const,
  ),
  ...modes.map((mode) => ['howCountedCard', progressCards.howCountedCard(words, mode, 2)] as const),
  [
    'settingsCard',
    settingsCards.settingsCard(
      words,
      person,
      { zone: zone('America/Argentina/ComodRivadavia'), now: instant('2026-03-31T12:00Z') },
      false,
      {
        zone: nothing,
        pickZone: nothing,
        dayEnd: nothing,
        prompt: nothing,
        wishes: nothing,
        writeTo: nothing,
      },
      linkedAccounts,
    ),
  ],
  [
    'pauseCard',
    pauseCards.pauseCard(
      words,
      Array.from({ length: 21 }, (_, index) => ({
        pause: { id: `${index}`, until: index % 2 === 0 ? null : date('2027-12-31') },
        title: long,
      })),
      today,
      { forAWeek: nothing, forNow: nothing, end: toAny },
      'pause.begun',
    ),
  ],
  [
    'pauseCard',
    pauseCards.pauseCard(
      words,
      [],
      today,
      { forAWeek: nothing, forNow: nothing, end: toAny },
      null,
    ),
  ],
  ['chooseZoneCard', settingsCards.chooseZoneCard(words, zones, nothing)],
  ['welcomeCard', groupCards.welcomeCard(words, nothing)],
  ['groupCard', groupCards.groupCard(words, wholeGroup, nothing)],
  ['guideCard', guideCards.guideCard(words, commands)],
  ...commands.map(
    (command) => ['commandGuideCard', guideCards.commandGuideCard(words, command)] as const,
  ),
  ['checkInPostCard', shareCards.checkInPostCard(words, post, nothing)],
  [
    'sharePreviewCard',
    shareCards.sharePreviewCard(words, post, long, { post: nothing, keep: nothing }),
  ],
  ['sorryCard', sorryCards.sorryCard(words, words.line('sorry.nothing-lost'))],
  ['sentenceCard', sorryCards.sentenceCard(words, 'share.done', { group: long })],
  ['membersOnlyCard', sorryCards.membersOnlyCard(words, nothing)],
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
  ...rooms.flatMap(({ forms }) => forms),
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
    ? [['numberForm', checkInForms.numberForm(words, target, answer(target), nothing)] as const]
    : []),
  ['noteForm', checkInForms.noteForm(words, note, nothing)],
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
  ['wishesForm', settingsCards.wishesForm(words, person.wishes, nothing)],
  ['promptForm', settingsCards.promptForm(words, person.promptTime, nothing)],
]
