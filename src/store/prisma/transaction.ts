import { AsyncLocalStorage } from 'node:async_hooks'
import type { PersonId } from '#domain/id.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'

/** In milliseconds. On the embedded database all wait in one line, so the wait may be longer. */
const limits = { timeout: 5_000, maxWait: 10_000 }

const insideOne = new AsyncLocalStorage<true>()

/**
 * Runs `work` in a transaction that holds this person's row. A second one begun inside would wait
 * for the first for ever: it throws.
 */
export async function inTransaction<T>(
  prisma: PrismaClient,
  personId: PersonId,
  work: (db: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  if (insideOne.getStore()) throw new Error('asOne inside asOne is a bug')
  return await insideOne.run(true, () =>
    prisma.$transaction(async (db) => {
      // "No key": rows that refer to the person can still be added by others meanwhile.
      await db.$executeRaw`SELECT FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
      const result = await work(db)
      // After a statement that failed, PostgreSQL answers COMMIT by quietly undoing everything. If
      // `work` swallowed that failure, this one does not.
      await db.$executeRaw`SELECT`
      return result
    }, limits),
  )
}
