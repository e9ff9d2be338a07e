import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Database } from './database.ts'
import { hasEmbedded, openEmbedded } from './embedded.ts'
import { newKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { lockFolder } from './lock.ts'
import { createSealer, type Sealer } from './sealing.ts'
import { codeOf, StoreError } from './store-error.ts'
import type { StoreLog } from './store-log.ts'

/** Where things are in a data folder. */
export const pathsIn = (dataDir: string) => {
  const folder = resolve(dataDir)
  return {
    folder,
    database: join(folder, 'pglite'),
    keyFile: join(folder, 'encryption.key'),
    backups: join(folder, 'backups'),
  }
}

/**
 * Opens the embedded database of a data folder, which is made when missing and is this process's
 * alone until the database is closed. Without `keys`, those of its key file are used.
 */
export async function openFolder(
  dataDir: string,
  keys: readonly string[] | undefined,
  log: StoreLog,
): Promise<{ database: Database; sealer: Sealer }> {
  const paths = pathsIn(dataDir)
  try {
    await mkdir(paths.folder, { recursive: true, mode: 0o700 })
    const lock = lockFolder(paths.folder)
    try {
      const sealer = createSealer(keys ?? (await keysOf(paths, log)))
      const database = await openEmbedded(paths.database)
      return { sealer, database: closingAlso(database, lock.release) }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(
      'data-dir-unreadable',
      `The data folder ${paths.folder} cannot be made, read and written (${codeOf(error) ?? 'unknown reason'}).`,
      error,
    )
  }
}

async function keysOf(
  { keyFile, database }: ReturnType<typeof pathsIn>,
  log: StoreLog,
): Promise<readonly string[]> {
  const known = await readKeyFile(keyFile, (sentence) => log.warn(sentence))
  if (known !== null) return known
  if (await hasEmbedded(database)) {
    throw new StoreError(
      'key-missing',
      `${keyFile} is gone, and nothing else opens what is stored; put it back from a backup.`,
    )
  }
  const keys = [newKey()]
  await writeKeyFile(keyFile, keys)
  return keys
}

const closingAlso = (database: Database, release: () => void): Database => ({
  ...database,
  close: async () => {
    try {
      await database.close()
    } finally {
      release()
    }
  },
})
