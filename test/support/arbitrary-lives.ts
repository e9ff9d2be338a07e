import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import { type DayClock, dateAt } from '#domain/calendar.ts'
import type { AnswerState, CheckIn } from '#domain/check-in.ts'
import { dayStates } from '#domain/day-state.ts'
import type { Goal, ReserveDays } from '#domain/goal.ts'
import { checkDate, oldestOpenDate } from '#domain/open-dates.ts'
import { checkPause, endPause, type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { coveredDates } from '#domain/reserve.ts'
import { type Run, runsOf } from '#domain/run.ts'
import { habitScore } from '#domain/score.ts'
import { checkSetback, runStartsOf, type SetbackDraft } from '#domain/setback.ts'
import { anyAmount, anyGoal, anyInstant, anyZone } from './arbitraries.ts'
import { aCheckIn } from './builders.ts'

/** All that is kept of one goal, and where its member is and when. */
export interface Life {
  readonly goal: Goal
  readonly clock: DayClock
  readonly now: Temporal.Instant
  readonly checkIns: readonly CheckIn[]
  readonly pauses: readonly Pause[]
  readonly setbacks: readonly SetbackDraft[]
}

const backfillDays = 2
const reserveDays: ReserveDays = 1

/** Everything that is worked out from a life. */
export function seen({ goal, clock, now, checkIns, pauses, setbacks }: Life) {
  const today = dateAt(now, clock)
  const isPaused = pausedDates(pausedSpans(pauses, goal.id))
  const answerableFrom = oldestOpenDate(now, clock, backfillDays)
  const scope = { answerableFrom, isPaused }
  const days = dayStates(goal, checkIns, { ...scope, through: today, firstWeekday: 1 })
  const starts = runStartsOf([goal.startedOn], setbacks)
  const covered = coveredDates(days, starts, reserveDays)
  const runs = runsOf(goal, days, starts, covered)
  return { today, days, starts, covered, runs, ...habitScore(goal, days, scope) }
}

export const totalOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { days }) => sum + days, 0)

/** Something that happens in a life. `takes`: the member takes back what they had said. */
export interface Act {
  readonly takes: boolean
  readonly on: (life: Life) => Life
}

const daysAgo = fc.integer({ min: 0, max: 4 })

const anySaying: fc.Arbitrary<Act> = fc
  .record({
    daysAgo,
    state: fc.constantFrom<AnswerState>('done', 'done', 'partly', 'skipped'),
    amount: anyAmount,
  })
  .map(({ daysAgo, state, amount }) => ({
    takes: state === 'skipped', // in place of a day that counted
    on: (life) => {
      const { goal, clock, now, checkIns } = life
      const on = dateAt(now, clock).subtract({ days: daysAgo })
      if (!checkDate(on, now, clock, { backfillDays, since: goal.startedOn }).ok) return life
      const answer =
        goal.mode === 'do' ? { state } : { amount: goal.mode === 'target' ? amount : null }
      const others = checkIns.filter((checkIn) => !checkIn.on.equals(on))
      return { ...life, checkIns: [...others, aCheckIn({ on, at: now, ...answer })] }
    },
  }))

const anyUnsaying: fc.Arbitrary<Act> = fc.nat({ max: 20 }).map((at) => ({
  takes: true,
  on: (life) => ({ ...life, checkIns: life.checkIns.filter((_, index) => index !== at) }),
}))

const anyPausing: fc.Arbitrary<Act> = fc
  .record({
    inDays: fc.integer({ min: -3, max: 5 }),
    length: fc.option(fc.nat({ max: 10 })),
    ofAll: fc.boolean(),
  })
  .map(({ inDays, length, ofAll }) => ({
    takes: false,
    on: (life) => {
      const today = dateAt(life.now, life.clock)
      const from = today.add({ days: inDays })
      const until = length === null ? null : from.add({ days: length })
      const answerableFrom = oldestOpenDate(life.now, life.clock, backfillDays)
      const pause: Pause = { goalId: ofAll ? null : life.goal.id, from, until }
      const checked = checkPause(pause, { today, answerableFrom })
      return checked.ok ? { ...life, pauses: [...life.pauses, checked.value] } : life
    },
  }))

const anyResuming: fc.Arbitrary<Act> = fc.constant({
  takes: false,
  on: (life) => ({
    ...life,
    pauses: life.pauses.flatMap((pause) => endPause(pause, dateAt(life.now, life.clock)) ?? []),
  }),
})

const anySetback: fc.Arbitrary<Act> = fc
  .record({ daysAgo: fc.nat({ max: 20 }), after: fc.nat({ max: 6 }) })
  .map(({ daysAgo, after }) => ({
    takes: false,
    on: (life) => {
      const today = dateAt(life.now, life.clock)
      const on = today.subtract({ days: daysAgo })
      const draft = { on, time: null, startOn: on.add({ days: after }) }
      const checked = checkSetback(life.goal, draft, { today })
      return checked.ok ? { ...life, setbacks: [...life.setbacks, checked.value] } : life
    },
  }))

const anySetbackTakenBack: fc.Arbitrary<Act> = fc.nat({ max: 3 }).map((at) => ({
  takes: false, // no day is taken back with it
  on: (life) => ({ ...life, setbacks: life.setbacks.filter((_, index) => index !== at) }),
}))

const anyMove: fc.Arbitrary<Act> = anyZone.map((zone) => ({
  takes: false,
  on: (life) => ({ ...life, clock: { ...life.clock, zone } }),
}))

const anySleep: fc.Arbitrary<Act> = fc.integer({ min: 1, max: 60 }).map((hours) => ({
  takes: false,
  on: (life) => ({ ...life, now: life.now.add({ hours }) }),
}))

const anyAct = fc.oneof(
  { arbitrary: anySaying, weight: 8 },
  { arbitrary: anySleep, weight: 8 },
  { arbitrary: anyUnsaying, weight: 1 },
  { arbitrary: anyPausing, weight: 1 },
  { arbitrary: anyResuming, weight: 1 },
  { arbitrary: anySetback, weight: 1 },
  { arbitrary: anySetbackTakenBack, weight: 1 },
  { arbitrary: anyMove, weight: 1 },
)

export interface Story {
  readonly beginning: Life
  /** How life is after each act. */
  readonly steps: readonly { readonly act: Act; readonly life: Life }[]
}

/** A life of up to some weeks, act by act; the goal starts on its first day or some weeks before. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    goal: anyGoal,
    zone: anyZone,
    now: anyInstant,
    startedAgo: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
    acts: fc.array(anyAct, { minLength: 1, maxLength: 60, size: 'max' }),
  })
  .map(({ goal, zone, now, startedAgo, acts }) => {
    const clock = { zone, dayEnd: 3 } as const
    const startedOn = dateAt(now, clock).subtract({ days: startedAgo })
    const beginning: Life = {
      goal: { ...goal, startedOn, finishedOn: null },
      clock,
      now,
      checkIns: [],
      pauses: [],
      setbacks: [],
    }
    let life = beginning
    const steps = acts.map((act) => {
      life = act.on(life)
      return { act, life }
    })
    return { beginning, steps }
  })

/** How a life has become. */
export const anyLife: fc.Arbitrary<Life> = anyStory.map(
  ({ beginning, steps }) => steps.at(-1)?.life ?? beginning,
)
