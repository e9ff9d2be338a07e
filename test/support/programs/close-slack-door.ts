import { openSlackDoor } from '#adapters/slack/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { card } from '#chat/card.ts'
import { privately } from '#chat/reply.ts'
import { startSlack } from '../slack/slack.ts'

// Opens the Slack door over sockets, closes it at a moment of one's choice, and leaves it to Node to
// see that nothing is left: connected, connecting, or waiting to try again.
const [, , moment] = process.argv

const slack = await startSlack()
const { botToken } = slack.addWorkspace('Harbour')
const sorry = card('Sorry')
const done = async () => undefined
let told = 0
if (moment === 'waiting') slack.troubles.next('apps.connections.open', { kind: 'closed' }, 2)
if (moment === 'connecting')
  slack.troubles.next('apps.connections.open', { kind: 'delay', ms: 60_000 }, 2)
const door = openSlackDoor({
  apiUrl: slack.api,
  reachedBy: { appToken: slack.appToken },
  workspaces: { botToken },
  commandPrefix: '',
  commands: [],
  codec: createActionCodec(new Uint8Array(32)),
  words: {
    title: 'Title',
    close: 'Close',
    moment: 'One moment',
    installed: 'Here',
    notInstalled: 'Not here',
    tooSlow: sorry,
    broken: () => sorry,
  },
  installations: { get: async () => null, put: done, remove: done },
  deskFor: () => ({
    opens: () => 'card',
    answer: async () => privately(sorry),
    suggest: async () => [],
  }),
  homeFor: async () => [],
  events: { joined: async () => sorry, left: done },
  listens: true,
  retryAfter: () => 3_600_000,
  now: () => performance.timeOrigin + performance.now(),
  tell: () => {
    told += 1
  },
  onBug: () => undefined,
  onLate: () => undefined,
})
const isChecked = () => slack.requests.some(({ method }) => method === 'auth.test')
await slack.until(() => (moment === 'connecting' ? isChecked() : told > 0))

await door.close()
await slack.close()
process.stdout.write('closed')
