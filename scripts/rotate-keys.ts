// npm run rotate-keys
// Seals everything stored with the newest key. Takes the bot's own settings: with ENCRYPTION_KEYS, the
// first of them is the newest; with a key file, stop the bot first, and a new key is made. It can be
// stopped at any time and started again.
import { ConfigError, readConfig } from '#config.ts'
import { rotateKeys } from '#store/rotate.ts'
import { StoreError } from '#store/store-error.ts'

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

try {
  const { dataDir, databaseUrl, encryptionKeys } = readConfig(process.env)
  const { resealed, broken } = await rotateKeys(
    {
      dataDir,
      ...(databaseUrl === null ? {} : { databaseUrl }),
      ...(encryptionKeys === null ? {} : { encryptionKeys }),
    },
    { info: say, warn: say },
  )
  say(`Sealed anew: ${resealed}. Opened by no key and left as they are: ${broken}.`)
  // The embedded database leaves a timer of ten seconds behind.
  process.exit(broken === 0 ? 0 : 1)
} catch (error) {
  if (!(error instanceof StoreError || error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
