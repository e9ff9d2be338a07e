import { setTimeout as pause } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import type { WebParts } from '#adapters/web/connect.ts'
import type { Store } from '#store/store.ts'
import type { Clock } from './clock.ts'
import type { Metrics } from './schedule/metrics.ts'
import { readOwed, type Scheduled } from './scheduled.ts'
import { type DoorState, mostGivenUp, statusNotice } from './status-notices.ts'

export interface StatusParts {
  readonly store: Store
  readonly clock: Clock
  readonly roles: Iterable<string>
  readonly metrics: Metrics
  /** `null` in a process that is no worker. */
  readonly scheduled: Scheduled | null
  readonly backUp: ((at: Temporal.Instant) => Promise<string>) | null
  doors(): readonly DoorState[]
  /** The database did not answer somebody who looked. */
  onTrouble(error: unknown): void
}

/** Who looks gets an answer after so many milliseconds, also while the database is away. */
const patienceMs = 4000

/** Puts together what operators see: the figures for Prometheus, and the page at /status. */
export function openStatus(parts: StatusParts): NonNullable<WebParts['operators']> {
  const { store, clock, metrics, scheduled, doors, backUp } = parts
  const owed = () => inTime(readOwed(store, clock.now()))

  return {
    metrics: async () =>
      metrics.report({
        owed: await owed(),
        heartbeatAge: scheduled?.state().beatAge ?? null,
        doors: doors(),
      }),
    status: {
      view: async (sentAgain) =>
        statusNotice({
          roles: parts.roles,
          doors: doors(),
          owed: await owed(),
          lateness: await metrics.lateness(),
          worker: scheduled && (await workerOf(scheduled)),
          sentAgain,
        }),
      sendAgain: scheduled?.sendAgain ?? null,
      backUp: backUp && (() => backUp(clock.now())),
    },
  }

  async function workerOf({ state }: Scheduled) {
    const { lastBeat, beatAge, waiting, givenUp } = state()
    const read = await inTime(Promise.all([waiting(), givenUp(mostGivenUp)]))
    return { lastBeat, beatAge, waiting: read?.[0] ?? null, givenUp: read?.[1] ?? null }
  }

  /** `null` for what fails or takes too long. */
  function inTime<T>(reading: Promise<T>): Promise<T | null> {
    const patience = pause(patienceMs, null, { ref: false })
    return Promise.race([reading, patience]).catch((error: unknown) => {
      parts.onTrouble(error)
      return null
    })
  }
}
