import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from './store-error.ts'

/** A folder that this process alone may use, until it lets go or ends. */
export interface FolderLock {
  release(): void
}

/**
 * Takes a folder for this process. Throws a `StoreError`, `data-dir-in-use`, when another has it;
 * what the file system refuses is thrown as it is.
 *
 * The embedded database does not notice a second process on its files, and the two would destroy
 * them. Node has no file locks of its own, but the SQLite inside it has: a write transaction holds a
 * lock of the operating system on `lock`, an empty file. The system drops it the moment its holder
 * ends, however it ends, so nothing stays locked and no process id has to be believed; of several
 * that come at once, one gets it. It works alike on Linux, macOS and Windows, and between containers
 * that share a folder, where the name of a socket or a process id means nothing. `lock.pid` only
 * tells the message who has it.
 */
export function lockFolder(folder: string): FolderLock {
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  const pidFile = join(folder, 'lock.pid')
  try {
    // Takes, at once, the lock that one connection at most can have. Nothing is ever written.
    file.exec('BEGIN IMMEDIATE')
  } catch (error) {
    file.close()
    if (!isBusy(error)) throw error
    throw new StoreError(
      'data-dir-in-use',
      `The data folder ${folder} is in use by ${holder(pidFile)}; stop that first, or set DATABASE_URL to share one database.`,
    )
  }
  // Collected as garbage, the file would be closed and the folder free.
  held.add(file)
  writeFileSync(pidFile, `${process.pid}\n`)
  return {
    release: () => {
      if (held.delete(file)) file.close()
    },
  }
}

const held = new Set<DatabaseSync>()

/** SQLite's own number for "another connection holds the lock". */
const busy = 5

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === busy

function holder(pidFile: string): string {
  try {
    return `process ${readFileSync(pidFile, 'utf8').trim()}`
  } catch {
    return 'another process'
  }
}
