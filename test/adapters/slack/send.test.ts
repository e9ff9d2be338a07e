import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Card, card, heading, paragraph } from '#chat/card.ts'
import type { Destination, MessageRef, Sent } from '#chat/messenger.ts'
import type { SlackOptions } from '../../support/slack/options.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { keyOf, openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel

beforeEach(() => start())

afterEach(() => house.close())

async function start(options: SlackOptions = {}): Promise<void> {
  house = await openSlackHouse(kept.store, 'socket', options)
  workspace = house.slack.addWorkspace('Harbour', { members: ['Robin'] })
  channel = house.slack.addChannel(workspace, 'circle')
  await house.connect(workspace)
}

const hello = card('Hello', paragraph('Good morning'))
const inChannel = (id = channel.id): Destination => ({
  to: 'channel',
  place: { ...keyOf(channel), channel: id },
})
const toRobin = (): Destination => ({ to: 'person', account: house.account('Robin') })
const say = (to = inChannel(), what: Card = hello, key: string = crypto.randomUUID()) =>
  house.messenger.send(to, what, key)
const why = (sent: Sent): string => (sent.sent ? 'sent' : sent.why)

describe('saying something', () => {
  it('arrives in a channel, and in direct messages', async () => {
    expect([why(await say()), why(await say(toRobin()))]).toEqual(['sent', 'sent'])

    expect(house.readIn(channel)).toEqual(['Good morning'])
    const [direct] = house.slack.messagesTo('Robin')
    expect(direct && house.slack.read(direct).text).toBe('Good morning')
    expect(direct && house.slack.read(direct).notification).toBe('Hello')
  })

  it('opens the direct messages of a person once', async () => {
    await say(toRobin())
    await say(toRobin())

    expect(house.requests('conversations.open')).toBe(1)
    expect(house.slack.messagesTo('Robin')).toHaveLength(2)
  })

  it('with the same key twice shows it once, also at a time', async () => {
    const key = crypto.randomUUID()
    const again = () => say(inChannel(), hello, key)

    const [first, second, third] = [...(await Promise.all([again(), again()])), await again()]

    expect(house.readIn(channel)).toEqual(['Good morning'])
    expect([second, third]).toEqual([first, first])
  })

  it('with the same key in two channels shows it in both', async () => {
    const other = house.slack.addChannel(workspace, 'other')
    const key = crypto.randomUUID()

    await Promise.all([say(inChannel(), hello, key), say(inChannel(other.id), hello, key)])

    expect([house.readIn(channel), house.readIn(other)]).toEqual([
      ['Good morning'],
      ['Good morning'],
    ])
  })

  it('with the same key tries again what did not arrive', async () => {
    const key = crypto.randomUUID()
    await house.slack.removeBot(channel)
    const first = await say(inChannel(), hello, key)
    await house.slack.inviteBot(channel)

    const second = await say(inChannel(), hello, key)

    expect([why(first), why(second)]).toEqual(['no-access', 'sent'])
    expect(house.readIn(channel)).toEqual(['Good morning'])
  })

  it('goes no faster into a channel than Slack takes it, in its order', async () => {
    await house.close()
    await start({ postEveryMs: 1000 })
    const other = house.slack.addChannel(workspace, 'other')
    const saying = (text: string, to = inChannel()) => say(to, card(text, paragraph(text)))

    const sent = await Promise.all([
      saying('one'),
      saying('two'),
      saying('three'),
      saying('aside', inChannel(other.id)),
    ])

    expect(sent.map(why)).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(house.readIn(channel)).toEqual(['one', 'two', 'three'])
    const order = house.slack.requests.flatMap(({ body }) => body['text'] ?? [])
    expect(order.slice(0, 2).sort()).toEqual(['aside', 'one'])
  })

  it('rings for nobody, whatever stands in it', async () => {
    const line = [
      { node: 'mention', account: house.account('Robin'), name: 'Robin' },
      { node: 'said', text: ' <!channel> @here <@U1>', strong: false },
    ] as const

    await say(inChannel(), card('<!channel> & <@U1>', paragraph(line)))

    const [message] = house.slack.messagesIn(channel)
    const seen = message && house.slack.read(message)
    expect(seen?.rings).toEqual({ everyone: false, people: [], groups: [] })
    expect(seen?.notification).toBe('<!channel> & <@U1>')
  })

  it('rings for somebody who is called', async () => {
    const account = house.account('Robin')

    await say(inChannel(), card('Hello', paragraph([{ node: 'call', account, name: 'Robin' }])))

    const [message] = house.slack.messagesIn(channel)
    expect(message && house.slack.read(message).rings).toEqual({
      everyone: false,
      people: [account.externalId],
      groups: [],
    })
  })
})

