import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Database } from './database.ts'
import { PrismaClient } from './generated/client.ts'
import { queueDatabase } from './queue-database.ts'
import type { MigratableDatabase } from './schema-engine.ts'
import { codeOf, StoreError } from './store-error.ts'

/** The number that Prisma's own tools lock a database by while they migrate it. */
const migrationLock = 72_707_369

/** How long a start waits for another process that is migrating. */
const patience = '60s'

/**
 * Opens a pool of connections to a PostgreSQL server. Throws a `StoreError`,
 * `database-unreachable`.
 */
export async function openServer(url: string): Promise<Database> {
  const config = configOf(url)
  await reach(config)

  const pool = openPool({ ...config, max: 10 })
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameStatements() })
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' })
  return {
    prisma,
    queue: queueDatabase(prisma, { url }),
    whileMigrating: (work) => onOneConnection(config, work),
    dump: null,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** More than we have. Prisma varies some texts with their arguments: what comes later has no name. */
const mostNames = 200

/** A connection prepares what has a name once, and then runs it without reading its text again. */
function nameStatements(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= mostNames) return known ?? ''
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}

function configOf(connectionString: string): pg.PoolConfig {
  return {
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: 'alongside',
    // Prisma's adapter writes and reads instants without their offset: the session must be in UTC.
    // Compiling a plan takes longer than any statement here.
    options: '-c TimeZone=UTC -c jit=off',
  }
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  // A connection that breaks while idle is replaced by the pool; unheard, it would end the process.
  pool.on('error', () => undefined)
  return pool
}

async function reach(config: pg.PoolConfig): Promise<void> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client(config)
    await client.connect()
    const { rows } = await client.query('SHOW TimeZone')
    if (rows[0]?.TimeZone === 'UTC') return
  } catch (error) {
    throw new StoreError(
      'database-unreachable',
      `The database of DATABASE_URL cannot be reached (${codeOf(error) ?? 'no connection'}).`,
      error,
    )
  } finally {
    await client?.end().catch(() => undefined)
  }
  throw new StoreError(
    'database-unreachable',
    'The database of DATABASE_URL does not let a session be in UTC; take `options` out of the address.',
  )
}

/**
 * One connection that is never given back, so that the lock lasts as long as the work, and not longer
 * than the process.
 */
async function onOneConnection<T>(
  config: pg.PoolConfig,
  work: (database: MigratableDatabase) => Promise<T>,
): Promise<T> {
  const pool = openPool({ ...config, max: 1, idleTimeoutMillis: 0 })
  try {
    await pool.query(`SET lock_timeout = '${patience}'`)
    await pool.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await pool.query('SET lock_timeout = DEFAULT')
    return await work({
      factory: new PrismaPg(pool),
      runScript: async (script) => {
        await pool.query(script)
      },
    })
  } finally {
    await pool.end()
  }
}
