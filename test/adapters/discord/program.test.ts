import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LoopbackDiscord, startDiscord } from '../../support/discord/discord.ts'
import { ask, Visitor } from '../../support/page-visitor.ts'
import { cleanUp, cleanUpAll, launch, start, usedFolder } from '../../support/process.ts'

// The real program, as whoever runs it sees it when Discord is in trouble.

let discord: LoopbackDiscord

beforeEach(async () => {
  discord = await startDiscord()
})

afterEach(async () => {
  await cleanUp()
  await discord.close()
})
afterAll(cleanUpAll)

const settings = async (more = {}) => ({
  DATA_DIR: await usedFolder(),
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.api,
  LOCAL_PAGE: '1',
  ...more,
})
const readiness = async (url: string) => (await ask(`${url}/readyz`)).status
const isAlive = async (url: string) => {
  const read = await new Visitor(url, 'robin').says('/guide')
  return (await ask(`${url}/healthz`)).status === 200 && read.text.length > 0
}

describe('the program', { timeout: 60_000 }, () => {
  test('is not ready after Discord closed the connection for good, and the page goes on', async () => {
    const program = await start(await settings())

    discord.gateway.close(4014)
    await discord.until(() => program.stdout().includes('intent'))

    expect(await readiness(program.url)).toBe(503)
    expect(await isAlive(program.url)).toBe(true)
    expect(program.stdout().match(/intent/g)).toHaveLength(1)
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })

  test('says once that a token is wrong, and the page goes on', async () => {
    const token = 'MTAw.loop.bm9ib2R5'
    const program = launch(await settings({ DISCORD_TOKEN: token }))
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await program.greeted)?.[0] ?? ''
    await discord.until(() => program.stdout().includes('token is not a valid one'))

    expect(await readiness(url)).toBe(503)
    expect(await isAlive(url)).toBe(true)
    expect(program.stdout().match(/not a valid one/g)).toHaveLength(1)
    expect(program.stdout() + program.stderr()).not.toContain(token)
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })

  test('is not ready while it cannot reach Discord, and can be ended then', async () => {
    const program = launch(await settings({ DISCORD_API_URL: 'http://127.0.0.1:9/api' }))
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(await program.greeted)?.[0] ?? ''
    await discord.until(() => program.stdout().includes('trying again in'))

    expect(await readiness(url)).toBe(503)
    expect(await isAlive(url)).toBe(true)
    expect(program.stdout()).toContain('Discord cannot be reached; trying again in 10 s')
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})

test.each(['connected', 'connecting', 'waiting'])(
  'closing a door that is %s leaves nothing that keeps a process alive',
  async (moment) => {
    const program = fileURLToPath(
      new URL('../../support/programs/close-discord-door.ts', import.meta.url),
    )

    const { stdout } = await promisify(execFile)(process.execPath, [program, moment], {
      timeout: 15_000,
    })

    expect(stdout).toBe('closed')
  },
)
