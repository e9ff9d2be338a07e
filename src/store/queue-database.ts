import type { PGlite } from '@electric-sql/pglite'
import type { PrismaClient } from './generated/client.ts'
import type { TransactionHandle } from './schedule.ts'

/** What a queue needs that is kept in the same database, so that both change in one transaction. */
export interface QueueDatabase {
  /** The server's address, for connections of the queue's own, or the one connection that there is. */
  readonly at: { readonly url: string } | { readonly embedded: EmbeddedConnection }
  /** Runs `work` in a transaction of its own, which a throw undoes. Keep it short. */
  inTransaction<T>(work: (handle: TransactionHandle) => Promise<T>): Promise<T>
}

/**
 * The embedded database's connection. What is run here has the connection to itself: it comes after a
 * transaction that is under way, never into it, and leaves none open, whether it fails or not.
 */
export interface EmbeddedConnection {
  query<T>(statement: string, values?: unknown[]): Promise<{ rows: T[] }>
  /** Several statements, which may begin and end a transaction around themselves. */
  exec(script: string): Promise<{ rows: Record<string, unknown>[] }[]>
  /** Until the function that it gives is called. */
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>
}

/** In milliseconds. On the embedded database all wait in one line. */
const limits = { timeout: 5_000, maxWait: 10_000 }

export const queueDatabase = (prisma: PrismaClient, at: QueueDatabase['at']): QueueDatabase => ({
  at,
  inTransaction: (work) => prisma.$transaction(work, limits),
})

/** A script of which the whole is one transaction. */
const transaction = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/

export const embeddedConnection = (pglite: PGlite): EmbeddedConnection => ({
  query: (statement, values) => pglite.query(statement, values),
  // Run as it is, one that fails would leave its transaction open and broken, and whoever comes next
  // would find themselves in it. PGlite's own is undone before anybody else has their turn.
  exec: async (script) => {
    const inside = transaction.exec(script)?.[1]
    return inside === undefined
      ? await pglite.exec(script)
      : await pglite.transaction((tx) => tx.exec(inside))
  },
  listen: (channel, callback) => pglite.listen(channel, callback),
})
