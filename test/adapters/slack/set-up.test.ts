import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../support/slack/people/outcome.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import {
  keyOf,
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// From the installation to a group that shares: everything a workspace does in its first hour.

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let circle: TextChannel
let owner: Person
let robin: Person

const start = async (transport: 'socket' | 'http') => {
  house = await openSlackHouse(kept.store, transport)
  const { slack } = house
  workspace = slack.addWorkspace('Walkers', { members: ['Robin'] })
  circle = slack.addChannel(workspace, 'circle')
  owner = slack.user('owner')
  robin = slack.user('Robin')
  await house.connect(null)
}

afterEach(() => house.close())

const filledIn = () => ({
  'The group’s name': 'Morning circle',
  'What kind of group is it?': 'Led by its members',
  'What is it about?': 'Recovery',
  'Where does it meet?': circle.id,
  'Its time zone': 'Berlin',
})
const groupCard = expect.stringMatching(/^Morning circle\nMembers set goals of their own/)
const groupIn = (channel: TextChannel) => kept.store.groups.at(keyOf(channel))
const setUp = (who = owner) => who.command({ channel: circle, name: '/group', text: 'setup' })
const openForm = async (): Promise<Outcome> => {
  const opened = await setUp()
  await opened.opened()
  return opened
}
const sendForm = async (values = {}): Promise<Outcome> =>
  owner.submit((await openForm()).modal, { ...filledIn(), ...values })

/** A tap under what everybody will read. */
const post = async (set: Outcome): Promise<string> =>
  house.read(owner.click(await house.messageFor(set), 'Post it'))

describe.each(transports)('the first hour, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('leads from the installation to a group, its first member and their first share', async () => {
    const installed = await house.install(workspace)
    await house.slack.until(() => house.slack.messagesTo('owner').length > 0)
    const [welcome] = house.slack.messagesTo('owner')
    if (!welcome) throw new Error('no welcome')
    const form = await owner.click(welcome, 'Set up a group')
    await form.opened()
    const set = await owner.submit(form.modal, filledIn())
    const words = await house.read(set)
    const before = house.readIn(circle)
    const posted = await post(set)
    const joined = await join(robin)
    const shared = await house.share(robin, { channel: circle })

    expect([installed.status, await installed.text()]).toEqual([
      200,
      'Alongside is in your workspace now. You can close this page and go back to Slack.',
    ])
    expect(house.slack.read(welcome).text).toContain('set up a first group')
    expect(words).toContain('Your group is set up')
    expect(before).toEqual([])
    expect(posted).toBe('The group’s card is in its channel.')
    expect(joined).toContain('You are in Morning circle.')
    expect(shared).toBe('Shared with Morning circle.')
    expect(house.readIn(circle)).toEqual([groupCard, 'Robin checked in. 1 day in all.'])
    expect(await groupIn(circle)).toMatchObject({
      name: 'Morning circle',
      kind: 'peer-led',
      focus: 'recovery',
      zone: 'Europe/Berlin',
    })
  })

  it('makes one group and one card of a form that is sent twice', async () => {
    await house.install(workspace)
    const set = await sendForm()
    const preview = await house.messageFor(set)

    await house.slack.deliverAgain(set)
    await house.slack.until(() => owner.messages(circle).length > 1)
    await house.read(owner.click(preview, 'Post it'))
    await house.slack.until(() => house.readIn(circle).length > 0)

    expect(house.readIn(circle)).toEqual([groupCard])
    expect(await groupIn(circle)).toMatchObject({ name: 'Morning circle' })
  })

  it('goes on after a restart where it was: with the form and the group’s card', async () => {
    await house.install(workspace)
    const restart = async () => {
      await house.closeDoors()
      await house.connect(null)
    }
    const { modal } = await openForm()
    await restart()
    const set = await house.messageFor(owner.submit(modal, filledIn()))
    await restart()
    await house.read(owner.click(set, 'Post it'))
    await restart()

    expect(await join(robin)).toContain('You are in Morning circle.')
  })
})

