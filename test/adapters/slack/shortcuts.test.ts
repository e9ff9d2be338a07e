import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel } from '../../support/slack/world/places.ts'
import type { View } from '../../support/slack/world/view.ts'
import {
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// Checking in from anywhere at Slack, without a command.

const kept = withStore()
let house: SlackHouse
let channel: TextChannel
let robin: Person

afterEach(() => house.close())

describe.each(transports)('over %s', (transport) => {
  beforeEach(async () => {
    house = await openSlackHouse(kept.store, transport)
    const circle = await house.circle(['Robin', 'Noor'])
    channel = circle.channel
    robin = house.slack.user('Robin')
    await house.connect(circle.workspace)
    await house.read(robin.command({ channel, name: '/goal', text: 'set do Walk' }))
  })

  const read = (view: View) => plainText(house.slack.readForm(view).text)
  const open = async (): Promise<View> => {
    const asked = await robin.shortcut('checkin')
    await asked.opened()
    return asked.modal
  }
  /** Does it, and waits for the dialog to change. */
  const andSee = async (view: View, act: () => Promise<unknown>): Promise<string> => {
    const before = view.edits
    await act()
    await house.slack.until(() => view.edits > before)
    return read(view)
  }

  it('the shortcut opens a dialog, in which a tap shows at once', async () => {
    const dialog = await open()

    const tapped = await andSee(dialog, () => robin.click(dialog, 'Done'))

    expect(tapped).toContain('Walk: done')
    expect(robin.modal).toBe(dialog)
    expect(house.slack.readForm(dialog).submit).toBeNull()
    expect(robin.messages(channel)).toHaveLength(1)
  })

  it('a form in the dialog comes back to it when it is sent', async () => {
    const dialog = await open()
    await andSee(dialog, () => robin.click(dialog, 'Done'))
    await andSee(dialog, () => robin.click(dialog, 'Add a note'))
    const title = house.slack.readForm(dialog).title

    const saved = await andSee(dialog, () =>
      robin.submit(dialog, { 'Anything you want to remember': 'It rained' }),
    )

    expect(title).toBe('Your note')
    expect(saved).toContain('Walk: done, with a note')
    expect(robin.modal).toBe(dialog)
  })

  it('a form in the dialog that needs another look stays there', async () => {
    await house.read(
      robin.command({ channel, name: '/goal', text: 'set target amount:9 unit:pages Read' }),
    )
    const dialog = await open()
    await andSee(dialog, () => robin.click(dialog, 'Add the number'))

    const { errors } = await robin.submit(dialog, { 'How many? (pages)': 'many' })
    const saved = await andSee(dialog, () => robin.submit(dialog, { 'How many? (pages)': '3' }))

    expect(errors['How many? (pages)']).toBe('I could not read that as a number.')
    expect(saved).toContain('Read: 3 pages')
  })

  it('a message’s shortcut answers there, to who used it alone', async () => {
    await house.messenger.send(
      {
        to: 'channel',
        place: { door: 'slack', community: channel.workspace.id, channel: channel.id },
      },
      { kind: 'card', summary: 'Hello', blocks: [{ block: 'heading', text: 'Hello' }] },
      'key',
    )
    const [post] = house.slack.messagesIn(channel)
    if (!post) throw new Error('no post')

    const today = await house.messageFor(robin.messageShortcut(post, 'checkin:message'))
    const tapped = await house.read(robin.click(today, 'Done'))

    expect(tapped).toContain('Walk: done')
    expect(today.onlyFor).toBe(robin.user)
    expect(house.readIn(channel)).toEqual(['Hello'])
    expect(post.edits).toBe(0)
  })

  it('a shortcut that there is not does no harm', async () => {
    const asked = await robin.shortcut('nonsense')

    expect(await house.read(asked)).toContain('I don’t know /nonsense.')
  })
})
