import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { changeCadence } from '#domain/cadence.ts'
import { type DayClock, dateAt, laterOf, type Weekday } from '#domain/calendar.ts'
import { type AnswerState, type CheckIn, checkAnswer } from '#domain/check-in.ts'
import type { Goal, ReserveDays } from '#domain/goal.ts'
import type { Award } from '#domain/milestone-award.ts'
import { checkDate, oldestOpenDate } from '#domain/open-dates.ts'
import { checkPause, endPause, type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { type Progress, progressOf } from '#domain/progress.ts'
import { checkSetback, runStartsOf, type SetbackDraft } from '#domain/setback.ts'
import { anyAmount, anyCadence, anyGoal, anyInstant, anyWeekday, anyZone } from './arbitraries.ts'
import { aCheckIn, aGoal } from './builders.ts'

/** All that is kept of one goal, where its member is and when, and what their group has set. */
export interface Life {
  readonly goal: Goal
  readonly clock: DayClock
  readonly now: Temporal.Instant
  readonly backfillDays: number
  readonly firstWeekday: Weekday
  readonly checkIns: readonly CheckIn[]
  readonly pauses: readonly Pause[]
  readonly setbacks: readonly SetbackDraft[]
  /** Only those that `withAwards` has added. */
  readonly awards: readonly Award[]
}

export interface Seen extends Progress {
  readonly today: Temporal.PlainDate
  readonly starts: readonly Temporal.PlainDate[]
}

/** Everything that is worked out from a life. */
export function seen(life: Life): Seen {
  const { goal, clock, now, checkIns, pauses, setbacks, firstWeekday } = life
  const today = dateAt(now, clock)
  const starts = runStartsOf([goal.startedOn], setbacks)
  const progress = progressOf(goal, checkIns, starts, {
    today,
    answerableFrom: oldestOpenDate(now, clock, life.backfillDays),
    firstWeekday,
    isPaused: pausedDates(pausedSpans(pauses, goal.id)),
  })
  return { today, starts, ...progress }
}

/** Something that happens in a life. What the rules refuse changes nothing. */
export type Act = (life: Life) => Life

const todayOf = ({ now, clock }: Life): Temporal.PlainDate => dateAt(now, clock)

/** As the store does where a start moves: what was awarded in its run moves along. */
function withMovedAwards(
  awards: readonly Award[],
  from: Temporal.PlainDate | null,
  to: Temporal.PlainDate | null,
): readonly Award[] {
  if (from === null || to === null) return awards
  return awards.map((award) => {
    const isThere = awards.some(({ runStart, key }) => key === award.key && runStart?.equals(to))
    return award.runStart?.equals(from) && !isThere ? { ...award, runStart: to } : award
  })
}

/** Minus one day ago is the date on the wall between midnight and the day end. */
const sayingOf = (daysAgo: fc.Arbitrary<number>): fc.Arbitrary<Act> =>
  fc
    .record({
      daysAgo,
      state: fc.constantFrom<AnswerState>('done', 'done', 'partly', 'skipped'),
      amount: anyAmount,
    })
    .map(({ daysAgo, state, amount }) => (life) => {
      const { goal, clock, now, backfillDays, checkIns } = life
      const on = todayOf(life).subtract({ days: daysAgo })
      const answer = {
        state: goal.mode === 'do' ? state : 'done',
        amount: goal.mode === 'target' ? amount : null,
      }
      const isOpen = checkDate(on, now, clock, { backfillDays, since: goal.startedOn }).ok
      if (!isOpen || !checkAnswer(goal, answer, null, on).ok) return life
      const others = checkIns.filter((checkIn) => !checkIn.on.equals(on))
      return {
        ...life,
        checkIns: [...others, aCheckIn({ goalId: goal.id, on, at: now, ...answer })],
      }
    })

const anyUnsaying: fc.Arbitrary<Act> = fc.nat({ max: 20 }).map((at) => (life) => ({
  ...life,
  checkIns: life.checkIns.filter((_, index) => index !== at),
}))

const anyPausing: fc.Arbitrary<Act> = fc
  .record({
    inDays: fc.integer({ min: -3, max: 5 }),
    length: fc.option(fc.nat({ max: 10 })),
    ofAll: fc.boolean(),
  })
  .map(({ inDays, length, ofAll }) => (life) => {
    const today = todayOf(life)
    const from = today.add({ days: inDays })
    const until = length === null ? null : from.add({ days: length })
    const answerableFrom = oldestOpenDate(life.now, life.clock, life.backfillDays)
    const pause: Pause = { goalId: ofAll ? null : life.goal.id, from, until }
    const checked = checkPause(pause, { today, answerableFrom })
    return checked.ok ? { ...life, pauses: [...life.pauses, checked.value] } : life
  })

const anyResuming: fc.Arbitrary<Act> = fc.constant((life) => ({
  ...life,
  pauses: life.pauses.flatMap((pause) => endPause(pause, todayOf(life)) ?? []),
}))

/** With a new start up to six days after it, or none so far. */
const anySetbackDraft = fc.record({
  daysAgo: fc.nat({ max: 20 }),
  after: fc.option(fc.nat({ max: 6 }), { freq: 3 }),
})

const setbackIn = (
  life: Life,
  { daysAgo, after }: { readonly daysAgo: number; readonly after: number | null },
) => {
  const today = todayOf(life)
  const on = today.subtract({ days: daysAgo })
  const startOn = after === null ? null : on.add({ days: after })
  return checkSetback(life.goal, { on, time: null, startOn }, { today })
}

const anySetback: fc.Arbitrary<Act> = anySetbackDraft.map((draft) => (life) => {
  const checked = setbackIn(life, draft)
  return checked.ok ? { ...life, setbacks: [...life.setbacks, checked.value] } : life
})

const anySetbackChanged: fc.Arbitrary<Act> = fc
  .tuple(anySetbackDraft, fc.nat({ max: 2 }))
  .map(([draft, at]) => (life) => {
    const [before, checked] = [life.setbacks[at], setbackIn(life, draft)]
    if (!before || !checked.ok) return life
    return {
      ...life,
      setbacks: life.setbacks.with(at, checked.value),
      awards: withMovedAwards(life.awards, before.startOn, checked.value.startOn),
    }
  })

const anySetbackTakenBack: fc.Arbitrary<Act> = fc.nat({ max: 3 }).map((at) => (life) => ({
  ...life,
  setbacks: life.setbacks.filter((_, index) => index !== at),
}))

const anyEdit: fc.Arbitrary<Act> = fc.oneof(
  anyCadence.map(
    (cadence): Act =>
      (life) => ({
        ...life,
        goal: { ...life.goal, ...changeCadence(life.goal, cadence, todayOf(life)) },
      }),
  ),
  fc.constantFrom<ReserveDays>(0, 1, 2).map(
    (reserveDays): Act =>
      (life) => ({
        ...life,
        goal: { ...life.goal, reserveDays },
      }),
  ),
  fc.integer({ min: -20, max: 10 }).map(
    (by): Act =>
      (life) => {
        const today = todayOf(life)
        const startedOn = life.goal.startedOn.add({ days: by })
        if (Temporal.PlainDate.compare(startedOn, today) > 0) return life
        const awards = withMovedAwards(life.awards, life.goal.startedOn, startedOn)
        return { ...life, awards, goal: { ...life.goal, startedOn, startSaidOn: today } }
      },
  ),
)

/** Finished with the last date that was said anything of, when today is before that. */
const anyEnding: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>((life) => {
    const last = life.checkIns.reduce((latest, { on }) => laterOf(latest, on), todayOf(life))
    return { ...life, goal: { ...life.goal, finishedOn: life.goal.finishedOn ?? last } }
  }),
  fc.constant<Act>((life) => ({ ...life, goal: { ...life.goal, finishedOn: null } })),
)

