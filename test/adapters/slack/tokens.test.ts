import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse, transports } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// An app for many workspaces has tokens that last for half a day, and a second one that renews each.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person
let passedMs: number

const start = async (transport: 'socket' | 'http') => {
  passedMs = 0
  const now = () => performance.timeOrigin + performance.now() + passedMs
  house = await openSlackHouse(kept.store, transport, { rotatesTokens: true, now })
  const circle = await house.circle(['Robin', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
  robin = house.slack.user('Robin')
  await house.connect(null)
  await house.install(workspace)
  await house.slack.until(() => house.slack.messagesTo('owner').length > 0)
}

afterEach(() => house.close())

const exchanges = () => house.requests('oauth.v2.access')
const record = async () => JSON.parse((await kept.store.installations.get(workspace.id)) ?? '{}')
const guide = () => robin.command({ channel, name: '/guide' })
const form = () => robin.command({ channel, name: '/goal', text: 'set do' })

/** Half a day passes at Slack, and in what we kept. */
async function halfADay(): Promise<void> {
  await house.closeDoors()
  passedMs += 13 * 3600_000
  const kept1 = await record()
  kept1.bot.expiresAt -= 13 * 3600
  await kept.store.installations.put(workspace.id, JSON.stringify(kept1), house.clock.now())
  await house.connect(null)
}

describe.each(transports)('a token that ran out, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('is renewed once, however many come at a time, and the new one is kept', async () => {
    const old = (await record()).bot
    await halfADay()

    const seen = await Promise.all(
      [guide(), guide(), guide(), guide()].map((one) => house.read(one)),
    )
    const place = { door: 'slack', community: workspace.id, channel: channel.id } as const
    const sent = await house.messenger.send({ to: 'channel', place }, hello, 'key')

    expect(seen.every((text) => text.includes('Check in on your goals'))).toBe(true)
    expect(sent.sent).toBe(true)
    expect(exchanges()).toBe(2)
    const { bot } = await record()
    expect(bot.token).toBe(workspace.botToken)
    expect(bot.token).not.toBe(old.token)
    expect(bot.refreshToken).not.toBe(old.refreshToken)
  })

  it('is renewed again when that one ran out, too', async () => {
    await halfADay()
    await house.read(guide())

    await halfADay()

    expect((await (await form()).opened()).title).toBe('Set a goal')
    expect(exchanges()).toBe(3)
  })

  it('is renewed a little later when Slack is in trouble just then', async () => {
    await halfADay()
    house.slack.troubles.next('oauth.v2.access', { kind: 'status', status: 503 })

    const first = await house.read(guide())

    expect(first).toContain('Check in on your goals')
    expect((await record()).bot.token).toBe(workspace.botToken)
  })

  it('that is not renewed is no reason to fall over: one calm answer, one report', async () => {
    await halfADay()
    house.slack.troubles.next('oauth.v2.access', { kind: 'error', error: 'invalid_refresh_token' })

    const words = await house.read(form())

    expect(words).toContain('Something went wrong on our side.')
    expect(house.bugs.splice(0)).toHaveLength(1)
    const place = { door: 'slack', community: workspace.id, channel: channel.id } as const
    expect(await house.messenger.send({ to: 'channel', place }, hello, 'key')).toEqual({
      sent: false,
      why: 'unavailable',
    })
  })
})

const hello = {
  kind: 'card',
  summary: 'Hello',
  blocks: [{ block: 'heading', text: 'Hi' }],
} as const
