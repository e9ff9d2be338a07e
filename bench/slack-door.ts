import { start } from '../test/support/process.ts'
import type { Outcome } from '../test/support/slack/people/outcome.ts'
import type { Person } from '../test/support/slack/people/person.ts'
import type { BusyWorkspace } from './busy-workspace.ts'
import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at } from './members.ts'
import { middayZone } from './midday.ts'

const titles = ['Walk around the block', 'Write a page', 'Call somebody']

/**
 * Commands and buttons at Slack, with the program in a process of its own: from being sent to the
 * acknowledgement, and to the answer. The people and what they do are those of the Discord door.
 */
export async function slackDoor(
  { settings }: Bench,
  place: BusyWorkspace,
): Promise<readonly Way[]> {
  const { url } = await start({ ...settings, ...place.settings })
  place.slack.sendTo(`${url}/slack/events`)
  await setUp(place)
  const seats = await Promise.all(place.people.map((person) => seat(place, person)))
  const { channel } = place
  let turn = 0

  return [
    {
      name: '/checkin',
      async act(lane, acknowledged) {
        turn += 1
        const { person } = at(seats, lane)
        const note = `Slept badly, went anyway, and was glad of it on day ${turn}`
        const text = `goal:"${at(titles, turn)}" state:done note:"${note}"`
        const outcome = await person.command({ channel, name: '/checkin', text })
        acknowledged()
        await mustShow(outcome, note)
      },
    },
    {
      name: 'a button',
      async act(lane, acknowledged) {
        turn += 1
        const { person, card, answers } = at(seats, lane)
        const pressed = at(answers, turn)
        const outcome = await person.click(card, pressed)
        acknowledged()
        await outcome.shown()
        const { buttons } = outcome.seen
        const button = buttons.find(({ actionId }) => actionId === pressed)
        if (!button?.label.startsWith('✓')) throw new Error('it was not kept')
      },
    },
    {
      name: '/progress',
      async act(lane, acknowledged) {
        const outcome = await at(seats, lane).person.command({ channel, name: '/progress' })
        acknowledged()
        await mustShow(outcome, ...titles)
      },
    },
  ]
}

/** The owner sets the group up, and everybody joins it. */
async function setUp({ slack, channel, owner, people }: BusyWorkspace): Promise<void> {
  const form = await owner.command({ channel, name: '/group', text: 'setup' })
  await form.opened()
  const group = { name: 'Morning circle', channel: channel.id, zone: middayZone() }
  await mustShow(await owner.submit(form.modal, group), 'Morning circle')
  const [invitation] = slack.messagesIn(channel)
  if (!invitation) throw new Error('nobody was invited')
  for (const person of people) {
    const asked = await person.click(invitation, 'Join')
    await mustShow(asked, 'Before you join')
    await mustShow(await person.click(asked.message, 'I agree and join'), 'You are in ')
  }
}

/** What one member acts on: their goals, and a card of the day with the buttons of one of them. */
async function seat({ channel }: BusyWorkspace, person: Person) {
  for (const title of titles) {
    const text = `set do "${title}"`
    await mustShow(await person.command({ channel, name: '/goal', text }), title)
  }
  const opened = await person.command({ channel, name: '/checkin' })
  const { buttons } = await opened.replied()
  return {
    person,
    card: opened.message,
    answers: buttons.slice(0, 3).map(({ actionId }) => actionId), // done, partly, skip this day
  }
}

/** Waits for the answer. */
async function mustShow(outcome: Outcome, ...texts: readonly string[]): Promise<void> {
  await outcome.shown()
  const shown = JSON.stringify(outcome.message.blocks)
  for (const text of texts) if (!shown.includes(text)) throw new Error(`${text} is not in ${shown}`)
}
