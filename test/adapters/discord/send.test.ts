import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Card, card, heading, paragraph } from '#chat/card.ts'
import type { Destination, MessageRef, Sent } from '#chat/messenger.ts'
import type { Guild, TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, keyOf, openDiscordHouse } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: DiscordHouse
let guild: Guild
let channel: TextChannel

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  guild = house.discord.addGuild('Harbour', { members: ['robin'] })
  channel = house.discord.addChannel(guild, 'circle')
  await house.connect()
})

afterEach(() => house.close())

const hello = card('Hello', paragraph('Good morning'))
const inChannel = (id = channel.id): Destination => ({
  to: 'channel',
  place: { ...keyOf(channel), channel: id },
})
const toRobin = (): Destination => ({ to: 'person', account: house.account('robin') })
const say = (to = inChannel(), what: Card = hello, key: string = crypto.randomUUID()) =>
  house.messenger.send(to, what, key)
const why = (sent: Sent): string => (sent.sent ? 'sent' : sent.why)

describe('saying something', () => {
  it('arrives in a channel, and in direct messages', async () => {
    expect([why(await say()), why(await say(toRobin()))]).toEqual(['sent', 'sent'])

    expect(house.readIn(channel)).toEqual(['Good morning'])
    const [direct] = house.discord.messagesTo('robin')
    expect(direct && house.discord.read(direct).text).toBe('Good morning')
  })

  it('opens the direct messages of a person once', async () => {
    await say(toRobin())
    await say(toRobin())

    expect(house.requests('POST /users/@me/channels')).toBe(1)
    expect(house.discord.messagesTo('robin')).toHaveLength(2)
  })

  it('with the same key twice shows it once', async () => {
    const key = crypto.randomUUID()

    const [first, second] = [await say(inChannel(), hello, key), await say(inChannel(), hello, key)]

    expect(house.readIn(channel)).toEqual(['Good morning'])
    expect(second).toEqual(first)
  })

  it('with the same key in two channels shows it in both', async () => {
    const other = house.discord.addChannel(guild, 'other')
    const key = crypto.randomUUID()

    await Promise.all([say(inChannel(), hello, key), say(inChannel(other.id), hello, key)])

    expect([house.readIn(channel), house.readIn(other)]).toEqual([
      ['Good morning'],
      ['Good morning'],
    ])
  })

  it('with different keys shows it as often, however alike they are', async () => {
    for (const last of ['0', '1', '2'])
      await say(inChannel(), hello, `0190a7c4-1111-8222-8333-44444444444${last}`)

    expect(house.readIn(channel)).toHaveLength(3)
  })

  it('sends pictures beside it, with words for those who do not see them', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
    const picture = (alt: string) => ({ block: 'picture', png, alt }) as const
    const drawn: Card = {
      ...hello,
      blocks: [...hello.blocks, picture('A line that rises'), picture('A calendar')],
    }

    await say(inChannel(), drawn)

    const [message] = house.discord.messagesIn(channel)
    if (!message) throw new Error('no message')
    expect(message.attachments).toMatchObject([
      { description: 'A line that rises', contentType: 'image/png' },
      { description: 'A calendar', contentType: 'image/png' },
    ])
    expect(message.attachments.map(({ bytes }) => [...bytes])).toEqual([[...png], [...png]])
    const shown = house.discord.read(message)
    expect(shown.pictures.map(({ description }) => description)).toEqual([
      'A line that rises',
      'A calendar',
    ])
    expect(new Set(shown.pictures.map(({ url }) => url)).size).toBe(2)
  })

  it('rings for nobody, whatever stands in it', async () => {
    const account = house.account('robin')
    const line = [
      { node: 'mention', account, name: 'Robin' },
      { node: 'said', text: ' @everyone <@&1>', strong: false },
    ] as const

    await say(inChannel(), card('Hello', paragraph(line)))

    const [message] = house.discord.messagesIn(channel)
    expect(message && house.discord.read(message).rings).toEqual({
      everyone: false,
      people: [],
      roles: [],
    })
  })
})

describe('somebody who is called', () => {
  it('is the one for whom it rings', async () => {
    const account = house.account('robin')

    await say(inChannel(), card('Hello', paragraph([{ node: 'call', account, name: 'Robin' }])))

    const [message] = house.discord.messagesIn(channel)
    expect(message && house.discord.read(message).rings).toEqual({
      everyone: false,
      people: [account.externalId],
      roles: [],
    })
  })
})

describe('a place that does not take it', () => {
  it('is closed when a person takes no direct messages', async () => {
    house.discord.setDirectMessages('robin', 'closed')

    expect(why(await say(toRobin()))).toBe('closed')
    house.discord.setDirectMessages('robin', 'open')
    expect(why(await say(toRobin()))).toBe('sent')
  })

  it.each([['SendMessages'], ['ViewChannel']] as const)(
    'has no access without %s',
    async (permission) => {
      house.discord.denyBot(channel, permission)

      expect(why(await say())).toBe('no-access')
    },
  )

  it('has no access where pictures may not be sent', async () => {
    house.discord.denyBot(channel, 'AttachFiles')
    const png = new Uint8Array([1])

    const sent = await say(inChannel(), {
      ...hello,
      blocks: [{ block: 'picture', png, alt: 'A line' }],
    })

    expect(why(sent)).toBe('no-access')
  })

  it.each<[string, () => void]>([
    ['the channel was deleted', () => house.discord.deleteChannel(channel)],
    ['the bot was removed', () => house.discord.removeBot(guild)],
  ])('is gone when %s', async (_, happens) => {
    happens()

    expect(why(await say())).toBe('gone')
  })

  it.each<[string, () => Destination]>([
    ['a channel', () => inChannel('123456789012345678')],
    [
      'a person',
      () => ({
        to: 'person',
        account: { ...house.account('robin'), externalId: '12345678901234567' },
      }),
    ],
  ])('is gone when there never was such %s', async (_, to) => {
    expect(why(await say(to()))).toBe('gone')
  })

  it('opens an archived thread, and has no access to a locked one', async () => {
    const thread = house.discord.addThread(channel, 'evening')
    house.discord.turnThread(thread, 'archived')
    expect(why(await say(inChannel(thread.id)))).toBe('sent')
    expect(thread.state).toBe('open')

    house.discord.turnThread(thread, 'locked')

    expect(why(await say(inChannel(thread.id)))).toBe('no-access')
    expect(house.readIn(thread)).toEqual(['Good morning'])
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
    const [direct] = house.discord.messagesTo('robin')
    expect(direct && house.discord.read(direct).text).toBe('Good evening')
    await house.messenger.remove(sent.message)

    expect(house.discord.messagesTo('robin')).toEqual([])
  })

  it('is gone when it was taken away before, or its channel was', async () => {
    await house.messenger.remove(message)
    const [again, update] = [
      await house.messenger.remove(message),
      await house.messenger.update(message, changed),
    ]
    house.discord.deleteChannel(channel)

    expect([why(again), why(update)]).toEqual(['gone', 'gone'])
    expect(why(await house.messenger.update(message, changed))).toBe('gone')
  })
})
