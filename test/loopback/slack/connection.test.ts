import { SocketModeClient } from '@slack/socket-mode'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Forgery } from '../../support/slack/delivery/signed-requests.ts'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { type Bot, type BotOptions, connectBot, quiet } from './bot.ts'

let slack: LoopbackSlack
let bot: Bot | null
let harbour: Workspace
let general: TextChannel
const heard: { text: string; retryNum: number | undefined }[] = []

const start = async (
  transport: 'socket' | 'http',
  options: Parameters<typeof startSlack>[0] = {},
) => {
  slack = await startSlack({ transport, ...options })
  harbour = slack.addWorkspace('Harbour', { members: ['robin'] })
  general = slack.addChannel(harbour, 'general')
}

const connect = async (transport: 'socket' | 'http', options: BotOptions = {}) => {
  const listen: Parameters<typeof connectBot>[3] = (app) => {
    app.command('/goal', async ({ ack }) => ack('here'))
    app.event('channel_rename', async ({ event, context }) => {
      heard.push({ text: event.channel.name, retryNum: context.retryNum })
    })
  }
  bot = await connectBot(slack, transport, [harbour], listen, options)
}

const goal = () => slack.user('robin').command({ channel: general, name: '/goal' })
const rename = (name: string) =>
  slack.tell(harbour, { type: 'channel_rename', channel: { id: general.id, name } })

beforeEach(() => {
  bot = null
  heard.length = 0
})
afterEach(async () => {
  await bot?.stop()
  await slack.close()
})

