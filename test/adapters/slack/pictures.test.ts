import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSlackDoor, type SlackDoor } from '#adapters/slack/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { button, buttons, type Card, card, heading } from '#chat/card.ts'
import type { Messenger } from '#chat/messenger.ts'
import { inPlace, privately } from '#chat/reply.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { VisibleBlocks } from '../../support/slack/reading/visible.ts'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'

// The door shows pictures in everything that it can say, with words for those who do not see them:
// here it is opened with a desk that answers everything with two.

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
const alt = 'A line that rises'
const codec = createActionCodec(new Uint8Array(32))
const again = button('Again', { name: 'test.again', params: [] })
const drawn = card(
  'Drawn',
  heading('Drawn'),
  { block: 'picture', png, alt },
  { block: 'picture', png, alt: 'A calendar' },
  buttons(again),
)

let slack: LoopbackSlack
let workspace: Workspace
let channel: TextChannel
let robin: Person
let door: SlackDoor
let messenger: Messenger
const bugs: unknown[] = []

beforeEach(async () => {
  slack = await startSlack()
  workspace = slack.addWorkspace('Harbour', { members: ['Robin'] })
  channel = slack.addChannel(workspace, 'circle')
  robin = slack.user('Robin')
  door = open(drawn)
  await slack.until(() => door.trouble() === null)
})

afterEach(async () => {
  await door.close()
  await slack.close()
  expect(slack.violations).toEqual([])
  expect(bugs.splice(0)).toEqual([])
})

it('in what is said without having been asked', async () => {
  const place = { door: 'slack', community: workspace.id, channel: channel.id } as const
  const sent = await messenger.send({ to: 'channel', place }, drawn, 'key')
  const [post] = slack.messagesIn(channel)

  expect(sent.sent).toBe(true)
  expectDrawn(post && slack.read(post))
})

it('in a private answer, and in its place', async () => {
  const asked = await robin.command({ channel, name: '/draw' })
  expectDrawn(await asked.replied())

  const clicked = await robin.click(asked.message, 'Again')
  await clicked.replied()

  expect(asked.message.edits).toBe(1)
  expectDrawn(slack.read(asked.message, robin))
})

it('in a dialog', async () => {
  const asked = await robin.shortcut('draw')

  expectDrawn(await asked.opened())
})

it('on the Home tab', async () => {
  await robin.openHome()
  await slack.until(() => slack.homeOf(robin) !== null)
  const home = slack.homeOf(robin)

  expectDrawn(home ? slack.readForm(home) : undefined)
})

it('also when Slack has looked at the picture a moment later', async () => {
  const refused = { kind: 'error', error: 'invalid_blocks' } as const
  slack.troubles.next('chat.postMessage', refused)
  slack.troubles.next('response_url', refused)
  const place = { door: 'slack', community: workspace.id, channel: channel.id } as const

  const sent = await messenger.send({ to: 'channel', place }, drawn, 'key')
  const [post] = slack.messagesIn(channel)
  expectDrawn(post && slack.read(post))

  expect(sent.sent).toBe(true)
  const uploaded = slack.files.length
  const asked = await robin.command({ channel, name: '/draw' })
  expectDrawn(await asked.replied())
  expect(slack.files).toHaveLength(uploaded + 2)
})

it('or says plainly that it could not, when Slack does not take a picture', async () => {
  slack.troubles.next('files.completeUploadExternal', { kind: 'error', error: 'file_not_found' })

  const asked = await robin.command({ channel, name: '/draw' })
  const seen = await asked.replied()

  expect(seen.text).toContain('Sorry')
  expect(bugs.splice(0)).toHaveLength(1)
})

it('or is unavailable, when Slack cannot take one just now', async () => {
  slack.troubles.next('upload', { kind: 'status', status: 503 })
  const place = { door: 'slack', community: workspace.id, channel: channel.id } as const

  const sent = await messenger.send({ to: 'channel', place }, drawn, 'key')

  expect(sent).toEqual({ sent: false, why: 'unavailable' })
  expect(slack.messagesIn(channel)).toEqual([])
})

function expectDrawn(seen: VisibleBlocks | undefined): void {
  expect(seen?.pictures.map((one) => one.alt)).toEqual([alt, 'A calendar'])
  const sources = seen?.pictures.map(({ source }) => source) ?? []
  const files = slack.files.filter(({ id }) => sources.includes(id))
  expect(files).toMatchObject([
    { altText: alt, completed: true },
    { altText: 'A calendar', completed: true },
  ])
  expect(files.map(({ bytes }) => [...(bytes ?? [])])).toEqual([[...png], [...png]])
}

function open(shown: Card): SlackDoor {
  const done = async () => undefined
  const sorry = card('Sorry', heading('Sorry'))
  return openSlackDoor({
    apiUrl: slack.api,
    reachedBy: { appToken: slack.appToken },
    workspaces: { botToken: workspace.botToken },
    commandPrefix: '',
    commands: [],
    codec,
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
    deskFor(own) {
      messenger = own
      return {
        opens: () => 'card',
        answer: async ({ said }) => (said.said === 'action' ? inPlace(shown) : privately(shown)),
        suggest: async () => [],
      }
    },
    homeFor: async () => [shown],
    events: { joined: async () => sorry, left: done },
    listens: true,
    retryAfter: () => 10,
    now: () => performance.timeOrigin + performance.now(),
    tell: () => undefined,
    onBug: (error) => bugs.push(error),
    onLate: () => undefined,
  })
}
