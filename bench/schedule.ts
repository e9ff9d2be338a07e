import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import { planDue } from '#app/plan-due.ts'
import type { Messenger } from '#chat/messenger.ts'
import { composer } from '#commands'
import { openQueue } from '../src/schedule/queue.ts'
import { createWorker } from '../src/schedule/worker.ts'
import { again, crowd } from './crowd.ts'
import type { Bench } from './databases.ts'
import { aligned } from './table.ts'

const at = Temporal.Instant.from('2026-03-02T20:00Z')
const membersAtOnce = 200
const rounds = 5

/** A platform that takes everything at once. */
const boundless: Messenger = {
  send: async (place, _, id) => ({ sent: true, message: { place, id } }),
  update: async (message) => ({ sent: true, message }),
  remove: async (message) => ({ sent: true, message }),
  sees: async () => true,
  standing: async () => null,
  turns: () => 1,
}

/**
 * What a heartbeat costs with 1,000 due among so many people, in milliseconds until all is kept and
 * queued: the least and the median of several rounds.
 */
export async function heartbeat(bench: Bench, people: number): Promise<readonly number[]> {
  const due = 1000
  await crowd(bench, { people, due, at })
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    await again(bench, { due, at })
    await bench.database.prisma.$executeRawUnsafe('VACUUM ANALYZE "Due", "Person", "Delivery"')
    const began = performance.now()
    let claimed = 0
    for (let taken = membersAtOnce; taken === membersAtOnce; claimed += taken)
      taken = await planDue(bench.store, at, membersAtOnce, async () => undefined)
    if (claimed !== due) throw new Error(`${claimed} were due`)
    if (round > 0) times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)
}

interface Sending {
  readonly perSecond: number
  /** From when it was due to when it was kept as sent, in milliseconds, the least first. */
  readonly late: readonly number[]
}

/** So many prompts that are due in the same minute, from the heartbeat until the last is kept as sent. */
export async function sending(bench: Bench, due: number): Promise<Sending> {
  await crowd(bench, { people: due, due, at })
  const { store, database } = bench
  const began = performance.now()
  const now = () => at.add({ milliseconds: Math.floor(performance.now() - began) })
  const onBug = (error: unknown): never => {
    throw error
  }
  const queue = await openQueue({ database: database.queue, now, onTrouble: onBug, onBug })
  const late: number[] = []
  const { promise: over, resolve } = Promise.withResolvers<void>()
  await queue.work(
    createWorker({
      store,
      messenger: boundless,
      compose: composer({ store: store.inBulk(), messenger: boundless, now }),
      now,
      paceOf: () => null,
      onBug,
      observe({ outcome, why, lateMs }) {
        if (outcome !== 'sent') throw new Error(`${outcome} ${why}`)
        late.push(lateMs - opened)
        if (late.length === due) resolve()
      },
    }),
    async () => undefined,
  )
  const opened = performance.now() - began
  for (let taken = membersAtOnce; taken === membersAtOnce; )
    taken = await planDue(store, at, membersAtOnce, queue.add)
  await over
  const seconds = (performance.now() - began - opened) / 1000
  await queue.close()
  return { perSecond: due / seconds, late: late.sort((a, b) => a - b) }
}

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

const cronTasks = new URL('programs/cron-tasks.ts', import.meta.url)
const beating = new URL('programs/beating.ts', import.meta.url)

/** What a process holds, in bytes, once all garbage is gone. */
interface Held {
  readonly heap: number
  readonly rss: number
}

/** What it costs a process that so many people are scheduled. */
export async function memory(bench: Bench, many: number): Promise<string> {
  const tasks = 50_000
  const bare = await heldBy(cronTasks, ['0'])
  const timers = await heldBy(cronTasks, [String(tasks)])
  await crowd(bench, { people: 10_000, due: 1000, at })
  const few = await heldBy(beating, [at.toString()], bench.settings)
  await crowd(bench, { people: many, due: 1000, at })
  const all = await heldBy(beating, [at.toString()], bench.settings)
  const row = (name: string, { heap, rss }: Held) => [
    name,
    ...[heap, rss].map((bytes) => (bytes / 2 ** 20).toFixed(0)),
  ]
  const each = (timers.heap - bare.heap) / tasks
  return [
    `Memory of one process, ${bench.name}`,
    aligned([
      ['', 'heap MiB', 'resident MiB'],
      row('node alone', bare),
      row(`${tasks.toLocaleString('en')} node-cron tasks`, timers),
      row('a heartbeat among 10,000 people', few),
      row(`a heartbeat among ${many.toLocaleString('en')} people`, all),
    ]),
    `A node-cron task has ${(each / 1024).toFixed(1)} KiB; for ${many.toLocaleString('en')} people that is ${((each * many) / 2 ** 20).toFixed(0)} MiB, beside ${((all.heap - few.heap) / 2 ** 20).toFixed(1)} MiB here.`,
  ].join('\n')
}

async function heldBy(
  program: URL,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Held> {
  const words = ['--expose-gc', fileURLToPath(program), ...args]
  const env = { ...process.env, ...settings }
  const { stdout } = await promisify(execFile)(process.execPath, words, { env })
  return JSON.parse(stdout)
}

export const heartbeatTable = (
  bench: Bench,
  measured: readonly { readonly people: number; readonly times: readonly number[] }[],
): string =>
  [
    `A heartbeat with 1,000 due, ${bench.name}`,
    aligned([
      ['among', 'least ms', 'median ms', 'times the first'],
      ...measured.map(({ people, times }) => [
        people.toLocaleString('en'),
        (times[0] ?? Number.NaN).toFixed(0),
        quantile(times, 0.5).toFixed(0),
        (quantile(times, 0.5) / quantile(measured[0]?.times ?? [], 0.5)).toFixed(2),
      ]),
    ]),
  ].join('\n')

export const sendingTable = (
  bench: Bench,
  measured: readonly { readonly due: number; readonly sending: Sending }[],
): string =>
  [
    `Prompts due in one minute, to a platform without limits, ${bench.name}`,
    aligned([
      ['', 'a second', 'late p50 ms', 'late p99 ms', 'the last ms'],
      ...measured.map(({ due, sending: { perSecond, late } }) => [
        due.toLocaleString('en'),
        perSecond.toFixed(0),
        ...[0.5, 0.99, 1].map((part) => quantile(late, part).toFixed(0)),
      ]),
    ]),
  ].join('\n')
