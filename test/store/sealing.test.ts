import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSealer, openOptional, SealBroken, sealOptional } from '#store/sealing.ts'
import { testKeyOf } from '../support/store.ts'

const sealer = createSealer([testKeyOf(1)])

describe('sealing', () => {
  test('any text opens as it was sealed, and is not to be seen in what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
        const sealed = await sealer.seal(text)

        expect(await sealer.open(sealed)).toBe(text)
        if (text.length > 8) expect(sealed).not.toContain(text)
      }),
    )
  })

  test('a text opens that was sealed long ago', async () => {
    const sealed =
      'v1.aesgcm256.5001abc7.ze--wKZ9t1lbOZBv.OoUq9ysL6Nq-nBuPvHY9kELuFNmluNNYMpG4Af2uGk050XvKveBGGx-uGtuOEA=='

    expect(await sealer.open(sealed)).toBe('It rained, and I went — 👍')
  })

  test('the same text is never sealed alike', async () => {
    expect(await sealer.seal('rain')).not.toBe(await sealer.seal('rain'))
  })

  test('nothing stays nothing', async () => {
    expect(await sealOptional(sealer, null)).toBeNull()
    expect(await openOptional(sealer, null)).toBeNull()
  })
})

describe('keys', () => {
  test('what an older key has sealed still opens, and new text takes the newest key', async () => {
    const rotated = createSealer([testKeyOf(2), testKeyOf(1)])
    const old = await sealer.seal('rain')

    const fresh = await rotated.seal('sun')

    expect(await rotated.open(old)).toBe('rain')
    expect(await createSealer([testKeyOf(2)]).open(fresh)).toBe('sun')
    expect(fresh.startsWith(rotated.newestPrefix)).toBe(true)
    expect(old.startsWith(rotated.newestPrefix)).toBe(false)
  })

  test('another key opens nothing', async () => {
    const sealed = await sealer.seal('rain')

    await expect(createSealer([testKeyOf(2)]).open(sealed)).rejects.toBeInstanceOf(SealBroken)
  })

  test.each([
    ['nothing', []],
    ['an empty line', ['']],
    ['a password', ['correct horse battery staple']],
    ['a key that was cut short', [testKeyOf(1).slice(0, -4)]],
    ['a good key before a bad one', [testKeyOf(1), 'k1.aesgcm256.']],
  ])('%s is not a key', (_, keys) => {
    expect(() => createSealer(keys)).toThrow(expect.objectContaining({ code: 'key-broken' }))
  })
})

describe('damage', () => {
  test('a changed letter anywhere is noticed, and the error holds none of the text', async () => {
    const sealed = await sealer.seal('a note that must not reach a log')
    const anyPlace = fc.integer({ min: 0, max: sealed.replace(/=+$/, '').length - 2 })

    await fc.assert(
      fc.asyncProperty(anyPlace, async (place) => {
        const letter = sealed[place] === 'A' ? 'B' : 'A'
        const damaged = sealed.slice(0, place) + letter + sealed.slice(place + 1)

        const error = await sealer.open(damaged).catch((reason: unknown) => reason)

        expect(error).toBeInstanceOf(SealBroken)
        expect(String(error)).not.toContain(damaged)
      }),
    )
  })

  test.each(['', 'plain words', 'v1.aesgcm256.', 'v1.aesgcm256.00000000.AAAA.AAAA'])(
    'what was never sealed does not open: %j',
    async (text) => {
      await expect(sealer.open(text)).rejects.toBeInstanceOf(SealBroken)
    },
  )
})
