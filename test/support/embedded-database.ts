import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from '#store/database.ts'
import { onPglite } from '#store/embedded.ts'
import { migrate } from '#store/migrate.ts'
import { type Migration, readMigrations } from '#store/migrations.ts'

/** A migrated embedded database in memory. */
export async function embeddedDatabase(): Promise<Database> {
  return onPglite(await PGlite.create({ loadDataDir: await migratedFiles() }))
}

/**
 * The files of an empty, migrated database, made once for this machine: starting from them takes a
 * third of a second, and from nothing ten times as long.
 */
export async function migratedFiles(): Promise<Blob> {
  const migrations = await readMigrations()
  const path = await templatePath(migrations)
  return (await read(path)) ?? (await make(path, migrations))
}

/** Named by what is in it: another history of the schema, or another PGlite, is another file. */
async function templatePath(migrations: readonly Migration[]): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')
  const content = JSON.stringify(migrations) + manifest
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return join(tmpdir(), `alongside-test-database-${hash}.tar`)
}

async function read(path: string): Promise<Blob | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes === null ? null : new Blob([new Uint8Array(bytes)])
}

/** Renamed into place, so that test files that run side by side read the whole of it or nothing. */
async function make(path: string, migrations: readonly Migration[]): Promise<Blob> {
  const pglite = await PGlite.create()
  await migrate(onPglite(pglite), migrations)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
  await rename(draft, path)
  return dump
}
