import { describe, expect, it } from 'vitest'
import { asId, isUuid } from '#domain/id.ts'

const id = '00000000-0000-4000-8000-00000000000a'

describe('an id', () => {
  it('is a UUID in lower case', () => {
    expect(isUuid(id)).toBe(true)
    expect(asId(id)).toBe(id)
  })

  it.each(['', id.toUpperCase(), id.slice(1), ` ${id}`, `${id}\n`, `${id}0`, `0${id}`])(
    'is not %j',
    (text) => {
      expect(isUuid(text)).toBe(false)
      expect(() => asId(text)).toThrow(TypeError)
    },
  )
})
