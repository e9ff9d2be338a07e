import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Cadence, Goal } from '#domain/goal.ts'
import { asId, type GoalId } from '#domain/id.ts'
import { checkPause, endPause, type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { failed, ok } from '#domain/result.ts'
import { runsOf } from '#domain/run.ts'
import { anyHistory } from '../support/arbitraries.ts'
import { aGoal, checkInsOf, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const goalId = aGoal().id
const otherGoalId = asId<GoalId>('00000000-0000-4000-8000-000000000009')
const nth = (number: number) => aGoal().startedOn.add({ days: number - 1 })
const numberOf = (on: ReturnType<typeof nth>) => aGoal().startedOn.until(on).days + 1

const pause = (from: number, until: number | null, of: GoalId | null = goalId): Pause => ({
  goalId: of,
  from: nth(from),
  until: until === null ? null : nth(until),
})

const spans = (...pauses: readonly Pause[]) =>
  pausedSpans(pauses, goalId).map(
    ({ from, until }) => `${numberOf(from)}-${until ? numberOf(until) : ''}`,
  )

describe('the pauses of a goal', () => {
  it('are its own and those of everything', () => {
    expect(spans(pause(3, 5), pause(8, 9, null), pause(12, 20, otherGoalId))).toEqual([
      '3-5',
      '8-9',
    ])
    expect(spans()).toEqual([])
  })

  it('are one where they overlap or touch', () => {
    expect(spans(pause(4, 9), pause(1, 5, null), pause(10, 11))).toEqual(['1-11'])
    expect(spans(pause(1, 20, null), pause(4, 6))).toEqual(['1-20'])
    expect(spans(pause(1, 2), pause(4, 5))).toEqual(['1-2', '4-5'])
  })

  it('last until the member says, when they have no end', () => {
    expect(spans(pause(1, 2), pause(4, null), pause(6, 9, null))).toEqual(['1-2', '4-'])
    expect(spans(pause(4, 6), pause(5, null, null))).toEqual(['4-'])
  })

  it('stay when a pause of everything ends', () => {
    const own = pause(3, 12)
    const everything = pause(1, null, null)

    const ended = endPause(everything, nth(6))

    expect(ended).toEqual(pause(1, 5, null))
    expect(spans(own, ended ?? everything)).toEqual(['1-12'])
    expect(pausedSpans([own, ended ?? everything], otherGoalId)).toEqual([
      { from: nth(1), until: nth(5) },
    ])
  })

  it('pause each date that one of them holds, and no other', () => {
    const anyPause = fc
      .record({
        from: fc.integer({ min: 1, max: 40 }),
        length: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 8 }),
        of: fc.constantFrom(goalId, null, otherGoalId),
      })
      .map(({ from, length, of }) => pause(from, length === null ? null : from + length, of))
    fc.assert(
      fc.property(fc.array(anyPause, { maxLength: 6 }), (pauses) => {
        const isPaused = pausedDates(pausedSpans(pauses, goalId))

        for (let number = 1; number <= 60; number++) {
          const held = pauses.some(
            ({ goalId: of, from, until }) =>
              of !== otherGoalId &&
              numberOf(from) <= number &&
              (until === null || number <= numberOf(until)),
          )
          expect(isPaused(nth(number))).toBe(held)
        }
      }),
      cases(300),
    )
  })
})

describe('a pause that a member asks for', () => {
  const scope = { today: date('2026-03-04'), answerableFrom: date('2026-03-02') }
  const check = (from: string, until: string | null) =>
    checkPause({ from: date(from), until: until === null ? null : date(until) }, scope)

  it('begins between the oldest open date and a year from today', () => {
    expect(check('2026-03-02', '2026-03-03').ok).toBe(true)
    expect(check('2026-03-01', null)).toEqual(failed('pause-too-early'))
    expect(check('2027-03-04', null).ok).toBe(true)
    expect(check('2027-03-05', null)).toEqual(failed('pause-too-late'))
  })

  it('ends on its first date or later, or when the member says', () => {
    const open = { from: date('2026-03-05'), until: null }

    expect(check('2026-03-05', '2026-03-05').ok).toBe(true)
    expect(check('2026-03-05', '2026-03-04')).toEqual(failed('pause-ends-before-start'))
    expect(checkPause(open, scope)).toEqual(ok(open))
  })

  it('can be ended at any time', () => {
    expect(endPause(pause(3, null), nth(5))).toEqual(pause(3, 4))
    expect(endPause(pause(3, 9), nth(5))).toEqual(pause(3, 4))
    expect(endPause(pause(3, 4), nth(5))).toEqual(pause(3, 4))
    expect(endPause(pause(3, 4), nth(9))).toEqual(pause(3, 4))
    expect(endPause(pause(5, 9), nth(5))).toBeNull()
    expect(endPause(pause(6, null), nth(5))).toBeNull()
  })
})

