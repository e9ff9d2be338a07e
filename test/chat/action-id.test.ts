import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import { limits } from '#chat/limits.ts'

const codec = createActionCodec(new Uint8Array(32).fill(1))
const param = fc.oneof(
  fc.uuid(),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 2 }),
  fc.constantFrom('', ':', '~', '%7E', '2026-03-02'),
)
/** Actions short enough for an id: one emoji can take seventy characters of it. */
const action = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,8}\.[a-z-]{1,8}$/),
    params: fc.array(param, { maxLength: 2 }),
  })
  .filter(({ params }) => encodeURIComponent(params.join('')).length < 60)

describe('action ids', () => {
  it('bring back the action that was written', () => {
    fc.assert(
      fc.property(action, (written) => {
        expect(codec.read(codec.write(written))).toEqual(written)
      }),
      { numRuns: 2000 },
    )
  })

  it('fit where every platform keeps them, in visible ASCII', () => {
    const goal = '018f6b1e-7c3a-7def-8123-456789abcdef'
    const longest = { name: 'checkin.save-number', params: [goal, '2026-03-02'] }

    expect(codec.write(longest).length).toBeLessThanOrEqual(limits.actionId)
    expect(codec.write({ name: 'a.b', params: ['é :\u0000'] })).toMatch(/^[\x21-\x7e]+$/)
    expect(() => codec.write({ name: 'a.b', params: ['x'.repeat(90)] })).toThrow('too long')
  })

  it('do not come back when anything about them was changed', () => {
    fc.assert(
      fc.property(action, fc.nat(), fc.constantFrom(...'AZaz09:~%-_.'), (written, at, char) => {
        const id = codec.write(written)
        const place = at % id.length
        fc.pre(id[place] !== char)

        expect(codec.read(id.slice(0, place) + char + id.slice(place + 1))).toBeTypeOf('string')
      }),
      { numRuns: 3000 },
    )
  })

  it('do not come back from another house', () => {
    const other = createActionCodec(new Uint8Array(32).fill(2))

    expect(codec.read(other.write({ name: 'checkin.today', params: [] }))).toBe('forged')
  })

  it('read any text without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(codec.read(text)).toBeTypeOf('string')
      }),
      { numRuns: 3000 },
    )
    expect(codec.read('')).toBe('malformed')
    expect(codec.read('x'.repeat(101))).toBe('malformed')
    expect(codec.read('0:checkin.today:AAAAAAAAAAAA')).toBe('outdated')
    expect(codec.read('1:checkin.today:AAAAAAAAAAAA')).toBe('forged')
  })
})
