import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, Visitor } from '../../support/page-visitor.ts'
import { cleanUp, cleanUpAll, launch, start, usedFolder } from '../../support/process.ts'
import { type LoopbackSlack, startSlack } from '../../support/slack/slack.ts'
import type { Workspace } from '../../support/slack/world/places.ts'

// The real program, as whoever runs it sees it, with Slack and when Slack is in trouble.

let slack: LoopbackSlack
let workspace: Workspace

afterEach(async () => {
  await cleanUp()
  await slack.close()
})
afterAll(cleanUpAll)

const settings = async (more = {}) => ({
  DATA_DIR: await usedFolder(),
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.api,
  LOCAL_PAGE: '1',
  ...more,
})
const overHttp = () => ({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: slack.signingSecret })
const readiness = async (url: string) => (await ask(`${url}/readyz`)).status
const isAlive = async (url: string) => {
  const read = await new Visitor(url, 'robin').says('/guide')
  return (await ask(`${url}/healthz`)).status === 200 && read.text.length > 0
}
const addWorkspace = () => {
  workspace = slack.addWorkspace('Harbour', { members: ['Robin'] })
  return slack.addChannel(workspace, 'circle')
}
const urlIn = (greeting: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0] ?? ''

describe('the program', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    slack = await startSlack()
    addWorkspace()
  })

  test('answers over sockets, and ends when it is asked to', async () => {
    const program = await start(await settings())
    const channel = [...workspace.channels.values()][0]
    if (!channel) throw new Error('no channel')

    const guide = await slack.user('Robin').command({ channel, name: '/guide' })

    expect((await guide.replied()).text).toContain('Check in on your goals')
    expect(program.stdout()).toContain('Slack: connected to Harbour')
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
    expect(program.stderr()).toBe('')
  })

  test('is not ready when the app token is refused later on, and the page goes on', async () => {
    const program = await start(await settings())
    slack.troubles.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, 9)

    slack.sockets.kill()
    await slack.until(() => program.stdout().includes('not a valid one'))

    expect(await readiness(program.url)).toBe(503)
    expect(await isAlive(program.url)).toBe(true)
    expect(program.stdout().match(/app token is not a valid one/g)).toHaveLength(1)
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })

  test.each([
    ['bot', { SLACK_BOT_TOKEN: 'xoxb-secret' }, 'xoxb-secret'],
    ['app', { SLACK_APP_TOKEN: 'xapp-secret' }, 'xapp-secret'],
  ])('says once that the %s token is wrong, and the page goes on', async (what, more, token) => {
    const program = launch(await settings(more))
    const url = urlIn(await program.greeted)
    await slack.until(() => program.stdout().includes('not a valid one'))

    expect(await readiness(url)).toBe(503)
    expect(await isAlive(url)).toBe(true)
    expect(program.stdout().match(/not a valid one/g)).toHaveLength(1)
    expect(program.stdout()).toContain(`Slack: the ${what} token is not a valid one`)
    expect(program.stdout() + program.stderr()).not.toContain(token)
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })

  test('is not ready while it cannot reach Slack, and can be ended then', async () => {
    const program = launch(await settings({ SLACK_API_URL: 'http://127.0.0.1:9/api/' }))
    const url = urlIn(await program.greeted)
    await slack.until(() => program.stdout().includes('trying again in'))

    expect(await readiness(url)).toBe(503)
    expect(await isAlive(url)).toBe(true)
    expect(program.stdout()).toContain('Slack cannot be reached; trying again in 10 s')
    program.send('SIGTERM')
    expect(await program.ended).toEqual({ code: 0, signal: null })
  })
})

test('the program answers over requests, at its own port', { timeout: 60_000 }, async () => {
  slack = await startSlack({ transport: 'http' })
  const channel = addWorkspace()
  const program = await start(await settings({ ...overHttp(), LOCAL_PAGE: '0' }))
  slack.sendTo(`${program.url}/slack/events`)
  const guide = () => slack.user('Robin').command({ channel, name: '/guide' })

  const answer = await guide()
  slack.http.forgeNext('tampered')
  const forged = await guide()

  expect((await answer.replied()).text).toContain('Check in on your goals')
  expect(forged.failure).toBe('dispatch_failed')
  expect(await slack.http.verifyUrl()).toBe(true)
  expect((await ask(`${program.url}/slack/events`)).status).toBe(405)
  expect((await ask(`${program.url}/slack/install`)).status).toBe(404)
  program.send('SIGTERM')
  expect(await program.ended).toEqual({ code: 0, signal: null })
  expect(program.stderr()).toBe('')
})

test.each(['connected', 'connecting', 'waiting'])(
  'closing a door that is %s leaves nothing that keeps a process alive',
  async (moment) => {
    slack = await startSlack()
    const program = fileURLToPath(
      new URL('../../support/programs/close-slack-door.ts', import.meta.url),
    )

    const { stdout } = await promisify(execFile)(process.execPath, [program, moment], {
      timeout: 15_000,
    })

    expect(stdout).toBe('closed')
  },
)
