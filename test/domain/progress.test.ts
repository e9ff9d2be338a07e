import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateAt, daysBetween } from '#domain/calendar.ts'
import type { CheckIn } from '#domain/check-in.ts'
import { type Goal, modes } from '#domain/goal.ts'
import { oldestOpenDate } from '#domain/open-dates.ts'
import { type ProgressScope, progressOf } from '#domain/progress.ts'
import { anyCadence, anyHistory, anyInstant, anyZone } from '../support/arbitraries.ts'
import { aCheckIn, aGoal, checkInsOf, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const seenOn = (today: string): ProgressScope => ({
  today: date(today),
  answerableFrom: date(today).subtract({ days: 2 }),
  firstWeekday: 1,
})

const figures = (
  goal: Goal,
  checkIns: readonly CheckIn[],
  today: string,
  starts: string[] = [],
) => {
  const progress = progressOf(goal, checkIns, starts.map(date), seenOn(today))
  const { totalDays, daysSinceStart, longestRun, currentRun } = progress
  return [totalDays, daysSinceStart, longestRun, currentRun]
}

describe('the four figures', () => {
  it('of a daily goal are total days, days since the start, longest and current run', () => {
    const goal = aGoal()

    expect(figures(goal, checkInsOf(goal, 'DDDD..DPS..'), '2026-03-12')).toEqual([6, 10, 4, 2])
    expect(figures(goal, [], '2026-03-02')).toEqual([0, 0, 0, 0])
  })

  it('of a daily goal go on over one missed day in seven', () => {
    const goal = aGoal()
    const checkIns = checkInsOf(goal, 'DDDD.DPS..')

    expect(figures(goal, checkIns, '2026-03-11')).toEqual([6, 9, 6, 6])
    expect(progressOf(goal, checkIns, [], seenOn('2026-03-11')).covered.map(String)).toEqual([
      '2026-03-06',
    ])
  })

  it('stand beside the habit score of a `do` goal, and of no other', () => {
    const goal = aGoal()
    const habit = progressOf(goal, checkInsOf(goal, 'D'.repeat(13)), [], seenOn('2026-03-14')).habit

    expect(habit?.score).toBeCloseTo(0.5, 4)
    expect(progressOf(aGoal({ mode: 'presence' }), [], [], seenOn('2026-03-14')).habit).toBeNull()
  })

  it('of a goal to abstain keep every day when a new run starts', () => {
    const goal = aGoal({ mode: 'abstain', startedOn: date('2024-02-29') })

    expect(figures(goal, [], '2024-03-30')).toEqual([30, 30, 30, 30])
    expect(figures(goal, [], '2024-03-30', ['2024-02-29', '2024-03-20'])).toEqual([30, 30, 20, 10])
  })

  it('stand still when the goal is finished', () => {
    const goal = aGoal({ finishedOn: date('2026-03-04') })

    expect(figures(goal, checkInsOf(goal, 'DDD'), '2026-06-01')).toEqual([3, 2, 3, 3])
  })

  it('are nothing yet before the start', () => {
    expect(figures(aGoal(), [], '2026-03-01')).toEqual([0, 0, 0, 0])
    expect(figures(aGoal(), [], '2026-03-01', ['2026-03-02'])).toEqual([0, 0, 0, 0])
  })

  it('count an answer of the small hours at once', () => {
    const goal = aGoal()

    expect(figures(goal, checkInsOf(goal, 'DDD'), '2026-03-03')).toEqual([3, 2, 3, 3])
  })
})

describe('progress towards a target', () => {
  const target = { amount: 3, unit: 'km', by: date('2026-03-05') }
  const goal = aGoal({ mode: 'target', target })
  const said = (on: string, amount: number) => aCheckIn({ on: date(on), amount })
  const towards = (checkIns: readonly CheckIn[], today: string) =>
    progressOf(goal, checkIns, [], seenOn(today)).target

  it('is an exact sum and its share', () => {
    const checkIns = [said('2026-03-02', 0.1), said('2026-03-03', 0.2), said('2026-03-04', 1.2)]

    expect(towards(checkIns, '2026-03-04')).toEqual({ ...target, sum: 1.5, share: 0.5 })
  })

  it('may pass the target', () => {
    expect(towards([said('2026-03-02', 4.5)], '2026-03-02')?.share).toBe(1.5)
  })

  it('leaves out what was said of dates after the last one', () => {
    const checkIns = [said('2026-03-05', 1), said('2026-03-06', 1)]

    const progress = progressOf(goal, checkIns, [], seenOn('2026-03-06'))

    expect(progress.target?.sum).toBe(1)
    expect(progress.totalDays).toBe(2)
  })

  it('leaves out what was said of dates before the start, once the start has moved', () => {
    const checkIns = [said('2026-03-01', 1), said('2026-03-02', 1)]

    const progress = progressOf(goal, checkIns, [], seenOn('2026-03-02'))

    expect(progress.target?.sum).toBe(1)
    expect(progress.totalDays).toBe(1)
  })

  it('is none for other goals', () => {
    expect(progressOf(aGoal(), [], [], seenOn('2026-03-04')).target).toBeNull()
  })
})

it('only a `do` goal has covered dates', () => {
  const covered = modes.map((mode) => {
    const goal = aGoal({ mode })
    return progressOf(goal, checkInsOf(goal, 'DDD.DD'), [], seenOn('2026-03-10')).covered.length
  })

  expect(covered).toEqual(modes.map((mode) => (mode === 'do' ? 1 : 0)))
})

describe('the progress of any goal', () => {
  it('is the same in whatever order the check-ins come', () => {
    const anyShuffled = anyHistory.chain((history) =>
      fc.record({
        history: fc.constant(history),
        shuffled: fc.shuffledSubarray([...history.checkIns], {
          minLength: history.checkIns.length,
        }),
      }),
    )
    fc.assert(
      fc.property(anyShuffled, ({ history: { goal, checkIns, starts, ...scope }, shuffled }) => {
        expect(progressOf(goal, shuffled, starts, scope)).toEqual(
          progressOf(goal, checkIns, starts, scope),
        )
      }),
    )
  })

  it('never shrinks in total or longest run when a check-in is added', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, starts, ...scope }) => {
        const fewer = progressOf(goal, checkIns.slice(1), starts, scope)

        const more = progressOf(goal, checkIns, starts, scope)

        expect(more.totalDays).toBeGreaterThanOrEqual(fewer.totalDays)
        // A day filled in can call a reserve day to an earlier gap than the one it covered before.
        const isReserved = more.covered.length + fewer.covered.length > 0
        if (!isReserved) expect(more.longestRun).toBeGreaterThanOrEqual(fewer.longestRun)
        expect(more.target?.sum ?? 0).toBeGreaterThanOrEqual(fewer.target?.sum ?? 0)
      }),
      cases(1000),
    )
  })

  it('never shrinks in total when the member starts anew', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, starts, ...scope }) => {
        const before = progressOf(goal, checkIns, [], scope)

        const after = progressOf(goal, checkIns, starts, scope)

        expect(after.totalDays).toBe(before.totalDays)
        expect(after.daysSinceStart).toBe(before.daysSinceStart)
      }),
    )
  })

  it('has a longest run that no run passes, within the total', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, starts, ...scope }) => {
        const progress = progressOf(goal, checkIns, starts, scope)

        expect(progress.longestRun).toBe(Math.max(0, ...progress.runs.map(({ days }) => days)))
        expect(progress.currentRun).toBeLessThanOrEqual(progress.longestRun)
        expect(progress.longestRun).toBeLessThanOrEqual(progress.totalDays)
      }),
    )
  })
})

