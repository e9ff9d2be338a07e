import { AsyncLocalStorage } from 'node:async_hooks'
import type { PersonId } from '#domain/id.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'

/** What opens a transaction. */
export type Opening = 'asOne' | 'inOne' | 'claimDue'

/**
 * In milliseconds. On the embedded database all wait in one line, so the wait may be longer. A claim is
 * the work for many members at once.
 */
const limits = {
  asOne: { timeout: 5_000, maxWait: 10_000 },
  inOne: { timeout: 5_000, maxWait: 10_000 },
  claimDue: { timeout: 30_000, maxWait: 10_000 },
} as const satisfies Record<Opening, object>

const outer = new AsyncLocalStorage<Opening>()

/**
 * Runs `work` in a transaction of its own. A second one begun inside would wait for the first for ever:
 * it throws.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  opening: Opening,
  work: (db: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const around = outer.getStore()
  if (around) throw new Error(`${opening} inside ${around} is a bug`)
  return await outer.run(opening, () =>
    prisma.$transaction(async (db) => {
      const result = await work(db)
      // After a statement that failed, PostgreSQL answers COMMIT by quietly undoing everything. If
      // `work` swallowed that failure, this one does not.
      await db.$executeRaw`SELECT`
      return result
    }, limits[opening]),
  )
}

/** Holds a person's row until the transaction ends: another that wants to waits. */
export async function hold(db: Prisma.TransactionClient, personId: PersonId): Promise<void> {
  // "No key": rows that refer to the person can still be added by others meanwhile.
  await db.$executeRaw`SELECT FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
}
