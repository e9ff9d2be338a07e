import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Goal } from '#domain/goal.ts'
import { runsOf } from '#domain/run.ts'
import { anyHistory } from '../support/arbitraries.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

/**
 * The runs of a goal as `first-last:days`, dates counted from 1, for what was said of them. All but
 * the last `open` dates are closed; `starts` are the dates on which the member began anew.
 */
function runs(goal: Goal, said: string, { open = 1, starts = [] as number[] } = {}): string[] {
  const nth = (number: number) => goal.startedOn.add({ days: number - 1 })
  const numberOf = (on: typeof goal.startedOn) => goal.startedOn.until(on).days + 1
  const days = dayStates(goal, checkInsOf(goal, said), {
    through: nth(said.length),
    answerableFrom: nth(said.length - open + 1),
    firstWeekday: 1,
  })
  return runsOf(goal, days, starts.map(nth)).map(
    (run) => `${numberOf(run.start)}-${run.end ? numberOf(run.end) : ''}:${run.days}`,
  )
}

describe('a daily goal', () => {
  it('has one run while nothing is missed', () => {
    expect(runs(aGoal(), 'DDDD')).toEqual(['1-:4'])
    expect(runs(aGoal(), 'D')).toEqual(['1-:1'])
  })

  it('begins a run after a missed date', () => {
    expect(runs(aGoal(), 'DDD.DD')).toEqual(['1-4:3', '5-:2'])
  })

  it('ends no run that has no day yet', () => {
    expect(runs(aGoal(), '......')).toEqual(['1-:0'])
    expect(runs(aGoal(), '...D..D')).toEqual(['1-5:1', '6-:1'])
  })

  it('keeps its run over skipped dates, and counts partly done ones', () => {
    expect(runs(aGoal(), 'DSSDPD')).toEqual(['1-:4'])
    expect(runs(aGoal(), 'SSSS')).toEqual(['1-:0'])
  })

  it('keeps its run while a date can still be answered', () => {
    expect(runs(aGoal(), 'DD...', { open: 3 })).toEqual(['1-:2'])
    expect(runs(aGoal(), 'DD...', { open: 2 })).toEqual(['1-3:2', '4-:0'])
  })

  it('joins two runs when the date between is filled in', () => {
    expect(runs(aGoal(), 'DD.DD')).toEqual(['1-3:2', '4-:2'])
    expect(runs(aGoal(), 'DDPDD')).toEqual(['1-:5'])
  })

  it('ends its last run when it is finished', () => {
    const goal = aGoal()
    const finished = { ...goal, finishedOn: goal.startedOn.add({ days: 2 }) }

    expect(runs(finished, 'DDDDD')).toEqual(['1-3:3'])
    expect(runs(finished, 'DD')).toEqual(['1-:2'])
  })
})

describe('a goal of some times a week', () => {
  const threeAWeek = aGoal({ cadence: { every: 'week', times: 3 } })

  it('ends its run with the last date of the week that closed short', () => {
    expect(runs(threeAWeek, 'D.D.D..D......D.D')).toEqual(['1-14:4', '15-:2'])
  })

  it('keeps its run through a week that has enough', () => {
    expect(runs(threeAWeek, 'DDD....' + '....DDD' + '.')).toEqual(['1-:6'])
  })

  it('ends no new run for what was missed before its start', () => {
    expect(runs(threeAWeek, 'D.....D' + '.', { starts: [7] })).toEqual(['1-6:1', '7-:1'])
    expect(runs(threeAWeek, 'D....D.' + '.', { starts: [6] })).toEqual(['1-5:1', '6-7:1', '8-:0'])
  })
})

describe('a goal to abstain', () => {
  const goal = aGoal({ mode: 'abstain' })

  it('counts the days that have passed, answered or not', () => {
    expect(runs(goal, '.')).toEqual(['1-:0'])
    expect(runs(goal, '.....')).toEqual(['1-:4'])
    expect(runs(goal, 'D.D.D')).toEqual(['1-:4'])
  })

  it('begins a run where the member says so', () => {
    expect(runs(goal, '..........', { starts: [4, 9] })).toEqual(['1-3:3', '4-8:5', '9-:1'])
  })

  it('takes starts in any order, and those of the first date or the future for nothing', () => {
    expect(runs(goal, '.....', { starts: [12, 4, 1, 4] })).toEqual(['1-3:3', '4-:1'])
  })

  it('stops counting when it is finished', () => {
    const finished = { ...goal, finishedOn: goal.startedOn.add({ days: 3 }) }

    expect(runs(finished, '.........', { starts: [2] })).toEqual(['1-1:1', '2-4:2'])
  })
})

it.each(['target', 'presence'] as const)('silence ends no run of a %s goal', (mode) => {
  expect(runs(aGoal({ mode }), 'D...DD...D.')).toEqual(['1-:4'])
})

describe('the runs of any goal', () => {
  it('divide its dates without gap or overlap, and only the last one is open', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, starts, today, ...scope }) => {
        const days = dayStates(goal, checkIns, { ...scope, through: today })

        const found = runsOf(goal, days, starts)

        let next = goal.startedOn
        for (const run of found) {
          expect(run.start).toEqual(next)
          next = (run.end ?? days.at(-1)?.on ?? next).add({ days: 1 })
        }
        expect(next).toEqual(goal.startedOn.add({ days: days.length }))
        expect(found.slice(0, -1).filter(({ end }) => end === null)).toEqual([])
      }),
      cases(1000),
    )
  })

  it('are not ended by dates that can still be answered', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, starts, today, ...scope }) => {
        const days = dayStates(goal, checkIns, { ...scope, through: today })
        const declared = starts.map((start) => start.subtract({ days: 1 }).toString())

        const ends = runsOf(goal, days, starts).flatMap(({ end }) => end ?? [])

        for (const end of ends) {
          const closed = end.until(scope.answerableFrom).sign > 0
          const finished = goal.finishedOn?.equals(end) ?? false
          expect(closed || finished || declared.includes(end.toString())).toBe(true)
        }
      }),
      cases(1000),
    )
  })
})
