import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSlack } from '../../support/slack/slack.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel

const start = async (transport: 'socket' | 'http', options = {}) => {
  house = await openSlackHouse(kept.store, transport, options)
  const circle = await house.circle(['Robin', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
}

afterEach(() => house.close())

const guide = () => house.slack.user('Robin').command({ channel, name: '/guide' })
const opening = 'apps.connections.open'
const sockets = () => house.slack.sockets.connected
const isTold = (lines = 1) => house.slack.until(() => house.told.length >= lines)

describe.each(transports)('a door that opens, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('says so in one line, once it works', async () => {
    const door = await house.open(workspace)
    const troubleBefore = door.trouble()
    await isTold()

    expect(troubleBefore).toContain('connecting')
    expect(door.trouble()).toBeNull()
    expect(house.told).toEqual(['Slack: connected to Harbour'])
    expect(await house.read(guide())).toContain('Check in on your goals')
  })

  it.each([
    ['that Slack does not know', () => 'xoxb-nobody'],
    ['of another kind', () => house.slack.appToken],
  ])('says once that a bot token %s is wrong, and does not try again', async (_, token) => {
    const door = await house.open(workspace, { workspaces: { botToken: token() } })
    await isTold()

    const isTriedAgain = await house.slack.until(() => house.requests('auth.test') > 1, 200)

    expect(isTriedAgain).toBe(false)
    expect(house.told).toEqual(['Slack: the bot token is not a valid one'])
    expect(door.trouble()).toContain('bot token')
    expect(sockets()).toBe(0)
  })

  it.each([
    ['ends the connection without an answer', { kind: 'closed' }],
    ['cuts every connection', { kind: 'reset' }],
    ['is not well', { kind: 'status', status: 503 }],
    ['has too much to do', { kind: 'rate limit', retryAfterS: 1 }],
    ['does not know what is wrong with it', { kind: 'error', error: 'internal_error' }],
  ] as const)('tries again by itself when Slack %s, and says so once', async (_, trouble) => {
    house.slack.troubles.next('auth.test', trouble, 3)

    const door = await house.open(workspace)
    await isTold(2)

    expect(house.told).toEqual([
      'Slack: Slack cannot be reached; trying again in 0 s',
      'Slack: connected to Harbour',
    ])
    expect(door.trouble()).toBeNull()
  })

  it('works also when what is kept cannot be read at that moment', async () => {
    vi.spyOn(house.store.groups, 'markRemoved').mockRejectedValueOnce(new Error('away'))

    await house.connect(workspace)

    expect(house.bugs.splice(0)).toMatchObject([{ error: { message: 'away' } }])
    expect(house.told).toEqual(['Slack: connected to Harbour'])
    vi.restoreAllMocks()
  })
})

describe('a door over sockets that opens', () => {
  beforeEach(() => start('socket'))

  it('has two of them', async () => {
    await house.connect(workspace)

    expect(await house.slack.until(() => sockets() === 2)).toBe(true)
  })

  it('says once that an app token is wrong, and nothing of having connected', async () => {
    const door = await house.open(workspace, { reachedBy: { appToken: 'xapp-nobody' } })
    await isTold()

    const isTriedAgain = await house.slack.until(() => house.requests(opening) > 2, 200)

    expect(isTriedAgain).toBe(false)
    expect(house.told).toEqual(['Slack: the app token is not a valid one'])
    expect(door.trouble()).toContain('app token')
  })

  it('says the same of an app token that may not connect', async () => {
    house.slack.troubles.next(opening, { kind: 'error', error: 'missing_scope' }, 2)

    const door = await house.open(workspace)
    await isTold()

    expect(await house.slack.until(() => sockets() > 0, 200)).toBe(false)
    expect(house.told).toEqual(['Slack: the app token is not a valid one'])
    expect(door.trouble()).toContain('app token')
  })

  it.each([
    ['ends the connection without an answer', { kind: 'closed' }],
    ['is not well', { kind: 'status', status: 503 }],
    ['has too much to do', { kind: 'rate limit', retryAfterS: 1 }],
  ] as const)('tries again by itself when Slack %s, and says so once', async (_, trouble) => {
    house.slack.troubles.next(opening, trouble, 6)

    const door = await house.open(workspace)
    await isTold(2)

    expect(house.told).toEqual([
      'Slack: Slack cannot be reached; trying again in 0 s',
      'Slack: connected to Harbour',
    ])
    expect(door.trouble()).toBeNull()
    expect(await house.slack.until(() => sockets() === 2)).toBe(true)
  })

  it('is well with one socket while the other is refused', async () => {
    house.retryAfterMs = 1
    house.slack.troubles.next(opening, { kind: 'delay', ms: 0 })
    house.slack.troubles.next(opening, { kind: 'status', status: 503 }, 40)
    const door = await house.connect(workspace)
    const refused = house.requests(opening)

    await house.slack.until(() => house.requests(opening) > refused + 3)
    const meanwhile = [sockets(), door.trouble()]

    expect(meanwhile).toEqual([1, null])
    expect(await house.slack.until(() => sockets() === 2)).toBe(true)
    expect([...house.told].sort()).toEqual([
      'Slack: Slack cannot be reached; trying again in 0 s',
      'Slack: connected to Harbour',
    ])
  })
})

