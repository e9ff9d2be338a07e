import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAmount, sumOf } from '#domain/amount.ts'
import { failed, ok } from '#domain/result.ts'
import { anyAmount } from '../support/arbitraries.ts'

describe('an amount', () => {
  it.each([0, 0.001, 1.005, 12.5, 999_999_999.999, 1_000_000_000])('may be %d', (amount) => {
    expect(checkAmount(amount)).toEqual(ok(amount))
  })

  it.each([-0.001, 1_000_000_000.001, Number.NaN, Number.POSITIVE_INFINITY])(
    'is out of range at %d',
    (amount) => {
      expect(checkAmount(amount)).toEqual(failed('amount-out-of-range'))
    },
  )

  it.each([0.0001, 1.0005, 999_999_999.9999])('is too fine at %d', (amount) => {
    expect(checkAmount(amount)).toEqual(failed('amount-too-fine'))
  })

  it('is never a negative zero', () => {
    expect(checkAmount(-0)).toEqual(ok(0))
  })
})

describe('a sum of amounts', () => {
  it('shows no dust', () => {
    expect(sumOf([0.1, 0.2])).toBe(0.3)
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sumOf([])).toBe(0)
  })

  it('is itself an amount, the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyAmount), (amounts) => {
        const sum = sumOf(amounts)

        expect(checkAmount(sum)).toEqual(ok(sum))
        expect(sumOf(amounts.toReversed())).toBe(sum)
      }),
    )
  })
})
