import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { onPglite } from './embedded.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { withEngine } from './schema-engine.ts'

const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url)

const asItIs = (schema: string): string => schema

/**
 * The script that leads from prisma/migrations to prisma/schema.prisma, or `null` when nothing
 * differs. The migrations are run on an embedded database in memory, so no server is needed.
 *
 * @param edit changes the schema's text before it is compared
 */
export async function schemaDifference(edit = asItIs): Promise<string | null> {
  const schema = edit(await readFile(schemaFile, 'utf8'))
  const database = onPglite(await PGlite.create())
  try {
    await migrate(database, await readMigrations())
    return await database.whileMigrating((migratable) =>
      withEngine(migratable, (engine) => engine.scriptTowards(schema)),
    )
  } finally {
    await database.close()
  }
}
