// node --expose-gc bench/programs/beating.ts INSTANT
// One heartbeat on the database of DATABASE_URL, and what the process holds after it.
import { Temporal } from 'temporal-polyfill'
import { planDue } from '#app/plan-due.ts'
import { openStore } from '#store/open.ts'

const store = await openStore({
  dataDir: '',
  databaseUrl: process.env['DATABASE_URL'] ?? '',
  encryptionKeys: [process.env['ENCRYPTION_KEYS'] ?? ''],
})
const at = Temporal.Instant.from(process.argv[2] ?? '')
for (let taken = 200; taken === 200; ) taken = await planDue(store, at, 200, async () => undefined)
global.gc?.()
const { heapUsed, rss } = process.memoryUsage()
process.stdout.write(JSON.stringify({ heap: heapUsed, rss }))
await store.close()
