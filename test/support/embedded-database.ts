import { createHash, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from '#store/database.ts'
import { onPglite } from '#store/embedded.ts'
import { migrate } from '#store/migrate.ts'
import { type Migration, readMigrations } from '#store/migrations.ts'

/** A migrated embedded database in memory, made from a copy instead of from nothing. */
export async function embeddedDatabase(): Promise<Database> {
  const migrations = await readMigrations()
  const path = templatePath(migrations)
  const copy = (await read(path)) ?? (await make(path, migrations))
  return onPglite(await PGlite.create({ loadDataDir: copy }))
}

/** Named by what is in it: another history of the schema is another file. */
function templatePath(migrations: readonly Migration[]): string {
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
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
