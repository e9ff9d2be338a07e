import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from '#domain/text.ts'
import { anyTyped } from '../support/arbitraries.ts'
import { cases } from '../support/cases.ts'

describe('a line that a member typed', () => {
  it.each([
    ['  Walk \t around\r\nthe\u2028block  ', 'Walk around the block'],
    ['a\u00a0b\u3000c', 'a b c'],
    ['cafe\u0301', 'caf\u00e9'],
    ['be\u0000ll\u001b[31m', 'bell[31m'],
    ['evil\u202etxt.exe\u202c', 'eviltxt.exe'],
    ['\u2066isolated\u2069', 'isolated'],
    ['byte\ufeffmark', 'bytemark'],
    ['half \ud83d emoji \ude00', 'half emoji'],
    ['e\u202e\u0301', '\u00e9'],
  ])('%j becomes %j', (typed, cleaned) => {
    expect(cleanLine(typed)).toBe(cleaned)
  })

  it.each([
    ['an emoji of several', '👩‍👧 🏳️‍🌈'],
    ['Persian with a joint left open', 'می\u200cخواهم'],
    ['a direction mark', 'שלום\u200f!'],
  ])('keeps %s', (_, typed) => {
    expect(cleanLine(typed)).toBe(typed)
  })

  it.each(['', ' \n\t ', '\u200d\ufe0f', '\u200e \u200b', '\u202e\u0007'])(
    'is empty when nothing can be seen: %j',
    (typed) => {
      expect(cleanLine(typed)).toBe('')
      expect(cleanText(typed)).toBe('')
    },
  )
})

describe('text that a member typed', () => {
  it('keeps its lines, with at most one empty line between', () => {
    const typed = '\n First line  \r\nsecond\r\rafter a gap\n \n\t\n\nlast\n\n'

    expect(cleanText(typed)).toBe('First line\nsecond\n\nafter a gap\n\nlast')
  })

  it.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
    'takes %j for the end of a line, and no letter',
    (lineBreak) => {
      expect(cleanText(`Vera${lineBreak}vows`)).toBe('Vera\nvows')
      expect(cleanLine(`Vera${lineBreak}vows`)).toBe('Vera vows')
    },
  )

  it('keeps the spaces inside a line', () => {
    expect(cleanText('a poem\n    with steps\tand  gaps')).toBe('a poem\n    with steps and  gaps')
  })

  it('takes out the same characters as a line does', () => {
    expect(cleanText('a\u202eb\u0000c\ud83d\ne\u0301')).toBe('abc\n\u00e9')
  })
})

describe('cleaning', () => {
  const forbidden = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

  it('twice changes nothing', () => {
    fc.assert(
      fc.property(anyTyped, (typed) => {
        const line = cleanLine(typed)
        const text = cleanText(typed)

        expect(cleanLine(line)).toBe(line)
        expect(cleanText(text)).toBe(text)
        expect(cleanText(line)).toBe(line)
      }),
      cases(5000),
    )
  })

  it('leaves no control, no override, no half character and no stray white space', () => {
    fc.assert(
      fc.property(anyTyped, (typed) => {
        const line = cleanLine(typed)
        const text = cleanText(typed)

        expect(line).not.toMatch(/(?! )\s| {2}|^ | $/)
        expect(text).not.toMatch(/\n{3}|^\s|\s$|[^\S\n]\n/)
        expect(line).not.toMatch(forbidden)
        expect(text).not.toMatch(forbidden)
        expect(line).toBe(line.normalize('NFC'))
        expect(text).toBe(text.normalize('NFC'))
      }),
      cases(5000),
    )
  })
})