it('a journey to another zone rewrites no date and takes no day away', () => {
  const anyAnswers = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(
      anyInstant,
      anyZone,
      anyZone,
      anyCadence,
      anyAnswers,
      (began, home, away, cadence, answers) => {
        const at = { zone: home, dayEnd: 3 } as const
        const abroad = { zone: away, dayEnd: 3 } as const
        const goal = aGoal({ cadence, startedOn: dateAt(began, at) })
        const now = began.add({ hours: 24 * (answers.length - 1) })
        const evenings = answers.map((_, index) => began.add({ hours: 24 * index }))
        const dates = evenings
          .filter((_, index) => answers[index])
          .map((evening) => dateAt(evening, at))
        const checkIns = [...new Map(dates.map((on) => [on.toString(), aCheckIn({ on })])).values()]
        const seenIn = (clock: typeof at) =>
          progressOf(goal, checkIns, [], {
            today: dateAt(now, clock),
            answerableFrom: oldestOpenDate(now, clock, 2),
            firstWeekday: 1,
          })

        const seen = seenIn(abroad)

        const done = seen.days
          .filter(({ state }) => state === 'done')
          .map(({ on }) => on.toString())
        expect(done).toEqual(checkIns.map(({ on }) => on.toString()))
        expect(seen.totalDays).toBe(seenIn(at).totalDays)
        expect(Math.abs(daysBetween(dateAt(now, at), dateAt(now, abroad)))).toBeLessThanOrEqual(1)
      },
    ),
    cases(500),
  )
})