const letters = { done: 'D', partly: 'P', skipped: 'S', missed: 'M', unknown: '.' }

/** What the dates of a goal come to, all closed, and its runs as `first:days`. */
function concluded(cadence: Cadence, said: string, paused: readonly [number, number]) {
  const goal: Goal = aGoal({ cadence })
  const days = dayStates(goal, checkInsOf(goal, said), {
    through: nth(said.length),
    answerableFrom: nth(said.length + 1),
    firstWeekday: 1,
    isPaused: pausedDates(pausedSpans([pause(...paused)], goal.id)),
  })
  const runs = runsOf(goal, days, [])
  return [
    days.map(({ state }) => letters[state]).join(''),
    runs.map(({ start, days }) => `${numberOf(start)}:${days}`).join(' '),
  ]
}

describe('a paused date', () => {
  it('is not missed, and neither ends nor lengthens a run', () => {
    expect(concluded({ every: 'day' }, 'DD...DD.', [3, 5])).toEqual(['DD...DDM', '1:4'])
    expect(concluded({ every: 'day' }, 'DD...DD.', [3, 4])).toEqual(['DD..MDDM', '1:2 6:2'])
  })

  it('takes a check-in like any other', () => {
    expect(concluded({ every: 'day' }, 'DD.DP.DD', [3, 6])).toEqual(['DD.DP.DD', '1:6'])
  })

  it('lowers what its week wants by its share, rounded down', () => {
    const threeAWeek = { every: 'week', times: 3 } as const

    expect(concluded(threeAWeek, '.......', [1, 2])).toEqual(['.....MM', '1:0'])
    expect(concluded(threeAWeek, '.......', [6, 7])).toEqual(['...MM..', '1:0'])
    expect(concluded(threeAWeek, 'DD.....', [6, 7])).toEqual(['DD.....', '1:2'])
    expect(concluded(threeAWeek, '.....D.', [6, 7])).toEqual(['....MD.', '1:1'])
    expect(concluded(threeAWeek, '.......', [2, 7])).toEqual(['.......', '1:0'])
  })

  it('frees the span of N dates that holds it', () => {
    expect(concluded({ every: 'days', days: 3 }, 'D.......D', [4, 4])).toEqual(['D.......D', '1:2'])
  })

  it('is never missed in any goal, and takes no day from a total', () => {
    const anyPause = fc.record({ from: fc.nat({ max: 70 }), length: fc.nat({ max: 30 }) })
    fc.assert(
      fc.property(
        anyHistory,
        fc.array(anyPause, { minLength: 1, maxLength: 4 }),
        ({ goal, checkIns, starts, today, ...scope }, pauses) => {
          const isPaused = pausedDates(
            pausedSpans(
              pauses.map(({ from, length }) => ({
                goalId: null,
                from: goal.startedOn.add({ days: from }),
                until: goal.startedOn.add({ days: from + length }),
              })),
              goal.id,
            ),
          )
          const seen = (pausing: object) => {
            const days = dayStates(goal, checkIns, { ...scope, ...pausing, through: today })
            return { days, runs: runsOf(goal, days, starts) }
          }
          const total = (runs: readonly { readonly days: number }[]) =>
            runs.reduce((sum, { days }) => sum + days, 0)

          const before = seen({})
          const after = seen({ isPaused })

          const missed = after.days.filter(({ state }) => state === 'missed')
          const others = before.days.filter(({ state }) => state === 'missed')
          expect(missed.filter(({ on }) => isPaused(on))).toEqual([])
          expect(missed.length).toBeLessThanOrEqual(others.length)
          expect(total(after.runs)).toBe(total(before.runs))
        },
      ),
      cases(500),
    )
  })
})