describe('a place that does not take it', () => {
  it.each<[string, string, () => unknown]>([
    ['the app was taken out of the channel', 'no-access', () => house.slack.removeBot(channel)],
    ['the channel is archived', 'gone', () => house.slack.archiveChannel(channel)],
    ['the channel was deleted', 'gone', () => house.slack.deleteChannel(channel)],
    ['the app’s tokens were taken away', 'gone', () => house.slack.revokeTokens(workspace)],
    ['the app was removed', 'gone', () => house.slack.uninstall(workspace)],
  ])('when %s: %s', async (_, expected, happens) => {
    await happens()

    expect(why(await say())).toBe(expected)
  })

  it.each([
    ['no token is any good', 'invalid_auth', 'unavailable'],
    ['its token ran out', 'token_expired', 'unavailable'],
    ['only some may post there', 'restricted_action', 'no-access'],
    ['a scope is missing', 'missing_scope', 'no-access'],
    ['Slack is not well', 'internal_error', 'unavailable'],
    ['Slack is closed for a moment', 'service_unavailable', 'unavailable'],
    ['the app is removed at that moment', 'account_inactive', 'gone'],
    ['its token is taken away at that moment', 'token_revoked', 'gone'],
  ])('when %s (%s): %s', async (_, error, expected) => {
    house.slack.troubles.next('chat.postMessage', { kind: 'error', error })

    expect(why(await say())).toBe(expected)
    expect(house.requests('chat.postMessage')).toBe(1)
  })

  it.each<[string, string, () => unknown]>([
    [
      'takes no direct messages',
      'closed',
      () => house.slack.setDirectMessages(house.slack.user('Robin'), 'closed'),
    ],
    ['is there no more', 'closed', () => house.slack.deactivate(house.slack.user('Robin'))],
  ])('when a person %s: %s', async (_, expected, happens) => {
    happens()

    expect(why(await say(toRobin()))).toBe(expected)
  })

  it('when it is a bot, or nobody, or no channel', async () => {
    const account = (externalId: string): Destination => ({
      to: 'person',
      account: { ...house.account('Robin'), externalId },
    })
    const bot = house.slack.addBot(workspace, 'poll')

    expect(why(await say(account(bot.id)))).toBe('closed')
    expect(why(await say(account('U00NOBODY')))).toBe('gone')
    expect(why(await say(inChannel('C00NOWHERE')))).toBe('gone')
  })

  it('when it is a workspace that we are not in', async () => {
    const place = { ...keyOf(channel), community: 'T00ELSEWHERE' }

    expect(why(await say({ to: 'channel', place }))).toBe('gone')
    expect(house.requests('chat.postMessage')).toBe(0)
  })
})

describe('a message that was sent', () => {
  const changed = card('Hello', heading('Good evening'))
  let message: MessageRef

  beforeEach(async () => {
    const sent = await say()
    if (!sent.sent) throw new Error(sent.why)
    message = sent.message
  })

  it('can be changed, and taken away', async () => {
    expect(why(await house.messenger.update(message, changed))).toBe('sent')
    expect(house.readIn(channel)).toEqual(['Good evening'])

    expect(why(await house.messenger.remove(message))).toBe('sent')
    expect(house.readIn(channel)).toEqual([])
  })

  it('can be changed and taken away also in direct messages', async () => {
    const sent = await say(toRobin())
    if (!sent.sent) throw new Error(sent.why)

    await house.messenger.update(sent.message, changed)
    const [direct] = house.slack.messagesTo('Robin')
    expect(direct && house.slack.read(direct).text).toBe('Good evening')
    await house.messenger.remove(sent.message)

    expect(house.slack.messagesTo('Robin')).toEqual([])
  })

  it('is gone when it was taken away before, or its channel was', async () => {
    await house.messenger.remove(message)
    const [again, update] = [
      await house.messenger.remove(message),
      await house.messenger.update(message, changed),
    ]
    await house.slack.deleteChannel(channel)

    expect([why(again), why(update)]).toEqual(['gone', 'gone'])
    expect(why(await house.messenger.update(message, changed))).toBe('gone')
  })
})
