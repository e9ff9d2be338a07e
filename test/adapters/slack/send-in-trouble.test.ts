import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { button, buttons, card, heading, paragraph } from '#chat/card.ts'
import type { Sent } from '#chat/messenger.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { keyOf, openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// What is sent arrives, or is said to have failed. Slack may have shown it all the same, so nothing
// is tried again here: that is for whoever keeps track of what has arrived.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel

beforeEach(async () => {
  house = await openSlackHouse(kept.store, 'socket')
  workspace = house.slack.addWorkspace('Harbour')
  channel = house.slack.addChannel(workspace, 'circle')
  await house.connect(workspace)
})

afterEach(() => house.close())

const posting = 'chat.postMessage'
const hello = card('Hello', paragraph('Good morning'))
const say = (what = hello, key: string = crypto.randomUUID()) =>
  house.messenger.send({ to: 'channel', place: keyOf(channel) }, what, key)
const why = (sent: Sent): string => (sent.sent ? 'sent' : sent.why)

it('is busy for as long as Slack says', async () => {
  house.slack.troubles.next(posting, { kind: 'rate limit', retryAfterS: 7 })

  expect(await say()).toEqual({ sent: false, why: 'busy', retryAfterMs: 7000 })
  expect(house.requests(posting)).toBe(1)
  expect(why(await say())).toBe('sent')
})

it.each([
  ['answers with a 500', { kind: 'status', status: 500 }],
  ['answers with a 502', { kind: 'status', status: 502 }],
  ['answers with a 503', { kind: 'status', status: 503 }],
  ['answers with a 504', { kind: 'status', status: 504 }],
  ['ends the connection', { kind: 'closed' }],
  ['cuts the connection', { kind: 'reset' }],
] as const)('is unavailable when Slack %s, and asks once', async (_, trouble) => {
  house.slack.troubles.next(posting, trouble)

  expect(why(await say())).toBe('unavailable')
  expect(house.requests(posting)).toBe(1)
  expect(house.readIn(channel)).toEqual([])
})

it.each([
  ['answers with a 502', { kind: 'status', status: 502, done: true }],
  ['cuts the connection', { kind: 'reset', done: true }],
] as const)('is unavailable also when Slack %s after it has shown it', async (_, trouble) => {
  house.slack.troubles.next(posting, trouble)

  expect(why(await say())).toBe('unavailable')
  expect(house.readIn(channel)).toEqual(['Good morning'])
})

it('is unavailable when Slack does not answer for ten seconds', async () => {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const waiting = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50))
  house.slack.troubles.next(posting, { kind: 'delay', ms: 60_000 })

  const sent = await say()

  expect(why(sent)).toBe('unavailable')
  expect(waiting).toHaveBeenLastCalledWith(10_000)
  waiting.mockRestore()
})

describe('before it is connected', () => {
  beforeEach(async () => {
    await house.closeDoors()
    house.retryAfterMs = 60_000
  })

  it.each([
    ['refuses every connection', 'http://127.0.0.1:9/api/'],
    ['has an address that leads nowhere', 'http://nowhere.invalid/api/'],
  ])('is unavailable when Slack %s', async (_, apiUrl) => {
    await house.open(workspace, { apiUrl })

    expect(why(await say())).toBe('unavailable')
  })

  it('is unavailable when the token is none', async () => {
    await house.open(workspace, { workspaces: { botToken: 'xoxb-nobody' } })

    expect(why(await say())).toBe('unavailable')
  })

  it('is sent when Slack only took a little longer', async () => {
    house.slack.troubles.next('auth.test', { kind: 'delay', ms: 100 })
    await house.open(workspace)

    expect(why(await say())).toBe('sent')
  })
})

it('throws when Slack refuses what was sent, because that is a bug of ours', async () => {
  const twice = button('Go', { name: 'test.go', params: [] })

  await expect(say(card('Hello', buttons(twice, twice)))).rejects.toMatchObject({
    data: { error: 'invalid_blocks' },
  })

  expect(house.slack.violations.splice(0)).not.toEqual([])
})

it('leaves a message as it is while Slack is in trouble', async () => {
  const sent = await say()
  if (!sent.sent) throw new Error(sent.why)
  house.slack.troubles.next('chat.update', { kind: 'status', status: 503 })

  const update = house.messenger.update(sent.message, card('Hello', heading('Good evening')))

  expect(why(await update)).toBe('unavailable')
  expect(house.readIn(channel)).toEqual(['Good morning'])
})
