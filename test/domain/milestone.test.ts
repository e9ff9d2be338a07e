import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyOf, milestoneUnits, parseMilestone } from '#domain/milestone.ts'

it('has a key that names it for good', () => {
  expect(keyOf({ unit: 'days', count: 30 })).toBe('days-30')
  expect(keyOf({ unit: 'percent', count: 25 })).toBe('percent-25')
})

it('is found again by its key', () => {
  const anyMilestone = fc.record({
    unit: fc.constantFrom(...milestoneUnits),
    count: fc.integer({ min: 1, max: 100_000 }),
  })
  fc.assert(
    fc.property(anyMilestone, (milestone) => {
      expect(parseMilestone(keyOf(milestone))).toEqual(milestone)
    }),
  )
})

it.each(['', 'days', 'days-', 'days-0', 'days-01', 'days-1.5', 'days--1', 'weeks-3', 'days-3-4'])(
  'is none where the key is "%s"',
  (key) => {
    expect(parseMilestone(key)).toBeNull()
  },
)
