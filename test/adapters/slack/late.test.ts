import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlackOptions } from '../../support/slack/options.ts'
import type { Outcome } from '../../support/slack/people/outcome.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import {
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// An answer that does not arrive is lost, or comes another way; what the person said never is.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person
let passedMs = 0

const start = async (transport: 'socket' | 'http', options: SlackOptions = {}) => {
  passedMs = 0
  const now = () => performance.timeOrigin + performance.now() + passedMs
  house = await openSlackHouse(kept.store, transport, { now, ...options })
  const circle = await house.circle(['Robin', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
  robin = house.slack.user('Robin')
  return house.connect(workspace)
}

afterEach(() => house.close())

const say = (name: string, text = '') => robin.command({ channel, name, text })
const setGoal = () => say('/goal', 'set do Walk')
const openForm = async (): Promise<Outcome> => {
  const asked = await say('/goal', 'set do')
  await asked.opened()
  return asked
}
const filledIn = { 'Your goal, in your own words': 'Walk' }
const tooSlow = /could not open.*try again/
const isLate = () => house.slack.until(() => house.late.length > 0)
const direct = () =>
  robin.directMessages().map((one) => plainText(house.slack.read(one, robin).text))

describe.each(transports)('a dialog that can open no more, over %s', (transport) => {
  describe('because its moment is over', () => {
    beforeEach(async () => {
      await start(transport, { triggerLifeMs: -1 })
    })

    it('after a command or a button: says so privately where it was asked for', async () => {
      const afterCommand = await house.read(say('/goal', 'set do'))
      await house.read(setGoal())
      const today = await house.messageFor(say('/checkin', 'Walk done'))
      const afterButton = await house.read(robin.click(today, 'Add a note'))

      expect(afterCommand).toMatch(tooSlow)
      expect(afterButton).toMatch(tooSlow)
      expect(today.edits).toBe(0)
      expect(house.readIn(channel)).toEqual([])
      expect(house.late).toHaveLength(2)
    })

    it('from the Home tab or a shortcut: says so in direct messages', async () => {
      await robin.openHome()
      await house.slack.until(() => house.slack.homeOf(robin) !== null)
      const home = house.slack.homeOf(robin)
      if (!home) throw new Error('no Home tab')

      await robin.click(home, 'Time zone')
      await house.slack.until(() => direct().length === 1)
      await robin.shortcut('checkin')
      await house.slack.until(() => direct().length === 2)

      expect(direct()).toEqual([
        expect.stringMatching(tooSlow),
        expect.stringContaining('Check-in for today'),
      ])
    })
  })

  it('because it opened already: says so privately', async () => {
    await start(transport)
    house.slack.troubles.next('views.open', { kind: 'error', error: 'exchanged_trigger_id' })

    expect(await house.read(say('/goal', 'set do'))).toMatch(tooSlow)
    expect((await openForm()).form.title).toBe('Set a goal')
  })
})

describe.each(transports)(
  'an answer that Slack no longer takes in its place, over %s',
  (transport) => {
    it('after half an hour: goes to direct messages, and never to the channel', async () => {
      await start(transport)
      const { modal } = await openForm()
      passedMs += 31 * 60_000

      const sent = await robin.submit(modal, filledIn)

      expect(await house.read(sent)).toContain('Your goal is set')
      expect(direct()).toHaveLength(1)
      expect(robin.messages(channel)).toEqual([])
      expect(await titles()).toEqual(['Walk'])
    })

    it('after five answers: goes there, too', async () => {
      await start(transport)
      const sent = await robin.submit((await openForm()).modal, filledIn)
      await house.answerTo(sent)

      for (let more = 0; more < 5; more++) await house.slack.deliverAgain(sent)
      await house.slack.until(() => direct().length > 0)

      expect(robin.messages(channel)).toHaveLength(5)
      expect(direct()).toEqual([expect.stringContaining('Your goal is set')])
      expect(house.readIn(channel)).toEqual([])
      expect(await titles()).toEqual(['Walk'])
    })

    it.each([
      ['does not answer', { kind: 'closed' }],
      ['cuts the connection', { kind: 'reset' }],
      ['is not well', { kind: 'status', status: 503 }],
    ] as const)('because it %s: is lost, and what was said is not', async (_, trouble) => {
      await start(transport)
      house.slack.troubles.next('response_url', trouble)

      await setGoal()
      await isLate()

      expect(await titles()).toEqual(['Walk'])
      expect(house.late).toHaveLength(1)
      expect(await house.read(say('/goal', 'list'))).toContain('Your goals')
    })
  },
)

describe.each(transports)('an answer that Slack refuses, over %s', (transport) => {
  beforeEach(async () => {
    await start(transport)
  })

  const done = async () => {
    const today = await house.messageFor(say('/checkin'))
    return () => robin.click(today, 'Done')
  }
  const doneAtHome = async () => {
    await robin.openHome()
    await house.slack.until(() => house.slack.homeOf(robin) !== null)
    const home = house.slack.homeOf(robin)
    if (!home) throw new Error('no Home tab')
    return () => robin.click(home, 'Done')
  }
  const sendForm = async () => {
    const { modal } = await openForm()
    return () => robin.submit(modal, filledIn)
  }

  /** Where it is refused, and how to come to the act. */
  it.each<[string, 'response_url' | 'views.open' | 'views.publish', () => Promise<Act>]>([
    ['to a command', 'response_url', async () => setGoal],
    ['that is a form', 'views.open', async () => () => say('/goal', 'set do')],
    ['to a form', 'response_url', sendForm],
    ['in the place of a card', 'response_url', done],
    ['on the Home tab', 'views.publish', doneAtHome],
    ['to the shortcut', 'views.open', async () => () => robin.shortcut('checkin')],
  ])(
    '%s: the person gets a plain one with a reference, and the bug is reported',
    async (_, spot, prepare) => {
      await house.read(say('/goal', 'set do Water the plants'))
      const act = await prepare()
      house.slack.troubles.next(spot, { kind: 'error', error: 'invalid_blocks' })

      const words = await house.read(act())

      const [{ reference } = { reference: '' }] = house.bugs.splice(0)
      expect(reference).toMatch(/^[\da-f]{8}$/)
      expect(words).toContain('Something went wrong on our side.')
      expect(words).toContain(`reference ${reference}`)
      expect(house.readIn(channel)).toEqual([])
    },
  )

  it('and the plain one as well: nothing falls over', async () => {
    house.slack.troubles.next('response_url', { kind: 'error', error: 'invalid_blocks' }, 2)

    await setGoal()
    await isLate()

    expect(house.bugs.splice(0)).toHaveLength(1)
    expect(await titles()).toEqual(['Walk'])
  })
})

describe.each(transports)('a bug of ours, over %s', (transport) => {
  it('gives a calm answer with a reference, and the next thing works', async () => {
    await start(transport)
    house.held.fail(new Error('the database is away'))
    const sorry = await house.read(setGoal())
    house.held.fail(null)

    const [{ reference } = { reference: '' }] = house.bugs.splice(0)
    expect(sorry).toContain(`reference ${reference}`)
    expect(await house.read(setGoal())).toContain('Your goal is set')
  })
})

describe.each(transports)('somebody of whom Slack says nothing, over %s', (transport) => {
  it('can do everything, and manages nothing', async () => {
    await start(transport)
    house.slack.troubles.next('users.info', { kind: 'error', error: 'internal_error' }, 99)
    const owner = house.slack.user('owner')

    const set = await house.read(setGoal())
    const refused = await house.read(owner.command({ channel, name: '/group', text: 'setup' }))

    expect(set).toContain('Your goal is set')
    expect(refused).toContain('Only those who manage this place can do that.')
  })
})

it('answers a form whose socket is gone where the form was asked for', async () => {
  const door = await start('socket')
  const { modal } = await openForm()
  const waits = house.held.hold()
  const sending = robin.submit(modal, filledIn)
  await waits
  house.slack.sockets.refuse(true)
  house.slack.sockets.kill()
  const sent = await sending
  await house.slack.until(() => door.trouble() !== null)

  house.held.release()

  expect(await house.read(sent)).toContain('Your goal is set')
  expect(house.late).toHaveLength(1)
  expect(await titles()).toEqual(['Walk'])
})

type Act = () => Promise<Outcome>

async function titles(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('Robin', workspace))
  const all = known ? await kept.store.goals.of(known.person.id) : []
  return all.map(({ goal }) => goal.title)
}
