// npm run migration -- NAME
// Writes the migration that leads from prisma/migrations to prisma/schema.prisma. Needs no network
// and no database: an embedded one in memory stands in.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { schemaDifference } from '#store/difference.ts'
import { migrationsFolder } from '#store/migrations.ts'
import { lockfile } from '#store/schema-engine.ts'

const name = process.argv[2] ?? ''

if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  process.stderr.write('Usage: npm run migration -- NAME (small letters, digits, underscores)\n')
  process.exit(2)
}

const script = await schemaDifference()
if (script === null) {
  process.stdout.write('Nothing to write: the migrations already lead to prisma/schema.prisma.\n')
} else {
  const time = Temporal.Now.zonedDateTimeISO('UTC').toString({ smallestUnit: 'second' })
  const folder = join(migrationsFolder, `${time.slice(0, 19).replace(/\D/g, '')}_${name}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), script)
  await writeFile(join(migrationsFolder, 'migration_lock.toml'), lockfile)
  process.stdout.write(`Wrote ${folder}/migration.sql. Read it before you commit it.\n`)
}

// The embedded database leaves a timer of ten seconds behind.
process.exit()
