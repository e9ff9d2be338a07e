import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { restoreBackup } from '#store/backup.ts'
import { pathsIn } from '#store/data-folder.ts'
import { type OpenedStore, openStore } from '#store/open.ts'
import { aCheckIn, instant } from '../support/builders.ts'
import { withDataFolder } from '../support/data-folder.ts'
import { accountOf, addGoal, addPerson } from '../support/household.ts'
import { testKey } from '../support/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const at = instant('2026-03-02T18:00Z')
const made = withDataFolder(async (store) => {
  await addGoal(store, await addPerson(store, 'ann'), { title: 'Walk' })
})
let dataDir: string

beforeEach(() => {
  dataDir = made.copy()
})

async function during<T>(folder: string, work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir: folder })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const backUp = async (store: OpenedStore): Promise<string> => (await store.backUp?.(at)) ?? ''

async function titlesIn(folder: string): Promise<readonly string[]> {
  return during(folder, async (store) => {
    const ann = await store.people.byAccount(accountOf('ann'))
    const goals = ann ? await store.goals.of(ann.person.id) : []
    return goals.map(({ goal }) => goal.title)
  })
}

/** A folder on another machine, to which the key was brought. */
function elsewhere(): string {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(pathsIn(folder).keyFile, readFileSync(pathsIn(dataDir).keyFile), { mode: 0o600 })
  return folder
}

describe('a backup', { timeout: 60_000 }, () => {
  test('is made while everything goes on, and has all that was kept before it', async () => {
    const { path, kept } = await during(dataDir, async (store) => {
      const bo = await addPerson(store, 'bo')
      const goal = await addGoal(store, bo)
      const says = (nth: number) => {
        const on = goal.startedOn.add({ days: nth })
        return store.checkIns.put(aCheckIn({ goalId: goal.id, on, note: `day ${nth}` }))
      }
      for (let nth = 0; nth < 20; nth++) await says(nth)
      const during = Array.from({ length: 40 }, (_, nth) => says(20 + nth))
      const path = await backUp(store)
      await Promise.all(during)
      return { path, kept: goal }
    })

    const there = elsewhere()
    await restoreBackup({ dataDir: there }, path, at)

    const dates = await during(there, async (store) =>
      (await store.checkIns.of(kept.id)).map(({ on }) => kept.startedOn.until(on).days),
    )
    expect(dates.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, nth) => nth))
    expect(await titlesIn(there)).toEqual(['Walk'])
  })

  test('is its owner’s alone, holds no key, and no word that anybody wrote', async () => {
    const path = await during(dataDir, backUp)

    expect(path).toMatch(/alongside-20260302T180000Z\.tar\.gz$/)
    expect(statSync(path).mode & 0o077).toBe(0)
    const bytes = readFileSync(path).toString('latin1')
    expect(bytes).not.toContain(readFileSync(pathsIn(dataDir).keyFile, 'utf8').trim())
    expect(readdirSync(pathsIn(dataDir).backups)).toHaveLength(1)
  })

  test('is one for those who ask at the same time', async () => {
    const paths = await during(dataDir, (store) => Promise.all([backUp(store), backUp(store)]))

    expect(new Set(paths).size).toBe(1)
  })

  test('takes the place of what is there, which stays beside it', async () => {
    const path = await during(dataDir, backUp)
    await during(dataDir, async (store) => {
      const ann = await store.people.byAccount(accountOf('ann'))
      if (ann) await addGoal(store, ann.person, { title: 'Later' })
    })

    const { before } = await restoreBackup({ dataDir }, path, at)

    expect(await titlesIn(dataDir)).toEqual(['Walk'])
    expect(before).toBe(`${pathsIn(dataDir).database}.before-20260302T180000Z`)
    expect(readdirSync(before ?? '')).toContain('PG_VERSION')
  })
})

describe('what cannot be restored changes nothing', { timeout: 60_000 }, () => {
  test('no file, half a file, and another file', async () => {
    const path = await during(dataDir, backUp)
    const half = join(temporaryFolder(), 'half')
    const whole = readFileSync(path)
    writeFileSync(half, whole.subarray(0, whole.length / 2))

    for (const file of [join(half, 'none'), half, pathsIn(dataDir).keyFile])
      await expect(restoreBackup({ dataDir }, file, at)).rejects.toMatchObject({
        code: 'backup-unreadable',
      })
    expect(await titlesIn(dataDir)).toEqual(['Walk'])
    expect(readdirSync(dataDir).filter((name) => name.includes('restored'))).toEqual([])
  })

  test('without the key, or with another one', async () => {
    const path = await during(dataDir, backUp)
    const empty = temporaryFolder()

    await expect(restoreBackup({ dataDir: empty }, path, at)).rejects.toMatchObject({
      code: 'key-missing',
    })
    const wrong = { dataDir, encryptionKeys: [testKey] }
    await expect(restoreBackup(wrong, path, at)).rejects.toMatchObject({ code: 'key-wrong' })
    expect(readdirSync(empty).filter((name) => !name.startsWith('lock'))).toEqual([])
    expect(await titlesIn(dataDir)).toEqual(['Walk'])
  })

  test('while the bot uses the folder', async () => {
    await during(dataDir, async (store) => {
      const path = await backUp(store)
      await expect(restoreBackup({ dataDir }, path, at)).rejects.toMatchObject({
        code: 'data-dir-in-use',
      })
    })
  })
})
