import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownTotal } from '#domain/group-goal.ts'
import { countAgain, type Part, type Standing } from '#domain/group-total.ts'
import { instant } from '../support/builders.ts'
import { cases } from '../support/cases.ts'
import {
  anyLife,
  anyUncorrectedLife,
  figuresOf,
  people,
  type SeenFigure,
  type ShowRule,
} from '../support/group-goal-lives.ts'

const now = instant('2026-03-02T18:00Z')
const nothing: ShownTotal = { total: 0, possible: 0, countedAt: null }
const seen: ShownTotal = { total: 5, possible: 0, countedAt: instant('2026-03-01T18:00Z') }

/** So many people who have each so much. */
const parts = (count: number, part: Partial<Part> = {}, from = 0): readonly Part[] =>
  people.slice(from, from + count).map((personId) => ({
    personId,
    counted: 0,
    peak: 0,
    has: 1,
    isIn: true,
    newDays: 0,
    ...part,
  }))
const were = { counted: 1, peak: 1 }
const totalOf = (shown: ShownTotal, all: readonly Part[], beside: readonly Standing[] = []) =>
  countAgain(shown, all, beside, now)?.shown.total ?? null

/** Of how many people somebody could learn who subtracts the one from the other. */
function told(one: Standing, other: Standing): number {
  return people.filter((id) => (one.get(id) ?? 0) !== (other.get(id) ?? 0)).length
}
const none: Standing = new Map()

/**
 * Somebody who keeps every figure that they ever saw, and subtracts whatever can be subtracted. Gives the
 * smallest number of people, above none, of whom that tells.
 */
function attack(figures: readonly SeenFigure[]): number {
  const found = figures.flatMap((figure, index) => [
    told(figure.had, none),
    ...figures
      .slice(0, index)
      .filter(({ goal, round }) => goal === figure.goal && round === figure.round)
      .flatMap((earlier) => [told(figure.had, earlier.had), told(figure.days, earlier.days)]),
    ...figure.beside.map((other) => told(figure.had, other.had)),
  ])
  return Math.min(...found.filter((count) => count > 0), people.length)
}

/** What first comes to mind: with five people in it, a figure is live. */
const naive: ShowRule = (shown, all, _, at) => {
  const present = all.filter(({ isIn, has }) => isIn && has > 0)
  const total = present.reduce((sum, { has }) => sum + has, 0)
  if (present.length < 5 || total === shown.total) return null
  const counted = present.map(({ personId, has }) => ({ personId, counted: has }))
  return { shown: { ...shown, total, countedAt: at }, counted }
}

describe('what a group sees', () => {
  it('begins with what five people did', () => {
    expect(totalOf(nothing, parts(4))).toBeNull()
    expect(totalOf(nothing, parts(5))).toBe(5)
  })

  it('stands still until five people have more', () => {
    const four = [...parts(4, { ...were, has: 3 }), ...parts(1, were, 4)]

    expect(totalOf(seen, four)).toBeNull()
    expect(totalOf(seen, parts(5, { ...were, has: 3 }))).toBe(15)
  })

  it('takes corrections in with what five others did', () => {
    const all = [...parts(5, { ...were, has: 2 }), ...parts(1, { counted: 4, peak: 4, has: 1 }, 5)]

    expect(totalOf({ ...seen, total: 9 }, all)).toBe(11)
  })

  it('counts nobody as one who rose for what was shown of them before', () => {
    const again = parts(5, { counted: 1, peak: 2, has: 2 })

    expect(totalOf(seen, again)).toBeNull()
  })

  it('keeps what was shown of who left, and nothing else of theirs', () => {
    const left = parts(1, { ...were, has: 9, isIn: false }, 5)

    expect(totalOf({ ...seen, total: 6 }, [...parts(5, { ...were, has: 2 }), ...left])).toBe(11)
  })

  it('adds amounts exactly', () => {
    expect(totalOf(nothing, parts(6, { has: 0.1 }))).toBe(0.6)
  })

  it('shows no newcomer in the days that could have been', () => {
    const rose = parts(5, { ...were, has: 2 })
    const newcomer = parts(1, { has: 0, newDays: 1 }, 5)
    const all = [...parts(5, { ...were, has: 2, newDays: 1 }), ...newcomer]

    expect(totalOf(seen, [...rose, ...newcomer])).toBeNull()
    expect(countAgain({ ...seen, possible: 10 }, all, [], now)?.shown.possible).toBe(16)
  })

  it('waits where another goal beside it would tell of one person', () => {
    const other = new Map(people.slice(0, 5).map((id) => [id, 1]))

    expect(totalOf(nothing, parts(6), [other])).toBeNull()
    expect(totalOf(nothing, parts(5), [other])).toBe(5)
    expect(totalOf(nothing, parts(6, { has: 2 }), [other])).toBe(12)
  })
})

describe('an attacker who keeps every figure', () => {
  it('never learns what fewer than five people did', () => {
    let figures = 0

    fc.assert(
      fc.property(anyLife, (life) => {
        const found = figuresOf(life, countAgain)
        figures += found.length
        expect(attack(found)).toBeGreaterThanOrEqual(5)
      }),
      cases(400),
    )

    expect(figures).toBeGreaterThan(5)
  })

  it('learns it from figures that are live', () => {
    const property = fc.property(anyLife, (life) => attack(figuresOf(life, naive)) >= 5)

    expect(fc.check(property, { numRuns: 100, seed: 1 }).failed).toBe(true)
  })

  it('learns it where goals are not looked at together', () => {
    const alone: ShowRule = (shown, all, _, at) => countAgain(shown, all, [], at)
    const property = fc.property(anyLife, (life) => attack(figuresOf(life, alone)) >= 5)

    expect(fc.check(property, { numRuns: 400, seed: 1 }).failed).toBe(true)
  })
})

describe('a figure', () => {
  const sum = (values: Standing) => [...values.values()].reduce((all, one) => all + one, 0)

  it('is the sum of what those who are in it had when it was counted', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { total, possible, had, days } of figuresOf(life, countAgain))
          expect([total, possible]).toEqual([sum(had), sum(days)])
      }),
    )
  })

  it('never falls where nobody corrects anything, whoever leaves', () => {
    fc.assert(
      fc.property(anyUncorrectedLife, (life) => {
        for (const ofGoal of Map.groupBy(
          figuresOf(life, countAgain),
          ({ goal }) => goal,
        ).values()) {
          const totals = ofGoal.map(({ total }) => total)
          expect(totals).toEqual(totals.toSorted((a, b) => a - b))
        }
      }),
    )
  })

  it('does not depend on the order of people', () => {
    const part = fc.record({
      counted: fc.nat({ max: 3 }),
      peak: fc.nat({ max: 3 }),
      has: fc.nat({ max: 6 }),
      isIn: fc.boolean(),
      newDays: fc.nat({ max: 2 }),
    })
    const everybody = fc
      .array(part, { minLength: people.length, maxLength: people.length })
      .map((all) => all.map((one, nth) => ({ ...one, personId: people[nth] ?? people[0] })))
      .map((all) => all.flatMap(({ personId, ...one }) => (personId ? [{ personId, ...one }] : [])))
    const twoOrders = everybody.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )

    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        const [first, second] = [one, other].map((all) => countAgain(nothing, all, [], now))
        expect(second?.shown.total).toBe(first?.shown.total)
        expect(new Set(second?.counted.map(key))).toEqual(new Set(first?.counted.map(key)))
      }),
    )

    function key({ personId, counted }: { personId: string; counted: number }): string {
      return `${personId} ${counted}`
    }
  })
})
