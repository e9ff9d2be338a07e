import { PGlite } from '@electric-sql/pglite'
import { expect, test, vi } from 'vitest'
import { DurableFiles, durableStart } from '#store/durable-files.ts'
import { migratedFiles } from '../support/embedded-database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const synced = vi.hoisted(() => ({ times: 0 }))

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    fdatasyncSync: (file: number) => {
      synced.times += 1
      fs.fdatasyncSync(file)
    },
  }
})

test('a write has been on the disk by the time it is acknowledged, each one', async () => {
  const pglite = await PGlite.create({
    fs: new DurableFiles(temporaryFolder()),
    startParams: durableStart,
    loadDataDir: await migratedFiles(),
  })
  await pglite.exec('CREATE TABLE t (id int)')
  const before = synced.times

  for (let id = 0; id < 5; id += 1) await pglite.query('INSERT INTO t VALUES ($1)', [id])

  expect(synced.times - before).toBeGreaterThanOrEqual(5)
  await pglite.close()
}, 30_000)
