import type { Prisma } from '../generated/client.ts'
import type { Sealer } from '../sealing.ts'

/** What every part of the store works with: the database, or a transaction on it, and the sealer. */
export interface Tools {
  readonly db: Prisma.TransactionClient
  readonly sealer: Sealer
}
