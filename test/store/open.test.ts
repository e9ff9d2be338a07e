import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMigrations } from '#store/migrations.ts'
import { openStore } from '#store/open.ts'
import { StoreError, type StoreErrorCode } from '#store/store-error.ts'
import { withDataFolder } from '../support/data-folder.ts'
import { accountOf, addPerson } from '../support/household.ts'
import { testKeyOf } from '../support/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const made = withDataFolder(async (store) => {
  await addPerson(store, 'ann')
})

const heard = () => {
  const sentences: string[] = []
  const hear = (sentence: string) => void sentences.push(sentence)
  return { sentences, log: { info: hear, warn: hear } }
}

async function nameOfAnn(dataDir: string, encryptionKeys?: readonly string[]) {
  const store = await openStore({ dataDir, ...(encryptionKeys ? { encryptionKeys } : {}) })
  const ann = await store.people.byAccount(accountOf('ann'))
  await store.close()
  return ann?.name
}

/** Opening fails as an operator can understand: one sentence that holds no key. */
async function expectFailure(
  dataDir: string,
  code: StoreErrorCode,
  encryptionKeys?: readonly string[],
) {
  const options = { dataDir, ...(encryptionKeys ? { encryptionKeys } : {}) }
  const error = await openStore(options).catch((reason: unknown) => reason)

  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ code, message: expect.stringMatching(/^[^\n]+\.$/) })
  expect(String(error)).not.toContain('k1.aesgcm256.A')
}

describe('a data folder', () => {
  test('is made on the first start, for its owner alone, and found on the next', async () => {
    const dataDir = join(temporaryFolder(), 'deep', 'data')
    const first = heard()
    const store = await openStore({ dataDir }, first.log)
    await addPerson(store, 'ann')
    await store.close()
    const second = heard()

    const again = await openStore({ dataDir }, second.log)

    expect((await again.people.byAccount(accountOf('ann')))?.name).toBe('ann')
    await again.close()
    const migrations = (await readMigrations()).map(({ name }) => expect.stringContaining(name))
    expect(first.sentences).toEqual(migrations)
    expect(second.sentences).toEqual([])
    for (const [path, mode] of [
      ['', 0o700],
      ['pglite', 0o700],
      ['encryption.key', 0o600],
    ] as const) {
      expect(statSync(join(dataDir, path)).mode & 0o777, path).toBe(mode)
    }
  }, 30_000)

  test('may have been there before, open to all, with what a start cut short has left', async () => {
    const dataDir = temporaryFolder()
    chmodSync(dataDir, 0o755)
    mkdirSync(join(dataDir, 'pglite'))
    mkdirSync(join(dataDir, 'pglite.new', 'base'), { recursive: true })
    writeFileSync(join(dataDir, 'pglite.new', 'PG_VERSION'), '18\n')

    const store = await openStore({ dataDir })

    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
    expect(statSync(join(dataDir, 'pglite')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(dataDir, 'pglite.new'))).toBe(false)
  }, 30_000)

  test('that came back from a backup open to all is closed to others', async () => {
    const dataDir = made.copy()
    chmodSync(join(dataDir, 'pglite'), 0o755)

    expect(await nameOfAnn(dataDir)).toBe('ann')

    expect(statSync(join(dataDir, 'pglite')).mode & 0o777).toBe(0o700)
  })

  test('is refused to a second store until the first is closed', async () => {
    const dataDir = made.copy()
    const store = await openStore({ dataDir })

    await expectFailure(dataDir, 'data-dir-in-use')

    await store.close()
    expect(await nameOfAnn(dataDir)).toBe('ann')
  })

  test('is free again after an opening that failed', async () => {
    const dataDir = made.copy()
    await expectFailure(dataDir, 'key-wrong', [testKeyOf(9)])

    expect(await nameOfAnn(dataDir)).toBe('ann')
  })

  test('cannot be a file, or lie below one', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')

    await expectFailure(file, 'data-dir-unreadable')
    await expectFailure(join(file, 'data'), 'data-dir-unreadable')
  })

  test.each([
    ['an empty control file', (base: string) => truncateSync(join(base, 'global/pg_control'))],
    ['no tables', (base: string) => rmSync(join(base, 'base'), { recursive: true })],
    ['no log', (base: string) => rmSync(join(base, 'pg_wal'), { recursive: true })],
    ['no version', (base: string) => rmSync(join(base, 'PG_VERSION'))],
    ['an older version', (base: string) => writeFileSync(join(base, 'PG_VERSION'), '16\n')],
  ])('with %s in its database is damaged, and nothing is made in its place', async (_, damage) => {
    const dataDir = made.copy()
    const before = readFileSync(join(dataDir, 'encryption.key'), 'utf8')
    damage(join(dataDir, 'pglite'))

    await expectFailure(dataDir, 'data-dir-unreadable')

    expect(readFileSync(join(dataDir, 'encryption.key'), 'utf8')).toBe(before)
  })
})

describe('its keys', () => {
  test('are those given, and then no key file is needed or made', async () => {
    const dataDir = made.copy()
    const keyFile = join(dataDir, 'encryption.key')
    const key = readFileSync(keyFile, 'utf8').trim()
    rmSync(keyFile)

    expect(await nameOfAnn(dataDir, [testKeyOf(1), key])).toBe('ann')

    expect(existsSync(keyFile)).toBe(false)
  })

  test('are wrong when they open nothing', async () => {
    await expectFailure(made.copy(), 'key-wrong', [testKeyOf(9)])
  })

  test('are missed when the file is gone, and no new one is made', async () => {
    const dataDir = temporaryFolder()
    mkdirSync(join(dataDir, 'pglite'))
    writeFileSync(join(dataDir, 'pglite', 'PG_VERSION'), '18\n')

    await expectFailure(dataDir, 'key-missing')

    expect(existsSync(join(dataDir, 'encryption.key'))).toBe(false)
  })

  test.each(['', 'not a key\n', `${testKeyOf(1)}\nnot a key\n`])(
    'are broken when the file says %j',
    async (text) => {
      const dataDir = temporaryFolder()
      writeFileSync(join(dataDir, 'encryption.key'), text)

      await expectFailure(dataDir, 'key-broken')

      expect(existsSync(join(dataDir, 'pglite'))).toBe(false)
    },
  )
})
