import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '#words/words.ts'
import { readYearlyDate } from '#words/yearly-date.ts'
import { anyDate, anyTyped } from '../support/arbitraries.ts'

const words = wordsIn('en')
const read = (typed: string) => {
  const result = readYearlyDate(typed)
  if (!result.ok) return result.error
  const { year, month, day } = result.value
  return [day, month, ...(year === null ? [] : [year])].join(' ')
}

describe('a day of the year', () => {
  it.each([
    ['2 March', '2 3'],
    ['2. March', '2 3'],
    [' 02  MARCH ', '2 3'],
    ['2nd of March', '2 3'],
    ['2-mar', '2 3'],
    ['March 2', '2 3'],
    ['March the 2nd', '2 3'],
    ['Sept. 30', '30 9'],
    ['june 1st', '1 6'],
    ['jul 1', '1 7'],
    ['2 March 1998', '2 3 1998'],
    ['2 March, 1998.', '2 3 1998'],
    ['March 2nd, 1998', '2 3 1998'],
    ['1998-03-02', '2 3 1998'],
    ['1998-3-2', '2 3 1998'],
    ['１９９８‐０３‐０２', '2 3 1998'],
    // Whether there is such a day is for the rules to say.
    ['30 February', '30 2'],
    ['1998-13-40', '40 13 1998'],
  ])('is read from “%s”', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })

  it.each(['02-03', '2/3', '2.3.', '02/03/1998', '3 2 98', '25/12', '1998/3/2'])(
    'is not guessed from “%s”',
    (typed) => {
      expect(read(typed)).toBe('remembered-date-unclear')
    },
  )

  it.each([
    '',
    ' ',
    'March',
    '2',
    '2 ma',
    '2 marches',
    'ides of March',
    '2 March 98',
    '2 March 19980',
    '2 March 0998',
    '222 March',
    '2 March 1998 at noon',
    'on 2 March',
  ])('is not found in “%s”', (typed) => {
    expect(read(typed)).toBe('remembered-date-unreadable')
  })

  it('is read back as it is written, with its year and without', () => {
    fc.assert(
      fc.property(anyDate, fc.boolean(), ({ year, month, day }, hasYear) => {
        const date = { month, day, year: hasYear ? year : null }

        expect(readYearlyDate(words.yearly(date))).toEqual({ ok: true, value: date })
      }),
    )
  })

  it('is written with the year that it has, and without a weekday', () => {
    expect(words.yearly({ month: 2, day: 29, year: null })).toBe('29 February')
    expect(words.yearly({ month: 3, day: 2, year: 1998 })).toBe('2 March 1998')
  })

  it('is never made of anything else', () => {
    fc.assert(
      fc.property(anyTyped, (typed) => {
        const result = readYearlyDate(typed)
        if (result.ok) expect(typed).toMatch(/\p{N}/u)
      }),
    )
  })
})
