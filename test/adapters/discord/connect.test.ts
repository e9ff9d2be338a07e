import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LoopbackDiscord } from '../../support/discord/discord.ts'
import { bitsOf } from '../../support/discord/world/permissions.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { DiscordHouse, letSessionsBegin, openDiscordHouse } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: DiscordHouse

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
})

afterEach(async () => {
  await house.close()
  vi.useRealTimers()
})

const sessions = () => house.discord.gateway.counts
const isOffline = () => house.discord.until(() => house.discord.gateway.connected.length === 0)
const guide = (channel: TextChannel) =>
  house.discord.user('robin').command({ channel, name: 'guide' })

describe('a door that opens', () => {
  it('says so in one line, with an invitation that asks for what it needs and no more', async () => {
    const door = house.open()
    const troubleBefore = door.trouble()
    await house.isConnected(door)

    expect(troubleBefore).toContain('connecting')
    expect(door.trouble()).toBeNull()
    expect(house.told).toHaveLength(1)
    const link = new URL(/https:\S+/.exec(house.told[0] ?? '')?.[0] ?? '')
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize')
    expect(link.searchParams.get('client_id')).toBe(house.discord.applicationId)
    expect(link.searchParams.get('scope')).toBe('bot applications.commands')
    const needed = bitsOf([
      'ViewChannel',
      'SendMessages',
      'SendMessagesInThreads',
      'CreatePublicThreads',
      'EmbedLinks',
      'AttachFiles',
    ])
    expect(link.searchParams.get('permissions')).toBe(String(needed))
  })

  it('answers in every shard', async () => {
    await house.close()
    house = await openDiscordHouse(kept.store, { shards: 2 })
    const channels = [0, 1].map((shard) => {
      const guild = house.discord.addGuild('Here', { members: ['robin'], onShard: [shard, 2] })
      return house.discord.addChannel(guild, 'general')
    })
    const door = await house.connect()

    const answers = []
    for (const channel of channels) answers.push((await guide(channel)).kind)

    expect(answers).toEqual(['message', 'message'])
    expect(door.trouble()).toBeNull()
    expect(house.told).toHaveLength(1)
  })

  it('takes the shards that it was given, and no others', async () => {
    await house.close()
    house = await openDiscordHouse(kept.store, { shards: 4 })

    await house.connect({ shards: { ids: [1, 3], count: 4 } })

    expect(house.discord.gateway.connected).toEqual([
      [1, 4],
      [3, 4],
    ])
  })

  it.each([
    ['that is none', 'nonsense'],
    ['that Discord does not know', 'MTAw.loop.bm9ib2R5'],
  ])('says once that a token %s is wrong, and does not try again', async (_, token) => {
    const door = house.open({ token })
    await house.discord.until(() => house.told.length > 0)

    const isTriedAgain = await house.discord.until(() => house.told.length > 1, 200)

    expect(isTriedAgain).toBe(false)
    expect(house.told).toEqual(['Discord: the token is not a valid one'])
    expect(door.trouble()).toContain('token')
    expect(house.requests('GET /gateway/bot')).toBeLessThanOrEqual(1)
  })

  it('tries again by itself until there is somebody to connect to', async () => {
    const { discord } = house
    const port = Number(new URL(discord.api).port)
    await house.close()
    house = new DiscordHouse(new LoopbackDiscord({}), kept.store)
    const door = house.open({ apiUrl: `http://127.0.0.1:${port}/api` })
    await vi.waitUntil(() => house.told.length > 1)
    const meanwhile = door.trouble()

    await house.discord.listen(port)

    expect(await house.isConnected(door)).toBe(true)
    expect(meanwhile).toContain('cannot be reached')
    expect(house.told[0]).toMatch(/cannot be reached; trying again in \d+ s/)
    expect(house.told.at(-1)).toContain('connected')
  })

  it.each([
    ['ends the connection without an answer', { kind: 'closed' }, 1],
    ['cuts every connection', { kind: 'reset' }, 3],
    ['is not well', { kind: 'status', status: 503 }, 3],
  ] as const)('tries again when Discord %s', async (_, trouble, times) => {
    house.discord.troubles.next('GET /gateway/bot', trouble, times)

    const door = house.open()

    expect(await house.isConnected(door)).toBe(true)
    expect(house.told).toEqual([
      expect.stringContaining('cannot be reached'),
      expect.stringContaining('connected'),
    ])
  })
})

