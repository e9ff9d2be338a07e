import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkCodeFrom, readLinkCode, showLinkCode } from '#domain/link-code.ts'

const chance = fc.uint8Array({ minLength: 8, maxLength: 12 })

test('a code is eight characters, none of which looks like another', () => {
  fc.assert(
    fc.property(chance, (bytes) => {
      expect(linkCodeFrom(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    }),
  )
})

test('every character is as likely as any other', () => {
  const all = Array.from({ length: 32 }, (_, part) =>
    linkCodeFrom(Uint8Array.from({ length: 8 }, (__, index) => part * 8 + index)),
  ).join('')

  const counts = Map.groupBy(all, (one) => one)
  expect(counts.size).toBe(32)
  for (const found of counts.values()) expect(found).toHaveLength(8)
})

test('what is shown reads back, in any case and however it is spaced', () => {
  fc.assert(
    fc.property(
      chance,
      fc.boolean(),
      fc.constantFrom('-', ' ', '', ' – ', '\t'),
      (bytes, lower, gap) => {
        const code = linkCodeFrom(bytes)
        const shown = showLinkCode(code)
        const typed = ` ${shown.replace('-', gap)} `

        expect(shown).toMatch(/^.{4}-.{4}$/)
        expect(readLinkCode(lower ? typed.toLowerCase() : typed)).toBe(code)
      },
    ),
  )
})

test.each([
  ['o0O0-1lI1', '00001111'],
  ['7k3m 9qxa', '7K3M9QXA'],
])('what looks alike is read alike: %s', (typed, code) => {
  expect(readLinkCode(typed)).toBe(code)
})

test.each(['', '7K3M-9QX', '7K3M-9QXAB', '7K3M-9QXU', '7K3M_9QXA', '７K3M-9QXA'])(
  'is no code: %s',
  (typed) => {
    expect(readLinkCode(typed)).toBeNull()
  },
)
