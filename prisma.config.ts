import { defineConfig } from 'prisma/config'

// `prisma generate` asks for a schema engine that it then does not use. Naming any existing file
// keeps it from downloading one, so that installing needs the npm registry and nothing else.
if (process.argv.includes('generate'))
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
