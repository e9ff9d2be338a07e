import { describe, expect, it } from 'vitest'
import type { Cadence, Target } from '#domain/goal.ts'
import { canOpen, checkGoal, type GoalDraft } from '#domain/new-goal.ts'
import { failed, ok } from '#domain/result.ts'
import { date } from '../support/builders.ts'

const today = date('2026-03-04')

const draft = {
  title: 'Walk',
  mode: 'do',
  cadence: { every: 'day' },
  startedOn: today,
  reserveDays: 1,
} as const satisfies GoalDraft

const check = (changes: { title?: string; cadence?: Cadence; startedOn?: typeof today }) =>
  checkGoal({ ...draft, ...changes }, { today })

const checkTarget = (changes: Partial<Target>) => {
  const target = { amount: 300, unit: 'pages', by: null, ...changes }
  return checkGoal({ ...draft, mode: 'target', target }, { today })
}

describe('a goal that a member describes', () => {
  it('is taken with its words cleaned', () => {
    expect(check({ title: '  Walk \n more ' })).toEqual(ok({ ...draft, title: 'Walk more' }))
    expect(checkTarget({ unit: ' pages\u202e ' })).toEqual(
      ok({ ...draft, mode: 'target', target: { amount: 300, unit: 'pages', by: null } }),
    )
  })

  it('needs a title of 1 to 80 characters', () => {
    expect(check({ title: ' \u200d ' })).toEqual(failed('title-empty'))
    expect(check({ title: 'x'.repeat(80) }).ok).toBe(true)
    expect(check({ title: 'x'.repeat(81) })).toEqual(failed('title-too-long'))
    expect(check({ title: '👍'.repeat(41) })).toEqual(failed('title-too-long'))
  })

  it('starts today or within the last 120 years', () => {
    expect(check({ startedOn: date('2026-03-05') })).toEqual(failed('start-in-future'))
    expect(check({ startedOn: date('1906-03-04') }).ok).toBe(true)
    expect(check({ startedOn: date('1906-03-03') })).toEqual(failed('start-too-early'))
  })

  it.each<Cadence>([
    { every: 'weekdays', days: [] },
    JSON.parse('{ "every": "weekdays", "days": [1, 8] }'),
    { every: 'week', times: 0 },
    { every: 'week', times: 8 },
    { every: 'week', times: 2.5 },
    { every: 'days', days: 1 },
    { every: 'days', days: 31 },
    { every: 'days', days: Number.NaN },
  ])('cannot have the cadence %j', (cadence) => {
    expect(check({ cadence })).toEqual(failed('cadence-out-of-range'))
  })

  it.each<Cadence>([
    { every: 'day' },
    { every: 'week', times: 1 },
    { every: 'week', times: 7 },
    { every: 'days', days: 2 },
    { every: 'days', days: 30 },
  ])('can have the cadence %j', (cadence) => {
    expect(check({ cadence })).toEqual(ok({ ...draft, cadence }))
  })

  it('has its weekdays in order, each once', () => {
    const cadence = { every: 'weekdays', days: [5, 1, 3, 1] } as const

    expect(check({ cadence })).toEqual(
      ok({ ...draft, cadence: { every: 'weekdays', days: [1, 3, 5] } }),
    )
  })
})

describe('a target', () => {
  it.each([
    [Number.NaN, 'amount-not-a-number'],
    [Number.POSITIVE_INFINITY, 'amount-not-a-number'],
    [0, 'amount-out-of-range'],
    [-1, 'amount-out-of-range'],
    [1_000_000_001, 'amount-out-of-range'],
    [0.0004, 'amount-too-fine'],
  ])('cannot be %d', (amount, problem) => {
    expect(checkTarget({ amount })).toEqual(failed(problem))
  })

  it('needs a unit of 1 to 20 characters', () => {
    expect(checkTarget({ unit: ' ' })).toEqual(failed('unit-empty'))
    expect(checkTarget({ unit: 'x'.repeat(20) }).ok).toBe(true)
    expect(checkTarget({ unit: 'x'.repeat(21) })).toEqual(failed('unit-too-long'))
  })

  it('has its last date on the start or later', () => {
    expect(checkTarget({ by: date('2026-03-03') })).toEqual(failed('by-before-start'))
    expect(checkTarget({ by: today }).ok).toBe(true)
  })
})

it('lets a member have 20 open goals', () => {
  expect(canOpen(19)).toEqual(ok(null))
  expect(canOpen(20)).toEqual(failed('too-many-goals'))
})
