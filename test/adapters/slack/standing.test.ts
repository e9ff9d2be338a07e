import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { card, heading } from '#chat/card.ts'
import { openAskingSlack } from '../../support/asking-slack.ts'
import type { SlackOptions } from '../../support/slack/options.ts'
import type { UserGroup } from '../../support/slack/world/places.ts'

let house: Awaited<ReturnType<typeof openAskingSlack>>
let walkers: UserGroup

beforeEach(() => start())

afterEach(() => house.close())

async function start(options: SlackOptions = {}): Promise<void> {
  house = await openAskingSlack(options)
  walkers = house.slack.addUserGroup(house.workspace, 'Walkers', ['Robin', 'owner'])
  house.slack.addUserGroup(house.workspace, 'Readers', ['Sam'])
}

const standing = (name = 'Robin', community = house.workspace.id) =>
  house.messenger.standing(house.account(name), community)
const asked = () => [house.requests('users.info'), house.requests('usergroups.list')]

describe('what somebody is in a workspace', () => {
  it('is a member with their user groups', async () => {
    expect(await standing()).toEqual({ manages: false, roles: [walkers.id] })
  })

  it('manages it as its owner', async () => {
    expect(await standing('owner')).toEqual({ manages: true, roles: [walkers.id] })
  })

  it('is in no user group that is disabled', async () => {
    walkers.state = 'disabled'

    expect(await standing()).toEqual({ manages: false, roles: [] })
  })

  it('is known without its user groups where the app may not know them', async () => {
    await house.close()
    await start({ scopes: ['commands', 'chat:write', 'im:write', 'files:write', 'users:read'] })

    expect(await standing('owner')).toEqual({ manages: true, roles: [] })
    expect(await standing()).toEqual({ manages: false, roles: [] })
    expect(house.requests('usergroups.list')).toBe(1)
    expect(house.slack.violations.splice(0)).toMatchObject([{ code: 'missing_scope' }])
  })

  it.each([
    ['refuses', { kind: 'error', error: 'team_access_not_granted' }],
    ['has too much to do', { kind: 'rate limit', retryAfterS: 30 }],
    ['is not well', { kind: 'status', status: 503 }],
  ] as const)('is known without its user groups when Slack %s there', async (_, trouble) => {
    house.slack.troubles.next('usergroups.list', trouble)

    expect(await standing('owner')).toEqual({ manages: true, roles: [] })
  })

  it('keeps its user groups while Slack is not well', async () => {
    await standing()
    house.pass(61)
    house.slack.troubles.next('usergroups.list', { kind: 'status', status: 503 })

    expect(await standing()).toEqual({ manages: false, roles: [walkers.id] })
  })
})

describe('nothing is said', () => {
  it('of whose account was switched off', async () => {
    house.slack.deactivate(house.slack.user('Robin'))

    expect(await standing()).toBeNull()
  })

  it('of somebody that Slack does not know', async () => {
    const account = { ...house.account('Robin'), externalId: 'U00NOBODY' }

    expect(await house.messenger.standing(account, house.workspace.id)).toBeNull()
  })

  it('of a workspace that is not theirs, or not ours', async () => {
    const account = { ...house.account('Robin'), tenant: 'T00ELSEWHERE' }

    expect(await standing('Robin', 'T00ELSEWHERE')).toBeNull()
    expect(await house.messenger.standing(account, 'T00ELSEWHERE')).toBeNull()
    expect(asked()).toEqual([0, 0])
  })

  it.each([
    ['is not well', { kind: 'status', status: 503 }],
    ['does not answer', { kind: 'closed' }],
    ['refuses', { kind: 'error', error: 'missing_scope' }],
  ] as const)('when Slack %s, and it is asked again', async (_, trouble) => {
    house.slack.troubles.next('users.info', trouble)

    expect(await standing()).toBeNull()
    expect(await standing()).toEqual({ manages: false, roles: [walkers.id] })
  })
})

describe('asking', () => {
  it('is done once a minute for a workspace, and less often for a person', async () => {
    await standing()
    await standing('Sam')
    house.pass(59)
    await standing()
    expect(asked()).toEqual([2, 1])

    house.pass(2)
    await standing()

    expect(asked()).toEqual([2, 2])
  })

  it('sees after a minute who has left a user group', async () => {
    await standing()
    walkers.members.clear()
    const still = await standing()
    house.pass(60)

    expect(still?.roles).toEqual([walkers.id])
    expect((await standing())?.roles).toEqual([])
  })
})

describe('a message', () => {
  const to = (name: string) => ({ to: 'person', account: house.account(name) }) as const

  it('takes two requests to a person for the first time, and one from then on', async () => {
    const { messenger } = house
    const first = messenger.turns(to('Robin'))
    await messenger.send(to('Robin'), card('Hello', heading('Hello')), 'k')

    expect([first, house.requests('conversations.open')]).toEqual([2, 1])
    expect([messenger.turns(to('Robin')), messenger.turns(to('Sam'))]).toEqual([1, 2])
  })

  it('takes one to a channel', () => {
    const { id: channel } = house.channel
    const place = { door: 'slack', community: house.workspace.id, channel } as const

    expect(house.messenger.turns({ to: 'channel', place })).toBe(1)
  })
})
