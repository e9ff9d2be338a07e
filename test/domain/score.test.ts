import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeCadence } from '#domain/cadence.ts'
import { dayStates } from '#domain/day-state.ts'
import type { Cadence, Goal } from '#domain/goal.ts'
import type { Pause } from '#domain/pause.ts'
import { pausedDates, pausedSpans } from '#domain/pause.ts'
import { coveredDates } from '#domain/reserve.ts'
import { habitScore } from '#domain/score.ts'
import { anyCadence } from '../support/arbitraries.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'

interface Seen {
  /** How many of the last dates can still be answered. */
  readonly open?: number
  /** The first and the last paused date, counted from 1. */
  readonly paused?: readonly [number, number]
}

/** The score after each date, for one letter a date. */
function line(goal: Goal, said: string, { open = 0, paused }: Seen = {}): readonly number[] {
  const nth = (number: number) => goal.startedOn.add({ days: number - 1 })
  const pauses: readonly Pause[] = paused
    ? [{ goalId: goal.id, from: nth(paused[0]), until: nth(paused[1]) }]
    : []
  const scope = {
    answerableFrom: nth(said.length - open + 1),
    isPaused: pausedDates(pausedSpans(pauses, goal.id)),
  }
  const through = nth(said.length)
  const days = dayStates(goal, checkInsOf(goal, said), { ...scope, through, firstWeekday: 1 })
  const { score, line } = habitScore(goal, days, scope)
  expect(line).toHaveLength(said.length)
  expect(line.at(-1) ?? 0).toBe(score)
  return line
}

const score = (goal: Goal, said: string, seen?: Seen): number => line(goal, said, seen).at(-1) ?? 0
const goalOf = (cadence: Cadence): Goal => aGoal({ cadence })
const done = (dates: number) => 'D'.repeat(dates)

describe('the score of a daily goal', () => {
  it.each([
    [done(13), 0.5],
    [done(30), 0.798],
    [`${done(30)}.`, 0.7566],
    [done(66), 0.9704],
    [`${done(66)}.`, 0.92],
    [`${done(30)}SSSSS`, 0.798],
    ['', 0],
    ['P'.repeat(13), 0.25],
  ])('is, after %s, %d', (said, expected) => {
    expect(score(aGoal(), said)).toBeCloseTo(expected, 4)
  })

  it('waits for dates that can still be answered', () => {
    expect(score(aGoal(), 'DDD..', { open: 2 })).toBe(score(aGoal(), 'DDD'))
    expect(score(aGoal(), 'DDD..', { open: 1 })).toBe(score(aGoal(), 'DDD.'))
    expect(score(aGoal(), 'DD..D', { open: 3 })).toBe(score(aGoal(), 'DDD'))
  })

  it('goes on after a pause as if it had not been, whatever was said in it', () => {
    expect(score(aGoal(), 'DDD...DD', { paused: [4, 6] })).toBe(score(aGoal(), 'DDDDD'))
    expect(score(aGoal(), 'DDDDPSDD', { paused: [4, 6] })).toBe(score(aGoal(), 'DDDDD'))
  })

  it('takes a date that a reserve day covers for missed', () => {
    const said = `${done(10)}.D`
    const days = dayStates(aGoal(), checkInsOf(aGoal(), said), {
      through: aGoal().startedOn.add({ days: 11 }),
      answerableFrom: aGoal().startedOn.add({ days: 11 }),
      firstWeekday: 1,
    })
    const [before = 0, after = 0] = line(aGoal(), said).slice(9, 11)

    expect(coveredDates(days, [], 1).map(String)).toEqual(['2026-03-12'])
    expect(after).toBeLessThan(before)
  })
})

