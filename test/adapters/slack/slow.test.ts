import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

// Slack waits three seconds for a dialog to open and for a form to be taken, and then tells the
// person that we failed. A command and a button are taken at once, and can be answered later.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person

afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

describe.each(transports)('over %s', (transport) => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    house = await openSlackHouse(kept.store, transport, { deadlineMs: 60_000 })
    const circle = await house.circle(['Robin', 'Noor'])
    workspace = circle.workspace
    channel = circle.channel
    robin = house.slack.user('Robin')
    await house.connect(workspace)
  })

  const say = (name: string, text = '') => robin.command({ channel, name, text })
  const setGoal = () => house.messageFor(say('/goal', 'set do Walk'))
  const openForm = async (): Promise<Outcome> => {
    const asked = await say('/goal', 'set target')
    await asked.opened()
    return asked
  }
  const sent = {
    'Your goal, in your own words': 'Read more',
    'The number to reach, and of what': '300 pages',
  }
  const moment = 'One moment, please.'
  const textOf = ({ form }: Outcome) => plainText(form.text)

  /** Does it while the store takes so long that Slack has to be told; the store still waits then. */
  async function slowly(act: () => Promise<Outcome>): Promise<Outcome> {
    const waits = house.held.hold()
    const asked = act()
    await waits
    await vi.advanceTimersByTimeAsync(2500)
    return asked
  }

  describe('an answer that takes longer', () => {
    it('to a command: is there later', async () => {
      const asked = await slowly(() => say('/goal', 'set do Walk'))
      const meanwhile = [asked.acked, robin.messages(channel).length]

      house.held.release()

      expect(await house.read(asked)).toContain('Your goal is set')
      expect(meanwhile).toEqual([true, 0])
      expect(await goals()).toEqual(['Walk'])
    })

    it('to a button: the card waits as it is, and is changed in place', async () => {
      await setGoal()
      const today = await house.messageFor(say('/checkin'))

      const asked = await slowly(() => robin.click(today, 'Done'))
      const meanwhile = [asked.acked, today.edits, robin.modal]
      house.held.release()

      expect(await house.read(asked)).toContain('Walk: done')
      expect(meanwhile).toEqual([true, 0, null])
      expect(today.edits).toBe(1)
    })

    it('to a form: the dialog says so, and then shows the card', async () => {
      const { modal } = await openForm()

      const asked = await slowly(() => robin.submit(modal, sent))
      await house.slack.until(() => modal.edits === 1)
      const meanwhile = textOf(asked)
      house.held.release()
      await house.slack.until(() => modal.edits === 2)

      expect([asked.acked, meanwhile]).toEqual([true, moment])
      expect(robin.modal).toBe(modal)
      expect(textOf(asked)).toContain('Your goal is set')
      expect(await goals()).toEqual(['Read more'])
    })

    it('to a form that needs another look: the dialog is the form again', async () => {
      const { modal } = await openForm()

      const asked = await slowly(() =>
        robin.submit(modal, { ...sent, 'The number to reach, and of what': 'many pages' }),
      )
      house.held.release()
      await house.slack.until(() => modal.edits === 2)
      const again = asked.form
      const set = await robin.submit(modal, { 'The number to reach, and of what': '300 pages' })

      expect(plainText(again.text)).toBe(
        'I could not tell the number in “many pages”. It goes like this: 300 pages.',
      )
      expect(again.fields.map(({ value }) => value)).toEqual(
        expect.arrayContaining(['Read more', 'many pages']),
      )
      expect(await house.read(set)).toContain('Your goal is set')
      expect(robin.modal).toBeNull()
    })

    it('to a form whose dialog was closed meanwhile: stands where it was asked for', async () => {
      const { modal } = await openForm()
      const asked = await slowly(() => robin.submit(modal, sent))
      await house.slack.until(() => modal.edits === 1)

      await robin.close(modal)
      house.held.release()
      await house.slack.until(() => robin.messages(channel).length > 0)

      expect(asked.messages).toHaveLength(1)
      expect(plainText(house.slack.read(asked.message, robin).text)).toContain('Your goal is set')
      expect(house.readIn(channel)).toEqual([])
    })

    it('on the Home tab of before a restart: a dialog says so, then shows it, as the tab does', async () => {
      await setGoal()
      await robin.openHome()
      await house.slack.until(() => house.slack.homeOf(robin) !== null)
      const home = house.slack.homeOf(robin)
      if (!home) throw new Error('no Home tab')
      await house.closeDoors()
      await house.connect(workspace)

      const asked = await slowly(() => robin.click(home, 'Done'))
      await asked.opened()
      const meanwhile = textOf(asked)
      house.held.release()
      await house.slack.until(() => home.edits > 0)

      expect(meanwhile).toBe(moment)
      expect(textOf(asked)).toContain('Walk: done')
      expect(plainText(house.slack.readForm(home).text)).toContain('Walk: done')
    })

    it('to the shortcut: a dialog says so, and then shows the card', async () => {
      const asked = await slowly(() => robin.shortcut('checkin'))
      await asked.opened()
      const meanwhile = textOf(asked)

      house.held.release()
      await house.slack.until(() => asked.modal.edits > 0)

      expect(meanwhile).toBe(moment)
      expect(textOf(asked)).toContain('Check-in for today')
    })
  })

  describe('a form that takes longer to open', () => {
    it('after a command: a dialog says so, and then is the form', async () => {
      const asked = await slowly(() => say('/goal', 'set target'))
      await asked.opened()
      const meanwhile = textOf(asked)
      house.held.release()
      await house.slack.until(() => asked.modal.edits > 0)

      const set = await robin.submit(asked.modal, sent)

      expect(meanwhile).toBe(moment)
      expect(await house.read(set)).toContain('Your goal is set')
      expect(robin.modal).toBeNull()
    })

    it('after a button: in the same way, and the card stays as it was', async () => {
      await setGoal()
      const today = await house.messageFor(say('/checkin', 'Walk done'))

      const asked = await slowly(() => robin.click(today, 'Add a note'))
      await asked.opened()
      const meanwhile = textOf(asked)
      house.held.release()
      await house.slack.until(() => asked.modal.edits > 0)

      expect(meanwhile).toBe(moment)
      expect(asked.form.title).toBe('Your note')
      expect(today.edits).toBe(0)
    })

    it('because Slack is slow to say who somebody is: in the same way', async () => {
      house.slack.troubles.next('users.info', { kind: 'delay', ms: 300 })
      const asked = await say('/goal', 'set target')

      await vi.advanceTimersByTimeAsync(1600)
      await asked.opened()
      const meanwhile = textOf(asked)
      await house.slack.until(() => asked.modal.edits > 0)

      expect(meanwhile).toBe(moment)
      expect(asked.form.title).toBe('Set a goal')
    })
  })
})

async function goals(): Promise<readonly string[]> {
  const known = await kept.store.people.byAccount(house.account('Robin', workspace))
  const all = known ? await kept.store.goals.of(known.person.id) : []
  return all.map(({ goal }) => goal.title)
}
