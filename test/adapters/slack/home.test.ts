import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../support/slack/people/outcome.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import type { View } from '../../support/slack/world/view.ts'
import {
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// The Home tab: what a person always finds again, and nobody else sees.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person

afterEach(() => house.close())

describe.each(transports)('the Home tab, over %s', (transport) => {
  beforeEach(async () => {
    house = await openSlackHouse(kept.store, transport)
    const circle = await house.circle(['Robin', 'Sam', 'Noor'])
    workspace = circle.workspace
    channel = circle.channel
    robin = house.slack.user('Robin')
    await house.connect(workspace)
  })

  const command = (name: string, text = '', who = robin) =>
    house.read(who.command({ channel, name, text }))
  const open = async (who = robin): Promise<View> => {
    const before = house.slack.homeOf(who)?.edits
    await who.openHome()
    await house.slack.until(() => changed(who, before))
    const view = house.slack.homeOf(who)
    if (!view) throw new Error('no Home tab')
    return view
  }
  const changed = (who: Person, before: number | undefined) =>
    (house.slack.homeOf(who)?.edits ?? -1) > (before ?? -1)
  /** Does it, and waits for the tab to be changed. */
  const andSee = async (act: () => Promise<unknown>, who = robin): Promise<string> => {
    const before = house.slack.homeOf(who)?.edits
    await act()
    if (!(await house.slack.until(() => changed(who, before)))) throw new Error('nothing changed')
    return read(who)
  }
  const read = (who = robin): string => {
    const view = house.slack.homeOf(who)
    return view ? plainText(house.slack.readForm(view).text) : ''
  }
  const labels = (view: View) => house.slack.readForm(view).buttons.map(({ label }) => label)
  const dialog = async (asked: Promise<Outcome>) => {
    const outcome = await asked
    await outcome.opened()
    return outcome
  }

  it('has today’s goals, how it is going, and settings', async () => {
    await command('/goal', 'set do Walk')

    const home = await open()

    expect(house.slack.readForm(home).headers).toEqual([
      'Check-in for today',
      'How it is going',
      'Milestones',
      'Your settings',
    ])
    expect(labels(home)).toEqual(
      expect.arrayContaining(['Done', 'Partly', 'Time zone', 'End of day', 'Prompt time']),
    )
    expect(read()).toContain('Walk')
  })

  it('is for somebody new, too', async () => {
    const home = await open(house.slack.user('Kim', workspace))

    expect(labels(home)).toContain('Set a goal')
    expect(labels(home)).not.toContain('Set up a group')
  })

  it('shows a check-in at once that is made on it', async () => {
    await command('/goal', 'set do Walk')
    const home = await open()

    const seen = await andSee(() => robin.click(home, 'Done'))

    expect(seen).toContain('Walk: done')
    expect(seen).toContain('1 day in all')
    expect(labels(home)).toContain('✓ Done')
    expect(robin.modal).toBeNull()
    expect(robin.messages(channel)).toHaveLength(1)
    expect(house.requests('views.publish')).toBe(2)
  })

  it('shows what is said elsewhere', async () => {
    await open()

    const set = await andSee(() => command('/goal', 'set do Swim'))
    const answered = await andSee(() => command('/checkin', 'Swim partly'))
    const moved = await andSee(() => command('/settings', 'Asia/Kolkata'))

    expect(set).toContain('Swim')
    expect(answered).toContain('Swim: partly')
    expect(moved).toContain('Kolkata')
  })

  it('is not made for those who never opened it', async () => {
    await command('/goal', 'set do Walk')

    expect(house.requests('views.publish')).toBe(0)
  })

  it('has nothing of anybody else on it', async () => {
    await command('/goal', 'set do Secret')
    await open()

    await open(house.slack.user('Sam'))

    expect(read(house.slack.user('Sam'))).not.toContain('Secret')
    expect(read()).toContain('Secret')
  })

  it('offers to set up a group to those alone who manage the workspace', async () => {
    const owner = house.slack.user('owner')
    const theirs = await open(owner)
    const other = house.slack.addChannel(workspace, 'other')
    const form = await dialog(owner.click(theirs, 'Set up a group'))
    const set = await owner.submit(form.modal, {
      'The group’s name': 'Evening circle',
      'Where does it meet?': other.id,
    })

    expect(labels(theirs)).toContain('Set up a group')
    expect(labels(await open())).not.toContain('Set up a group')
    expect(await house.read(set)).toContain('Your group is set up')
    await house.read(owner.click(owner.modal ?? set.modal, 'Post it'))
    expect(house.readIn(other)).toEqual([expect.stringMatching(/^Evening circle\n/)])
  })

  it('takes a form that is opened from it, and shows what was saved in its place', async () => {
    const home = await open()
    const form = await dialog(robin.click(home, 'Time zone'))

    const saved = await andSee(() => robin.submit(form.modal, { 'A city or a zone': 'Kolkata' }))

    expect(house.slack.readForm(home).headers).toEqual([
      'Check-in for today',
      'How it is going',
      'Milestones',
      'Saved',
    ])
    expect(saved).toContain('Kolkata')
    expect(robin.modal).toBeNull()
  })

  it('keeps a form open that needs another look', async () => {
    const home = await open()
    const form = await dialog(robin.click(home, 'Time zone'))

    const again = await robin.submit(form.modal, { 'A city or a zone': 'Atlantis' })

    expect(again.errors['A city or a zone']).toContain('I know no time zone called')
    expect(robin.modal).toBe(form.modal)
  })

  it('shows one goal in the place of all of them, and all of them again', async () => {
    await command('/goal', 'set do Walk')
    await command('/goal', 'set do Swim')
    const home = await open()

    const one = await andSee(() => robin.choose(home, 'Look at one goal', 'Swim'))
    const headers = house.slack.readForm(home).headers

    expect(one).toContain('The last seven days')
    expect(headers[0]).toBe('Check-in for today')
    expect(headers.slice(2)).toEqual(['Milestones', 'Your settings'])
  })

  it('opens a dialog for what stands by itself, and what is done there stays there', async () => {
    const goal = await house.messageFor(
      robin.command({ channel, name: '/goal', text: 'set do Walk' }),
    )
    const question = await house.messageFor(robin.click(goal, 'Let it count in Morning circle'))
    await house.read(robin.click(question, 'Let it count'))
    const home = await open()
    await andSee(() => robin.click(home, 'Done'))

    const preview = await dialog(robin.click(home, 'Share'))
    const words = preview.form.text
    const shared = await robin.click(preview.modal, 'Share it')
    await house.slack.until(() => preview.modal.edits > 0)

    expect(words).toContain('This is exactly what will be posted:')
    expect(plainText(shared.form.text)).toBe('Shared with Morning circle.')
    expect(house.readIn(channel)).toEqual(['Robin checked in. 1 day in all.'])
  })

  it('opens a dialog when something fails, with a reference', async () => {
    await command('/goal', 'set do Walk')
    const home = await open()
    house.held.fail(new Error('the database is away'))

    const failed = await dialog(robin.click(home, 'Done'))

    const [{ reference } = { reference: '' }] = house.bugs.splice(0)
    expect(plainText(failed.form.text)).toContain(`reference ${reference}`)
    await house.slack.until(() => house.late.length > 0)
    house.held.fail(null)
    if (robin.modal) await robin.close(robin.modal)
    expect(await andSee(() => robin.click(home, 'Done'))).toContain('Walk: done')
  })

  it('goes on working with the buttons from before a restart', async () => {
    await command('/goal', 'set do Walk')
    const home = await open()
    await house.closeDoors()
    await house.connect(workspace)

    const tapped = await andSee(() => robin.click(home, 'Done'))
    const elsewhere = await andSee(() => command('/checkin', 'Walk partly'))

    expect(tapped).toContain('Walk: done')
    expect(elsewhere).toContain('Walk: partly')
  })

  it('does no harm when Slack does not take it', async () => {
    house.slack.troubles.next('views.publish', { kind: 'status', status: 503 }, 2)

    await robin.openHome()
    await house.slack.until(() => house.late.length > 0)

    expect(await command('/goal', 'set do Walk')).toContain('Your goal is set')
    expect(house.late).toHaveLength(1)
  })

  it('keeps a person’s name when Slack does not say who they are', async () => {
    house.slack.troubles.next('users.info', { kind: 'error', error: 'internal_error' }, 9)

    await open(house.slack.user('Kim', workspace))

    const known = await kept.store.people.byAccount(house.account('Kim', workspace))
    expect(known?.name).not.toBe('')
  })

  it('is left alone when another tab is opened', async () => {
    await house.slack.tell(workspace, {
      type: 'app_home_opened',
      user: robin.id,
      channel: 'D1',
      tab: 'messages',
    })

    expect(house.slack.homeOf(robin)).toBeNull()
  })
})
