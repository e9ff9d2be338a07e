import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten } from '#chat/shorten.ts'

describe('shortening', () => {
  it('leaves what fits', () => {
    expect(shorten('A walk after lunch', 18)).toBe('A walk after lunch')
  })

  it('cuts at a word, with an ellipsis', () => {
    expect(shorten('A walk after lunch', 15)).toBe('A walk after…')
  })

  it('cuts inside a word when there is no other way', () => {
    expect(shorten('Donaudampfschifffahrt', 8)).toBe('Donauda…')
  })

  it('never cuts inside what is read as one character', () => {
    expect(shorten('walk 🧗🏽‍♀️🧗🏽‍♀️', 13)).toBe('walk 🧗🏽‍♀️…')
  })

  it('keeps to the limit, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 80 }),
        (text, most) => {
          expect(shorten(text, most).length).toBeLessThanOrEqual(most)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
