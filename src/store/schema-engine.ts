import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { Migration } from './migrations.ts'

/** A database that migrations can be run on. */
export interface MigratableDatabase {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  /** Runs a whole script as one transaction. Rejects when any statement of it fails. */
  runScript(script: string): Promise<void>
}

/** What we use of Prisma's own schema engine. */
export interface Engine {
  /** Applies what is not applied yet and records it. Gives the names, in order. */
  apply(migrations: readonly Migration[]): Promise<readonly string[]>
  /** Records that a migration that had failed has left no trace, so that `apply` tries it again. */
  forgetFailed(name: string): Promise<void>
  /** The script that leads from the database as it is to the schema; `null`: nothing differs. */
  scriptTowards(schema: string): Promise<string | null>
}

const nothingExternal = { externalTables: [], externalEnums: [] }

/** Runs `work` with an engine on this database and frees the engine afterwards. */
export async function withEngine<T>(
  database: MigratableDatabase,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine()
  const adapters = bindMigrationAwareSqlAdapterFactory(wholeScripts(database))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapters)
  try {
    return await work({
      apply: async (migrations) => {
        const { appliedMigrationNames } = await engine.applyMigrations({
          migrationsList: listOf(migrations),
          filters: nothingExternal,
        })
        return appliedMigrationNames
      },
      forgetFailed: async (migrationName) => {
        await engine.markMigrationRolledBack({ migrationName })
      },
      scriptTowards: async (schema) => {
        const files = [{ path: 'schema.prisma', content: schema }]
        const { stdout, exitCode } = await engine.diff({
          from: { tag: 'schemaDatasource', files, configDir: '.' },
          to: { tag: 'schemaDatamodel', files },
          script: true,
          exitCode: true,
          filters: nothingExternal,
        })
        return exitCode === 0 ? null : (stdout ?? '')
      },
    })
  } finally {
    engine.free()
  }
}

// The part of the platform that neither the compiler's ES libraries nor Node's types declare.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, Record<string, unknown>>,
  ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>
}

let loaded: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined

/**
 * Does by hand what the package's entry does by importing its `.wasm`, for which Node still prints a
 * warning. The engine is large: it is loaded only when there is something to migrate.
 */
function loadEngine() {
  loaded ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
    const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'))
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': { ...glue },
    })
    glue.__wbg_set_wasm(instance.exports)
    const start = instance.exports['__wbindgen_start']
    if (typeof start !== 'function') throw new TypeError('not the schema engine that we know')
    start()
    return glue
  })()
  return loaded
}

function listOf(migrations: readonly Migration[]) {
  return {
    baseDir: '.',
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } },
    })),
  }
}

/** The content of prisma/migrations/migration_lock.toml. */
export const lockfile = `# Written by \`npm run migration\`. It belongs in version control.
provider = "postgresql"
`

/**
 * The adapters' own `executeScript` is not fit for migrations: the server's cuts the script at every
 * semicolon and runs the pieces outside a transaction, the embedded one's does not wait for the end.
 */
function wholeScripts({
  factory,
  runScript,
}: MigratableDatabase): SqlMigrationAwareDriverAdapterFactory {
  const whole = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    adapter.executeScript = runScript
    return adapter
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: () => Promise.reject(new Error('nothing here needs a shadow database')),
  }
}
