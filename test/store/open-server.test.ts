import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#store/open.ts'
import { aCheckIn, instant } from '../support/builders.ts'
import { accountOf, addGoal, addPerson } from '../support/household.ts'
import { createServerDatabase, testServer } from '../support/server-database.ts'
import { testKeyOf } from '../support/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const encryptionKeys = [testKeyOf(1)]

const open = (databaseUrl: string, keys = encryptionKeys) =>
  openStore({ dataDir: temporaryFolder(), databaseUrl, encryptionKeys: keys })

describe('without a server', () => {
  test.each([
    ['a port where nobody listens', 'postgres://ann:secret@127.0.0.1:1/alongside'],
    ['a host that does not exist', 'postgres://ann:secret@nowhere.invalid/alongside'],
    ['no address at all', 'ann and her secret'],
  ])('%s cannot be reached, and the password is not told', async (_, url) => {
    const error = await open(url).catch((reason: unknown) => reason)

    expect(error).toMatchObject({ code: 'database-unreachable' })
    expect(String(error)).not.toContain('secret')
  })

  test.each([undefined, []])('a server needs keys: %j are none', async (keys) => {
    const options = { dataDir: temporaryFolder(), databaseUrl: 'postgres://127.0.0.1:1/alongside' }

    const opening = openStore(keys === undefined ? options : { ...options, encryptionKeys: keys })

    await expect(opening).rejects.toMatchObject({ code: 'key-missing' })
  })

  test('keys are looked at before the server is', async () => {
    await expect(open('postgres://127.0.0.1:1/alongside', ['hello'])).rejects.toMatchObject({
      code: 'key-broken',
    })
  })
})

async function newDatabase(): Promise<string> {
  const { url, drop } = await createServerDatabase()
  onTestFinished(drop)
  return url
}

if (testServer !== null) {
  describe('on a server', () => {
    test('five processes that start at once on a new database share what they keep', async () => {
      const url = await newDatabase()

      const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)))

      const [first, ...others] = stores
      if (first === undefined) throw new Error('five were opened')
      await addPerson(first, 'ann')
      for (const other of others) {
        expect((await other.people.byAccount(accountOf('ann')))?.name).toBe('ann')
        expect(other.secret('actions')).toEqual(first.secret('actions'))
      }
      await Promise.all(stores.map((store) => store.close()))
    })

    test('an instant means the same whatever zone the server is in', async () => {
      const url = await newDatabase()
      const store = await open(url)
      const goal = await addGoal(store, await addPerson(store, 'ann'))
      await store.checkIns.put(
        aCheckIn({ goalId: goal.id, at: instant('2026-03-29T00:30:00.123Z') }),
      )
      await store.close()

      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query(
        `SELECT (at AT TIME ZONE 'UTC')::text AS utc, current_setting('TimeZone') AS zone
         FROM "CheckIn"`,
      )
      await client.end()
      expect(rows[0].zone).not.toBe('UTC')
      expect(rows[0].utc).toBe('2026-03-29 00:30:00.123')
    })

    test('an address that keeps sessions out of UTC is refused', async () => {
      const url = new URL(await newDatabase())
      url.searchParams.set('options', '-c TimeZone=Europe/Berlin')

      await expect(open(url.href)).rejects.toMatchObject({
        code: 'database-unreachable',
        message: expect.stringContaining('options'),
      })
    })

    test('a wrong password and a missing database cannot be reached', async () => {
      const wrong = new URL(testServer ?? '')
      wrong.password = 'wrong'
      const missing = new URL(testServer ?? '')
      missing.pathname = '/nothing'

      await expect(open(wrong.href)).rejects.toMatchObject({
        code: 'database-unreachable',
        message: expect.stringContaining('28P01'),
      })
      await expect(open(missing.href)).rejects.toMatchObject({
        code: 'database-unreachable',
        message: expect.stringContaining('3D000'),
      })
    })

    test('another key is the wrong one', async () => {
      const url = await newDatabase()
      await (await open(url)).close()

      await expect(open(url, [testKeyOf(2)])).rejects.toMatchObject({ code: 'key-wrong' })
    })

    test('a database that somebody else has tables in is refused, and not changed', async () => {
      const url = await newDatabase()
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query('CREATE TABLE "Person" (id int)')

      await expect(open(url)).rejects.toMatchObject({ code: 'migration-failed' })

      const { rows } = await client.query(`SELECT to_regclass('"Goal"') AS goal`)
      await client.end()
      expect(rows[0].goal).toBeNull()
    })

    test('a connection that the server ends is replaced by another', async () => {
      const url = await newDatabase()
      const store = await open(url)
      const client = new pg.Client({ connectionString: url })
      await client.connect()

      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      await client.end()

      await expect.poll(() => store.ping().then(() => 'answers', String)).toBe('answers')
      await store.close()
    })
  })
}
