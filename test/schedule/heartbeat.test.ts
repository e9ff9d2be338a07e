import type { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type HeartbeatOptions, startHeartbeat } from '#schedule/heartbeat.ts'
import { TestClock } from '../support/clock.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 2, 18, 0, 20) })
})

afterEach(() => {
  vi.useRealTimers()
})

function start(claim: HeartbeatOptions['claim'], most = 100) {
  const clock = new TestClock('2026-03-02T18:00:20Z')
  const bugs: unknown[] = []
  const heartbeat = startHeartbeat({
    now: () => clock.now(),
    claim,
    most,
    onBug: (error) => void bugs.push(error),
  })
  onTestFinished(() => heartbeat.close())
  return { heartbeat, clock, bugs }
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

test('it beats at once, and then when each minute begins', async () => {
  let beats = 0
  const { heartbeat } = start(async () => {
    beats++
    return 0
  })
  expect(heartbeat.last).toBeNull()

  await pass(39)
  expect(beats).toBe(1)
  expect(String(heartbeat.last)).toMatch(/^2026-03-02T18:00:20/)

  await pass(2)
  expect(beats).toBe(2)

  await pass(3600)
  expect(beats).toBe(62)
})

test('a beat goes on until nothing is overdue, and looks at the time anew', async () => {
  const claims = [100, 100, 37, 0]
  const instants: Temporal.Instant[] = []
  const { heartbeat } = start(async (now) => {
    instants.push(now)
    return claims.shift() ?? 0
  })

  await heartbeat.beat()

  expect(claims).toEqual([0])
  expect(new Set(instants.map(String)).size).toBe(3)
})

test('one that fails is told of, and the next minute tries again', async () => {
  const failure = new Error('the database is away')
  let isAway = true
  const { heartbeat, bugs } = start(async () => {
    if (isAway) throw failure
    return 0
  })

  await pass(45)
  expect(bugs).toEqual([failure, failure])
  expect(heartbeat.last).toBeNull()

  isAway = false
  await pass(60)
  expect(bugs).toHaveLength(2)
  expect(heartbeat.last).not.toBeNull()
})

test('who asks for a beat while one is under way gets another that follows it', async () => {
  const gates = [Promise.withResolvers<number>(), Promise.withResolvers<number>()]
  const said: string[] = []
  const { heartbeat } = start(async () => {
    said.push('begins')
    const claimed = (await gates[said.length - 1]?.promise) ?? 0
    return claimed
  })
  await pass(0)

  const asked = [heartbeat.beat(), heartbeat.beat()].map((one) => one.then(() => said.push('done')))
  await pass(0)
  expect(said).toEqual(['begins'])

  gates[0]?.resolve(0)
  await pass(0)
  expect(said).toEqual(['begins', 'begins'])

  gates[1]?.resolve(0)
  await Promise.all(asked)
  expect(said).toEqual(['begins', 'begins', 'done', 'done'])
})

test('a beat that takes minutes is followed by one, however many minutes it took', async () => {
  const gate = Promise.withResolvers<number>()
  let beats = 0
  start(async () => (++beats === 1 ? gate.promise : 0))

  await pass(300)
  expect(beats).toBe(1)

  gate.resolve(0)
  await pass(1)
  expect(beats).toBe(2)
})

test('closing waits for the beat that is under way, and no other follows', async () => {
  const gate = Promise.withResolvers<number>()
  let beats = 0
  const { heartbeat } = start(async () => {
    beats++
    return gate.promise
  })
  await pass(0)

  let isClosed = false
  const closing = heartbeat.close().then(() => {
    isClosed = true
  })
  await pass(120)
  expect(isClosed).toBe(false)

  gate.resolve(100)
  await closing
  await pass(600)
  expect(beats).toBe(1)
})
