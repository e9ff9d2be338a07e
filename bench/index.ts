// npm run bench [-- check-ins | discord | slack | schedule | history | group-goals]
// How fast a check-in is, from the bare insert up to the page's HTTP, and how fast an answer is at
// Discord and at Slack, beside a bare bot's, what a heartbeat costs and how soon prompts are sent, and what
// ten years of check-ins and a large group cost: on PGlite and, when DATABASE_URL or TEST_DATABASE_URL
// names a PostgreSQL server, on a database of its own there.
import { availableParallelism } from 'node:os'
import { cleanUpAll } from '../test/support/process.ts'
import { bareApp } from './bare-app.ts'
import { bareBot } from './bare-bot.ts'
import { bareInsert } from './bare-insert.ts'
import { busyChannel } from './busy-channel.ts'
import { busyWorkspace, type Transport, transports } from './busy-workspace.ts'
import { type Bench, embedded, onServer } from './databases.ts'
import { desk } from './desk.ts'
import { discordDoor } from './discord-door.ts'
import { frontDoor } from './front-door.ts'
import { groupGoalCosts } from './group-goals.ts'
import { history } from './history.ts'
import { type Effort, measure, type Way } from './measure.ts'
import { heartbeat, heartbeatTable, memory, sending, sendingTable } from './schedule.ts'
import { slackDoor } from './slack-door.ts'
import { table } from './table.ts'
import { useCase } from './use-case.ts'

interface NamedEffort extends Effort {
  readonly name: string
}

const checkInEfforts: readonly NamedEffort[] = [
  { name: 'one after another', lanes: 1, acts: 200, rounds: 5 },
  { name: '20 at once', lanes: 20, acts: 400, rounds: 5 },
]
const answerEfforts: readonly NamedEffort[] = [
  { name: 'one after another', lanes: 1, acts: 200, rounds: 5 },
  { name: '50 at once', lanes: 50, acts: 500, rounds: 5 },
]
const mostOf = (efforts: readonly Effort[]) => Math.max(...efforts.map(({ lanes }) => lanes))

const print = (text: string) => process.stdout.write(`${text}\n`)

async function show(title: string, ways: readonly Way[], efforts: readonly NamedEffort[]) {
  for (const effort of efforts)
    print(`\n${title}, ${effort.name}\n${table(ways, await measure(ways, effort))}`)
}

async function checkIns(bench: Bench): Promise<void> {
  const most = mostOf(checkInEfforts)
  const ways = [
    await bareInsert(bench, most),
    await useCase(bench, most),
    await desk(bench, most),
    ...(await frontDoor(bench)),
  ]
  await show(`Check-ins, ${bench.name}`, ways, checkInEfforts)
}

/** Each of the two bots has a Discord of its own: a token is one bot's. */
async function answersAtDiscord(bench: Bench): Promise<void> {
  const most = mostOf(answerEfforts)
  const [bare, ours] = [await busyChannel(most), await busyChannel(most)]
  const bot = await bareBot(bare)
  try {
    const ways = [bot.way, ...(await discordDoor(bench, ours))]
    await show(`First answers at Discord, ${bench.name}`, ways, answerEfforts)
  } finally {
    await cleanUpAll()
    await bot.close()
    await bare.discord.close()
    await ours.discord.close()
  }
}

const answersAtSlack = (transport: Transport) => async (bench: Bench) => {
  const most = mostOf(answerEfforts)
  const [bare, ours] = [await busyWorkspace(most, transport), await busyWorkspace(most, transport)]
  const app = await bareApp(bare)
  try {
    const ways = [app.way, ...(await slackDoor(bench, ours))]
    await show(`Answers at Slack by ${transport}, ${bench.name}`, ways, answerEfforts)
  } finally {
    await cleanUpAll()
    await app.close()
    await bare.slack.close()
    await ours.slack.close()
  }
}

/** A million people are for a server. */
async function schedule(bench: Bench): Promise<void> {
  const isServer = 'DATABASE_URL' in bench.settings
  const most = isServer ? 1_000_000 : 100_000
  const beats = []
  for (const people of [10_000, most]) beats.push({ people, times: await heartbeat(bench, people) })
  print(`\n${heartbeatTable(bench, beats)}`)
  if (isServer) print(`\n${await memory(bench, most)}`)
  const sent = []
  for (const due of isServer ? [2000, 10_000] : [2000])
    sent.push({ due, sending: await sending(bench, due) })
  print(`\n${sendingTable(bench, sent)}`)
}

/** What can be asked for. Each part has a database of its own, empty at first. */
const parts = [
  { name: 'check-ins', measure: checkIns },
  { name: 'discord', measure: answersAtDiscord },
  ...transports.map((transport) => ({ name: 'slack', measure: answersAtSlack(transport) })),
  { name: 'schedule', measure: schedule },
  {
    name: 'group-goals',
    measure: async (bench: Bench) => print(`\n${await groupGoalCosts(bench)}`),
  },
  { name: 'history', measure: async (bench: Bench) => print(`\n${await history(bench)}`) },
]

async function run(open: () => Promise<Bench>): Promise<void> {
  const wanted = process.argv[2]
  for (const part of parts.filter(({ name }) => wanted === undefined || wanted === name)) {
    const bench = await open()
    try {
      await part.measure(bench)
    } finally {
      await cleanUpAll()
      await bench.close()
    }
  }
}

print(`A second, on Node ${process.version} and ${availableParallelism()} cores.`)
await run(embedded)
const server = process.env['DATABASE_URL'] || process.env['TEST_DATABASE_URL']
if (server) await run(() => onServer(server))