describe('a member who does not manage the workspace', () => {
  beforeEach(async () => {
    await start('http')
    await house.install(workspace)
    await house.slack.until(() => house.slack.messagesTo('owner').length > 0)
  })

  it('is told so kindly, and nothing changes', async () => {
    expect(await house.read(setUp(robin))).toContain(
      'Only those who manage this place can do that.',
    )
    expect(await groupIn(circle)).toBeNull()
  })

  it('gets no further with the button of somebody else’s card', async () => {
    const [welcome] = house.slack.messagesTo('owner')
    const mine = await house.messageFor(robin.command({ channel: circle, name: '/guide' }))
    const id = welcome && house.slack.read(welcome).buttons[0]?.actionId

    const refused = await house.read(robin.forge(mine, id ?? ''))

    expect(refused).toContain('Only those who manage this place can do that.')
    expect(robin.modal).toBeNull()
    expect(await groupIn(circle)).toBeNull()
  })
})

describe('a form that needs another look', () => {
  beforeEach(async () => {
    await start('socket')
    await house.install(workspace)
  })

  it.each([
    ['a zone that does not exist', 'Its time zone', 'Atlantis', 'I know no time zone called'],
    ['a name of blanks', 'The group’s name', '   ', 'The group needs a name.'],
  ])('stays open with what was typed: %s', async (_, field, typed, sentence) => {
    const again = await sendForm({ [field]: typed })
    const problems = again.errors
    const right = { [field]: filledIn()[field as 'Its time zone'] }
    const set = await house.read(owner.submit(owner.modal ?? again.modal, right))

    expect(problems[field]).toContain(sentence)
    expect(set).toContain('Your group is set up')
    expect(await groupIn(circle)).toMatchObject({ name: 'Morning circle', focus: 'recovery' })
  })

  it('leaves the group that is in the channel already as it is', async () => {
    await house.read(sendForm())

    const again = await sendForm({ 'The group’s name': 'Evening circle' })

    expect(again.errors['Where does it meet?']).toContain(
      'There is a group in that channel already',
    )
    expect(await groupIn(circle)).toMatchObject({ name: 'Morning circle' })
  })
})

describe.each(transports)('a channel that it is not in, over %s', (transport) => {
  beforeEach(async () => {
    await start(transport)
    await house.install(workspace)
    await house.slack.removeBot(circle)
  })

  it('is said, the group is kept, and its card is posted as soon as it is invited', async () => {
    const set = await house.messageFor(sendForm())
    await house.read(owner.click(set, 'Post it'))
    const words = plainText(house.slack.read(set).text)
    const still = await house.read(owner.click(set, 'Post the group’s card'))
    await house.slack.inviteBot(circle)
    const posted = await house.read(owner.click(set, 'Post the group’s card'))

    expect(words).toContain('Your group is set up')
    expect(words).toContain('could not write in that channel')
    expect(still).toBe(words)
    expect(posted).toBe('The group’s card is in its channel.')
    expect(house.readIn(circle)).toEqual([groupCard])
    expect(await join(robin)).toContain('You are in Morning circle.')
  })

  it('lets nobody else post it', async () => {
    const set = await house.messageFor(sendForm())
    await house.read(owner.click(set, 'Post it'))
    const post = house.slack
      .read(set)
      .buttons.find(({ label }) => label === 'Post the group’s card')
    await house.slack.inviteBot(circle)
    const mine = await house.messageFor(robin.command({ channel: circle, name: '/guide' }))

    const refused = await house.read(robin.forge(mine, post?.actionId ?? ''))

    expect(refused).toContain('Only those who manage this place can do that.')
    expect(house.readIn(circle)).toEqual([])
  })
})

/** Reads what joining means, and agrees. */
async function join(who: Person): Promise<string> {
  const asked = await house.messageFor(press(who, circle, 'Join'))
  return await house.read(who.click(asked, 'I agree and join'))
}

/** Presses a button of the channel's last message that everybody sees. */
function press(who: Person, channel: TextChannel, label: string): Promise<Outcome> {
  const message = house.slack.messagesIn(channel).at(-1)
  if (!message) throw new Error(`nothing stands in ${channel.name}`)
  return who.click(message, label)
}
