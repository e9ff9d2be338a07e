// npm run with-postgres -- node bench/soak.ts [MINUTES]
// Steady deliveries by one real worker process for half an hour, and what memory it holds: the least of
// each minute, so that garbage which is still to go does not count.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import { systemClock } from '../src/clock.ts'
import { cleanUpAll, start } from '../test/support/process.ts'
import { again, crowd } from './crowd.ts'
import { onServer } from './databases.ts'
import { aligned } from './table.ts'

const minutes = Number(process.argv[2] ?? 30)
const people = 1500
/** Every so many seconds all of them are due again. */
const everySeconds = 60

const server = process.env['TEST_DATABASE_URL']
if (!server) throw new Error('TEST_DATABASE_URL is not set')
const bench = await onServer(server)
let taken = 0
const platform = createServer(async (request, response) => {
  for await (const _ of request as AsyncIterable<IncomingMessage>);
  if (request.url?.endsWith('/messages')) taken++
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ id: String(300_000_000_000_000_000n + BigInt(taken)) }))
})
await new Promise<void>((listening) => platform.listen(0, '127.0.0.1', listening))
const { port } = platform.address() as AddressInfo // a listening TCP server has one

await crowd(bench, { people, due: people, at: lastEvening() })
const worker = await start({
  ...bench.settings,
  ROLES: 'worker',
  LOCAL_PAGE: '0',
  LOG_LEVEL: 'warn',
  DISCORD_TOKEN: 'token',
  DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
  DISCORD_MESSAGES_PER_SECOND: '45',
})
const rows: string[][] = [['minute', 'sent', 'heap MiB', 'resident MiB']]
try {
  for (let minute = 1; minute <= minutes; minute++) {
    const seen: { readonly heap: number; readonly rss: number }[] = []
    for (let second = 0; second < 60; second++) {
      if (second % everySeconds === 0) await again(bench, { due: people, at: lastEvening() })
      await pause(1000)
      seen.push(await held(worker.url))
    }
    const least = (values: readonly number[]) => (Math.min(...values) / 2 ** 20).toFixed(0)
    rows.push([
      String(minute),
      String(taken),
      least(seen.map(({ heap }) => heap)),
      least(seen.map(({ rss }) => rss)),
    ])
    process.stdout.write(`${rows.at(-1)?.join('  ')}\n`)
  }
  process.stdout.write(`\n${aligned(rows)}\n`)
} finally {
  await cleanUpAll()
  platform.close()
  await bench.close()
}

/** The newest eight in the evening, in UTC: the prompt of it can still be sent. */
function lastEvening(): Temporal.Instant {
  const now = systemClock.now().toZonedDateTimeISO('UTC')
  const today = now.withPlainTime('20:00')
  return (now.hour < 20 ? today.subtract({ days: 1 }) : today).toInstant()
}

/** What the worker says of itself. */
async function held(url: string): Promise<{ heap: number; rss: number }> {
  const figures = await (await fetch(`${url}/metrics`)).text()
  const figure = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'mu').exec(figures)?.[1] ?? Number.NaN)
  return {
    heap: figure('nodejs_heap_size_used_bytes'),
    rss: figure('process_resident_memory_bytes'),
  }
}
