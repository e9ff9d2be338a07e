// npm run backup
// Writes a backup of the embedded database into DATA_DIR/backups, also while the bot runs: then it is
// asked to, at its own port.
import { existsSync } from 'node:fs'
import { ConfigError, readConfig } from '#config.ts'
import { openStore } from '#store/open.ts'
import { StoreError } from '#store/store-error.ts'
import { systemClock } from '../src/clock.ts'

try {
  const { dataDir, databaseUrl, encryptionKeys, port } = readConfig(process.env)
  if (databaseUrl !== null) throw new ConfigError('With DATABASE_URL, take backups with pg_dump.')
  const path =
    (await askWhoRuns(`http://127.0.0.1:${port}`)) ??
    (await backUp({ dataDir, ...(encryptionKeys === null ? {} : { encryptionKeys }) }))
  process.stdout.write(`Wrote ${path}. It holds no key: keep the key in another place.\n`)
  // The embedded database leaves a timer of ten seconds behind.
  process.exit()
} catch (error) {
  if (!(error instanceof StoreError || error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

/** `null` when nobody is there who makes backups. */
async function askWhoRuns(url: string): Promise<string | null> {
  const headers = { Origin: url }
  const answer = await fetch(`${url}/status/backup`, { method: 'POST', headers }).catch(() => null)
  const path = answer?.ok ? await answer.text() : ''
  return existsSync(path) ? path : null
}

async function backUp(options: Parameters<typeof openStore>[0]): Promise<string> {
  const store = await openStore(options)
  try {
    if (!store.backUp) throw new Error('only a server has no backups of its own here')
    return await store.backUp(systemClock.now())
  } finally {
    await store.close()
  }
}
