import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAmount } from '#domain/amount.ts'
import { limits } from '#domain/goal.ts'
import { cleanLine } from '#domain/text.ts'
import { targetText } from '#words/goal-form.ts'
import { readTarget } from '../../commands/read-target.ts'

describe('a number and what is counted', () => {
  it.each([
    ['300 pages', 300, 'pages'],
    ['  300   pages ', 300, 'pages'],
    ['300pages', 300, 'pages'],
    ['300: pages', 300, 'pages'],
    ['12.5 km', 12.5, 'km'],
    ['12,5 km', 12.5, 'km'],
    ['1,000 steps', 1000, 'steps'],
    ['1,234,567.5 steps', 1_234_567.5, 'steps'],
    ['1,00,000 steps', 100_000, 'steps'],
    ['1\u202f000 steps', 1000, 'steps'],
    ['0,125 l', 0.125, 'l'],
    ['0.001 l', 0.001, 'l'],
    ['10 x push-ups', 10, 'push-ups'],
    ['3 × 100 m laps', 3, '100 m laps'],
    ['£50', 50, '£'],
    ['$1,500 saved', 1500, '$ saved'],
    ['50 %', 50, '%'],
    ['-5 pages', -5, 'pages'],
    ['300', 300, ''],
    ['300 ×', 300, ''],
  ])('is read from %j', (typed, amount, unit) => {
    expect(readTarget(typed)).toEqual({ ok: true, value: { amount, unit } })
  })

  it.each([
    '',
    'pages',
    'many pages',
    '1 000 steps',
    '1’000 steps',
    '٣ pages',
    '.5 km',
    '12. 5 km',
  ])('is not guessed from %j', (typed) => {
    expect(readTarget(typed)).toEqual({ ok: false, error: 'target-unreadable' })
  })

  const anyAmount = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000_000_000 }).map((n) => n / 1000),
    fc.constantFrom(0.001, 0.1, 999.999, 1_000_000_000, 1e-9, 1.2345),
  )
  const anyUnit = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: limits.unit }),
      fc.constantFrom('x', 'x laps', '× laps', '000 steps', '.5 km', ',5', '£', '-5', 'é'),
    )
    .map(cleanLine)
    .filter((unit) => unit !== '')

  it('is read back from the form as it was kept', () => {
    fc.assert(
      fc.property(anyAmount, anyUnit, (amount, unit) => {
        expect(readTarget(targetText({ amount, unit }))).toEqual({
          ok: true,
          value: { amount, unit },
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('is read without throwing, whatever it is, and never as no number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readTarget(typed)

        expect(!read.ok || Number.isNaN(read.value.amount)).toBe(!read.ok)
        if (read.ok) checkAmount(read.value.amount)
      }),
      { numRuns: 2000 },
    )
  })
})
