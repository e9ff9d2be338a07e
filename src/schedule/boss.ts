import { type Clock, type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss'
import type { QueueDatabase } from '#store/store.ts'
import { deadLetters, deliveries, schema, upkeep } from './queue-settings.ts'

export interface BossOptions {
  readonly database: QueueDatabase
  /** Is told of what goes wrong and heals by itself: a lost connection, a statement that failed. */
  onTrouble(error: unknown): void
  /** @internal Tests move time. */
  readonly time?: Clock
}

/** Starts pg-boss, which makes or brings up to date its tables first; several may start at once. */
export async function startBoss({ database, onTrouble, time }: BossOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connectionTo(database),
    ...upkeep,
    schema,
    schedule: false,
    useListenNotify: true,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...(time ? { clock: time } : {}),
  })
  // Some of what it reports is a plain object in the shape of an error.
  boss.on('error', (error) => onTrouble(Object.assign(new Error(error.message), error)))
  try {
    await boss.start()
    for (const queue of [deadLetters, deliveries]) {
      await boss.createQueue(queue.name, queue)
      const { name, ...settings } = queue
      await boss.updateQueue(name, settings)
    }
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }
  return boss
}

const connectionTo = ({ at }: QueueDatabase): ConstructorOptions =>
  'url' in at
    ? { connectionString: at.url, max: 4, application_name: 'alongside-queue' }
    : { db: fromPglite(at.embedded), backend: 'pglite' }
