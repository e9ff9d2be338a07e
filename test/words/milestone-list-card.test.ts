import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { milestoneUnits } from '#domain/milestone.ts'
import { milestoneListForm, readCounts } from '#words/milestone-list-card.ts'
import { wordsIn } from '#words/words.ts'

const words = wordsIn('en')
const nothing = { name: 'test.nothing', params: [] }
const counts = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 50 })

describe('the list of a group', () => {
  it('is read back from the form as it stands in it, and fits its fields', () => {
    const anyList = fc.record({
      days: counts,
      months: counts,
      years: fc.oneof(counts, fc.constant('every' as const)),
      times: counts,
      percent: counts,
    })
    fc.assert(
      fc.property(anyList, (list) => {
        const { fields } = milestoneListForm(words, list, nothing)

        expect(fields.map(({ name, value }) => [name, readCounts(words, value ?? '')])).toEqual(
          milestoneUnits.map((unit) => [unit, list[unit]]),
        )
        for (const field of fields)
          expect((field.value ?? '').length).toBeLessThanOrEqual(
            field.field === 'line' ? field.maxLength : 0,
          )
      }),
    )
  })

  it.each([
    [' Every Year ', 'every'],
    ['', []],
    ['1,2;3  4', [1, 2, 3, 4]],
    ['７ 30', [7, 30]],
    ['1, a few', null],
    ['-1', null],
    ['1.5', null],
    ['every', null],
    ['1234567890', null],
  ])('reads %j', (typed, expected) => {
    expect(readCounts(words, typed)).toEqual(expected)
  })
})
