import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Door } from '#domain/person.ts'
import type { Outcome } from '#store/store.ts'
import type { Observed } from './worker.ts'

/** What is true at the moment somebody asks. */
export interface Readings {
  /** Of the whole house, as the database has it; `null` while it does not answer. */
  readonly owed: {
    /** Members with something overdue. */
    readonly due: number
    readonly queued: number
    readonly dead: number
  } | null
  /** In seconds; `null` in a process without a heartbeat. */
  readonly heartbeatAge: number | null
  readonly doors: readonly { readonly door: Door; readonly trouble: string | null }[]
}

/** From when a message was due to when it was sent, by this process since it began. */
export interface Lateness {
  readonly count: number
  /** In seconds, as near as the buckets tell; `Infinity`: more than the last of them. */
  readonly p50: number
  readonly p95: number
}

export interface Metrics {
  /** Counts what became of a delivery. */
  observe(observed: Observed): void
  /** `null` as long as nothing was sent. */
  lateness(): Promise<Lateness | null>
  /** Everything, in the format of Prometheus. */
  report(readings: Readings): Promise<{ readonly type: string; readonly text: string }>
}

/** In seconds, from one to an hour. */
const buckets = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600]

const outcomes: Readonly<Record<Outcome['state'], string>> = {
  queued: 'retried',
  sent: 'sent',
  dropped: 'dropped',
  closed: 'closed',
  dead: 'dead',
}

/** Figures about messages and the process. No label says whose they are: no id, no name, no lane. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })

  const deliveries = new Counter({
    name: 'alongside_deliveries_total',
    help: 'what became of deliveries, each attempt counted, by this process',
    labelNames: ['door', 'kind', 'outcome'] as const,
    registers,
  })
  const late = new Histogram({
    name: 'alongside_delivery_lateness_seconds',
    help: 'from when a message was due to when it was sent, by this process',
    labelNames: ['door'] as const,
    buckets,
    registers,
  })
  const due = gauge('alongside_due_members', 'members with something overdue now')
  const queued = gauge('alongside_deliveries_queued', 'deliveries that are on their way')
  const dead = gauge('alongside_deliveries_dead', 'deliveries that were given up, at most 1,000')
  const beat = gauge(
    'alongside_heartbeat_age_seconds',
    'since a heartbeat last ended well, or since the start',
  )
  const doors = new Gauge({
    name: 'alongside_door_up',
    help: '1 while the door works, else 0',
    labelNames: ['door'] as const,
    registers,
  })

  return {
    observe({ door, kind, outcome, lateMs }) {
      deliveries.inc({ door: door ?? 'none', kind, outcome: outcomes[outcome] })
      // The clock may have been set back meanwhile.
      if (outcome === 'sent') late.observe({ door: door ?? 'none' }, Math.max(0, lateMs) / 1000)
    },

    async lateness() {
      const upTo = new Map<number, number>()
      for (const { labels, value } of (await late.get()).values) {
        if (!('le' in labels)) continue
        const bound = labels.le === '+Inf' ? Infinity : Number(labels.le)
        upTo.set(bound, (upTo.get(bound) ?? 0) + value)
      }
      const count = upTo.get(Infinity) ?? 0
      if (count === 0) return null
      return { count, p50: quantile(upTo, 0.5), p95: quantile(upTo, 0.95) }
    },

    async report({ owed, heartbeatAge, doors: states }) {
      set(due, owed?.due)
      set(queued, owed?.queued)
      set(dead, owed?.dead)
      set(beat, heartbeatAge ?? undefined)
      for (const { door, trouble } of states) doors.set({ door }, trouble === null ? 1 : 0)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

/** What is not known is not there, rather than 0. */
function set(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove()
  else gauge.set(value)
}

/** @param upTo how many lie at or below each bound, the least bound first. */
function quantile(upTo: ReadonlyMap<number, number>, part: number): number {
  const rank = part * (upTo.get(Infinity) ?? 0)
  let [below, before] = [0, 0]
  for (const [bound, count] of upTo) {
    if (count >= rank && count > before)
      return bound === Infinity
        ? bound
        : below + ((bound - below) * (rank - before)) / (count - before)
    ;[below, before] = [bound, count]
  }
  return below
}
