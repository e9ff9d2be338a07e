import type { Temporal } from 'temporal-polyfill'
import { writeBackup } from './backup.ts'
import { openFolder } from './data-folder.ts'
import type { Database } from './database.ts'
import { Prisma } from './generated/client.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { prismaStore } from './prisma/prisma-store.ts'
import type { QueueDatabase } from './queue-database.ts'
import { createSealer, type Sealer } from './sealing.ts'
import { openSecret } from './secret.ts'
import { openServer } from './server.ts'
import type { Store } from './store.ts'
import { StoreError } from './store-error.ts'
import { type StoreLog, silent } from './store-log.ts'

export interface StoreOptions {
  /** Where the embedded database and its key file are kept; made when missing. */
  readonly dataDir: string
  /** The address of a PostgreSQL server to use in place of the embedded database. */
  readonly databaseUrl?: string
  /** Newest first. Needed with `databaseUrl`; otherwise `encryption.key` in `dataDir` is used. */
  readonly encryptionKeys?: readonly string[]
}

/** A database that is open, and what opens the sealed text in it. */
export interface Opened {
  readonly database: Database
  readonly sealer: Sealer
}

/** The store as it is opened at the start, with what the queue beside it needs. */
export interface OpenedStore extends Store {
  readonly queue: QueueDatabase
  /**
   * Writes a backup while everything goes on, and gives its path. Those who ask meanwhile get the same
   * one. `null` on a server, which has tools of its own.
   */
  readonly backUp: ((at: Temporal.Instant) => Promise<string>) | null
}

/**
 * Opens the store and brings its database up to date. What can be expected to go wrong rejects with
 * a `StoreError` and leaves nothing open.
 */
export async function openStore(
  options: StoreOptions,
  log: StoreLog = silent,
): Promise<OpenedStore> {
  const opened = await openDatabase(options, log)
  try {
    const store = await storeOn(opened, log)
    const { dump } = opened.database
    return { ...store, backUp: dump && backUpInto(options.dataDir, dump) }
  } catch (error) {
    await opened.database.close()
    throw givenUp(error) ? failedOf(options, error) : error
  }
}

function backUpInto(dataDir: string, dump: () => Promise<Uint8Array>) {
  let current: Promise<string> | null = null
  return (at: Temporal.Instant): Promise<string> => {
    current ??= dump()
      .then((whole) => writeBackup(dataDir, whole, at))
      .finally(() => {
        current = null
      })
    return current
  }
}

/** Whether it is the database that failed: a broken page, a lost connection, a missing right. */
const givenUp = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError ||
  error instanceof Prisma.PrismaClientUnknownRequestError

const failedOf = ({ dataDir, databaseUrl }: StoreOptions, cause: unknown): StoreError =>
  databaseUrl === undefined
    ? new StoreError('data-dir-unreadable', `The database in ${dataDir} is damaged.`, cause)
    : new StoreError(
        'database-unreachable',
        'The database of DATABASE_URL was reached, and then did not do what it was asked.',
        cause,
      )

/** The database that the options mean, not yet migrated, its keys not yet tried. */
export async function openDatabase(options: StoreOptions, log: StoreLog = silent): Promise<Opened> {
  const { dataDir, databaseUrl, encryptionKeys } = options
  if (databaseUrl === undefined) return await openFolder(dataDir, encryptionKeys, log)
  if (encryptionKeys === undefined || encryptionKeys.length === 0) {
    throw new StoreError(
      'key-missing',
      'DATABASE_URL is set, and ENCRYPTION_KEYS is not: there is no key to encrypt with.',
    )
  }
  const sealer = createSealer(encryptionKeys)
  return { sealer, database: await openServer(databaseUrl) }
}

/**
 * The store on an open database, which is migrated first and on which the keys are tried.
 *
 * @internal Tests open a store on a database of their own.
 */
export async function storeOn(
  { database, sealer }: Opened,
  log = silent,
): Promise<Omit<OpenedStore, 'backUp'>> {
  for (const name of await migrate(database, await readMigrations())) {
    log.info(`The database was brought up to date: ${name}.`)
  }
  const store = prismaStore(database, sealer, await openSecret(database.prisma, sealer))
  return { ...store, queue: database.queue }
}
