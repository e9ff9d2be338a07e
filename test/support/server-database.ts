import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '#store/database.ts'
import { openServer } from '#store/server.ts'

/** A server on which tests may create databases; the tests that need one are left out without it. */
export const testServer = process.env['TEST_DATABASE_URL'] || null

/** Creates an empty database on the test server. `drop` removes it again, whoever is connected. */
export async function createServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = testServer
  if (server === null) throw new Error('TEST_DATABASE_URL is not set')
  const name = `alongside_test_${randomUUID()}`
  await onServer(server, `CREATE DATABASE "${name}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

/** An open database of its own on the test server, dropped when it is closed. */
export async function serverDatabase(): Promise<Database> {
  const { url, drop } = await createServerDatabase()
  const database = await openServer(url)
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
