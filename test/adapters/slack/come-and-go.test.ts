import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person

const start = async (transport: 'socket' | 'http') => {
  house = await openSlackHouse(kept.store, transport)
  const circle = await house.circle(['Robin', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
  robin = house.slack.user('Robin')
}

afterEach(() => house.close())

const post = 'Robin checked in. 1 day in all.'
const share = () => house.share(robin, { channel })
const posts = () => house.requests('chat.postMessage')

describe.each(transports)('one of many workspaces, over %s', (transport) => {
  beforeEach(async () => {
    await start(transport)
    await house.connect(null)
    await house.install(workspace)
    await house.slack.until(() => house.slack.messagesTo('owner').length > 0)
  })

  it('shows what a member shares', async () => {
    expect(await share()).toBe('Shared with Morning circle.')
    expect(house.readIn(channel)).toEqual([post])
  })

  it.each([
    ['it removes the app', () => house.slack.uninstall(workspace)],
    ['it takes the app’s token away', () => house.slack.revokeTokens(workspace)],
  ])('is forgotten when %s: nothing is sent there any more', async (_, happens) => {
    const before = posts()
    await happens()

    expect(await isForgotten()).toBe(true)
    expect(await channels()).toEqual([])
    const place = { door: 'slack', community: workspace.id, channel: channel.id } as const
    const sent = house.messenger.send({ to: 'channel', place }, hello, 'key')
    expect(await sent).toEqual({ sent: false, why: 'gone' })
    expect(posts()).toBe(before)
    expect(house.told).toHaveLength(1)
  })

  it('is there again when it is installed anew', async () => {
    await house.slack.uninstall(workspace)
    await isForgotten()

    await house.install(workspace)
    await house.slack.until(() => house.slack.messagesTo('owner').length > 1)

    expect(await channels()).toEqual([channel.id])
    expect(house.slack.messagesTo('owner')).toHaveLength(2)
    expect(await share()).toBe('Shared with Morning circle.')
    expect(house.readIn(channel)).toEqual([post])
  })

  it('keeps to itself what people of another say', async () => {
    const other = house.slack.addWorkspace('Lighthouse', { members: ['Robin'] })
    const elsewhere = house.slack.addChannel(other, 'circle')
    await house.install(other)
    const namesake = house.slack.user('Robin', other)

    const [shared, theirs, ours] = [
      await share(),
      await house.read(namesake.command({ channel: elsewhere, name: '/goal', text: 'list' })),
      await house.read(robin.command({ channel, name: '/goal', text: 'list' })),
    ]

    expect(shared).toBe('Shared with Morning circle.')
    expect(theirs).toContain('You have no open goals.')
    expect(ours).toContain('Your goals')
    expect(house.readIn(elsewhere)).toEqual([])
    expect(house.slack.messagesTo('owner', other)).toHaveLength(1)
  })

  it('goes on when another of them is gone', async () => {
    const other = house.slack.addWorkspace('Lighthouse')
    await house.install(other)
    await house.slack.uninstall(other)
    await isForgotten(other)

    expect(await share()).toBe('Shared with Morning circle.')
    expect(await house.store.installations.get(workspace.id)).not.toBeNull()
  })
})

describe.each(transports)('the only workspace, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('is left when it removes the app, which is said once', async () => {
    const door = await house.connect(workspace)
    await house.slack.uninstall(workspace)

    await house.slack.until(() => house.told.length > 1)

    expect(await house.slack.until(() => house.told.length > 2, 100)).toBe(false)
    expect(house.told[1]).toBe('Slack: it was removed from the workspace')
    expect(door.trouble()).toBe('it was removed from the workspace')
    expect(await channels()).toEqual([])
  })

  it('is there again with another token, after a new start', async () => {
    await house.connect(workspace)
    await house.slack.uninstall(workspace)
    await house.slack.until(() => house.told.length > 1)
    await house.closeDoors()
    workspace.installed = true

    await house.connect(workspace)

    expect(await channels()).toEqual([channel.id])
    expect(await share()).toBe('Shared with Morning circle.')
  })
})

const hello = {
  kind: 'card',
  summary: 'Hello',
  blocks: [{ block: 'heading', text: 'Hi' }],
} as const

async function isForgotten(which = workspace): Promise<boolean> {
  for (let left = 100; left > 0; left--) {
    if ((await kept.store.installations.get(which.id)) === null) return true
    await house.slack.until(() => false, 20)
  }
  return false
}

/** The channels in which the group is reached. */
async function channels(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('Robin', workspace))
  const [membership] = known?.memberships ?? []
  if (!membership) throw new Error('Robin is in no group')
  return (await kept.store.groups.channels(membership.group.id)).map((one) => one.channel)
}
