import type { Db, Job, PgBoss } from 'pg-boss'
import type { Temporal } from 'temporal-polyfill'
import type { DeliveryId } from '#domain/id.ts'
import type { TransactionHandle } from '#store/store.ts'
import { type BossOptions, startBoss } from './boss.ts'
import { createHand } from './in-hand.ts'
import { burying, deadLetters, deliveries, mostOfLane, workers, working } from './queue-settings.ts'
import { createTurns } from './turns.ts'

export interface DeliveryJob {
  readonly id: DeliveryId
  /** The community whose turn it takes. Those that have none, an empty text, are one together. */
  readonly lane: string
  /** `null`, or left out: now. */
  readonly notBefore?: Temporal.Instant | null
}

/** What became of a job. One that is not done is handed over again: after a while, or when told. */
export type JobResult =
  | { readonly done: true }
  /** With `retryAfterMs` it does not count as an attempt, and those before it are forgotten. */
  | { readonly done: false; readonly retryAfterMs?: number }

/** What is said of a delivery that is not in it: tried again. A throw means all of them. */
export type DeliveryHandler = (
  ids: readonly DeliveryId[],
) => Promise<ReadonlyMap<DeliveryId, JobResult>>

type Bury = (ids: readonly DeliveryId[]) => Promise<void>

/** As of at most a minute ago. */
export interface QueueStats {
  /** Could be handed over now. */
  readonly ready: number
  /** Waiting for their time: after an attempt that failed, or as the platform asked. */
  readonly deferred: number
  readonly active: number
  /** Given up, and not yet written down as such. */
  readonly dead: number
}

/** What is on its way to members. Each job is handed over to one worker of one process at a time. */
export interface Queue {
  /** In the transaction of `handle` when it is given. */
  add(jobs: readonly DeliveryJob[], handle?: TransactionHandle): Promise<void>
  /**
   * Begins to hand over jobs, to be called once. `bury` gets those that were tried too often, until it
   * does not throw; to send one of them again after all, `add` it again.
   */
  work(deliver: DeliveryHandler, bury: Bury): Promise<void>
  stats(): Promise<QueueStats>
  /** Hands over nothing more, and waits for what is being handled, as long as a job may take. */
  close(): Promise<void>
}

export interface QueueOptions extends BossOptions {
  /** Instants of jobs are of this clock; the database's own counts how long they wait. */
  now(): Temporal.Instant
  /** A handler threw. */
  onBug(error: unknown): void
}

/** In pg-boss, a group has a name. */
const laneless = 'none'

interface Content {
  readonly delivery: DeliveryId
  /** Its lane's, which it keeps however often it is put off. */
  readonly turn: number
}

interface Waiting {
  readonly content: Content
  readonly group: string
  readonly seconds: number
}

interface Settled {
  readonly id: string
  readonly status: 'completed' | 'failed'
}

const idsIn = (jobs: readonly Job<Content>[]): readonly DeliveryId[] => [
  ...new Set(jobs.map(({ data }) => data.delivery)),
]

