import { afterEach, beforeEach, expect, it } from 'vitest'
import { button, buttons, card, heading, paragraph } from '#chat/card.ts'
import type { Sent } from '#chat/messenger.ts'
import type { DiscordOptions } from '../../support/discord/options.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, keyOf, openDiscordHouse } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

// What is sent arrives once or is said to have failed, whatever happens on the way.

const kept = withStore()
let house: DiscordHouse
let channel: TextChannel

beforeEach(() => start())

afterEach(() => house.close())

async function start(options: DiscordOptions = {}): Promise<void> {
  house = await openDiscordHouse(kept.store, options)
  channel = house.discord.addChannel(house.discord.addGuild('Harbour'), 'circle')
  await house.connect()
}

const posting = 'POST /channels/:channel/messages'
const editing = 'PATCH /channels/:channel/messages/:message'
const hello = card('Hello', paragraph('Good morning'))
const say = (what = hello, key: string = crypto.randomUUID()) =>
  house.messenger.send({ to: 'channel', place: keyOf(channel) }, what, key)
const why = (sent: Sent): string => (sent.sent ? 'sent' : sent.why)
const statuses = (route: string) =>
  house.discord.requests.filter((one) => one.route === route).map(({ status }) => status)

it.each(['user', 'global', 'shared'] as const)(
  'waits for a %s limit, and sends once',
  async (scope) => {
    house.discord.troubles.next(posting, { kind: 'rate limit', retryAfterS: 0.05, scope })

    expect(why(await say())).toBe('sent')
    expect(statuses(posting)).toEqual([429, 200])
    expect(house.readIn(channel)).toHaveLength(1)
  },
)

it('keeps within a limit that it knows of', async () => {
  await house.close()
  await start({ bucket: { limit: 2, perMs: 100 } })
  await say()

  await Promise.all([say(), say(), say(), say()])

  expect(house.readIn(channel)).toHaveLength(5)
  expect(statuses(posting).filter((status) => status === 429)).toEqual([])
})

it.each([500, 502, 503, 504] as const)('tries again after a %i', async (status) => {
  house.discord.troubles.next(posting, { kind: 'status', status })

  expect(why(await say())).toBe('sent')
  expect(house.readIn(channel)).toHaveLength(1)
})

it('is unavailable when the trouble lasts', async () => {
  house.discord.troubles.next(posting, { kind: 'status', status: 503 }, 3)

  expect(why(await say())).toBe('unavailable')
  expect(statuses(posting)).toEqual([503, 503, 503])
})

it.each([
  ['answers with a 502 after it has sent it', { kind: 'status', status: 502, done: true }],
  ['cuts the connection after it has sent it', { kind: 'reset', done: true }],
  ['cuts the connection before', { kind: 'reset' }],
] as const)('shows it once when Discord %s', async (_, trouble) => {
  house.discord.troubles.next(posting, trouble)

  expect(why(await say())).toBe('sent')
  expect(house.readIn(channel)).toHaveLength(1)
})

it.each([
  ['and has sent it', true],
  ['and has not', false],
])('is unavailable when the connection ends %s, and can be tried again', async (_, done) => {
  const key = crypto.randomUUID()
  house.discord.troubles.next(posting, { kind: 'closed', done })

  const first = await say(hello, key)
  const second = await say(hello, key)

  expect([why(first), why(second)]).toEqual(['unavailable', 'sent'])
  expect(house.readIn(channel)).toHaveLength(1)
})

it.each([
  ['refuses every connection', 'http://127.0.0.1:9/api'],
  ['has an address that leads nowhere', 'http://nowhere.invalid/api'],
])('is unavailable when Discord %s', async (_, apiUrl) => {
  await house.closeDoors()
  house.retryAfterMs = 60_000
  house.open({ apiUrl })

  expect(why(await say())).toBe('unavailable')
})

it('is unavailable when the token is no longer taken', async () => {
  await house.closeDoors()
  house.open({ token: 'MTAw.loop.bm9ib2R5' })

  expect(why(await say())).toBe('unavailable')
})

it('throws when Discord refuses what was sent, because that is a bug of ours', async () => {
  const twice = button('Go', { name: 'test.go', params: [] })

  await expect(say(card('Hello', buttons(twice, twice)))).rejects.toMatchObject({
    code: 50035,
  })

  expect(house.discord.violations.splice(0)).not.toEqual([])
})

it('leaves a message as it is while Discord is in trouble', async () => {
  const sent = await say()
  if (!sent.sent) throw new Error(sent.why)
  house.discord.troubles.next(editing, { kind: 'status', status: 503 }, 3)

  expect(
    why(await house.messenger.update(sent.message, card('Hello', heading('Good evening')))),
  ).toBe('unavailable')
  expect(house.readIn(channel)).toEqual(['Good morning'])
})
