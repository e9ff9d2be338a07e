import type { PrismaClient } from './generated/client.ts'
import type { QueueDatabase } from './queue-database.ts'
import type { MigratableDatabase } from './schema-engine.ts'

/** An open PostgreSQL, inside this process or on a server. */
export interface Database {
  readonly prisma: PrismaClient
  readonly queue: QueueDatabase
  /** Runs `work` while nobody else migrates this database: neither another process nor Prisma. */
  whileMigrating<T>(work: (database: MigratableDatabase) => Promise<T>): Promise<T>
  /** Everything in it at one instant, as a gzipped tar. `null` on a server, which has tools of its own. */
  readonly dump: (() => Promise<Uint8Array>) | null
  close(): Promise<void>
}
