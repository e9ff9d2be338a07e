import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#store/database.ts'
import { onPglite } from '#store/embedded.ts'
import { migrate } from '#store/migrate.ts'
import { type Migration, readMigrations } from '#store/migrations.ts'
import { openServer } from '#store/server.ts'
import { createServerDatabase, serverDatabase, testServer } from '../support/server-database.ts'

const first: Migration = { name: '1_first', script: 'CREATE TABLE a (id int);' }
// Statements with semicolons inside, and no semicolon at the end.
const second: Migration = {
  name: '2_second',
  script: "ALTER TABLE a ADD note text DEFAULT 'x;y';\nCREATE TABLE b (id int) -- the end",
}
const broken: Migration = {
  name: '2_second',
  script: 'CREATE TABLE b (id int);\nCREATE TABLE a (id int);',
}

const databases: [string, () => Promise<Database>][] = [
  ['embedded', async () => onPglite(await PGlite.create())],
]
if (testServer !== null) databases.push(['on a server', serverDatabase])

describe.each(databases)('%s', (_, open) => {
  let database: Database

  beforeAll(async () => {
    database = await open()
  }, 30_000)

  beforeEach(async () => {
    await database.prisma.$executeRaw`DROP SCHEMA public CASCADE`
    await database.prisma.$executeRaw`CREATE SCHEMA public`
  })

  afterAll(() => database.close())

  const tables = async () => {
    const rows = await database.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1`
    return rows.map(({ name }) => name)
  }

  test('what is missing is applied in order, and only once', async () => {
    expect(await migrate(database, [first])).toEqual(['1_first'])
    expect(await migrate(database, [first, second])).toEqual(['2_second'])
    expect(await migrate(database, [first, second])).toEqual([])

    expect(await tables()).toEqual(['a', 'b'])
  })

  test('our own migrations lead a new database to tables that can be used', async () => {
    await migrate(database, await readMigrations())

    expect(await database.prisma.person.count()).toBe(0)
  })

  test('with nothing to do, the database is only read', async () => {
    await migrate(database, [first])
    const reading: Database = {
      ...database,
      whileMigrating: () => Promise.reject(new Error('nothing had to be migrated')),
    }

    expect(await migrate(reading, [first])).toEqual([])
  })

  test('a migration that fails leaves no trace, and is tried again when it is mended', async () => {
    await expect(migrate(database, [first, broken])).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('2_second'),
      cause: expect.objectContaining({ message: expect.stringContaining('"a" already exists') }),
    })
    expect(await tables()).toEqual(['a'])

    expect(await migrate(database, [first, second])).toEqual(['2_second'])
    expect(await tables()).toEqual(['a', 'b'])
  })

  test('a process that died right after the last statement leaves a migration that is done', async () => {
    await migrate(database, [first])
    const dying: Database = {
      ...database,
      whileMigrating: (work) =>
        database.whileMigrating((migratable) =>
          work({
            ...migratable,
            runScript: async (script) => {
              await migratable.runScript(script)
              throw new Error('the process died here')
            },
          }),
        ),
    }
    await expect(migrate(dying, [first, second])).rejects.toThrow()

    expect(await migrate(database, [first, second])).toEqual([])
    expect(await tables()).toEqual(['a', 'b'])
  })

  test('a database that a newer version has written is left alone', async () => {
    await migrate(database, [first, second])

    await expect(migrate(database, [first])).rejects.toMatchObject({
      code: 'database-newer',
      message: expect.stringContaining('2_second'),
    })
  })
})

if (testServer !== null) {
  describe('several processes on a server', () => {
    test('of five that migrate at once, one does the work and the others wait', async () => {
      const { url, drop } = await createServerDatabase()
      const processes = await Promise.all(Array.from({ length: 5 }, () => openServer(url)))

      const applied = await Promise.all(
        processes.map((database) => migrate(database, [first, second])),
      )

      await Promise.all(processes.map((database) => database.close()))
      await drop()
      expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
    })

    test('what another process is just at is not taken for failed', async () => {
      const { url, drop } = await createServerDatabase()
      const [ours, theirs] = await Promise.all([openServer(url), openServer(url)])
      await migrate(ours, [first])
      const { prisma } = ours
      const waiting = async () =>
        (await prisma.$queryRaw<unknown[]>`SELECT FROM pg_locks WHERE NOT granted`).length

      // Wrapped, since a promise that is returned as it is would be waited for with the lock held.
      const { late } = await theirs.whileMigrating(async ({ runScript }) => {
        await runScript(`INSERT INTO _prisma_migrations (id, checksum, migration_name)
          VALUES ('x', '', '2_second')`)
        const late = migrate(ours, [first, second])
        await expect.poll(waiting).toBe(1)
        await runScript(`UPDATE _prisma_migrations SET finished_at = now()`)
        return { late }
      })

      expect(await late).toEqual([])
      await Promise.all([ours.close(), theirs.close()])
      await drop()
    })
  })
}
