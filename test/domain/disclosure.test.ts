import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedCount, disclosedParts, disclosedShare, leastPeople } from '#domain/disclosure.ts'
import { cases } from '../support/cases.ts'

describe('a count of people', () => {
  it.each([
    [0, null],
    [4, null],
    [5, 5],
    [9, 5],
    [10, 10],
    [104, 100],
  ])('of %i is told as %s', (people, told) => {
    expect(disclosedCount(people)).toBe(told)
  })
})

describe('a share', () => {
  it.each([
    [0.5, 4, null],
    [0.5, 5, 50],
    [0.52, 5, 50],
    [0.53, 5, 55],
    [0, 40, 5],
    [1, 40, 95],
  ])('of %d among %i people is told as %s percent', (part, people, told) => {
    expect(disclosedShare(part, people)).toBe(told)
  })
})

describe('parts of a whole that is known', () => {
  it.each([
    [20, [12, 6], [10, 5]],
    // Told as 10 and 5, no more than 6 could be either.
    [16, [10, 6], [10, null]],
    // Told as 20, nobody would be left.
    [20, [20], [15]],
    [9, [9], [null]],
    [10, [10], [5]],
    [3, [3, 0], [null, null]],
  ])('of %i people, %j, are told as %j', (whole, parts, told) => {
    expect(disclosedParts(whole, parts)).toEqual(told)
  })

  it('leave at least five answers possible for each, to who knows the rule and the whole', () => {
    const divided = fc
      .tuple(fc.nat({ max: 28 }), fc.nat({ max: 28 }), fc.nat({ max: 28 }))
      .filter(([one, other, rest]) => one + other + rest >= leastPeople)

    fc.assert(
      fc.property(divided, ([one, other, rest]) => {
        const whole = one + other + rest
        const possible = answersPossible(whole, disclosedParts(whole, [one, other]))

        expect(possible.every((answers) => answers >= leastPeople)).toBe(true)
      }),
      cases(300),
    )
  })

  it('would not, were they only rounded', () => {
    const rounded = (_: number, parts: readonly number[]) => parts.map(disclosedCount)
    const possible = answersPossible(16, rounded(16, [10, 5]), rounded)

    expect(Math.min(...possible)).toBeLessThan(leastPeople)
  })
})

/** For both parts and the rest: how many different numbers would be told in just the same way. */
function answersPossible(
  whole: number,
  told: readonly (number | null)[],
  tell: typeof disclosedParts = disclosedParts,
): readonly number[] {
  const found = [new Set<number>(), new Set<number>(), new Set<number>()] as const
  for (let one = 0; one <= whole; one++)
    for (let other = 0; one + other <= whole; other++) {
      if (JSON.stringify(tell(whole, [one, other])) !== JSON.stringify(told)) continue
      found[0].add(one)
      found[1].add(other)
      found[2].add(whole - one - other)
    }
  return found.map(({ size }) => size)
}
