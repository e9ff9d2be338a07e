import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

// Discord waits three seconds for a first answer, and then tells the person that we failed.

const kept = withStore()
let house: DiscordHouse
let channel: TextChannel
let robin: Person

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  house = await openDiscordHouse(kept.store, { deadlineMs: 60_000 })
  channel = (await house.circle(['Robin', 'Noor'])).channel
  robin = house.discord.user('robin')
  await house.connect()
})

afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

const setGoal = (title = 'Walk') =>
  robin.command({ channel, name: 'goal', subcommand: 'set', options: { mode: 'do', title } })
const checkIn = () => robin.command({ channel, name: 'checkin' })
const openForm = () =>
  robin.command({ channel, name: 'goal', subcommand: 'set', options: { mode: 'target' } })
const chosenIn = ({ seen }: Outcome) =>
  seen.buttons.filter(({ style }) => style === 'success').map(({ label }) => label)

/** Does it while the store takes so long that Discord has to be told; the store still waits then. */
async function slowly(act: () => Promise<Outcome>): Promise<Outcome> {
  const waits = house.held.hold()
  const asked = act()
  await waits
  await vi.advanceTimersByTimeAsync(2900)
  return asked
}

describe('an answer that takes longer', () => {
  it('to a command: says so privately, and then takes that place', async () => {
    const asked = await slowly(() => setGoal())
    const waiting = { kind: asked.kind, ...asked.seen }

    house.held.release()
    await asked.filled()

    expect(waiting).toMatchObject({ kind: 'deferred', thinking: true, ephemeral: true })
    expect(readOf(asked)).toContain('Your goal is set')
    expect(asked.ephemeral).toBe(true)
    expect(asked.followUps).toEqual([])
    expect(await goals()).toEqual(['Walk'])
  })

  it('to a button on a private card: the card waits as it is, and is changed in place', async () => {
    await setGoal()
    const today = await checkIn()
    const before = readOf(today)

    const asked = await slowly(() => robin.click(today.message, 'Done'))
    const meanwhile = readOf(today)
    house.held.release()
    await asked.edited()

    expect(asked.kind).toBe('deferred-update')
    expect(meanwhile).toBe(before)
    expect(chosenIn(today)).toEqual(['Done'])
    expect(asked.followUps).toEqual([])
  })

  it('to a button whose answer stands by itself: stands below the card, which stays', async () => {
    const set = await setGoal()
    const question = await robin.click(set.message, 'Let it count in Morning circle')
    await robin.click(question.message, 'Let it count')
    const today = await checkIn()
    await robin.click(today.message, 'Done')
    const before = readOf(today)

    const asked = await slowly(() => robin.click(today.message, 'Share'))
    house.held.release()
    const preview = await asked.followUp()

    expect(preview.text).toContain('This is exactly what will be posted:')
    expect(preview.ephemeral).toBe(true)
    expect(readOf(today)).toBe(before)
  })

  it('to a button on a public card: gives its own private answer, and leaves the card alone', async () => {
    const maya = house.discord.addMember(channel.guild, 'maya', ['ManageGuild'])
    const other = house.discord.addChannel(channel.guild, 'other')
    const form = await maya.command({ channel: other, name: 'group', subcommand: 'setup' })
    const set = await maya.submitModal(form.modal, {
      'The group’s name': 'Evening circle',
      'Where does it meet?': [other.id],
    })
    await maya.click(set.message, 'Post it')
    const [card] = house.discord.messagesIn(other)
    if (!card) throw new Error('no card')

    const asked = await slowly(() => robin.click(card, 'Join'))
    house.held.release()
    await asked.filled()

    expect(asked.kind).toBe('deferred')
    expect(asked.ephemeral).toBe(true)
    expect(readOf(asked)).toContain('This is what you agree to when you join Evening circle.')
    expect(card.edits).toBe(0)
  })

  it('to a form: keeps what was sent, once', async () => {
    const { modal } = await openForm()
    const sent = {
      'Your goal, in your own words': 'Read more',
      'The number to reach, and of what': '300 pages',
    }

    const asked = await slowly(() => robin.submitModal(modal, sent))
    house.held.release()
    await asked.filled()

    expect(readOf(asked)).toContain('Your goal is set')
    expect(await goals()).toEqual(['Read more'])
  })

  it('to a form that needs another look: gives it back all the same', async () => {
    const { modal } = await openForm()
    const sent = {
      'Your goal, in your own words': 'Read more',
      'The number to reach, and of what': 'many pages',
    }

    const asked = await slowly(() => robin.submitModal(modal, sent))
    house.held.release()
    await asked.filled()
    const again = await robin.click(asked.message, 'Open the form again')

    expect(readOf(asked)).toContain('I could not tell the number in “many pages”.')
    const { fields } = house.discord.readForm(again.modal)
    expect(fields.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['Read more', 'many pages']),
    )
  })
})

describe('a form that takes too long to open', () => {
  it('after a command: asks kindly to try again, and the next one opens', async () => {
    const asked = await slowly(openForm)
    house.held.release()
    await asked.filled()

    expect(readOf(asked)).toMatch(/could not open.*try again/)
    expect(asked.ephemeral).toBe(true)
    expect((await openForm()).kind).toBe('modal')
  })

  it('after a button: the card that it stands on stays as it was', async () => {
    await setGoal()
    const today = await checkIn()
    await robin.click(today.message, 'Done')
    const before = readOf(today)

    const asked = await slowly(() => robin.click(today.message, 'Add a note'))
    house.held.release()
    const below = await asked.followUp()

    expect(below.text).toMatch(/could not open.*try again/)
    expect(below.ephemeral).toBe(true)
    expect(readOf(today)).toBe(before)
    expect((await robin.click(today.message, 'Add a note')).kind).toBe('modal')
  })
})

async function goals(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('robin'))
  const all = known ? await kept.store.goals.of(known.person.id) : []
  return all.map(({ goal }) => goal.title)
}
