import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { pathsIn } from './data-folder.ts'
import { syncParent } from './durable-files.ts'
import { hasEmbedded, makeFrom, openEmbedded } from './embedded.ts'
import { readKeyFile } from './key-file.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { createSealer, type Sealer } from './sealing.ts'
import { openSecret } from './secret.ts'
import { StoreError } from './store-error.ts'
import { type StoreLog, silent } from './store-log.ts'

/**
 * Writes what `Database.dump` gave into the data folder: all of it, on the disk, or nothing. Only its
 * owner can read it, and it holds no key.
 *
 * @returns its path.
 */
export async function writeBackup(
  dataDir: string,
  dump: Uint8Array,
  at: Temporal.Instant,
): Promise<string> {
  const { backups } = pathsIn(dataDir)
  await mkdir(backups, { recursive: true, mode: 0o700 })
  const path = join(backups, `alongside-${stampOf(at)}.tar.gz`)
  const draft = `${path}.new`
  await rm(draft, { force: true })
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(dump)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  syncParent(path)
  return path
}

/** Where a backup goes to, and the keys that open it: without them, those of the key file there. */
export interface RestoreOptions {
  readonly dataDir: string
  readonly encryptionKeys?: readonly string[]
}

export interface Restored {
  /** Where the database is that was there before; `null`: there was none. */
  readonly before: string | null
}

/**
 * Puts a backup in the place of the embedded database, once it has started and its keys have opened what
 * is in it. What was there before is kept beside it. Throws a `StoreError` and changes nothing:
 * `backup-unreadable`, `key-missing`, `key-wrong`, or as `openStore` does.
 */
export async function restoreBackup(
  options: RestoreOptions,
  path: string,
  at: Temporal.Instant,
  log: StoreLog = silent,
): Promise<Restored> {
  const { folder, database } = pathsIn(options.dataDir)
  const dump = await read(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  const draft = `${database}.restored`
  try {
    const sealer = await sealerOf(options)
    await makeFrom(draft, dump)
    await tryOut(draft, sealer, log)
    const before = (await hasEmbedded(database)) ? `${database}.before-${stampOf(at)}` : null
    if (before) await rename(database, before)
    await rename(draft, database)
    syncParent(database)
    return { before }
  } finally {
    await rm(draft, { recursive: true, force: true })
    lock.release()
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new StoreError('backup-unreadable', `${path} cannot be read.`, error)
  }
}

/** No key is made here: one that is new would open nothing of what comes back. */
async function sealerOf({ dataDir, encryptionKeys }: RestoreOptions): Promise<Sealer> {
  const { keyFile } = pathsIn(dataDir)
  const keys = encryptionKeys ?? (await readKeyFile(keyFile, () => undefined))
  if (keys === null)
    throw new StoreError(
      'key-missing',
      `Put the key that the backup was made with into ${keyFile}.`,
    )
  return createSealer(keys)
}

async function tryOut(folder: string, sealer: Sealer, log: StoreLog): Promise<void> {
  const database = await openEmbedded(folder)
  try {
    for (const name of await migrate(database, await readMigrations()))
      log.info(`The database was brought up to date: ${name}.`)
    await openSecret(database.prisma, sealer)
  } finally {
    await database.close()
  }
}

/** To the second, in UTC, as a file's name can have it. */
const stampOf = (at: Temporal.Instant): string =>
  at.toString({ smallestUnit: 'second' }).replaceAll(/[:-]/g, '')
