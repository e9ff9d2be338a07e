import { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { CheckIn } from '#domain/check-in.ts'
import { type Goal, limits, modes } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import {
  asId,
  type CommunityId,
  type GoalId,
  type GroupId,
  type PlanId,
  type RememberedDateId,
} from '#domain/id.ts'
import { neverPaused } from '#domain/pause.ts'
import type { Person } from '#domain/person.ts'
import { planLimits } from '#domain/plan.ts'
import { firstSettings, firstWishes } from '#domain/policy.ts'
import { progressOf } from '#domain/progress.ts'
import { type Mention, rememberedLimits } from '#domain/remembered-date.ts'
import type { PlanView } from '#words/plan-words.ts'
import { wordsIn } from '#words/words.ts'
import { aCheckIn, aGoal, date, zone } from '../builders.ts'

// What stands on the cards of the gallery: as long, as many and as awkward as it can be.

export const words = wordsIn('en')
export const today = date('2026-03-31')

/** The longest that a member can write, in words and without, and not in one script alone. */
export const long = `${'wander '.repeat(9)}ودّعت🧗🏽‍♀️`
  .padEnd(limits.title, 'm')
  .slice(0, limits.title)
export const note = `${'a line of my own\n'.repeat(58)}`.slice(0, limits.note)
export const nothing: ActionRef = { name: 'test.nothing', params: [] }
export const toAny = (): ActionRef => nothing
export const group = { id: asId<GroupId>('00000000-0000-4000-8000-00000000000a'), name: long }

/** As many goals as a member can have open, of every mode, with the longest titles. */
export const goals: readonly Goal[] = Array.from({ length: limits.openGoals }, (_, n) =>
  aGoal({
    id: asId<GoalId>(`00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`),
    title: `${n} ${long}`.slice(0, limits.title),
    mode: modes[n % modes.length] ?? 'do',
    cadence: { every: 'weekdays', days: [1, 2, 3, 4, 5, 6] },
    target: { amount: 123_456_789.125, unit: 'u'.repeat(limits.unit), by: date('2031-12-31') },
  }),
)
export const finished = Array.from(
  { length: 60 },
  () => ({ ...goals[3], finishedOn: date('2026-03-30') }) as Goal,
)

export const answer = (goal: Goal): CheckIn =>
  aCheckIn({
    goalId: goal.id,
    on: today,
    note,
    amount: goal.mode === 'target' ? 999_999.125 : null,
  })
export const toAnswer = goals.map((goal) => ({
  goal,
  checkIn: answer(goal),
  sharedWith: [group.id],
}))

/** As many plans as a goal can have, with the longest texts, of which something was said each day. */
export const longPlans = (goal: Goal): readonly PlanView[] =>
  Array.from({ length: planLimits.ofGoal }, (_, n) => {
    const id = asId<PlanId>(`00000000-0000-4000-8000-00000000020${n}`)
    return {
      id,
      goalId: goal.id,
      cue: `${n} ${note}`.replaceAll('\n', ' ').slice(0, planLimits.text),
      response: long.repeat(3).slice(0, planLimits.text),
      days: [1, 2, 3, 4, 5, 6],
      time: Temporal.PlainTime.from({ hour: 20, minute: n }),
      uses: Array.from({ length: n * 400 }, (_, day) => ({
        planId: id,
        on: today.subtract({ days: day }),
        helped: n > 1,
      })),
    }
  })
/** As many dates as a member can have, all on this day and the next. */
export const remembered: readonly Mention[] = Array.from(
  { length: rememberedLimits.ofPerson },
  (_, n) => ({
    remembered: {
      id: asId<RememberedDateId>(`00000000-0000-4000-8000-0000000003${String(n).padStart(2, '0')}`),
      name: `${n} ${long}`.slice(0, rememberedLimits.name),
      month: 9,
      day: 30,
      year: n % 2 === 0 ? 1998 : null,
      dayBefore: true,
    },
    isDayBefore: n % 2 === 0,
  }),
)
export const openDates = Array.from({ length: 31 }, (_, back) => today.subtract({ days: back }))

export const checkIn = {
  answer: toAny,
  number: toAny,
  note: toAny,
  share: toAny,
  planHelped: toAny,
  day: toAny,
  anyDay: nothing,
  setGoal: nothing,
}
export const goalActions = {
  checkIn: nothing,
  edit: toAny,
  finish: toAny,
  finishNow: toAny,
  reopen: toAny,
  show: toAny,
  askShare: toAny,
  share: toAny,
  unshare: toAny,
  new: nothing,
  newOf: toAny,
  newLike: nothing,
  pause: toAny,
  pauseNow: toAny,
  resume: toAny,
  addPlan: toAny,
  changePlans: toAny,
  restart: toAny,
  open: nothing,
  list: nothing,
  finished: nothing,
}
export const planActions = {
  open: nothing,
  show: toAny,
  edit: toAny,
  remove: toAny,
  removeNow: toAny,
  goal: toAny,
}
export const progress = {
  open: nothing,
  all: nothing,
  checkIn: nothing,
  setGoal: nothing,
  how: toAny,
  restart: toAny,
}
export const views = goals.map((goal) => {
  const checkIns = [answer(goal)]
  const scope = { today, answerableFrom: date('2026-03-29'), firstWeekday: 1 } as const
  const progress = progressOf(goal, checkIns, [goal.startedOn], scope)
  return { goal, checkIns, progress, isPaused: neverPaused }
})
export const target = goals.find(
  (goal): goal is Goal & { mode: 'target' } => goal.mode === 'target',
)
export const person: Person = {
  id: aGoal().personId,
  zone: zone('America/Argentina/ComodRivadavia'),
  dayEnd: 3,
  promptTime: Temporal.PlainTime.from('20:00'),
  language: 'en',
  leapDay: 'march-1',
  wishes: firstWishes,
}
export const zones = Array.from({ length: 25 }, () => zone('America/Argentina/ComodRivadavia'))
export const problems = ['missing', 'wrong', 'too-long', 'out-of-range', 'unknown'] as const
export const post = {
  account: { door: 'web', tenant: '', externalId: 'robin' },
  name: long,
  totalDays: 12_345,
} as const

export const wholeGroup: Group = {
  id: group.id,
  communityId: asId<CommunityId>('00000000-0000-4000-8000-00000000000b'),
  name: long,
  kind: 'therapist-led',
  focus: 'chronic-condition',
  zone: zone('America/Argentina/ComodRivadavia'),
  ...firstSettings('therapist-led', 'chronic-condition'),
  backfillDays: 30,
}
