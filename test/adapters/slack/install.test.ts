import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SlackOptions } from '../../support/slack/options.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// Any workspace can install the app: from our page to Slack, and back with what it gave.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let circle: TextChannel
let owner: Person

beforeEach(() => start())

afterEach(() => house.close())

async function start(options: SlackOptions = {}): Promise<void> {
  house = await openSlackHouse(kept.store, 'http', options)
  workspace = house.slack.addWorkspace('Walkers')
  circle = house.slack.addChannel(workspace, 'circle')
  owner = house.slack.user('owner')
  await house.connect(null)
}

const comeBack = (search: Record<string, string>, cookie = '') =>
  fetch(`${house.address}/slack/oauth_redirect?${new URLSearchParams(search)}`, {
    headers: { cookie },
  })
const begin = async () => {
  const begun = await fetch(`${house.address}/slack/install`, { redirect: 'manual' })
  const to = new URL(begun.headers.get('location') ?? '')
  const cookie = begun.headers.get('set-cookie') ?? ''
  const state = to.searchParams.get('state') ?? ''
  const code = house.slack.grant(workspace, to.searchParams.get('redirect_uri'))
  return { begun, to, cookie, state, code }
}
const recorded = () => kept.store.installations.get(workspace.id)

it('is sent to Slack with what we ask for, and a state that this browser keeps', async () => {
  const { begun, to, cookie, state } = await begin()

  expect(begun.status).toBe(302)
  expect(to.origin + to.pathname).toBe('https://slack.com/oauth/v2/authorize')
  expect(Object.fromEntries(to.searchParams)).toEqual({
    client_id: house.slack.clientId,
    redirect_uri: 'https://bot.example/slack/oauth_redirect',
    scope: 'commands,chat:write,im:write,files:write,users:read,usergroups:read',
    state,
  })
  expect(cookie).toContain(`=${state};`)
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/Secure/)
})

it('is kept sealed', async () => {
  await house.install(workspace)

  const { prisma } = kept.database
  const rows = await prisma.slackInstallation.findMany()
  expect(await recorded()).toContain(workspace.botToken)
  expect(JSON.stringify(rows)).toContain(workspace.id)
  expect(JSON.stringify(rows)).not.toContain(workspace.botToken)
  expect(JSON.stringify(rows)).not.toContain('xoxb')
})

it.each<[string, (begun: Awaited<ReturnType<typeof begin>>) => Promise<Response>]>([
  ['another state', ({ code, cookie }) => comeBack({ code, state: 'another' }, cookie)],
  ['no state', ({ code, cookie }) => comeBack({ code }, cookie)],
  ['the state in another browser', ({ code, state }) => comeBack({ code, state })],
  ['no code', ({ state, cookie }) => comeBack({ state }, cookie)],
  ['a code of somebody’s own', ({ state, cookie }) => comeBack({ code: 'mine', state }, cookie)],
  ['a change of mind', ({ cookie, state }) => comeBack({ error: 'access_denied', state }, cookie)],
])('with %s is refused, and nothing is kept', async (_, come) => {
  const page = await come(await begin())

  expect([page.status, await page.text()]).toEqual([
    400,
    expect.stringContaining('was not added to your workspace'),
  ])
  expect(await recorded()).toBeNull()
  expect(house.slack.messagesTo('owner')).toEqual([])
})

it('is not lost on people when Slack is in trouble: they can begin again', async () => {
  house.slack.troubles.next('oauth.v2.access', { kind: 'error', error: 'internal_error' })
  const first = await house.install(workspace)
  const second = await house.install(workspace)

  expect([first.status, second.status]).toEqual([400, 200])
  expect(await recorded()).not.toBeNull()
})

it('of a whole organization is refused, since we are in workspaces only', async () => {
  await house.close()
  await start({ leavesTeamOut: true })

  const page = await house.install(workspace)

  expect(page.status).toBe(400)
  expect(await recorded()).toBeNull()
  expect(house.bugs.splice(0)).toHaveLength(1)
})

it('that cannot be kept says so, and is reported', async () => {
  const failure = new Error('the database is away')
  const keeping = vi.spyOn(kept.store.installations, 'put').mockRejectedValueOnce(failure)

  const page = await house.install(workspace)
  keeping.mockRestore()

  expect(page.status).toBe(400)
  expect(house.bugs.splice(0)).toMatchObject([{ error: { message: 'the database is away' } }])
})

it('stands also when nobody can be greeted', async () => {
  house.slack.setDirectMessages(owner, 'closed')

  const page = await house.install(workspace)

  expect(page.status).toBe(200)
  expect(await house.read(setUpGuide())).toContain('Check in on your goals')
})

const setUpGuide = () => owner.command({ channel: circle, name: '/guide' })