describe('the score of a goal that wants less than once a day', () => {
  const multiplier = (frequency: number) => 0.5 ** (Math.sqrt(frequency) / 13)
  const chained = (frequency: number, values: readonly number[]) => {
    const m = multiplier(frequency)
    return values.reduce((before, value) => before * m + value * (1 - m), 0)
  }

  it('looks at the last two weeks of some times a week', () => {
    const threeAWeek = goalOf({ every: 'week', times: 3 })
    const values = [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6].map((count) => count / 6)

    expect(score(threeAWeek, 'D.D.D..D.D.D..')).toBeCloseTo(chained(3 / 7, values), 12)
    expect(score(threeAWeek, 'D.D.D..D.D.D..D.D.D..')).toBeCloseTo(
      chained(3 / 7, [...values, 1, 1, 1, 1, 1, 1, 1]),
      12,
    )
    expect(score(threeAWeek, 'P......')).toBeCloseTo(chained(3 / 7, Array(7).fill(0.5 / 6)), 12)
  })

  it('never counts more than was wanted', () => {
    expect(score(goalOf({ every: 'week', times: 1 }), done(5))).toBeCloseTo(
      chained(1 / 7, [1 / 2, 1, 1, 1, 1]),
      12,
    )
  })

  it('counts a weekday that was not named too', () => {
    const monday = goalOf({ every: 'weekdays', days: [1] })

    expect(score(monday, '.D.....')).toBeCloseTo(
      chained(1 / 7, [0, ...Array<number>(6).fill(1 / 2)]),
      12,
    )
  })

  it('looks at the last 2N dates of every N days', () => {
    expect(score(goalOf({ every: 'days', days: 2 }), 'D...DD')).toBeCloseTo(
      chained(1 / 2, [1 / 2, 1 / 2, 1 / 2, 1 / 2, 1 / 2, 1]),
      12,
    )
  })

  it('is that of a daily goal when every date is named', () => {
    const said = `${done(9)}.PS.D`

    for (const cadence of [
      { every: 'week', times: 7 },
      { every: 'weekdays', days: [1, 2, 3, 4, 5, 6, 7] },
    ] as const) {
      expect(line(goalOf(cadence), said)).toEqual(line(aGoal(), said))
    }
  })

  it('wants one less for each skipped date, and stays when nothing is left to want', () => {
    const threeAWeek = goalOf({ every: 'week', times: 3 })
    const full = 'D.D.D..'.repeat(20)
    const m = multiplier(3 / 7)

    // Two weeks with one skipped date want 5, and 5 are done.
    const after = (score(threeAWeek, full) - 1) * m ** 6 + 1

    expect(score(threeAWeek, `${full}S.D.D..`)).toBeCloseTo(after, 12)
    expect(score(threeAWeek, `${full}${'S'.repeat(14)}.`)).toBe(score(threeAWeek, full))
    expect(score(threeAWeek, 'SSSSSS........')).toBe(0)
  })

  it('wants nothing less when a date that was not named is skipped', () => {
    const monday = goalOf({ every: 'weekdays', days: [1] })
    const [, , after] = line(monday, 'DS.')

    expect(after).toBeCloseTo(chained(1 / 7, [1 / 2, 1 / 2]), 12)
  })

  it('judges no date anew when the cadence changes', () => {
    const daily = aGoal()
    const changedOn = daily.startedOn.add({ days: 10 })
    const goal = { ...daily, ...changeCadence(daily, { every: 'week', times: 1 }, changedOn) }

    const changed = line(goal, `${done(10)}.`)

    expect(changed.slice(0, 10)).toEqual(line(daily, done(10)))
    // Ten were wanted daily, and the eleventh date and three before the start want 1/7 each.
    const value = 10 / (10 + 4 / 7)
    const m = multiplier(1 / 7)
    expect(changed[10]).toBeCloseTo((changed[9] ?? 0) * m + value * (1 - m), 12)
  })
})

describe('the score of any goal', () => {
  const anySaid = fc
    .array(fc.constantFrom('D', 'P', 'S', '.'), { maxLength: 120 })
    .map((letters) => letters.join(''))
  const anyGoal = anyCadence.map(goalOf)

  it('is from 0 to 1, and moves by less than 6 % on one date', () => {
    fc.assert(
      fc.property(anyGoal, anySaid, (goal, said) => {
        let before = 0
        for (const after of line(goal, said)) {
          expect(after).toBeGreaterThanOrEqual(0)
          expect(after).toBeLessThanOrEqual(1)
          expect(Math.abs(after - before)).toBeLessThan(0.06)
          before = after
        }
      }),
    )
  })

  it('is never lowered by doing more', () => {
    const better = { '.': 'P', S: 'S', P: 'D', D: 'D' } as const
    fc.assert(
      fc.property(anyGoal, anySaid, fc.nat(), (goal, said, at) => {
        const index = said.length === 0 ? 0 : at % said.length
        const letter = [...said][index]
        if (letter === undefined || letter === 'S') return
        const more = better[letter as keyof typeof better] // anySaid has no other letters

        const improved = score(goal, said.slice(0, index) + more + said.slice(index + 1))

        expect(improved).toBeGreaterThanOrEqual(score(goal, said) - 1e-12)
      }),
    )
  })

  it('stays as it was over a skipped date', () => {
    fc.assert(
      fc.property(anyGoal, anySaid, (goal, said) => {
        expect(score(goal, `${said}S`)).toBe(score(goal, said))
      }),
    )
  })

  it('does not know of a pause', () => {
    const anyPause = fc.record({
      after: fc.nat({ max: 60 }),
      weeks: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(anyGoal, anySaid, anyPause, (goal, said, { after, weeks }) => {
        const start = Math.min(after, said.length)
        const length = 7 * weeks // whole weeks, so that named weekdays stay what they were
        const paused = said.slice(0, start) + '.'.repeat(length) + said.slice(start)

        const seen = line(goal, paused, { paused: [start + 1, start + length] })

        const known = [...seen.slice(0, start), ...seen.slice(start + length)]
        expect(known).toEqual(line(goal, said))
      }),
    )
  })
})
