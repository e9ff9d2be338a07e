import { describe, expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Mode } from '#domain/goal.ts'
import { keyOf, type Reached } from '#domain/milestone.ts'
import { elapsedMilestones, elapsedSpan } from '#domain/milestone-elapsed.ts'
import { defaultMilestones, type MilestoneList } from '#domain/milestone-list.ts'
import { runsOf } from '#domain/run.ts'
import { aGoal, checkInsOf, date } from '../support/builders.ts'

const shown = ({ milestone, on }: Reached) => `${keyOf(milestone)} ${on}`

function marks(start: string, through: string, list: Partial<MilestoneList> = {}) {
  const { reached, next } = elapsedMilestones(
    { ...defaultMilestones, ...list },
    { start: date(start), through: date(through) },
    'february-28',
  )
  return [...reached.map(shown), next?.on ? `next: ${keyOf(next.milestone)} ${next.on}` : 'last']
}

describe('the milestones of elapsed time', () => {
  it('begin on the day after the start', () => {
    expect(marks('2026-03-02', '2026-03-02')).toEqual(['next: days-1 2026-03-03'])
    expect(marks('2026-03-02', '2026-03-03')).toEqual([
      'days-1 2026-03-03',
      'next: days-7 2026-03-09',
    ])
  })

  it('go on to every year', () => {
    expect(marks('2024-02-29', '2027-03-01', { days: [90], months: [6, 9, 18] })).toEqual([
      'days-90 2024-05-29',
      'months-6 2024-08-29',
      'months-9 2024-11-29',
      'years-1 2025-02-28',
      'months-18 2025-08-29',
      'years-2 2026-02-28',
      'years-3 2027-02-28',
      'next: years-4 2028-02-29',
    ])
  })

  it('end where the group has a last one', () => {
    expect(marks('2024-05-01', '2025-05-01', { days: [], months: [], years: [1] })).toEqual([
      'years-1 2025-05-01',
      'last',
    ])
    expect(marks('2024-05-01', '2025-05-01', { days: [], months: [], years: [] })).toEqual(['last'])
  })

  it('are in the order of their dates, and of days, months and years on one', () => {
    const list = { days: [365, 30, 31], months: [1], years: [1] } as const

    expect(marks('2026-04-01', '2027-04-01', list)).toEqual([
      'days-30 2026-05-01',
      'months-1 2026-05-01',
      'days-31 2026-05-02',
      'days-365 2027-04-01',
      'years-1 2027-04-01',
      'last',
    ])
  })
})

describe('the time that a run has lasted', () => {
  function spans(mode: Mode, said: string, starts: readonly number[] = []) {
    const goal = aGoal({ mode })
    const through = goal.startedOn.add({ days: said.length - 1 })
    const nth = (number: number) => goal.startedOn.add({ days: number - 1 })
    const days = dayStates(goal, checkInsOf(goal, said), {
      through,
      answerableFrom: through,
      firstWeekday: 1,
    })
    return runsOf(goal, days, starts.map(nth)).map((run) => {
      const span = elapsedSpan(goal.mode, run, days)
      return span && `${span.start.day}-${span.through.day}`
    })
  }

  it('goes from its start to today in an abstain goal, answered or not', () => {
    expect(spans('abstain', '......')).toEqual(['2-7'])
    expect(spans('abstain', '......', [4])).toEqual(['2-4', '5-7'])
  })

  it('goes from the first day that counts to the last one in any other', () => {
    expect(spans('presence', '.D..D..')).toEqual(['3-6'])
    expect(spans('do', 'DD...DD.')).toEqual(['2-3', '7-8'])
    expect(spans('target', '..D....')).toEqual(['4-4'])
  })

  it('is none before anything was done', () => {
    expect(spans('presence', '.......')).toEqual([null])
    expect(spans('do', 'D......')).toEqual(['2-2', null])
  })
})
