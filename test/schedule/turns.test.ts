import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { createTurns } from '#schedule/turns.ts'

const now = Temporal.Instant.from('2026-03-02T18:00:00.400Z')
const after = (seconds: number) => now.add({ seconds })

test('a lane has a turn a second, and lanes do not wait for one another', () => {
  const turnOf = createTurns()
  const first = turnOf('large', now)

  const large = [1, 2, 3].map(() => turnOf('large', now) - first)
  const small = [1, 2].map(() => turnOf('small', now) - first)

  expect(large).toEqual([1, 2, 3])
  expect(small).toEqual([0, 1])
})

test('turns go on where the last one was, until time has caught up', () => {
  const turnOf = createTurns()
  const [first = 0] = Array.from({ length: 10 }, () => turnOf('a', now))

  expect(turnOf('a', after(5)) - first).toBe(10)
  expect(turnOf('a', after(60)) - first).toBe(60)
})

test('a turn is a number that a priority can be, until 2093', () => {
  const turnOf = createTurns()

  const turn = turnOf('a', Temporal.Instant.from('2093-12-31T23:59:59Z'))

  expect(turn).toBeLessThan(2 ** 31)
  expect(Number.isInteger(turn)).toBe(true)
})
