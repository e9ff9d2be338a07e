import { beforeEach, describe, expect, it } from 'vitest'
import { Recent } from '#chat/recent.ts'

let now: number
let recent: Recent<string>

beforeEach(() => {
  now = 0
  recent = new Recent<string>({ now: () => now, freshMs: 1000, most: 2 })
})

describe('what was found out', () => {
  it('is not known before', () => {
    expect([recent.fresh('a'), recent.latest('a')]).toEqual([undefined, undefined])
  })

  it('is good for its time, the end not included, and known after it', () => {
    expect(recent.keep('a', 'one')).toBe('one')
    now = 999
    expect([recent.fresh('a'), recent.latest('a')]).toEqual(['one', 'one'])

    now = 1000

    expect([recent.fresh('a'), recent.latest('a')]).toEqual([undefined, 'one'])
  })

  it('makes room for what is newer, the oldest first', () => {
    for (const key of ['a', 'b', 'a', 'c']) recent.keep(key, key)

    expect(['a', 'b', 'c'].map((key) => recent.latest(key))).toEqual(['a', undefined, 'c'])
  })
})
