import type { Database } from './database.ts'
import type { PrismaClient } from './generated/client.ts'
import type { Migration } from './migrations.ts'
import { type MigratableDatabase, withEngine } from './schema-engine.ts'
import { StoreError } from './store-error.ts'

/**
 * Brings the database to the newest of our migrations. Gives the names of those it applied, in
 * order. Safe when several processes start at once. Throws a `StoreError`: `database-newer`,
 * `migration-failed`.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const { missing } = await stateOf(database.prisma, migrations)
  if (missing.length === 0) return []

  let failure: unknown
  try {
    return await database.whileMigrating(async (migratable) => {
      const { failed } = await stateOf(database.prisma, migrations)
      const recorded = recordingSuccess(migratable, (error) => {
        failure = error
      })
      return await withEngine(recorded, async (engine) => {
        for (const name of failed) await engine.forgetFailed(name)
        return await engine.apply(migrations)
      })
    })
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(
      'migration-failed',
      `The database could not be brought up to date (${missing.join(', ')}); the migration that failed has left no trace.`,
      failure ?? error,
    )
  }
}

/**
 * Each migration is one transaction, and that it is done is written in the same one, so that a
 * process that dies between the two leaves nothing to doubt. `onFailure` gets the database's own
 * error, which the engine does not pass on.
 */
function recordingSuccess(
  { factory, runScript }: MigratableDatabase,
  onFailure: (error: unknown) => void,
): MigratableDatabase {
  return {
    factory,
    runScript: async (script) => {
      try {
        await runScript(`${script}\n;\n${recordSuccess}`)
      } catch (error) {
        onFailure(error)
        throw error
      }
    },
  }
}

const recordSuccess = `UPDATE _prisma_migrations SET finished_at = now()
  WHERE finished_at IS NULL AND rolled_back_at IS NULL;`

interface State {
  readonly missing: readonly string[]
  /** Begun once and undone as a whole: another try is safe. Or another process is at it just now. */
  readonly failed: readonly string[]
}

/** Asks with plain queries, so that the usual start, with nothing to do, never loads the engine. */
async function stateOf(prisma: PrismaClient, migrations: readonly Migration[]): Promise<State> {
  const ours = migrations.map((migration) => migration.name)
  const tables = await prisma.$queryRaw<{ found: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`
  if (!tables[0]?.found) return { missing: ours, failed: [] }

  const rows = await prisma.$queryRaw<{ name: string; finished: boolean }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`
  const unknown = rows.map((row) => row.name).filter((name) => !ours.includes(name))
  if (unknown.length > 0) {
    throw new StoreError(
      'database-newer',
      `The database was written by a newer version of Alongside (it knows ${unknown.join(', ')}); start that version.`,
    )
  }
  const finished = rows.filter((row) => row.finished).map((row) => row.name)
  return {
    missing: ours.filter((name) => !finished.includes(name)),
    failed: rows.filter((row) => !row.finished).map((row) => row.name),
  }
}
