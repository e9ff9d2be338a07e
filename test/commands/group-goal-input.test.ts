import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mode } from '#domain/goal.ts'
import { aimTyped, sketchOfTerms } from '#words/group-goal-form.ts'
import {
  fieldOf,
  readAim,
  readChange,
  readMarks,
  readNew,
} from '../../commands/group-goal-input.ts'
import { date } from '../support/builders.ts'

describe('what a group wants to reach', () => {
  it.each([
    ['300', 'do', { aim: { of: 'total', amount: 300 }, unit: null }],
    ['1,000 check-ins', 'presence', { aim: { of: 'total', amount: 1000 }, unit: null }],
    ['40 times', 'abstain', { aim: { of: 'total', amount: 40 }, unit: null }],
    ['500 km', 'target', { aim: { of: 'total', amount: 500 }, unit: 'km' }],
    ['12.5 hours', 'target', { aim: { of: 'total', amount: 12.5 }, unit: 'hours' }],
    ['500', 'target', { aim: { of: 'total', amount: 500 }, unit: '' }],
    ['80 %', 'do', { aim: { of: 'days', percent: 80 }, unit: null }],
    ['80%', 'presence', { aim: { of: 'days', percent: 80 }, unit: null }],
    [' 5 per cent ', 'do', { aim: { of: 'days', percent: 5 }, unit: null }],
  ] as const)('is read from “%s” for %s', (typed, mode, read) => {
    expect(readAim(typed, mode)).toEqual({ ok: true, value: read })
  })

  it.each([
    ['a lot', 'do', 'group-goal-aim-unreadable'],
    ['', 'target', 'group-goal-aim-unreadable'],
    ['300 walks', 'do', 'group-goal-unit-not-counted'],
  ] as const)('is not read from “%s” for %s', (typed, mode, error) => {
    expect(readAim(typed, mode)).toEqual({ ok: false, error })
  })

  it('reads back as it stands in the form', () => {
    const total = fc.record({
      aim: fc.record({ of: fc.constant('total' as const), amount: fc.integer({ min: 1 }) }),
      mode: fc.constantFrom<Mode>('do', 'presence', 'abstain'),
      unit: fc.constant(null),
    })
    const amount = fc.record({
      aim: fc.record({
        of: fc.constant('total' as const),
        amount: fc.integer({ min: 1, max: 1e12 }).map((thousandths) => thousandths / 1000),
      }),
      mode: fc.constant<Mode>('target'),
      unit: fc.constantFrom('km', 'pages', '€', '100 m laps', 'x'),
    })
    const days = fc.record({
      aim: fc.record({
        of: fc.constant('days' as const),
        percent: fc.integer({ min: 1, max: 100 }),
      }),
      mode: fc.constant<Mode>('presence'),
      unit: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.oneof(total, amount, days), ({ aim, mode, unit }) => {
        expect(readAim(aimTyped({ aim, unit }), mode)).toEqual({ ok: true, value: { aim, unit } })
      }),
    )
  })
})

describe('what is celebrated', () => {
  it.each([
    ['25, 50', [25, 50]],
    ['25 % 50 % 100 %', [25, 50, 100]],
    ['', []],
  ])('is read from “%s”', (typed, marks) => {
    expect(readMarks(typed)).toEqual({ ok: true, value: marks })
  })

  it('is not read from words', () => {
    expect(readMarks('the half')).toEqual({ ok: false, error: 'group-goal-marks-unreadable' })
  })
})

describe('the form of a new group goal', () => {
  const today = date('2026-03-02')
  const chosen = { marks: [50], repeats: true }
  const values = { name: ' Walk ', says: 'do', aim: '300', on: '2026-03-09', to: '2026-03-29' }

  it('keeps what was chosen besides', () => {
    expect(readNew(values, today, chosen)).toMatchObject({
      ok: true,
      value: {
        terms: { title: 'Walk', mode: 'do', unit: null, marks: [50], repeats: true },
        period: { startsOn: date('2026-03-09'), endsOn: date('2026-03-29') },
      },
    })
  })

  it('begins today where no first day is said', () => {
    expect(readNew({ ...values, on: '' }, today, chosen)).toMatchObject({
      value: { period: { startsOn: today } },
    })
  })

  it.each([
    [{ aim: 'much' }, { field: 'aim', code: 'group-goal-aim-unreadable' }],
    [{ on: '2026-02-30' }, { field: 'on', code: 'date-unreadable' }],
    [{ to: '' }, { field: 'to', code: 'date-unreadable' }],
  ])('names the field in which %o is mended', (typed, error) => {
    expect(readNew({ ...values, ...typed }, today, chosen)).toEqual({ ok: false, error })
  })
})

describe('the form of a running group goal', () => {
  const before = {
    title: 'Walk',
    mode: 'do',
    unit: null,
    aim: { of: 'total', amount: 300 },
    marks: [50],
    repeats: true,
  } as const

  it('keeps what a check-in says', () => {
    const { says: _, ...sketch } = sketchOfTerms(before)
    const values = { name: sketch.title, aim: '200', at: '50 100', go: 'no' }

    expect(readChange(values, before)).toEqual({
      ok: true,
      value: { ...before, aim: { of: 'total', amount: 200 }, marks: [50, 100], repeats: false },
    })
  })

  it('names the field that needs another look', () => {
    expect(readChange({ name: 'Walk', aim: '200', at: 'half', go: 'no' }, before)).toEqual({
      ok: false,
      error: { field: 'at', code: 'group-goal-marks-unreadable' },
    })
  })
})

it.each([
  ['title-empty', 'name'],
  ['unit-empty', 'aim'],
  ['group-goal-days-of-amounts', 'aim'],
  ['group-goal-ends-first', 'to'],
  ['group-goal-starts-past', 'on'],
  ['group-goal-too-many-marks', 'at'],
] as const)('%s is mended in the field %s', (code, field) => {
  expect(fieldOf(code)).toBe(field)
})
