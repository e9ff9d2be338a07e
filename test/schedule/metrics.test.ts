import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { asId } from '#domain/id.ts'
import { createMetrics, type Readings } from '#schedule/metrics.ts'
import type { Observed } from '#schedule/worker.ts'

const nothing: Readings = { owed: null, heartbeatAge: null, doors: [] }

const observed = (parts: Partial<Observed> = {}): Observed => ({
  ...{ id: asId(randomUUID()), kind: 'prompt', door: 'discord', outcome: 'sent', why: null },
  lateMs: 1500,
  ...parts,
})

/** The lines of a report that begin with a name, comments left out. */
async function lines(
  metrics: ReturnType<typeof createMetrics>,
  name: string,
  readings = nothing,
): Promise<readonly string[]> {
  const { text } = await metrics.report(readings)
  return text.split('\n').filter((line) => line.startsWith(name))
}

describe('deliveries', () => {
  test('are counted by door, kind and what became of them', async () => {
    const metrics = createMetrics()
    metrics.observe(observed())
    metrics.observe(observed())
    metrics.observe(observed({ door: 'slack', kind: 'nudge', outcome: 'queued', why: 'busy' }))
    for (const outcome of ['dropped', 'closed', 'dead'] as const)
      metrics.observe(observed({ door: null, outcome, why: 'gone' }))

    const counted = await lines(metrics, 'alongside_deliveries_total')

    expect(new Set(counted)).toEqual(
      new Set([
        'alongside_deliveries_total{door="discord",kind="prompt",outcome="sent"} 2',
        'alongside_deliveries_total{door="slack",kind="nudge",outcome="retried"} 1',
        'alongside_deliveries_total{door="none",kind="prompt",outcome="dropped"} 1',
        'alongside_deliveries_total{door="none",kind="prompt",outcome="closed"} 1',
        'alongside_deliveries_total{door="none",kind="prompt",outcome="dead"} 1',
      ]),
    )
  })

  test('are late from when they were due to when they were sent, those that were not being left out', async () => {
    const metrics = createMetrics()
    for (const lateMs of [-4000, 500, 45_000, 7_200_000]) metrics.observe(observed({ lateMs }))
    metrics.observe(observed({ outcome: 'dropped', why: 'answered', lateMs: 3000 }))

    const bucket = (le: string, count: number) =>
      `alongside_delivery_lateness_seconds_bucket{le="${le}",door="discord"} ${count}`
    const told = await lines(metrics, 'alongside_delivery_lateness_seconds')

    expect(told).toContain(bucket('1', 2))
    expect(told).toContain(bucket('30', 2))
    expect(told).toContain(bucket('60', 3))
    expect(told).toContain(bucket('3600', 3))
    expect(told).toContain(bucket('+Inf', 4))
    expect(told).toContain('alongside_delivery_lateness_seconds_sum{door="discord"} 7245.5')
  })

  test('of all doors together have a median and a 95th percentile, as near as the buckets tell', async () => {
    const metrics = createMetrics()
    expect(await metrics.lateness()).toBeNull()

    for (let n = 1; n <= 90; n++) metrics.observe(observed({ lateMs: 800 }))
    for (let n = 1; n <= 10; n++) metrics.observe(observed({ door: 'slack', lateMs: 100_000 }))

    const lateness = await metrics.lateness()
    expect(lateness?.count).toBe(100)
    expect(lateness?.p50).toBeCloseTo(50 / 90)
    expect(lateness?.p95).toBeCloseTo(90)
  })

  test('that are later than the last bucket are as late as can be', async () => {
    const metrics = createMetrics()
    metrics.observe(observed({ lateMs: 86_400_000 }))

    expect(await metrics.lateness()).toEqual({ count: 1, p50: Infinity, p95: Infinity })
  })
})

describe('what is true when somebody asks', () => {
  test('is told as it is then', async () => {
    const metrics = createMetrics()
    const doors = [
      { door: 'discord', trouble: null },
      { door: 'slack', trouble: 'Slack cannot be reached' },
    ] as const
    const readings = { owed: { due: 7, queued: 5, dead: 2 }, heartbeatAge: 12.5, doors }

    const told = await lines(metrics, 'alongside_', readings)

    expect(told).toEqual([
      'alongside_due_members 7',
      'alongside_deliveries_queued 5',
      'alongside_deliveries_dead 2',
      'alongside_heartbeat_age_seconds 12.5',
      'alongside_door_up{door="discord"} 1',
      'alongside_door_up{door="slack"} 0',
    ])
  })

  test('is left out, rather than 0, while nobody knows', async () => {
    const metrics = createMetrics()
    await metrics.report({ ...nothing, owed: { due: 7, queued: 5, dead: 2 }, heartbeatAge: 1 })

    expect(await lines(metrics, 'alongside_')).toEqual([])
  })
})

test('no label but door, kind and outcome says anything', async () => {
  const metrics = createMetrics()
  const id = asId<Observed['id']>(randomUUID())
  metrics.observe(observed({ id, outcome: 'dead', why: 'unavailable' }))
  metrics.observe(observed({ id }))

  const told = await lines(metrics, 'alongside_', {
    ...nothing,
    doors: [{ door: 'web', trouble: 'secret' }],
  })

  const labels = told.flatMap((line) => [...line.matchAll(/(\w+)="/g)].map(([, name]) => name))
  expect(new Set(labels)).toEqual(new Set(['door', 'kind', 'outcome', 'le']))
  expect(told.join('\n')).not.toMatch(new RegExp(`${id}|unavailable|secret`))
})

test('the process tells of itself, and two in one process keep to themselves', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.observe(observed())

  expect(await lines(one, 'process_cpu_seconds_total')).toHaveLength(1)
  expect(await lines(one, 'nodejs_eventloop_lag_seconds')).toHaveLength(1)
  expect(await lines(other, 'alongside_deliveries_total')).toEqual([])
  expect((await one.report(nothing)).type).toContain('text/plain; version=0.0.4')
})
