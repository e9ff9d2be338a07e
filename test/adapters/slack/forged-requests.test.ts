import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { anyHostileText } from '../../support/arbitrary-texts.ts'
import type { Forgery } from '../../support/slack/delivery/signed-requests.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel } from '../../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// Our address is open to everybody. What Slack did not sign just now, and what cannot be read, is
// refused without any effect, however it looks, and however much of it there is.

const parameters = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20_260_302),
  numRuns: Number(process.env['FUZZ_ROUNDS'] ?? 6),
  endOnFailure: true,
}

const kept = withStore()
let house: SlackHouse
let channel: TextChannel
let mallory: Person
let robin: Person

beforeEach(async () => {
  house = await openSlackHouse(kept.store, 'http', { eventRetriesMs: [] })
  const circle = await house.circle(['Robin', 'Mallory', 'Noor'])
  channel = circle.channel
  mallory = house.slack.user('Mallory')
  robin = house.slack.user('Robin')
  await house.connect(circle.workspace)
})

afterEach(() => house.close())

it('hears nothing of what Slack did not sign just now', async () => {
  const acts = fc.array(fc.tuple(anyForgery, anyHostileText), { minLength: 30, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(acts, async (forged) => {
      const before = await state()

      house.slack.http.forgeNext(...forged.map(([forgery]) => forgery))
      const outcomes = await Promise.all(
        forged.map(([, title]) =>
          mallory.command({ channel, name: '/goal', text: `set do "Walk ${title}"` }),
        ),
      )

      expect(outcomes.map(({ failure }) => failure)).toEqual(forged.map(() => 'dispatch_failed'))
      expect(await state()).toEqual(before)
    }),
    parameters,
  )

  await expectToStand()
}, 60_000)

it('does nothing with bodies that are no requests of Slack’s, whoever signed them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPost, { minLength: 40, maxLength: 40 }), async (posts) => {
      const before = await state()

      const statuses = await Promise.all(posts.map(post))

      const refused = statuses.filter((_, at) => posts[at]?.signature !== 'good')
      expect(refused.filter((status) => status !== 401 && status !== 413)).toEqual([])
      expect(statuses).not.toContain(200)
      expect(await state()).toEqual(before)
    }),
    { ...parameters, numRuns: parameters.numRuns / 2 },
  )

  await expectToStand()
}, 90_000)

const anyForgery = fc.constantFrom<Forgery>(
  'tampered',
  'other secret',
  'unsigned',
  'stale',
  'future',
)

interface Post {
  readonly body: string
  readonly type: string
  readonly signature: 'good' | 'of another' | 'none' | 'no signature' | 'no time' | 'odd time'
}

const signatures = ['of another', 'none', 'no signature', 'no time', 'odd time'] as const

/** A real command, which nobody may give but Slack. */
const command = () =>
  new URLSearchParams({
    command: '/goal',
    text: 'set do Stolen',
    team_id: channel.workspace.id,
    channel_id: channel.id,
    user_id: mallory.id,
    user_name: 'mallory',
    response_url: house.slack.api,
    trigger_id: '1.1.1',
  }).toString()

const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json; charset=utf-7',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
]

/** What says nothing, even when it is signed. Bolt never answers a lone `null`. */
const unreadable = fc.oneof(
  anyHostileText.filter((text) => text !== 'null'),
  fc.json().filter((text) => text !== 'null'),
  anyHostileText
    .filter((text) => text !== 'null')
    .map((text) => `payload=${encodeURIComponent(text.toWellFormed())}`),
  fc.constantFrom(
    ...['', '{', '{}', '[]', '"x"', '0', 'payload=', 'payload={'],
    ...['payload=[]', 'payload={"type":"block_actions"}', '{"type":"event_callback"}'],
    ...['{"type":"event_callback","event":null}', 'payload={"type":"view_submission","view":{}}'],
    ...['command=/goal', 'command=/goal&team_id=T1&user_id=U1', 'ssl_check=0', '--x\r\n\r\n--x--'],
  ),
  fc.constantFrom(200_000, 2_000_000).map((length) => 'x'.repeat(length)),
)

const anyPost: fc.Arbitrary<Post> = fc.oneof(
  fc.record({
    body: unreadable,
    type: fc.constantFrom(...types),
    signature: fc.constantFrom('good', 'good', ...signatures),
  }),
  fc.record({
    body: fc.constant('a command'),
    type: fc.constantFrom(...types),
    signature: fc.constantFrom(...signatures),
  }),
)

async function post({ body, type, signature }: Post): Promise<number> {
  const text = body === 'a command' ? command() : body
  const answer = await fetch(`${house.address}/slack/events`, {
    method: 'POST',
    headers: { ...(type ? { 'content-type': type } : {}), ...signed(text, signature) },
    body: Buffer.from(text),
  })
  await answer.arrayBuffer()
  return answer.status
}

function signed(body: string, how: Post['signature']): Record<string, string> {
  const now = String(Math.floor(systemClock.now().epochMilliseconds / 1000))
  const time = how === 'odd time' ? '1e99' : now
  const secret = how === 'of another' || how === 'no time' ? 'another' : house.slack.signingSecret
  const hash = createHmac('sha256', secret)
    .update(`v0:${time}:`)
    .update(Buffer.from(body))
    .digest('hex')
  return {
    ...(how === 'none' || how === 'no time' ? {} : { 'x-slack-request-timestamp': time }),
    ...(how === 'none' || how === 'no signature' ? {} : { 'x-slack-signature': `v0=${hash}` }),
  }
}

/** What would be another if anything had been heard: rows, calls to Slack, and bugs. */
async function state(): Promise<unknown> {
  const { prisma } = kept.database
  const rows = [await prisma.goal.count(), await prisma.person.count()]
  return [rows, house.slack.requests.length, house.bugs.map(({ error }) => error), house.told]
}

async function expectToStand(): Promise<void> {
  const set = robin.command({ channel, name: '/goal', text: 'set do Walk' })
  expect(await house.read(set)).toContain('Walk')
}
