import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSlackDoor, type SlackDoor } from '#adapters/slack/connect.ts'
import { card, heading } from '#chat/card.ts'
import { furtherCardsContract } from '../../contracts/further-cards.ts'
import { furtherDesk, hello } from '../../support/further-desk.ts'
import type { Person } from '../../support/slack/people/person.ts'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { Message } from '../../support/slack/world/message.ts'
import type { TextChannel } from '../../support/slack/world/places.ts'
import type { View } from '../../support/slack/world/view.ts'
import { SlackTalker } from '../../support/slack-door.ts'
import { transports } from '../../support/slack-house.ts'

interface Opened {
  /** The bugs that were reported. A test that expects one takes it out. */
  readonly bugs: unknown[]
  /** The answers that did not arrive in time; at the end of a test, those that nobody waits for. */
  readonly late: unknown[]
  readonly slack: LoopbackSlack
  readonly channel: TextChannel
  readonly door: SlackDoor
  readonly server: Server
}

async function open(
  transport: 'socket' | 'http',
  { desk, commands, codec } = furtherDesk(),
): Promise<Opened> {
  const bugs: unknown[] = []
  const late: unknown[] = []
  const slack = await startSlack({ transport, deadlineMs: 60_000 })
  const workspace = slack.addWorkspace('Harbour', { members: ['Robin', 'Sam'] })
  const channel = slack.addChannel(workspace, 'circle')
  const { appToken, signingSecret, api: apiUrl } = slack
  const sorry = card('Sorry', heading('Sorry'))
  const done = async () => undefined
  const door = openSlackDoor({
    apiUrl,
    reachedBy: transport === 'socket' ? { appToken } : { signingSecret },
    workspaces: { botToken: workspace.botToken },
    commandPrefix: '',
    commands,
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
    deskFor: () => desk,
    homeFor: async () => [hello],
    events: { joined: async () => sorry, left: done },
    listens: true,
    retryAfter: () => 10,
    now: () => performance.timeOrigin + performance.now(),
    tell: () => undefined,
    onBug: (error) => bugs.push(error),
    onLate: (error) => late.push(error),
  })
  const server = createServer((request, response) => {
    const listen = door.routes.get(request.url ?? '')
    if (listen) listen(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port, and not on a pipe, has an address with a port.
  const { port } = server.address() as AddressInfo
  slack.sendTo(`http://127.0.0.1:${port}/slack/events`)
  await slack.until(() => door.trouble() === null)
  return { bugs, late, slack, channel, door, server }
}

async function close({ bugs, slack, door, server }: Opened): Promise<void> {
  await door.close()
  server.close()
  server.closeAllConnections()
  await slack.close()
  expect(slack.violations).toEqual([])
  expect(bugs).toEqual([])
}

for (const transport of transports)
  furtherCardsContract(`Slack, over ${transport}`, async (inside) => {
    const opened = await open(transport, inside)
    const { slack, channel } = opened
    const talkers = {
      Robin: new SlackTalker(slack, slack.user('Robin'), channel),
      Sam: new SlackTalker(slack, slack.user('Sam'), channel),
    }

    return {
      person: (name) => talkers[name],
      async sees(name) {
        const reader = slack.user(name)
        return reader.messages(channel).map((message) => {
          const { text, pictures } = slack.read(message, reader)
          return { text, pictures: pictures.map(({ alt }) => alt) }
        })
      },
      close: () => close(opened),
    }
  })

describe.each(transports)('further cards at Slack, over %s', (transport) => {
  let opened: Opened
  let slack: LoopbackSlack
  let channel: TextChannel
  let robin: Person
  let bugs: unknown[]
  let late: unknown[]
  let answered: () => Promise<void>

  beforeEach(async () => {
    answered = async () => undefined
    opened = await open(
      transport,
      furtherDesk(() => answered()),
    )
    slack = opened.slack
    channel = opened.channel
    bugs = opened.bugs
    late = opened.late
    robin = slack.user('Robin')
  })

  afterEach(async () => {
    vi.useRealTimers()
    await close(opened)
  })

  const say = (name: string) => robin.command({ channel, name: `/${name}` })
  const read = (message: Message) => slack.read(message, robin).text
  const inChannel = () => robin.messages(channel).map(read)
  const direct = () => robin.directMessages().map(read)
  const until = async (isTrue: () => boolean) => expect(await slack.until(isTrue)).toBe(true)
  const openHome = async (): Promise<View> => {
    await robin.openHome()
    await until(() => slack.homeOf(robin) !== null)
    const home = slack.homeOf(robin)
    if (!home) throw new Error('no Home tab')
    return home
  }

  it('go on in direct messages when Slack takes no more where they spoke', async () => {
    await say('many')
    await until(() => direct().length === 1)

    expect(inChannel()).toEqual(['Many', 'Reached 1', 'Reached 2', 'Reached 3', 'Reached 4'])
    expect(direct()).toEqual(['Reached 5'])
    const [last] = robin.directMessages()
    expect(last && slack.read(last, robin).pictures.map(({ alt }) => alt)).toEqual(['Picture 5'])
  })

  it('come once when Slack brings the same again', async () => {
    const asked = await say('hello')
    await asked.replied(2)

    await slack.deliverAgain(asked)
    await asked.replied(3)
    await (await say('aloud')).replied(2)

    expect(inChannel()).toEqual([
      ...['Hello', 'Reached 1', 'Reached 2'],
      'Hello',
      ...['Aloud', 'Reached 1', 'Reached 2'],
    ])
  })

  it('stand where a form was asked for, when its answer took longer and stands in the dialog', async () => {
    const hello = await say('hello')
    await hello.replied(2)
    const form = await robin.click(hello.message, 'Write')
    await form.opened()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    const waits = Promise.withResolvers<void>()
    const goesOn = Promise.withResolvers<void>()
    answered = () => {
      waits.resolve()
      return goesOn.promise
    }

    const sending = robin.submit(form.modal, { Words: 'Fine' })
    await waits.promise
    await vi.advanceTimersByTimeAsync(2500)
    await sending
    goesOn.resolve()
    await until(() => inChannel().length === 5)

    expect(form.form.text).toBe('Written: Fine')
    expect(inChannel().slice(3)).toEqual(['Reached 1', 'Reached 2'])
  })

  describe('from the Home tab', () => {
    it('come in a dialog, and then in direct messages', async () => {
      const home = await openHome()

      const asked = await robin.click(home, 'Tap')
      await until(() => direct().length === 1)

      expect(slack.readForm(home).text).toBe('Tapped')
      expect(asked.form.text).toBe('Reached 1')
      expect(asked.form.pictures.map(({ alt }) => alt)).toEqual(['Picture 1'])
      expect(direct()).toEqual(['Reached 2'])
      expect(inChannel()).toEqual([])
    })

    it('come in a dialog after a form, too', async () => {
      const home = await openHome()
      const form = await robin.click(home, 'Write')
      await form.opened()

      const sent = await robin.submit(form.modal, { Words: 'Fine' })
      await until(() => direct().length === 1)

      expect(slack.readForm(home).text).toBe('Written: Fine')
      expect(sent.form.text).toBe('Reached 1')
      expect(direct()).toEqual(['Reached 2'])
    })

    it('have buttons that work there', async () => {
      const home = await openHome()
      const asked = await robin.click(home, 'Tap')
      await until(() => direct().length === 1)
      const [below] = robin.directMessages()

      await robin.click(asked.modal, 'Keep 1')
      await until(() => asked.modal.edits === 1)
      if (below) await robin.click(below, 'Keep 2')
      await until(() => below?.edits === 1)

      expect(asked.form.text).toBe('Kept 1')
      expect(direct()).toEqual(['Kept 2'])
    })

    it('come in direct messages when no dialog can open any more', async () => {
      const home = await openHome()
      slack.troubles.next('views.open', { kind: 'error', error: 'expired_trigger_id' })

      await robin.click(home, 'Tap')
      await until(() => direct().length === 1)

      expect(late).toHaveLength(1)
      expect(direct()).toEqual(['Reached 1'])
    })
  })

  it('come in direct messages when the answer stands in a dialog, which keeps it', async () => {
    const asked = await robin.shortcut('hello')
    await until(() => direct().length === 2)

    expect(asked.form.text).toBe('Hello')
    expect(direct()).toEqual(['Reached 1', 'Reached 2'])
  })

  it('leave the answer as it stands when Slack takes no picture, and a plain one says so', async () => {
    slack.troubles.next('files.completeUploadExternal', { kind: 'error', error: 'file_not_found' })

    const asked = await say('hello')
    await asked.replied(2)

    expect(inChannel()).toEqual(['Hello', 'Sorry', 'Reached 2'])
    expect(bugs.splice(0)).toHaveLength(1)
  })

  it('leave the dialog as it stands when Slack refuses one', async () => {
    slack.troubles.next('chat.postMessage', { kind: 'error', error: 'msg_too_long' })

    const asked = await robin.shortcut('hello')
    await until(() => direct().length === 2)

    expect(asked.form.text).toBe('Hello')
    expect(direct()).toEqual(['Sorry', 'Reached 2'])
    expect(bugs.splice(0)).toHaveLength(1)
  })

  it('wait for a picture that Slack is not done with, in a dialog and in direct messages', async () => {
    const home = await openHome()
    slack.troubles.next('views.open', { kind: 'error', error: 'invalid_blocks' })
    slack.troubles.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })

    const asked = await robin.click(home, 'Tap')
    await until(() => direct().length === 1)

    expect(asked.form.text).toBe('Reached 1')
    expect(direct()).toEqual(['Reached 2'])
  })

  it('leave the answer as it stands when Slack is not well', async () => {
    slack.troubles.next('upload', { kind: 'status', status: 503 }, 2)

    const asked = await say('hello')
    await asked.replied(1)

    expect(inChannel()).toEqual(['Hello', 'Reached 2'])
    expect(late).toHaveLength(1)
  })

  it('do not come when the answer itself did not', async () => {
    slack.troubles.next('response_url', { kind: 'status', status: 503 })

    await say('hello')
    await until(() => late.length === 1)
    await say('aloud')
    await until(() => inChannel().length === 3)

    expect(inChannel()).toEqual(['Aloud', 'Reached 1', 'Reached 2'])
  })
})
