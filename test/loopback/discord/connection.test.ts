import { Client, Events, GatewayIntentBits } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import { type Bot, button, card, connectBot, row, text } from './bot.ts'

let discord: LoopbackDiscord
let bot: Bot

const start = async (options: Parameters<typeof startDiscord>[0] = {}) => {
  discord = await startDiscord({ deadlineMs: 3000, ...options })
  const walkers = discord.addGuild('Walkers', { members: ['robin'] })
  return { walkers, general: discord.addChannel(walkers, 'general'), robin: discord.user('robin') }
}

const connect = async (options: Parameters<typeof connectBot>[2] = {}) => {
  bot = await connectBot(
    discord,
    async (i) => {
      if (i.isChatInputCommand())
        await i.reply(card(text(`shard ${i.guild?.shardId}`), row(button('Go', 'go'))))
      if (i.isButton()) await i.update(card(text('gone')))
    },
    options,
  )
  await bot.client.application?.commands.set([{ name: 'today', description: 'Today' }])
}

beforeEach(() => {
  bot = { client: new Client({ intents: [] }), errors: [], closes: [] }
})

afterEach(async () => {
  await bot.client.destroy()
  await discord.close()
})

const once = (event: string) => new Promise<unknown>((resolve) => bot.client.once(event, resolve))

test('is ready at once', async () => {
  await start()
  const begun = performance.now()
  await connect()
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(['Walkers'])
  expect(bot.client.application?.id).toBe(discord.applicationId)
})

test('a dropped socket: what was missed is replayed', async () => {
  const { general, robin } = await start()
  await connect()
  discord.gateway.drop()
  const answer = await robin.command({ channel: general, name: 'today' })
  expect(answer.kind).toBe('message')
  expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 })
})

test('op 7, and op 9 with a session that can be resumed', async () => {
  const { general, robin } = await start()
  await connect()
  discord.gateway.askToReconnect()
  const first = await robin.command({ channel: general, name: 'today' })
  expect(first.kind).toBe('message')
  expect(await discord.until(() => discord.gateway.counts.resumed === 1, 1000)).toBe(true)
  discord.gateway.invalidate({ resumable: true })
  const clicked = await robin.click(first.message, 'Go')
  expect(clicked.kind).toBe('update')
  expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 2 })
})

test('op 9 without a session: identifies again', { timeout: 15_000 }, async () => {
  const { general, robin } = await start()
  await connect({
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
  } as never)
  discord.gateway.invalidate({ resumable: false })
  await once(Events.ShardReady)
  expect(discord.gateway.counts).toEqual({ identified: 2, resumed: 0 })
  expect((await robin.command({ channel: general, name: 'today' })).kind).toBe('message')
})

test('a fatal close ends the connection', async () => {
  await start()
  await connect()
  const closed = once(Events.ShardDisconnect)
  discord.gateway.close(4014)
  expect(await closed).toMatchObject({ code: 4014 })
  expect(bot.client.isReady()).toBe(true)
  expect(bot.errors).toHaveLength(1)
})

test.each([
  ['a wrong token', { token: 'x' }, 4004],
  ['intents that nobody may have', { intents: GatewayIntentBits.GuildMembers }, 4014],
  ['intents that do not exist', { intents: 1 << 19 }, 4013],
])('%s', async (_, { token, intents }: { token?: string; intents?: number }, code) => {
  await start()
  if (token) {
    await expect(bot.client.login('x')).rejects.toThrow()
    const wrong = new Client({ intents: [], rest: { api: discord.api } })
    await expect(wrong.login('x.y.z')).rejects.toThrow('invalid token')
    return
  }
  const client = new Client({ intents: intents ?? 0, rest: { api: discord.api } })
  client.on(Events.Error, () => {})
  client.on(Events.ShardError, () => {})
  const closed = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve))
  void client.login(discord.token).catch(() => {})
  expect(await closed).toMatchObject({ code })
  await client.destroy()
})

test('two shards, each with its guild', async () => {
  await start({ shards: 2 })
  const even = discord.addGuild('Even', { members: ['robin'], onShard: [0, 2] })
  const odd = discord.addGuild('Odd', { members: ['robin'], onShard: [1, 2] })
  const channels = [discord.addChannel(even, 'a'), discord.addChannel(odd, 'b')]
  const begun = performance.now()
  await connect({ shards: 'auto' })
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(discord.gateway.connected).toEqual([
    [0, 2],
    [1, 2],
  ])
  const seen = []
  for (const channel of channels) {
    seen.push((await discord.user('robin').command({ channel, name: 'today' })).seen.text)
  }
  expect(seen).toEqual(['shard 0', 'shard 1'])
})