const anyMove: fc.Arbitrary<Act> = anyZone.map((zone) => (life) => ({
  ...life,
  clock: { ...life.clock, zone },
}))

/** At most to the next day: hardly any passes unseen. */
const hoursOf = (min: number, max: number): fc.Arbitrary<Act> =>
  fc.integer({ min, max }).map((hours) => (life) => ({ ...life, now: life.now.add({ hours }) }))

/** A day goes by, and mostly it is answered. */
const anyDay: fc.Arbitrary<Act> = fc
  .record({ saying: fc.option(sayingOf(fc.constant(0)), { freq: 4 }), sleep: hoursOf(20, 26) })
  .map(
    ({ saying, sleep }) =>
      (life) =>
        sleep(saying?.(life) ?? life),
  )

const anyAct = fc.oneof(
  { arbitrary: anyDay, weight: 16 },
  { arbitrary: sayingOf(fc.integer({ min: -1, max: 10 })), weight: 8 },
  { arbitrary: hoursOf(1, 24), weight: 8 },
  { arbitrary: anyUnsaying, weight: 1 },
  { arbitrary: anyPausing, weight: 1 },
  { arbitrary: anyResuming, weight: 1 },
  { arbitrary: anySetback, weight: 1 },
  { arbitrary: anySetbackChanged, weight: 1 },
  { arbitrary: anySetbackTakenBack, weight: 1 },
  { arbitrary: anyEdit, weight: 1 },
  { arbitrary: anyEnding, weight: 1 },
  { arbitrary: anyMove, weight: 1 },
)

export interface Story {
  readonly beginning: Life
  readonly acts: readonly Act[]
}

const anyHabit = fc
  .oneof(fc.constant({ every: 'day' } as const), anyCadence)
  .map((cadence) => aGoal({ cadence }))

/** A life of up to some weeks, act by act; the goal starts on its first day or some weeks before. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    goal: fc.oneof(anyGoal, anyHabit),
    reserveDays: fc.constantFrom<ReserveDays>(0, 1, 1, 2),
    zone: anyZone,
    now: anyInstant,
    startedAgo: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
    backfillDays: fc.constantFrom(0, 1, 2, 2, 9, 30),
    firstWeekday: anyWeekday,
    acts: fc.array(anyAct, { minLength: 1, maxLength: 60, size: 'max' }),
  })
  .map(({ goal, reserveDays, zone, now, startedAgo, acts, ...policy }) => {
    const clock = { zone, dayEnd: 3 } as const
    const today = dateAt(now, clock)
    const startedOn = today.subtract({ days: startedAgo })
    const beginning: Life = {
      goal: {
        ...goal,
        setOn: startedOn,
        startedOn,
        startSaidOn: today,
        finishedOn: null,
        reserveDays,
      },
      clock,
      now,
      ...policy,
      checkIns: [],
      pauses: [],
      setbacks: [],
      awards: [],
    }
    return { beginning, acts }
  })

/** How a life is after each act. */
export function livesOf({ beginning, acts }: Story): readonly Life[] {
  let life = beginning
  return acts.map((act) => {
    life = act(life)
    return life
  })
}

/** How a life has become. */
export const anyLife: fc.Arbitrary<Life> = anyStory.map(
  (story) => livesOf(story).at(-1) ?? story.beginning,
)
