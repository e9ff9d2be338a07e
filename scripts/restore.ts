// npm run restore -- FILE
// Puts a backup of the embedded database in the place of what is in DATA_DIR, which is kept beside it.
// Stop the bot first.
import { ConfigError, readConfig } from '#config.ts'
import { restoreBackup } from '#store/backup.ts'
import { StoreError } from '#store/store-error.ts'
import { systemClock } from '../src/clock.ts'

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const file = process.argv[2]

try {
  if (file === undefined) throw new ConfigError('Usage: npm run restore -- FILE')
  const { dataDir, databaseUrl, encryptionKeys } = readConfig(process.env)
  if (databaseUrl !== null) throw new ConfigError('With DATABASE_URL, restore with pg_restore.')
  const options = { dataDir, ...(encryptionKeys === null ? {} : { encryptionKeys }) }
  const { before } = await restoreBackup(options, file, systemClock.now(), { info: say, warn: say })
  say(`Restored ${file}.`)
  if (before) say(`What was there before is in ${before}. Delete it once all is well.`)
  process.exit()
} catch (error) {
  if (!(error instanceof StoreError || error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
