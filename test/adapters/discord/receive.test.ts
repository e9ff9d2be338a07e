import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

// An answer that does not arrive is lost; what the person said never is.

const kept = withStore()
let house: DiscordHouse
let channel: TextChannel
let robin: Person

beforeEach(async () => {
  await start()
})

afterEach(() => house.close())

async function start(deadlineMs = 3000): Promise<void> {
  house = await openDiscordHouse(kept.store, { deadlineMs })
  channel = (await house.circle(['Robin', 'Noor'])).channel
  robin = house.discord.user('robin')
  await house.connect()
}

const answering = 'POST /interactions/:interaction/:token/callback'
const setGoal = (title = 'Walk') =>
  robin.command({ channel, name: 'goal', subcommand: 'set', options: { mode: 'do', title } })
const checkIn = (state: string) =>
  robin.command({ channel, name: 'checkin', options: { goal: 'Walk', state } })
const openForm = () =>
  robin.command({ channel, name: 'goal', subcommand: 'set', options: { mode: 'target' } })
const isLate = () => house.discord.until(() => house.late.length > 0)

describe('an answer that Discord no longer takes', () => {
  it('loses nothing when it is too late', async () => {
    await house.close()
    await start(300)
    await setGoal()
    house.discord.troubles.next(answering, { kind: 'delay', ms: 400 })

    const late = await checkIn('done')
    await isLate()

    expect([late.kind, late.refusals]).toEqual(['none', [10062]])
    expect(house.late.splice(0)).toMatchObject([{ code: 10062 }])
    expect(await answers()).toEqual(['done'])
    expect(readOf(await robin.command({ channel, name: 'progress' }))).toContain('1 day')
  })

  it('is recorded once when the same is delivered twice, one after the other', async () => {
    const set = await setGoal()
    const again = await set.again()
    await isLate()

    expect(again.kind).toBe('twice')
    expect(house.late).toMatchObject([{ code: 40060 }])
    expect(await titles()).toEqual(['Walk'])
    expect(robin.messages(channel)).toHaveLength(1)
  })

  it('is recorded once when the same is delivered twice at a time', async () => {
    const waits = house.held.hold()
    const set = setGoal()
    await waits
    const asked = house.discord.interactions.at(-1)
    if (!asked) throw new Error('nothing was asked')
    house.discord.deliverAgain(asked)
    house.held.release()

    expect((await set).kind).toBe('message')
    await isLate()
    expect(await titles()).toEqual(['Walk'])
    expect(robin.messages(channel)).toHaveLength(1)
  })

  it.each([
    ['does not answer', { kind: 'closed' }, 1],
    ['is not well', { kind: 'status', status: 503 }, 3],
  ] as const)('loses nothing when Discord %s', async (_, trouble, times) => {
    await setGoal()
    house.discord.troubles.next(answering, trouble, times)

    const lost = checkIn('partly').catch(() => null)
    await isLate()

    expect(await answers()).toEqual(['partly'])
    expect((await checkIn('done')).kind).toBe('message')
    expect(await answers()).toEqual(['done'])
    await house.close()
    expect(await lost).toMatchObject({ kind: 'none' })
  })
})

describe('an answer that Discord refuses', () => {
  it.each<[string, () => Promise<Outcome>]>([
    ['to a command', () => setGoal()],
    ['that is a form', () => openForm()],
    ['to a form', async () => robin.submitModal((await openForm()).modal, filledIn)],
    ['in the place of a card', async () => robin.click((await checkInCard()).message, 'Done')],
  ])(
    '%s: the person gets a plain one with a reference, and the bug is reported',
    async (_, act) => {
      await setGoal('Water the plants')
      const refused = refuseNext(act)

      const asked = await refused
      await house.discord.until(() => asked.interaction.answer !== null)

      expect(house.bugs).toMatchObject([{ error: { code: 50035 } }])
      const [{ reference } = { reference: '' }] = house.bugs.splice(0)
      expect(reference).toMatch(/^[\da-f]{8}$/)
      expect(readOf(asked)).toContain('Something went wrong on our side.')
      expect(readOf(asked)).toContain(`reference ${reference}`)
      expect(asked.ephemeral).toBe(true)
    },
  )

  it('and the plain one as well: nothing falls over', async () => {
    house.discord.troubles.next(answering, { kind: 'refusal' }, 2)

    const asked = setGoal().catch(() => null)
    await isLate()

    expect(house.bugs.splice(0)).toHaveLength(1)
    expect(await titles()).toEqual(['Walk'])
    expect(readOf(await robin.command({ channel, name: 'goal', subcommand: 'list' }))).toContain(
      'Your goals',
    )
    await house.close()
    expect(await asked).toMatchObject({ kind: 'none' })
  })

  /** Whatever the act needs before is answered as it should be; its own answer is refused. */
  async function refuseNext(act: () => Promise<Outcome>): Promise<Outcome> {
    const asked = house.discord.interactions.length
    await act()
    const own = house.discord.interactions.length - asked - 1
    for (let before = own; before > 0; before--)
      house.discord.troubles.next(answering, { kind: 'delay', ms: 0 })
    house.discord.troubles.next(answering, { kind: 'refusal' })
    return act()
  }

  const checkInCard = () => robin.command({ channel, name: 'checkin' })
})

describe('a card from before a restart', () => {
  it('that gives a form back opens it, with what was typed', async () => {
    const { modal } = await openForm()
    const many = { ...filledIn, 'The number to reach, and of what': 'many pages' }
    const again = await robin.submitModal(modal, many)
    await house.closeDoors()
    await house.connect()

    const opened = await robin.click(again.message, 'Open the form again')
    const set = await robin.submitModal(opened.modal, {
      'The number to reach, and of what': '300 pages',
    })

    expect(readOf(set)).toContain('Read more')
    expect(await titles()).toEqual(['Read more'])
  })
})

describe('a bug of ours', () => {
  it('gives a calm answer with a reference, and the next thing works', async () => {
    house.held.fail(new Error('the database is away'))
    const sorry = await setGoal()
    house.held.fail(null)

    const [{ reference } = { reference: '' }] = house.bugs.splice(0)
    expect(readOf(sorry)).toContain(`reference ${reference}`)
    expect(sorry.ephemeral).toBe(true)
    expect(readOf(await setGoal())).toContain('Your goal is set')
  })
})

const filledIn = {
  'Your goal, in your own words': 'Read more',
  'The number to reach, and of what': '300 pages',
}

async function titles(): Promise<readonly string[]> {
  return (await goals()).map(({ goal }) => goal.title)
}

async function answers(): Promise<readonly string[]> {
  const [first] = await goals()
  return first ? (await kept.store.checkIns.of(first.goal.id)).map(({ state }) => state) : []
}

async function goals() {
  const known = await kept.store.people.byAccount(house.account('robin'))
  return known ? kept.store.goals.of(known.person.id) : []
}