describe('a door over sockets that is open', () => {
  beforeEach(async () => {
    await start('socket')
  })

  const connect = async () => {
    const door = await house.connect(workspace)
    await house.slack.until(() => sockets() === 2)
    return door
  }

  it('loses nothing when one of them is refreshed', async () => {
    const door = await connect()
    house.slack.sockets.disconnect('warning')
    house.slack.sockets.disconnect('refresh_requested')

    const answers = await Promise.all([guide(), guide(), guide(), guide()])

    expect(answers.map(({ acked }) => acked)).toEqual([true, true, true, true])
    expect(door.trouble()).toBeNull()
    expect(await house.slack.until(() => sockets() === 2)).toBe(true)
    expect(house.told).toHaveLength(1)
  })

  it('is in trouble while both are away, and bothers nobody with it', async () => {
    const door = await connect()
    house.slack.sockets.refuse(true)
    house.slack.sockets.kill()
    await house.slack.until(() => door.trouble() !== null)
    const meanwhile = door.trouble()

    house.slack.sockets.refuse(false)

    expect(meanwhile).toMatch(/connecting again|cannot be reached/)
    expect(await house.slack.until(() => door.trouble() === null)).toBe(true)
    expect(house.told.filter((line) => line.includes('connected'))).toHaveLength(1)
    expect(await house.read(guide())).toContain('Check in')
  })

  it.each([
    ['answers with an error', { kind: 'status', status: 502 }],
    ['cannot be reached', { kind: 'reset' }],
    ['has too much to do', { kind: 'rate limit', retryAfterS: 1 }],
  ] as const)('connects again when Slack %s for a while, and says so once', async (_, trouble) => {
    const door = await connect()
    house.slack.troubles.next(opening, trouble, 6)

    house.slack.sockets.kill()
    await house.slack.until(() => door.trouble()?.includes('reached') ?? false)

    expect(await house.slack.until(() => sockets() === 2)).toBe(true)
    expect(await house.slack.until(() => door.trouble() === null)).toBe(true)
    expect(house.told).toEqual([
      'Slack: connected to Harbour',
      'Slack: Slack cannot be reached; trying again in 0 s',
    ])
  })

  it('stays in trouble when it is refused for good, and says so once', async () => {
    const door = await connect()
    house.slack.troubles.next(opening, { kind: 'error', error: 'invalid_auth' }, 9)

    house.slack.sockets.kill()
    await isTold(2)

    expect(await house.slack.until(() => sockets() > 0, 200)).toBe(false)
    expect(door.trouble()).toBe('the app token is not a valid one')
    expect(house.told.slice(1)).toEqual(['Slack: the app token is not a valid one'])
    expect(house.requests(opening)).toBe(4)
  })
})

it('waits for a Slack that is not there yet', async () => {
  const elsewhere = await startSlack()
  await start('http')
  const { api } = elsewhere
  await elsewhere.close()

  const door = await house.open(workspace, { apiUrl: api })
  await isTold()

  expect(house.told).toEqual(['Slack: Slack cannot be reached; trying again in 0 s'])
  expect(door.trouble()).toContain('cannot be reached')
})
