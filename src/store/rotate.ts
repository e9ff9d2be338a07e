import { pathsIn } from './data-folder.ts'
import { newKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migrations.ts'
import { openDatabase, type StoreOptions } from './open.ts'
import { type Resealed, resealAll } from './reseal.ts'
import { createSealer } from './sealing.ts'
import { openSecret } from './secret.ts'
import { type StoreLog, silent } from './store-log.ts'

/**
 * Seals everything stored with the newest key. With `encryptionKeys`, that is the first of them; the
 * others can be taken away once nothing is broken. With a key file, which is in nobody else's use
 * meanwhile, a new key is made and the old ones are dropped in the end; a rotation that was cut short
 * is continued. Rejects as `openStore` does.
 */
export async function rotateKeys(options: StoreOptions, log: StoreLog = silent): Promise<Resealed> {
  const opened = await openDatabase(options, log)
  const { database } = opened
  try {
    await migrate(database, await readMigrations())
    await openSecret(database.prisma, opened.sealer)
    const report = (column: string, { resealed }: Resealed) =>
      log.info(`${column}: ${resealed} sealed anew.`)
    if (options.databaseUrl !== undefined || options.encryptionKeys !== undefined) {
      return await resealAll(opened, report)
    }

    const { keyFile } = pathsIn(options.dataDir)
    const known = (await readKeyFile(keyFile, () => undefined)) ?? []
    // Two keys or more: the first was made by a rotation that did not come to its end.
    const keys = known.length > 1 ? known : [newKey(), ...known]
    await writeKeyFile(keyFile, keys)
    const counts = await resealAll({ database, sealer: createSealer(keys) }, report)
    if (counts.broken === 0) await writeKeyFile(keyFile, keys.slice(0, 1))
    return counts
  } finally {
    await database.close()
  }
}
