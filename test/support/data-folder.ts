import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/store.ts'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * Makes one data folder for the tests of this file, writes to its store, and gives each test a copy:
 * a database that exists opens ten times as quickly as one that has to be made.
 */
export function withDataFolder(write: (store: Store) => Promise<void>): { copy(): string } {
  const made = mkdtempSync(join(tmpdir(), 'alongside-test-'))

  beforeAll(async () => {
    const store = await openStore({ dataDir: made })
    await write(store)
    await store.close()
  }, 60_000)

  afterAll(() => rmSync(made, { recursive: true, force: true }))

  return {
    copy: () => {
      const folder = temporaryFolder()
      cpSync(made, folder, { recursive: true })
      return folder
    },
  }
}
