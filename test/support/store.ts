import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import type { Database } from '#store/database.ts'
import { storeOn } from '#store/open.ts'
import { createSealer } from '#store/sealing.ts'
import type { Store } from '#store/store.ts'
import { embeddedDatabase } from './embedded-database.ts'
import { serverDatabase, testServer } from './server-database.ts'

/** A key for tests; `testKeyOf(1)` is another one. */
export const testKeyOf = (number: number): string =>
  `k1.aesgcm256.${Buffer.alloc(32, number).toString('base64url')}=`

export const testKey = testKeyOf(0)

export interface Kept {
  /** A store that is empty at the start of each test. */
  readonly store: Store
  /** The database under it, for a look at what really stands there. */
  readonly database: Database
}

/**
 * Gives the tests of this file, or of this `describe`, a store of their own, which is opened once and
 * emptied before each test. By default it is on an embedded database in memory.
 */
export function withStore(open: () => Promise<Database> = embeddedDatabase): Kept {
  let opened: Kept | undefined
  const now = (): Kept => {
    if (opened === undefined) throw new Error('the store is there from beforeEach on')
    return opened
  }

  beforeAll(async () => {
    const database = await open()
    opened = { database, store: await storeOn({ database, sealer: createSealer([testKey]) }) }
  }, 60_000)

  beforeEach(async () => {
    const { prisma } = now().database
    await prisma.$executeRaw`TRUNCATE "Person", "Community", "Pace", "PageMessage", "SlackInstallation" CASCADE`
    await prisma.$executeRaw`DELETE FROM "Setting" WHERE key NOT LIKE 'store.%'`
  })

  afterAll(async () => {
    await opened?.store.close()
  })

  return {
    get store() {
      return now().store
    },
    get database() {
      return now().database
    },
  }
}

/** Runs the same tests on the embedded database and, when there is a test server, on a server. */
export function onEveryDatabase(tests: (kept: Kept) => void): void {
  describe('embedded', () => tests(withStore()))
  if (testServer !== null) describe('on a server', () => tests(withStore(serverDatabase)))
}
