import { randomUUID } from 'node:crypto'
import { setImmediate as aTurn } from 'node:timers/promises'
import pg from 'pg'
import { type PgBoss, TestClock } from 'pg-boss'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { asId, type DeliveryId } from '#domain/id.ts'
import { startBoss } from '#schedule/boss.ts'
import { type DeliveryHandler, type JobResult, openQueue, type Queue } from '#schedule/queue.ts'
import type { Database } from '#store/database.ts'
import { openServer } from '#store/server.ts'
import { embeddedDatabase } from './embedded-database.ts'
import { createServerDatabase, testServer } from './server-database.ts'

export const deliveryIds = (count: number): DeliveryId[] =>
  Array.from({ length: count }, () => asId<DeliveryId>(randomUUID()))

/** A database with queues on it, whose time the test moves. */
export interface QueueHouse {
  readonly database: Database
  /** The server's address. */
  readonly url: string | null
  readonly time: TestClock
  readonly troubles: unknown[]
  readonly bugs: unknown[]
  /** Another one on the same database, as of another process. */
  open(): Promise<Queue>
  /** pg-boss itself on the same database, to do what the queue does not. */
  openBoss(): Promise<PgBoss>
  /** Lets time pass, a second at a time, until something is true. */
  until(isTrue: () => boolean): Promise<void>
  /** Lets so much time pass as if everybody slept meanwhile, and then a second more. */
  skip(duration: Temporal.DurationLike): Promise<void>
}

/** Each test gets a house whose queues hold nothing, on the embedded database and on a server. */
export function onEveryQueueDatabase(tests: (house: QueueHouse) => void): void {
  describe('embedded', () =>
    tests(withQueues(async () => ({ database: await embeddedDatabase() }))))
  if (testServer !== null) describe('on a server', () => onServer(tests))
}

export function onServer(tests: (house: QueueHouse) => void): void {
  tests(withQueues(serverWithTestTime))
}

interface Place {
  readonly database: Database
  readonly url?: string
  drop?(): Promise<void>
}

function withQueues(openPlace: () => Promise<Place>): QueueHouse {
  let place: Place | undefined
  // One for all tests: pg-boss remembers when it last looked after its queues.
  const time = new TestClock()
  const troubles: unknown[] = []
  const bugs: unknown[] = []
  const closing: (() => Promise<unknown>)[] = []
  const at = (): Place => {
    if (place === undefined) throw new Error('the house is there from beforeAll on')
    return place
  }
  const options = () => ({
    database: at().database.queue,
    time,
    now: () => Temporal.Instant.fromEpochMilliseconds(time.now()),
    onTrouble: (error: unknown) => void troubles.push(error),
    onBug: (error: unknown) => void bugs.push(error),
  })

  beforeAll(async () => {
    place = await openPlace()
    await (await startBoss(options())).stop()
  }, 60_000)

  beforeEach(async () => {
    troubles.length = 0
    bugs.length = 0
    await at().database.prisma.$executeRaw`TRUNCATE pgboss.job`
  })

  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  afterAll(async () => {
    await place?.database.close()
    await place?.drop?.()
  })

  return {
    get database() {
      return at().database
    },
    get url() {
      return at().url ?? null
    },
    time,
    troubles,
    bugs,
    open: async () => {
      const queue = await openQueue(options())
      closing.push(() => queue.close())
      return queue
    },
    openBoss: async () => {
      const boss = await startBoss(options())
      closing.push(() => boss.stop({ graceful: false }))
      return boss
    },
    until: async (isTrue) => {
      while (!isTrue()) {
        await time.tick(1000)
        await aTurn()
      }
    },
    skip: async (duration) => {
      await time.setTime(time.now() + Temporal.Duration.from(duration).total('milliseconds'))
      await time.tick(1000)
    },
  }
}

/** On a server, each session is told whether it goes by the time of the test. */
async function serverWithTestTime(): Promise<Place> {
  const { url, drop } = await createServerDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const name = new URL(url).pathname.slice(1)
  await client.query(`ALTER DATABASE "${name}" SET pgboss.test_clock = 'on'`)
  await client.end()
  return { url, drop, database: await openServer(url) }
}

/** A worker that remembers what it was handed, and says of each what the test wants. */
export function recorder(
  say: (id: DeliveryId, attempt: number) => JobResult = () => ({ done: true }),
) {
  const handed: DeliveryId[] = []
  const batches: (readonly DeliveryId[])[] = []
  const attempts = new Map<DeliveryId, number>()
  const deliver: DeliveryHandler = async (ids) => {
    batches.push(ids)
    handed.push(...ids)
    for (const id of ids) attempts.set(id, (attempts.get(id) ?? 0) + 1)
    return new Map(ids.map((id) => [id, say(id, attempts.get(id) ?? 0)]))
  }
  return { handed, batches, attempts, deliver }
}

/** For queues in which nothing is to die. */
export const nobodyDies = async (ids: readonly DeliveryId[]): Promise<void> => {
  throw new Error(`${ids.length} were given up`)
}
