import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { startPostgres } from '../support/postgres.ts'
import { cleanUp, cleanUpAll } from '../support/process.ts'
import { createServerDatabase, testServer } from '../support/server-database.ts'
import { openScene } from './scene.ts'

// What happens to platforms, databases and processes, and heals by itself: afterwards everything that
// was due has come, once.

afterEach(cleanUp)
afterAll(cleanUpAll)

const people = 60
const once = Array<number>(people / 2).fill(1)
const aMoment = 120_000

/** The routes and methods by which messages are sent. */
const posting = ['POST /channels/:channel/messages', 'chat.postMessage'] as const

const troubles = [
  ['answers 500', { kind: 'status', status: 500 }],
  ['drops connections', { kind: 'reset' }],
] as const

describe.runIf(testServer !== null)('a platform that', { timeout: 180_000 }, () => {
  test.for(troubles)('%s for so long that all is tried again and again', async ([, trouble]) => {
    const scene = await openScene(await createServerDatabase(), people)
    const { discord, slack } = scene.platforms
    const ends = [discord.troubles.begin('any', trouble), slack.troubles.begin('any', trouble)]

    scene.launch('worker')
    // Each time, discord.js asks three times for the channel; at Slack one asks for all who it is.
    const isTriedTwice = () =>
      slack.requests.length >= 6 && discord.requests.length > (people / 2) * 3 + 10
    expect(await scene.platforms.until(isTriedTwice, aMoment)).toBe(true)
    for (const end of ends) end()
    const owed = await scene.delivered()

    expect(owed).toMatchObject({ sent: people, dead: 0 })
    expect(scene.shown('discord')).toEqual(once)
    expect(scene.shown('slack')).toEqual(once)
  })

  test('has too much of us', async () => {
    const scene = await openScene(await createServerDatabase(), people)
    const { discord, slack } = scene.platforms
    const storm = { kind: 'rate limit', retryAfterS: 6 } as const
    const [onDiscord, onSlack] = posting
    const ends = [discord.troubles.begin(onDiscord, storm), slack.troubles.begin(onSlack, storm)]

    scene.launch('worker')
    scene.launch('worker')
    const refused = (all: readonly { readonly status: number }[]) =>
      all.filter(({ status }) => status === 429).length > 10
    const isStorm = () => refused(discord.requests) && refused(slack.requests)
    expect(await scene.platforms.until(isStorm, aMoment)).toBe(true)
    for (const end of ends) end()
    const owed = await scene.delivered()

    expect(owed).toMatchObject({ sent: people, dead: 0 })
    expect(scene.shown('discord')).toEqual(once)
    expect(scene.shown('slack')).toEqual(once)
  })

  test('does what it is asked, and whose answer is lost, shows nothing twice on Discord', async () => {
    const scene = await openScene(await createServerDatabase(), people)
    const lost = { kind: 'closed', done: true } as const
    scene.platforms.discord.troubles.next(posting[0], lost, people / 3)

    scene.launch('worker')
    const owed = await scene.delivered()

    expect(owed).toMatchObject({ sent: people, dead: 0 })
    expect(scene.shown('discord')).toEqual(once)
  })
})

/** A platform on which a message takes so long, in milliseconds, that others are under way meanwhile. */
const slow = { kind: 'delay', ms: 300 } as const

describe.runIf(testServer !== null)('a process', { timeout: 180_000 }, () => {
  test('that is told to end finishes what is under way, and another goes on', async () => {
    const scene = await openScene(await createServerDatabase(), 200)
    const { discord, slack } = scene.platforms
    discord.troubles.begin('any', slow)
    slack.troubles.begin('any', slow)
    const first = scene.launch('worker')
    await scene.platforms.until(() => scene.platforms.taken() > 20, aMoment)

    first.send('SIGTERM')
    const ending = await first.ended
    scene.launch('worker')
    const owed = await scene.delivered()

    expect(ending).toEqual({ code: 0, signal: null })
    expect(first.stderr()).toBe('')
    expect(owed).toMatchObject({ sent: 200, dead: 0 })
    expect(new Set([...scene.shown('discord'), ...scene.shown('slack')])).toEqual(new Set([1]))
  })

  test('that only sends is answered at another one, which only listens', async () => {
    const scene = await openScene(await createServerDatabase(), 2)
    const [onDiscord, onSlack] = scene.members.map(({ name }) => name)
    const { discord, slack } = scene.platforms
    scene.launch('gateway')
    const isHeard = () => discord.gateway.connected.length > 0 && slack.sockets.connected > 0
    expect(await scene.platforms.until(isHeard, aMoment)).toBe(true)
    scene.launch('worker')
    await scene.delivered()

    const [atDiscord] = discord.messagesTo(onDiscord ?? '')
    const [atSlack] = slack.messagesTo(onSlack ?? '')
    if (!atDiscord || !atSlack) throw new Error('nothing came')
    await discord.user(onDiscord ?? '').click(atDiscord, 'Done')
    await slack.user(onSlack ?? '').click(atSlack, 'Done')

    const isChanged = () => atDiscord.edits > 0 && atSlack.edits > 0
    expect(await scene.platforms.until(isChanged, aMoment)).toBe(true)
    expect(discord.read(atDiscord).text).toContain('Thank you')
    expect(slack.read(atSlack).text).toContain('Thank you')
    expect(scene.shown('discord')).toEqual([1])
    expect(scene.shown('slack')).toEqual([1])
  })
})

const server = await startPostgres()
afterAll(() => server?.stop())

describe.runIf(server !== null)('a database', { timeout: 180_000 }, () => {
  test('that crashes in the middle', async () => {
    if (!server) throw new Error('no server')
    const scene = await openScene({ url: server.url, drop: async () => undefined }, 400)
    const { discord, slack } = scene.platforms
    discord.troubles.begin('any', slow)
    slack.troubles.begin('any', slow)
    const workers = [scene.launch('worker'), scene.launch('worker')]
    await scene.platforms.until(() => scene.platforms.taken() > 40, aMoment)

    await server.crash()
    const owed = await scene.delivered()

    expect(owed).toMatchObject({ sent: 400, dead: 0 })
    expect(new Set(scene.shown('discord'))).toEqual(new Set([1]))
    expect(Math.min(...scene.shown('slack'))).toBe(1)
    for (const worker of workers) {
      worker.send('SIGTERM')
      expect(await worker.ended).toEqual({ code: 0, signal: null })
    }
  })
})
