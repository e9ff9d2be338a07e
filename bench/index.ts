// npm run bench
// How fast a check-in is, from the bare insert up to the page's HTTP, on PGlite and, when
// DATABASE_URL or TEST_DATABASE_URL names a PostgreSQL server, on a database of its own there.
import { availableParallelism } from 'node:os'
import { cleanUpAll } from '../test/support/process.ts'
import { bareInsert } from './bare-insert.ts'
import { type Bench, embedded, onServer } from './databases.ts'
import { desk } from './desk.ts'
import { frontDoor } from './front-door.ts'
import { measure } from './measure.ts'
import { table } from './table.ts'
import { useCase } from './use-case.ts'

const efforts = [
  { name: 'one after another', lanes: 1, checkIns: 200, rounds: 5 },
  { name: '20 at once', lanes: 20, checkIns: 400, rounds: 5 },
]
const most = Math.max(...efforts.map(({ lanes }) => lanes))

const print = (text: string) => process.stdout.write(`${text}\n`)

async function run(open: () => Promise<Bench>): Promise<void> {
  const bench = await open()
  try {
    const ways = [
      await bareInsert(bench, most),
      await useCase(bench, most),
      await desk(bench, most),
      ...(await frontDoor(bench)),
    ]
    for (const effort of efforts)
      print(`\n${bench.name}, ${effort.name}\n${table(ways, await measure(ways, effort))}`)
  } finally {
    await cleanUpAll()
    await bench.close()
  }
}

print(`Check-ins a second. Node ${process.version}, ${availableParallelism()} cores.`)
await run(embedded)
const server = process.env['DATABASE_URL'] || process.env['TEST_DATABASE_URL']
if (server) await run(() => onServer(server))