describe('sockets', () => {
  test('an envelope goes to one of several', async () => {
    await start('socket')
    await connect('socket', { sockets: 2 })
    expect(slack.sockets.connected).toBe(2)

    for (const name of ['a', 'b', 'c']) await rename(name)

    expect(heard.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  test('one of two is refreshed: nothing is lost, and there are two again', async () => {
    await start('socket')
    await connect('socket', { sockets: 2, reconnectMs: 300 })
    slack.sockets.disconnect('warning')
    expect(slack.sockets.connected).toBe(2)

    slack.sockets.disconnect('refresh_requested')

    expect(slack.sockets.connected).toBe(1)
    const answers = await Promise.all([goal(), goal(), goal()])
    expect(answers.map(({ acked }) => acked)).toEqual([true, true, true])
    expect(await slack.until(() => slack.sockets.connected === 2)).toBe(true)
    expect(slack.sockets.opened).toBe(3)
    // Both have said something: Bolt leaves a rejection behind if it is stopped before the greeting.
    const later = await Promise.all([goal(), goal()])
    expect(later.map(({ acked }) => acked)).toEqual([true, true])
    expect(bot?.errors).toEqual([])
  })

  test('every socket is cut: what people do fails, what happens is told later', async () => {
    await start('socket', { eventRetriesMs: [0, 700] })
    await connect('socket', { reconnectMs: 300 })

    slack.sockets.kill()
    expect(await slack.until(() => slack.sockets.connected === 0)).toBe(true)
    expect((await goal()).failure).toBe('dispatch_failed')
    expect((await rename('later')).acked).toBe(false)

    expect(await slack.until(() => slack.sockets.opened === 2)).toBe(true)
    expect(await slack.until(() => heard.length > 0)).toBe(true)
    expect(heard).toEqual([{ text: 'later', retryNum: 2 }])
    expect((await goal()).seen.text).toBe('here')
  })

  test('a socket that is refused is asked for again', async () => {
    await start('socket')
    await connect('socket', { reconnectMs: 200 })
    slack.sockets.refuse(true)
    slack.sockets.kill()
    const opens = () => slack.requests.filter(({ method }) => method === 'apps.connections.open')

    expect(await slack.until(() => opens().length > 2)).toBe(true)
    expect(slack.sockets.connected).toBe(0)
    slack.sockets.refuse(false)

    expect(await slack.until(() => slack.sockets.connected === 1)).toBe(true)
    expect((await goal()).acked).toBe(true)
  })

  test('an address that is not given', async () => {
    await start('socket', { socketsAtOnce: 0 })
    const client = (appToken: string) =>
      new SocketModeClient({
        appToken,
        autoReconnectEnabled: false,
        clientOptions: { slackApiUrl: slack.api, retryConfig: { retries: 0 } },
        logger: quiet([]),
      })
    const error = (code: string) => ({ data: { error: code } })

    await expect(client('xapp-x').start()).rejects.toMatchObject(error('invalid_auth'))
    await expect(client(slack.appToken).start()).rejects.toMatchObject(error('too_many_websockets'))
    slack.troubles.next('apps.connections.open', { kind: 'error', error: 'internal_error' })
    await expect(client(slack.appToken).start()).rejects.toMatchObject(error('internal_error'))
    slack.troubles.next('apps.connections.open', { kind: 'rate limit', retryAfterS: 0 })
    await expect(client(slack.appToken).start()).rejects.toThrow('rate limit')
  })
})

describe('requests', () => {
  test.each<[Forgery, boolean]>([
    ['tampered', false],
    ['other secret', false],
    ['unsigned', false],
    ['stale', false],
    // Bolt lets this one in.
    ['future', true],
  ])('%s: taken is %s', async (forgery, isTaken) => {
    await start('http')
    await connect('http')

    slack.http.forgeNext(forgery)
    const forged = await goal()
    const genuine = await goal()

    expect(forged.acked).toBe(isTaken)
    expect(genuine.acked).toBe(true)
    expect(slack.http.sent.map(({ status }) => status)).toEqual([isTaken ? 200 : 401, 200])
  })

  test('an event that is not acknowledged comes again, and says so', async () => {
    await start('http', { eventRetriesMs: [0, 0] })
    await connect('http')
    bot?.app.event('channel_deleted', async () => {
      throw new Error('not now')
    })

    slack.http.forgeNext('unsigned', 'unsigned')
    expect(await rename('again')).toEqual({ acked: false, failure: 'dispatch_failed' })

    expect(await slack.until(() => heard.length > 0)).toBe(true)
    expect(heard).toEqual([{ text: 'again', retryNum: 2 }])
  })

  test('the address is asked for a word', async () => {
    await start('http')
    await connect('http')

    expect(await slack.http.verifyUrl()).toBe(true)
    slack.http.forgeNext('tampered')
    expect(await slack.http.verifyUrl()).toBe(false)
  })

  test('nobody is told where the app listens', async () => {
    await start('http')

    await expect(goal()).rejects.toThrow('sendTo()')
  })
})

describe('calls', () => {
  const say = (text: string) =>
    bot?.app.client.chat.postMessage({ token: harbour.botToken, channel: general.id, text })
  const tries = () =>
    slack.requests
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ status, error }) => error ?? status)

  test('429, 5xx and cut connections', async () => {
    await start('socket')
    await connect('socket', { retries: 1 })
    const on = 'chat.postMessage'

    slack.troubles.next(on, { kind: 'rate limit', retryAfterS: 0 })
    await say('one')
    slack.troubles.next(on, { kind: 'closed' })
    await expect(say('two')).resolves.toBeDefined()
    slack.troubles.next(on, { kind: 'reset' }, 2)
    await expect(say('three')).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
    slack.troubles.next(on, { kind: 'status', status: 503 }, 2)
    await expect(say('four')).rejects.toMatchObject({ statusCode: 503 })
    slack.troubles.next(on, { kind: 'error', error: 'fatal_error' })
    await expect(say('five')).rejects.toMatchObject({ data: { error: 'fatal_error' } })
    slack.troubles.next('any', { kind: 'delay', ms: 20 })
    await say('six')

    expect(slack.messagesIn(general).map(({ text }) => text)).toEqual(['one', 'two', 'six'])
    expect(tries()).toEqual(['ratelimited', 200, 0, 200, 0, 0, 503, 503, 'fatal_error', 200])
  })

  test('a call that was carried out, although nobody was told, posts twice', async () => {
    await start('socket')
    await connect('socket', { retries: 1 })

    slack.troubles.next('chat.postMessage', { kind: 'reset', done: true })
    await say('one')

    expect(slack.messagesIn(general).map(({ text }) => text)).toEqual(['one', 'one'])
  })

  test('a channel takes a message a second, if it is asked to', async () => {
    await start('socket', { postEveryMs: 1000 })
    await connect('socket')
    const { client } = bot?.app ?? {}
    const other = slack.addChannel(harbour, 'other')
    const token = harbour.botToken

    await say('one')
    await client?.chat.postMessage({ token, channel: other.id, text: 'elsewhere' })
    const response = await fetch(`${slack.api}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: general.id, text: 'two' }),
    })

    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' })
    expect(tries()).toEqual([200, 200, 'ratelimited'])
  })
})