describe('a door that is open', () => {
  let channel: TextChannel

  beforeEach(async () => {
    channel = (await house.circle(['Robin', 'Noor'])).channel
  })

  const setGoal = () =>
    house.discord.user('robin').command({
      channel,
      name: 'goal',
      subcommand: 'set',
      options: { mode: 'do', title: 'Walk' },
    })

  it('takes its session up again when the socket is cut, and answers once what came meanwhile', async () => {
    const door = await house.connect()
    house.discord.gateway.drop()

    const set = await setGoal()

    expect(set.seen.text).toContain('Your goal is set')
    expect(set.refusals).toEqual([])
    expect(sessions()).toEqual({ identified: 1, resumed: 1 })
    expect(await goalsOfRobin()).toEqual(['Walk'])
    expect(await house.discord.until(() => door.trouble() === null)).toBe(true)
  })

  it('reconnects when it is asked to', async () => {
    await house.connect()
    house.discord.gateway.askToReconnect()
    await house.discord.until(() => sessions().resumed === 1)

    expect((await setGoal()).kind).toBe('message')
    expect(sessions()).toEqual({ identified: 1, resumed: 1 })
  })

  it('resumes a session that is said to be invalid and can be resumed', async () => {
    await house.connect()
    house.discord.gateway.invalidate({ resumable: true })

    expect((await setGoal()).kind).toBe('message')
    expect(sessions()).toEqual({ identified: 1, resumed: 1 })
  })

  it('begins anew when its session is lost', async () => {
    const door = await house.connect()
    letSessionsBegin()

    house.discord.gateway.invalidate({ resumable: false })
    await house.discord.until(() => sessions().identified === 2)

    expect(await house.discord.until(() => door.trouble() === null)).toBe(true)
    expect((await setGoal()).kind).toBe('message')
  })

  it('is in trouble while it is away, and bothers nobody with it', async () => {
    const door = await house.connect()
    house.discord.gateway.refuse(4000)
    house.discord.gateway.drop()
    await house.discord.until(() => door.trouble() !== null)
    const meanwhile = door.trouble()

    house.discord.gateway.refuse(null)

    expect(meanwhile).toContain('connecting again')
    expect(await house.discord.until(() => door.trouble() === null)).toBe(true)
    expect(house.told).toHaveLength(1)
  })

  it.each([
    [4014, 'intent'],
    [4013, 'intent'],
    [4011, 'shard'],
    [4004, 'token'],
  ])(
    'stays in trouble when Discord closes it for good with %i, and says so once',
    async (code, word) => {
      const door = await house.connect()
      house.told.length = 0

      house.discord.gateway.close(code)
      await house.discord.until(() => house.told.length > 0)
      const isBack = await house.discord.until(() => door.trouble() === null, 200)

      expect(isBack).toBe(false)
      expect(house.told).toEqual([expect.stringContaining(word)])
      expect(door.trouble()).toContain(word)
      expect(house.discord.gateway.connected).toEqual([])
      takeReport()
    },
  )

  it('stays in trouble also when Discord refuses it at the first connection', async () => {
    house.discord.gateway.refuse(4014)
    const door = house.open()
    await house.discord.until(() => house.told.length > 0)

    const isTriedAgain = await house.discord.until(() => house.told.length > 1, 200)

    expect(isTriedAgain).toBe(false)
    expect(door.trouble()).toContain('intent')
    takeReport()
  })
})

describe('closing it', () => {
  it('ends the connection, and says nothing more', async () => {
    const door = await house.connect()

    await door.close()

    expect(await isOffline()).toBe(true)
    expect(house.told).toHaveLength(1)
  })

  it('ends it also when connecting took several tries', async () => {
    house.discord.troubles.next('GET /gateway/bot', { kind: 'closed' }, 2)
    const door = house.open()
    await house.isConnected(door)

    await door.close()

    expect(await isOffline()).toBe(true)
    expect(sessions()).toEqual({ identified: 1, resumed: 0 })
  })

  it('does not wait for a Discord that takes its time, and is not there when it answers', async () => {
    const isAnswered = () => house.requests('GET /gateway/bot') > 0
    house.discord.troubles.next('GET /gateway/bot', { kind: 'delay', ms: 500 })
    const door = house.open()

    await door.close()

    expect(isAnswered()).toBe(false)
    await house.discord.until(isAnswered)
    await house.discord.until(() => sessions().identified > 0, 300)
    expect(await isOffline()).toBe(true)
    expect(house.told).toEqual([])
  })

  it('ends the waiting before the next try', async () => {
    house.retryAfterMs = 100
    house.discord.troubles.next('GET /gateway/bot', { kind: 'closed' })
    const door = house.open()
    await house.discord.until(() => house.told.length > 0)

    await door.close()

    expect(await house.discord.until(() => house.requests('GET /gateway/bot') > 1, 300)).toBe(false)
    expect(house.told).toHaveLength(1)
  })

  it('can be done twice', async () => {
    const door = await house.connect()

    await Promise.all([door.close(), door.close()])

    expect(await isOffline()).toBe(true)
  })
})

async function goalsOfRobin(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('robin'))
  const goals = known ? await kept.store.goals.of(known.person.id) : []
  return goals.map(({ goal }) => goal.title)
}

/** discord.js reports a close for good as an error as well; one report of it does no harm. */
function takeReport(): void {
  expect(house.bugs.length).toBeLessThanOrEqual(1)
  house.bugs.length = 0
}