/** Opens the queue on the store's database, and keeps its tables there. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { database, now, onBug, onTrouble } = options
  const boss = await startBoss(options)
  const turnOf = createTurns()
  const hand = createHand(mostOfLane)

  async function insert(waiting: readonly Waiting[], db: Db | undefined): Promise<void> {
    const jobs = waiting.map(({ content, group, seconds }) => ({
      data: content,
      priority: -content.turn,
      startAfter: seconds,
      group: { id: group },
    }))
    if (jobs.length > 0) await boss.insert(deliveries.name, jobs, db ? { db } : {})
  }

  /** In place of each job comes a new one: pg-boss lets a job wait only for having failed. */
  async function putOff(waits: ReadonlyMap<Job<Content>, number>): Promise<void> {
    if (waits.size === 0) return
    await database.inTransaction(async (handle) => {
      const db = databaseOf(handle)
      const deleted = await boss.deleteJob(deliveries.name, [...waits.keys()], { db })
      // What is another worker's by now is for that one to say.
      const ours = 'settled' in deleted && Array.isArray(deleted.settled) ? deleted.settled : []
      const waiting = [...waits]
        .filter(([{ id }]) => ours.includes(id))
        .map(([{ data, groupId }, ms]): Waiting => {
          return { content: data, group: groupId ?? laneless, seconds: Math.max(0, ms / 1000) }
        })
      await insert(waiting, db)
    })
  }

  async function handle(jobs: Job<Content>[], deliver: DeliveryHandler): Promise<Settled[]> {
    const taken = hand.take(jobs)
    try {
      const tooMany = jobs.filter((job) => !taken.includes(job))
      await putOff(new Map(tooMany.map((job) => [job, 0]))).catch(onTrouble)
      return await settle(taken, deliver)
    } finally {
      hand.release(taken)
    }
  }

  /** What is not said of a job that is still ours counts as a failure. */
  async function settle(
    jobs: readonly Job<Content>[],
    deliver: DeliveryHandler,
  ): Promise<Settled[]> {
    if (jobs.length === 0) return []
    const results = await deliver(idsIn(jobs)).catch((error: unknown) => {
      onBug(error)
      return new Map<DeliveryId, JobResult>()
    })
    const settled: Settled[] = []
    const waits = new Map<Job<Content>, number>()
    for (const job of jobs) {
      const result = results.get(job.data.delivery) ?? { done: false }
      settled.push({ id: job.id, status: result.done ? 'completed' : 'failed' })
      if (!result.done && result.retryAfterMs !== undefined) waits.set(job, result.retryAfterMs)
    }
    // Where this does not work out, they have failed like the others.
    await putOff(waits).catch(onTrouble)
    return settled
  }

  async function handleDead(jobs: Job<Content>[], bury: Bury): Promise<void> {
    try {
      await bury(idsIn(jobs))
    } catch (error) {
      onBug(error)
      throw error
    }
  }

  return {
    add: async (jobs, handle) => {
      const at = now()
      const waiting = jobs.map(({ id, lane, notBefore }): Waiting => {
        const seconds = notBefore ? Math.max(0, at.until(notBefore).total('seconds')) : 0
        const content = { delivery: id, turn: turnOf(lane, at) }
        return { content, group: lane === '' ? laneless : lane, seconds }
      })
      await insert(waiting, handle && databaseOf(handle))
    },
    work: async (deliver, bury) => {
      for (let n = 0; n < workers; n++) await startWorker(boss, (jobs) => handle(jobs, deliver))
      await boss.work<Content>(deadLetters.name, burying, (jobs) => handleDead(jobs, bury))
    },
    stats: async () => {
      const [live] = await boss.getQueueStats(deliveries.name, { force: true })
      const [dead] = await boss.getQueueStats(deadLetters.name, { force: true })
      const { readyCount = 0, deferredCount = 0, activeCount = 0 } = live ?? {}
      const { queuedCount = 0, activeCount: beingBuried = 0 } = dead ?? {}
      return {
        ready: readyCount,
        deferred: deferredCount,
        active: activeCount,
        dead: queuedCount + beingBuried,
      }
    },
    close: () => boss.stop({ timeout: deliveries.expireInSeconds * 1000 }),
  }
}

/**
 * After each batch it looks again at once. pg-boss itself would do so only after a full one, and a
 * batch is not full where communities were at their limit, however much is waiting.
 */
async function startWorker(
  boss: PgBoss,
  handle: (jobs: Job<Content>[]) => Promise<Settled[]>,
): Promise<void> {
  let self = ''
  self = await boss.work(
    deliveries.name,
    { ...working, perJobResults: true },
    async (jobs: Job<Content>[]) => {
      const settled = await handle(jobs)
      boss.notifyWorker(self)
      return settled
    },
  )
}

const databaseOf = (handle: TransactionHandle): Db => ({
  executeSql: async (text, values) => {
    const rows = await handle.$queryRawUnsafe(text, ...(values ?? []))
    return { rows: Array.isArray(rows) ? rows : [] }
  },
})
