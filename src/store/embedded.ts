import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Database } from './database.ts'
import { DurableFiles, durableStart, syncParent, syncTree } from './durable-files.ts'
import { PrismaClient } from './generated/client.ts'
import { pipelined } from './pipelined.ts'
import { embeddedConnection, queueDatabase } from './queue-database.ts'
import { StoreError } from './store-error.ts'

const unpack = promisify(gunzip)

/** Whether an embedded database has ever been made in this folder. */
export async function hasEmbedded(folder: string): Promise<boolean> {
  return existsSync(folder) && (await readdir(folder)).length > 0
}

/**
 * Opens the embedded database in a folder, and makes it first when the folder is missing or empty.
 * Throws a `StoreError`, `data-dir-unreadable`, when it is there and does not start.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  if (!(await hasEmbedded(folder))) await make(folder)
  // The files in it are open to everybody as PGlite makes them: the folder must not be.
  await chmod(folder, 0o700)
  // PGlite would take a folder without this file for a new one and write over what is in it.
  if (!existsSync(join(folder, 'PG_VERSION'))) throw damaged(folder)
  return onPglite(await start(folder))
}

/**
 * Makes an embedded database in a folder from what `Database.dump` gave. Throws a `StoreError`,
 * `backup-unreadable`, and leaves nothing, when that is no such thing.
 */
export async function makeFrom(folder: string, dump: Uint8Array): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  try {
    const fs = new DurableFiles(folder)
    // PGlite would unpack it, too, and fail at half a file where nobody can catch it.
    const loadDataDir = new Blob([await unpack(dump)], { type: 'application/x-tar' })
    const pglite = await PGlite.create({ fs, startParams: durableStart, loadDataDir })
    await pglite.close()
    await syncTree(folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new StoreError(
      'backup-unreadable',
      'That file is no backup, or only a part of one.',
      error,
    )
  }
}

/** In another folder until it is complete, so that a start that is cut short leaves no half of it. */
async function make(folder: string): Promise<void> {
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const pglite = await start(draft)
  await pglite.close()
  await syncTree(draft)
  await rename(draft, folder)
  syncParent(folder)
}

async function start(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create({ fs: new DurableFiles(folder), startParams: durableStart })
  } catch (error) {
    throw damaged(folder, error)
  }
}

const damaged = (folder: string, cause?: unknown) =>
  new StoreError(
    'data-dir-unreadable',
    `The database in ${folder} does not start: it is damaged, or cannot be read and written, or another version made it.`,
    cause,
  )

/** An embedded database that runs already. */
export function onPglite(pglite: PGlite): Database {
  const adapter = new PrismaPGlite(pipelined(pglite))
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' })
  const runScript = async (script: string) => {
    await pglite.exec(script)
  }
  return {
    prisma,
    queue: queueDatabase(prisma, { embedded: embeddedConnection(pglite) }),
    // It has one connection, and its folder has one process.
    whileMigrating: (work) => work({ factory: new PrismaPGlite(pglite), runScript }),
    // The files are read between two turns of PostgreSQL, as after a crash at that instant.
    dump: async () => new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer()),
    close: async () => {
      await prisma.$disconnect()
      await pglite.close()
    },
  }
}
