import { describe, expect, it } from 'vitest'
import type { CheckIn } from '#domain/check-in.ts'
import { dayStates } from '#domain/day-state.ts'
import type { Goal } from '#domain/goal.ts'
import { keyOf, type Marks } from '#domain/milestone.ts'
import { percentMilestones, timesMilestones } from '#domain/milestone-effort.ts'
import { aCheckIn, aGoal, checkInsOf, date } from '../support/builders.ts'

const shown = ({ reached, next }: Marks) => [
  ...reached.map(({ milestone, on }) => `${keyOf(milestone)} ${on}`),
  next ? `next: ${keyOf(next.milestone)}` : 'last',
]

describe('the milestones of times', () => {
  const goal = aGoal()
  const times = (said: string) => {
    const through = goal.startedOn.add({ days: said.length - 1 })
    const scope = { through, answerableFrom: through, firstWeekday: 1 } as const
    return shown(timesMilestones([3, 5], dayStates(goal, checkInsOf(goal, said), scope)))
  }

  it('count the days that count, in all runs together', () => {
    expect(times('')).toEqual(['next: times-3'])
    expect(times('DD..')).toEqual(['next: times-3'])
    expect(times('DD..P')).toEqual(['times-3 2026-03-06', 'next: times-5'])
    expect(times('DSD..PDDD')).toEqual(['times-3 2026-03-07', 'times-5 2026-03-09', 'last'])
  })
})

describe('the milestones of a target', () => {
  const by = date('2026-03-20')
  const percent = (
    amount: number,
    said: readonly CheckIn[],
    { through = '2026-03-31', counts = [25, 50, 100] } = {},
  ) => {
    const goal: Goal = aGoal({ mode: 'target', target: { amount, unit: 'km', by } })
    if (goal.mode !== 'target') throw new Error('not a target')
    return shown(percentMilestones(counts, goal, said, date(through)))
  }
  const said = (on: string, amount: number | null) => aCheckIn({ on: date(on), amount })

  it('are dated by the check-in that reached them, in whatever order they come', () => {
    const checkIns = [said('2026-03-09', 3), said('2026-03-04', 1), said('2026-03-02', 4)]

    expect(percent(10, checkIns)).toEqual([
      'percent-25 2026-03-02',
      'percent-50 2026-03-04',
      'next: percent-100',
    ])
    expect(percent(10, checkIns, { through: '2026-03-03' })).toEqual([
      'percent-25 2026-03-02',
      'next: percent-50',
    ])
  })

  it('are exact', () => {
    const tenths = Array.from({ length: 10 }, (_, day) =>
      said(`2026-03-${String(day + 2).padStart(2, '0')}`, 0.1),
    )

    expect(percent(1, tenths)).toEqual([
      'percent-25 2026-03-04',
      'percent-50 2026-03-06',
      'percent-100 2026-03-11',
      'last',
    ])
    expect(percent(0.004, [said('2026-03-02', 0.001)])).toEqual([
      'percent-25 2026-03-02',
      'next: percent-50',
    ])
  })

  it('are exact where a hundred times a part is not', () => {
    expect(percent(1, [said('2026-03-02', 0.29)], { counts: [29] })).toEqual([
      'percent-29 2026-03-02',
      'last',
    ])
  })

  it('count the last date of the target, and the last one asked for', () => {
    const lastDate = [said('2026-03-20', 30)]

    expect(percent(100, lastDate)).toEqual(['percent-25 2026-03-20', 'next: percent-50'])
    expect(percent(100, lastDate, { through: '2026-03-20' })).toEqual(percent(100, lastDate))
  })

  it('leave out what the target leaves out', () => {
    const outside = [said('2026-03-01', 50), said('2026-03-21', 50), said('2026-03-05', null)]

    expect(percent(100, outside)).toEqual(['next: percent-25'])
  })
})