test('guilds come and go', async () => {
  const { general, walkers } = await start()
  await connect()
  const joined = once(Events.GuildCreate)
  const other = discord.addGuild('Swimmers')
  expect(await joined).toMatchObject({ name: 'Swimmers' })
  const deleted = once(Events.ChannelDelete)
  discord.deleteChannel(general)
  expect(await deleted).toMatchObject({ id: general.id })
  const left = once(Events.GuildDelete)
  discord.removeBot(other)
  expect(await left).toMatchObject({ id: other.id })
  const lost = once(Events.GuildUnavailable)
  discord.loseGuild(walkers)
  expect(await lost).toMatchObject({ id: walkers.id })
})

test('429, 5xx and cut connections: tried again, and sent once', async () => {
  const { general } = await start()
  await connect({ rest: { retries: 2 } })
  const channel = await bot.client.channels.fetch(general.id)
  if (!channel?.isSendable()) throw new Error('no channel')
  const on = 'POST /channels/:channel/messages'
  const tries = () =>
    discord.requests.filter(({ route }) => route === on).map(({ status }) => status)

  discord.troubles.next(on, { kind: 'rate limit', retryAfterS: 0.05 })
  await channel.send(card(text('one')))
  expect(tries()).toEqual([429, 200])

  discord.troubles.next(on, { kind: 'rate limit', retryAfterS: 0.05, scope: 'global' })
  await channel.send(card(text('two')))

  discord.troubles.next(on, { kind: 'status', status: 502, done: true })
  await channel.send({ ...card(text('three')), nonce: '12345', enforceNonce: true })
  expect(discord.messagesIn(general)).toHaveLength(3)

  discord.troubles.next(on, { kind: 'reset', done: true })
  await channel.send({ ...card(text('four')), nonce: '12346', enforceNonce: true })
  expect(tries()).toEqual([429, 200, 429, 200, 502, 200, 0, 200])
  expect(discord.messagesIn(general)).toHaveLength(4)

  discord.troubles.next(on, { kind: 'closed' })
  await expect(channel.send(card(text('lost')))).rejects.toThrow('other side closed')
  discord.troubles.next(on, { kind: 'status', status: 500 }, 3)
  await expect(channel.send(card(text('five')))).rejects.toMatchObject({ status: 500 })
  discord.troubles.next(on, { kind: 'delay', ms: 50 })
  const begun = performance.now()
  await channel.send(card(text('six')))
  expect(performance.now() - begun).toBeGreaterThan(45)
  expect(discord.violations).toEqual([])
})

test('places that cannot be written to', async () => {
  const { general } = await start()
  const thread = discord.addThread(general, 'evening')
  await connect()
  const [channel, inThread] = await Promise.all(
    [general, thread].map(({ id }) => bot.client.channels.fetch(id)),
  )
  if (!channel?.isSendable() || !inThread?.isSendable()) throw new Error('no channel')
  const hello = card(text('hello'))
  const message = await inThread.send(hello)
  discord.turnThread(thread, 'archived')
  await expect(message.edit(hello)).rejects.toMatchObject({ code: 50083 })
  await inThread.send(hello)
  expect(thread.state).toBe('open')
  discord.turnThread(thread, 'locked')
  await expect(inThread.send(hello)).rejects.toMatchObject({ code: 50083 })

  discord.denyBot(general, 'SendMessages')
  await expect(channel.send(hello)).rejects.toMatchObject({ code: 50013 })
  discord.denyBot(general, 'ViewChannel')
  await expect(channel.send(hello)).rejects.toMatchObject({ code: 50001 })
  discord.allowBot(general, 'ViewChannel', 'SendMessages')
  const sent = await channel.send(hello)
  await sent.delete()
  await expect(sent.edit(hello)).rejects.toMatchObject({ code: 10008 })
  discord.deleteChannel(general)
  await expect(bot.client.rest.get(`/channels/${general.id}`)).rejects.toMatchObject({
    code: 10003,
  })
  await expect(bot.client.rest.get('/guilds/1')).rejects.toMatchObject({ code: 10004 })
})
