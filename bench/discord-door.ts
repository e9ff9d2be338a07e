import type { Outcome } from '../test/support/discord/people/outcome.ts'
import type { Person } from '../test/support/discord/people/person.ts'
import { start } from '../test/support/process.ts'
import { type BusyChannel, untilRegistered } from './busy-channel.ts'
import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at } from './members.ts'
import { middayZone } from './midday.ts'

const titles = ['Walk around the block', 'Write a page', 'Call somebody']

/**
 * Commands and buttons at Discord, with the program in a process of its own: from being sent to the
 * first answer. Every member belongs to the channel's group, has three goals, and answers them again
 * and again, each time with another note: the row is replaced, which PostgreSQL writes as it writes
 * a new one.
 */
export async function discordDoor(
  { settings }: Bench,
  place: BusyChannel,
): Promise<readonly Way[]> {
  await start({ ...settings, ...place.settings })
  await untilRegistered(place.discord)
  await setUp(place)
  const seats = await Promise.all(place.people.map((person) => seat(place, person)))
  const { channel } = place
  let turn = 0

  return [
    {
      name: '/checkin',
      async act(lane) {
        turn += 1
        const { person, goals } = at(seats, lane)
        const note = `Slept badly, went anyway, and was glad of it on day ${turn}`
        const options = { goal: at(goals, turn), state: 'done', note }
        const outcome = await person.command({ channel, name: 'checkin', options })
        mustShow(outcome, note)
      },
    },
    {
      name: 'a button',
      async act(lane) {
        turn += 1
        const { person, card, answers } = at(seats, lane)
        const pressed = at(answers, turn)
        const { seen } = await person.click(card, pressed)
        const button = seen.buttons.find(({ customId }) => customId === pressed)
        if (button?.style !== 'success') throw new Error('it was not kept')
      },
    },
    {
      name: '/progress',
      async act(lane) {
        const outcome = await at(seats, lane).person.command({ channel, name: 'progress' })
        for (const title of titles) mustShow(outcome, title)
      },
    },
  ]
}

/** The owner sets the group up, and everybody joins it. */
async function setUp({ discord, channel, owner, people }: BusyChannel): Promise<void> {
  const { modal } = await owner.command({ channel, name: 'group', subcommand: 'setup' })
  const group = { name: 'Morning circle', channel: [channel.id], zone: middayZone() }
  mustShow(await owner.submitModal(modal, group), 'Morning circle')
  const invitation = discord.messagesIn(channel).at(-1)
  if (!invitation) throw new Error('nobody was invited')
  for (const person of people) {
    const asked = await person.click(invitation, 'Join')
    mustShow(await person.click(asked.message, 'I agree and join'), 'You are in ')
  }
}

/** What one member acts on: their goals, and a card of the day with the buttons of one of them. */
async function seat({ channel }: BusyChannel, person: Person) {
  for (const title of titles) {
    const options = { mode: 'do', title }
    const set = await person.command({ channel, name: 'goal', subcommand: 'set', options })
    mustShow(set, title)
  }
  const focused = { name: 'goal', value: '' }
  const { choices } = await person.autocomplete({ channel, name: 'checkin', focused })
  const opened = await person.command({ channel, name: 'checkin' })
  const answers = opened.seen.buttons.slice(0, 3).flatMap(({ customId }) => customId ?? [])
  return {
    person,
    goals: choices.map(({ value }) => String(value)),
    card: opened.message,
    answers, // done, partly, skip this day
  }
}

function mustShow({ message }: Outcome, text: string): void {
  const shown = JSON.stringify(message.components)
  if (!shown.includes(text)) throw new Error(`${text} is not in ${shown}`)
}
