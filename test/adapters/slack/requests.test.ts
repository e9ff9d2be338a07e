import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// Slack's requests come over the open internet: only those that Slack signed, just now, are heard.

const kept = withStore()
let house: SlackHouse
let channel: TextChannel
let robin: Person

beforeEach(async () => {
  house = await openSlackHouse(kept.store, 'http', { eventRetriesMs: [0, 0] })
  const circle = await house.circle(['Robin', 'Noor'])
  channel = circle.channel
  robin = house.slack.user('Robin')
  await house.connect(circle.workspace)
})

afterEach(() => house.close())

const setGoal = () => robin.command({ channel, name: '/goal', text: 'set do Walk' })
const statuses = () => house.slack.http.sent.map(({ status }) => status)

describe('a request', () => {
  it.each(['stale', 'future', 'tampered', 'other secret', 'unsigned'] as const)(
    'that is %s is refused, and changes nothing',
    async (forgery) => {
      house.slack.http.forgeNext(forgery)

      const forged = await setGoal()

      expect(forged.failure).toBe('dispatch_failed')
      expect(statuses()).toEqual([401])
      expect(await goals()).toEqual([])
      expect(house.requests('users.info')).toBe(0)
      expect(await house.read(setGoal())).toContain('Your goal is set')
    },
  )

  it('that asks whether the address is ours is told so', async () => {
    expect(await house.slack.http.verifyUrl()).toBe(true)
  })

  it('that asks so without a signature is refused', async () => {
    house.slack.http.forgeNext('unsigned')

    expect(await house.slack.http.verifyUrl()).toBe(false)
  })

  it('that looks at the certificate is answered, and nothing else in it is read', async () => {
    const command = { command: '/goal', text: 'set do Walk', user_id: robin.id }
    const body = new URLSearchParams({ ssl_check: '1', ...command })

    expect((await post(body, {})).status).toBe(200)
    expect(house.requests('users.info')).toBe(0)
    expect(await goals()).toEqual([])
  })

  it('that is huge is refused', async () => {
    const body = `text=${'a'.repeat(5 * 1024 * 1024)}`

    expect((await post(body, signed(body))).status).toBe(413)
  })

  it.each([
    ['that is no form', 'application/json', '{'],
    ['of a kind that there is not', 'application/json', '{"type":"nothing"}'],
    ['that is empty', 'application/x-www-form-urlencoded', ''],
    ['whose payload is none', 'application/x-www-form-urlencoded', 'payload=nothing'],
  ])('%s does no harm', async (_, type, body) => {
    const headers = { ...signed(body), 'content-type': type }
    const answered = post(body, headers).then(({ status }) => status)
    const waited = house.slack.until(() => false, 100).then(() => 'silence')

    expect([400, 401, 'silence']).toContain(await Promise.race([answered, waited]))
    expect(await house.read(setGoal())).toContain('Your goal is set')
  })

  it('that only looks is turned away', async () => {
    expect((await fetch(`${house.address}/slack/events`)).status).toBe(405)
    expect((await fetch(`${house.address}/slack/install`)).status).toBe(404)
  })
})

describe('what Slack delivers twice is done once', () => {
  it('a command', async () => {
    const set = await setGoal()
    await set.replied()

    await house.slack.deliverAgain(set)
    await house.slack.until(() => robin.messages(channel).length === 2)

    expect(await goals()).toEqual(['Walk'])
  })

  it('a command, also when both are under way at a time', async () => {
    const waits = house.held.hold()
    const set = await setGoal()
    await waits
    await house.slack.deliverAgain(set)
    house.held.release()
    await house.slack.until(() => robin.messages(channel).length === 2)

    expect(await goals()).toEqual(['Walk'])
  })

  it('an event that was answered too late, or not taken at first', async () => {
    house.slack.http.forgeNext('tampered')

    const opened = await robin.openHome()
    await house.slack.until(() => house.slack.homeOf(robin) !== null)

    expect(opened.acked).toBe(false)
    expect(statuses()).toEqual([401, 200])
    expect(house.requests('views.publish')).toBe(1)
  })
})

const post = (body: string | URLSearchParams, headers: Record<string, string>) =>
  fetch(`${house.address}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: String(body),
  })

function signed(body: string): Record<string, string> {
  const at = String(Math.floor(systemClock.now().epochMilliseconds / 1000))
  const hash = createHmac('sha256', house.slack.signingSecret).update(`v0:${at}:${body}`)
  return {
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${hash.digest('hex')}`,
  }
}

async function goals(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('Robin'))
  const all = known ? await kept.store.goals.of(known.person.id) : []
  return all.map(({ goal }) => goal.title)
}
