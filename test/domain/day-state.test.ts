import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DayState, dayStates } from '#domain/day-state.ts'
import type { Goal } from '#domain/goal.ts'
import { anyHistory } from '../support/arbitraries.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'

const letters = { done: 'D', partly: 'P', skipped: 'S', missed: 'M', unknown: '.' }
const written = (states: readonly DayState[]) => states.map((state) => letters[state]).join('')

/** What each letter's date came to when all but the last `open` dates are closed. */
function concluded(goal: Goal, said: string, open = 0): string {
  const through = goal.startedOn.add({ days: said.length - 1 })
  const answerableFrom = through.subtract({ days: open - 1 })
  const scope = { through, answerableFrom, firstWeekday: 1 } as const
  return written(dayStates(goal, checkInsOf(goal, said), scope).map(({ state }) => state))
}

describe('a date of which nothing was said', () => {
  it('is missed in a daily goal once it can no longer be answered', () => {
    expect(concluded(aGoal(), 'D.P.S.', 0)).toBe('DMPMSM')
    expect(concluded(aGoal(), 'D.P.S.', 3)).toBe('DMP.S.')
    expect(concluded(aGoal(), '......', 6)).toBe('......')
  })

  it('is missed only on named weekdays', () => {
    const goal = aGoal({ cadence: { every: 'weekdays', days: [1, 3, 5] } })

    expect(concluded(goal, '.......')).toBe('M.M.M..')
    expect(concluded(goal, 'DD.....')).toBe('DDM.M..')
  })

  it.each(['abstain', 'presence', 'target'] as const)('is never missed in mode %s', (mode) => {
    expect(concluded(aGoal({ mode }), 'D..')).toBe('D..')
  })
})

describe('a window that closes short', () => {
  const threeAWeek = aGoal({ cadence: { every: 'week', times: 3 } })

  it('misses its last unanswered dates, one for each that is wanting', () => {
    expect(concluded(threeAWeek, '.......')).toBe('....MMM')
    expect(concluded(threeAWeek, 'D.....D')).toBe('D....MD')
    expect(concluded(threeAWeek, '.D.P..D')).toBe('.D.P..D')
    expect(concluded(threeAWeek, 'DDDD...')).toBe('DDDD...')
  })

  it('wants one less for each skipped date', () => {
    expect(concluded(threeAWeek, 'S....D.')).toBe('S....DM')
    expect(concluded(threeAWeek, 'SSS....')).toBe('SSS....')
  })

  it('does not close while one of its dates can be answered', () => {
    expect(concluded(threeAWeek, '.......', 1)).toBe('.......')
    expect(concluded(threeAWeek, '........', 1)).toBe('....MMM.')
  })

  it('misses the last date of a span of N dates', () => {
    const goal = aGoal({ cadence: { every: 'days', days: 3 } })

    expect(concluded(goal, '....D....', 2)).toBe('..M.D....')
  })

  it('counts dates after the end of the goal as the first to be missed', () => {
    const started = threeAWeek.startedOn

    expect(concluded({ ...threeAWeek, finishedOn: started.add({ days: 2 }) }, 'D......')).toBe(
      'D..',
    )
    expect(concluded({ ...threeAWeek, finishedOn: started.add({ days: 4 }) }, '.......')).toBe(
      '....M',
    )
    expect(concluded({ ...threeAWeek, finishedOn: started.add({ days: 4 }) }, '.....DD')).toBe(
      '....M',
    )
  })

  it('is judged by all of its dates, also those after the last one asked for', () => {
    const through = threeAWeek.startedOn.add({ days: 2 })
    const answerableFrom = threeAWeek.startedOn.add({ days: 20 })

    const days = dayStates(threeAWeek, checkInsOf(threeAWeek, '....DDD'), {
      through,
      answerableFrom,
      firstWeekday: 1,
    })

    expect(written(days.map(({ state }) => state))).toBe('...')
  })
})

describe('the days of a goal', () => {
  it('are one for each date, in order, and none before the start', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, today, ...scope }) => {
        const days = dayStates(goal, checkIns, { ...scope, through: today })

        const dates = days.map(({ on }) => on.toString())
        const expected = days.map((_, index) => goal.startedOn.add({ days: index }).toString())
        expect(dates).toEqual(expected)
        expect(dates.at(-1)).toBe([today, goal.finishedOn ?? today].map(String).sort()[0])
      }),
    )
  })

  it('say what was answered, and conclude only what can no longer be answered', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, today, ...scope }) => {
        const days = dayStates(goal, checkIns, { ...scope, through: today })

        const answers = new Map(checkIns.map(({ on, state }) => [on.toString(), state]))
        for (const { on, state } of days) {
          const answer = answers.get(on.toString())
          if (answer !== undefined) expect(state).toBe(answer)
          else if (on.until(scope.answerableFrom).sign <= 0) expect(state).toBe('unknown')
          else expect(['missed', 'unknown']).toContain(state)
        }
      }),
    )
  })
})
