import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Workspace } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: SlackHouse
let workspace: Workspace

const start = async (transport: 'socket' | 'http') => {
  house = await openSlackHouse(kept.store, transport)
  workspace = house.slack.addWorkspace('Harbour')
}

afterEach(() => house.close())

const opening = 'apps.connections.open'
const sockets = () => house.slack.sockets.connected
const isTold = () => house.slack.until(() => house.told.length > 0)

describe.each(transports)('closing it, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('ends the connection, says nothing more, and can be done twice', async () => {
    const door = await house.connect(workspace)
    await isTold()

    await Promise.all([door.close(), door.close()])

    expect(await house.slack.until(() => sockets() === 0)).toBe(true)
    expect(await house.slack.until(() => house.told.length > 1, 100)).toBe(false)
  })

  it('does not wait for a Slack that takes its time, and is not there when it answers', async () => {
    house.slack.troubles.next('auth.test', { kind: 'delay', ms: 300 })
    const door = await house.open(workspace)

    await door.close()

    const wasAnswered = house.requests('auth.test') > 0
    await house.slack.until(() => house.requests('auth.test') > 0)
    expect(wasAnswered).toBe(false)
    expect(await house.slack.until(() => house.requests(opening) > 0, 100)).toBe(false)
    expect(house.told).toEqual([])
  })

  it('ends the waiting before the next try', async () => {
    house.retryAfterMs = 100
    house.slack.troubles.next('auth.test', { kind: 'closed' })
    const door = await house.open(workspace)
    await isTold()

    await door.close()

    expect(await house.slack.until(() => house.requests('auth.test') > 1, 300)).toBe(false)
    expect(house.told).toHaveLength(1)
  })
})

describe('closing a door over sockets', () => {
  beforeEach(() => start('socket'))

  it('leaves no socket that was just being opened', async () => {
    house.slack.troubles.next(opening, { kind: 'delay', ms: 0 })
    house.slack.troubles.next(opening, { kind: 'delay', ms: 300 })
    const door = await house.connect(workspace)

    await door.close()

    expect(house.requests(opening)).toBe(1)
    await house.slack.until(() => house.slack.sockets.opened === 2)
    expect(await house.slack.until(() => sockets() === 0)).toBe(true)
    expect(house.told).toEqual(['Slack: connected to Harbour'])
  })

  it('waits only a moment for a Slack that no longer answers', async () => {
    const door = await house.connect(workspace)
    await house.slack.until(() => sockets() === 2)
    house.slack.sockets.freeze()

    await door.close()

    expect(house.told).toEqual(['Slack: connected to Harbour'])
  })
})
