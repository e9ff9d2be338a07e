import { describe, expect, it } from 'vitest'
import type { Period } from '#domain/group-goal.ts'
import { checkGroupGoal } from '#domain/new-group-goal.ts'
import { date } from '../support/builders.ts'
import { someTerms } from '../support/group-goals.ts'

const today = date('2026-03-02')
const period = (startsOn: string, endsOn: string): Period => ({
  startsOn: date(startsOn),
  endsOn: date(endsOn),
})
const week = period('2026-03-02', '2026-03-08')
const check = (parts: Parameters<typeof someTerms>[0], dates = week) => {
  const checked = checkGroupGoal(someTerms(parts), dates, { today })
  return checked.ok ? checked.value : checked.error
}
const pages = { mode: 'target', unit: 'pages' } as const

describe('a new group goal', () => {
  it('is cleaned, with its marks once each and in order', () => {
    expect(check({ title: '  Walks\n together ', unit: 'km', marks: [100, 50, 50] })).toEqual({
      terms: someTerms({ title: 'Walks together', unit: null, marks: [50, 100] }),
      period: week,
    })
  })

  it('has the usual marks where none are named', () => {
    expect(check({ marks: [] })).toMatchObject({ terms: { marks: [25, 50, 75, 100] } })
  })

  it('counts a unit in amounts', () => {
    const aim = { of: 'total', amount: 0.5 } as const

    expect(check({ ...pages, unit: ' pages ', aim })).toMatchObject({
      terms: { unit: 'pages', aim },
    })
  })

  it('can aim at a share of days', () => {
    expect(check({ aim: { of: 'days', percent: 80 } })).toMatchObject({ terms: { unit: null } })
  })

  it.each<[string, Parameters<typeof someTerms>[0], string]>([
    ['be without a title', { title: ' ' }, 'title-empty'],
    ['have a long title', { title: 'x'.repeat(81) }, 'title-too-long'],
    ['count amounts of nothing', { ...pages, unit: null }, 'unit-empty'],
    ['have a long unit', { ...pages, unit: 'x'.repeat(21) }, 'unit-too-long'],
    ['aim at nothing', { aim: { of: 'total', amount: 0 } }, 'amount-out-of-range'],
    ['aim below nothing', { aim: { of: 'total', amount: -1 } }, 'amount-out-of-range'],
    ['aim at no number', { aim: { of: 'total', amount: Number.NaN } }, 'amount-not-a-number'],
    ['aim at half a check-in', { aim: { of: 'total', amount: 1.5 } }, 'group-goal-not-whole'],
    [
      'aim at more than a million check-ins',
      { aim: { of: 'total', amount: 1_000_001 } },
      'group-goal-too-many-check-ins',
    ],
    ['aim at no amount', { ...pages, aim: { of: 'total', amount: 0 } }, 'amount-out-of-range'],
    ['aim too finely', { ...pages, aim: { of: 'total', amount: 0.0001 } }, 'amount-too-fine'],
    [
      'aim at a share of amounts',
      { ...pages, aim: { of: 'days', percent: 80 } },
      'group-goal-days-of-amounts',
    ],
    ['aim at no days', { aim: { of: 'days', percent: 0 } }, 'group-goal-percent-out-of-range'],
    [
      'aim at more than all days',
      { aim: { of: 'days', percent: 101 } },
      'group-goal-percent-out-of-range',
    ],
    ['have a mark at nothing', { marks: [0, 50] }, 'group-goal-mark-out-of-range'],
    ['have a mark beyond the aim', { marks: [101] }, 'group-goal-mark-out-of-range'],
    ['have half a mark', { marks: [2.5] }, 'group-goal-mark-out-of-range'],
    [
      'have many marks',
      { marks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
      'group-goal-too-many-marks',
    ],
  ])('cannot %s', (_, parts, problem) => {
    expect(check(parts)).toBe(problem)
  })

  it.each<[string, Period, string]>([
    ['end before it begins', period('2026-03-08', '2026-03-07'), 'group-goal-ends-first'],
    ['begin in the past', period('2026-03-01', '2026-03-08'), 'group-goal-starts-past'],
    ['begin after a year', period('2027-03-03', '2027-03-08'), 'group-goal-starts-late'],
    ['last 367 days', period('2026-03-02', '2027-03-03'), 'group-goal-too-long'],
  ])('cannot %s', (_, dates, problem) => {
    expect(check({}, dates)).toBe(problem)
  })

  it.each<[string, Period]>([
    ['last one day', period('2026-03-02', '2026-03-02')],
    ['last 366 days', period('2026-03-02', '2027-03-02')],
    ['begin in a year', period('2027-03-02', '2027-03-08')],
  ])('can %s', (_, dates) => {
    expect(check({ aim: { of: 'total', amount: 1_000_000 } }, dates)).toMatchObject({
      period: dates,
    })
  })
})
