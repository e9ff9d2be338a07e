import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Database } from '#store/database.ts'
import { newKey } from '#store/key-file.ts'
import { openDatabase, type StoreOptions, storeOn } from '#store/open.ts'
import type { Sealer } from '#store/sealing.ts'
import type { Store } from '#store/store.ts'

/** A database to measure on, empty at first and gone afterwards. */
export interface Bench {
  readonly name: string
  readonly database: Database
  readonly sealer: Sealer
  readonly store: Store
  /** With which the program uses a database of this kind: the same one where two processes can. */
  readonly settings: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** PGlite in a temporary folder on disk. The program gets a folder of its own: one has one process. */
export async function embedded(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  return open(
    'PGlite in a folder on disk',
    { dataDir: join(folder, 'here') },
    { DATA_DIR: join(folder, 'program') },
    remove,
  )
}

/** A database of its own on a PostgreSQL server, beside the one that the address names. */
export async function onServer(address: string): Promise<Bench> {
  const name = `alongside_bench_${randomUUID()}`
  await run(address, `CREATE DATABASE "${name}"`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const key = newKey()
  return open(
    'a PostgreSQL server',
    { dataDir: '', databaseUrl: url.href, encryptionKeys: [key] },
    { DATABASE_URL: url.href, ENCRYPTION_KEYS: key },
    () => run(address, `DROP DATABASE "${name}" WITH (FORCE)`),
  )
}

async function open(
  name: string,
  options: StoreOptions,
  settings: Bench['settings'],
  remove: () => Promise<void>,
): Promise<Bench> {
  try {
    const opened = await openDatabase(options)
    const store = await storeOn(opened)
    const close = async () => {
      await store.close()
      await remove()
    }
    return { name, ...opened, store, settings, close }
  } catch (error) {
    await remove()
    throw error
  }
}

async function run(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
