import { startSlack } from '../../../support/slack/slack.ts'
import { connectBot } from '../bot.ts'

// Closes while somebody waits for an answer, a call is held back and an event waits to be told
// again: the process has to end.
const transport = process.argv[2] === 'http' ? 'http' : 'socket'
const slack = await startSlack({ transport, deadlineMs: 60_000, eventRetriesMs: [60_000] })
const workspace = slack.addWorkspace('Walkers', { members: ['robin'] })
const channel = slack.addChannel(workspace, 'general')
const retold = slack.tell(workspace, { type: 'channel_rename' }).catch(() => undefined)
const { promise: held, resolve: hold } = Promise.withResolvers<void>()
const bot = await connectBot(slack, transport, [workspace], (app) =>
  app.command('/hold', async () => hold()),
)
const asked = slack.user('robin').command({ channel, name: '/hold' })
slack.troubles.next('any', { kind: 'delay', ms: 60_000 })
const lost = bot.app.client.auth.test({ token: workspace.botToken }).catch(() => 'lost')
await held
setImmediate(() => void slack.close())
const [{ failure }, called] = await Promise.all([asked, lost, retold])
await bot.stop()
process.stdout.write(`${failure} ${String(called)}`)
