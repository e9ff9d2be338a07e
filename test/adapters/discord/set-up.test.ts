import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outcome } from '../../support/discord/people/outcome.ts'
import type { Person } from '../../support/discord/people/person.ts'
import type { Guild, TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, keyOf, openDiscordHouse, readOf } from '../../support/discord-house.ts'
import { withStore } from '../../support/store.ts'

// From the invitation to a group that shares: everything a community does in its first hour.

const kept = withStore()
let house: DiscordHouse
let guild: Guild
let general: TextChannel
let circle: TextChannel
let maya: Person
let robin: Person

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  const { discord } = house
  guild = discord.addGuild('Walkers', { members: ['robin'], withBot: false })
  general = discord.addChannel(guild, 'general')
  circle = discord.addChannel(guild, 'circle')
  maya = discord.addMember(guild, 'maya', ['ManageGuild'])
  robin = discord.user('robin')
  await house.connect()
  discord.joinBot(guild)
  await discord.until(() => discord.messagesIn(general).length > 0)
})

afterEach(() => house.close())

const filledIn = () => ({
  'The group’s name': 'Morning circle',
  'What kind of group is it?': ['Led by its members'],
  'What is it about?': ['Recovery'],
  'Where does it meet?': [circle.id],
  'Its time zone': 'Berlin',
})
const groupCard = expect.stringMatching(/^Morning circle\nMembers set goals of their own/)
const groupIn = (channel: TextChannel) => kept.store.groups.at(keyOf(channel))
const openForm = (who = maya) => who.click(oneIn(general), 'Set up a group')
/** Reads what joining means, and agrees. */
const join = async (who: typeof robin): Promise<Outcome> =>
  who.click((await who.click(oneIn(circle), 'Join')).message, 'I agree and join')
const sendForm = async (values = {}): Promise<Outcome> =>
  maya.submitModal((await openForm()).modal, { ...filledIn(), ...values })

/** The form, and a tap under what everybody will read. */
const postGroup = async (): Promise<Outcome> => maya.click((await sendForm()).message, 'Post it')

describe('the first hour', () => {
  it('leads from the card to a group, its first member and their first share', async () => {
    const set = await sendForm()
    const before = house.readIn(circle)
    const posted = await maya.click(set.message, 'Post it')
    const joined = await join(robin)
    const goal = await robin.command({
      channel: circle,
      name: 'goal',
      subcommand: 'set',
      options: { mode: 'do', title: 'A walk after lunch' },
    })
    const question = await robin.click(goal.message, 'Let it count in Morning circle')
    await robin.click(question.message, 'Let it count')
    const today = await robin.command({ channel: circle, name: 'checkin' })
    await robin.click(today.message, 'Done')
    const preview = await robin.click(today.message, 'Share')
    const shared = await robin.click(preview.message, 'Share it')

    expect(before).toEqual([])
    expect(readOf(posted)).toBe('The group’s card is in its channel.')
    expect(readOf(joined)).toContain('You are in Morning circle.')
    expect(readOf(shared)).toBe('Shared with Morning circle.')
    expect(house.readIn(circle)).toEqual([groupCard, '@Robin checked in. 1 day in all.'])
    expect(house.readIn(general)).toHaveLength(1)
    expect([set, joined, goal, today, preview].every(({ ephemeral }) => ephemeral)).toBe(true)
    expect(await groupIn(circle)).toMatchObject({
      name: 'Morning circle',
      kind: 'peer-led',
      focus: 'recovery',
      zone: 'Europe/Berlin',
    })
  })

  it('makes one group and one card of a form that is sent twice', async () => {
    const set = await sendForm()
    const words = readOf(set)

    await set.again()
    const posted = await maya.click(set.message, 'Post it')
    await posted.again()

    expect(house.readIn(circle)).toEqual([groupCard])
    expect(words).toContain('Your group is set up')
  })

  it('goes on after a restart where it was: with the first card, the form and the group’s card', async () => {
    const restart = async () => {
      await house.closeDoors()
      await house.connect()
    }
    await restart()
    const { modal } = await openForm()
    await restart()
    const set = await maya.submitModal(modal, filledIn())
    await restart()
    await maya.click(set.message, 'Post it')
    await restart()

    const joined = await join(robin)

    expect(readOf(joined)).toContain('You are in Morning circle.')
  })

  it('can set up a group with a command, too', async () => {
    const opened = await maya.command({ channel: circle, name: 'group', subcommand: 'setup' })
    const set = await maya.submitModal(opened.modal, filledIn())
    await maya.click(set.message, 'Post it')

    expect(house.readIn(circle)).toEqual([groupCard])
  })
})

describe('what comes before the group’s card', () => {
  it('shows exactly what everybody will read, and what the group begins with', async () => {
    const set = await sendForm({ 'What is it about?': ['Bereavement'] })
    const preview = readOf(set)
    await maya.click(set.message, 'Post it')
    const [posted = ''] = house.readIn(circle)

    expect(posted).toContain('Morning circle')
    for (const line of posted.split('\n')) expect(preview).toContain(line)
    expect(preview).toContain('today and 7 days before')
    expect(preview).toContain('offered at 20:00, on each member’s own clock')
    expect(preview).toContain('Take the time that you need.')
  })

  it('is changed as often as one likes, and what was not chosen follows the policy', async () => {
    const set = await sendForm()
    const opened = await maya.click(set.message, 'Name and kind')
    const changed = await maya.submitModal(opened.modal, {
      'The group’s name': 'Evening circle',
      'What is it about?': ['Bereavement'],
    })
    const words = readOf(changed)
    const days = await maya.click(set.message, 'Days and times')
    await maya.submitModal(days.modal, { 'The week begins on': ['7'] })
    await maya.click(set.message, 'Post it')

    expect(words).toContain('Evening circle')
    expect(words).toContain('today and 7 days before')
    expect(house.readIn(circle)).toEqual([expect.stringMatching(/^Evening circle\n/)])
    expect(await groupIn(circle)).toMatchObject({
      name: 'Evening circle',
      focus: 'bereavement',
      backfillDays: 7,
      firstWeekday: 7,
    })
  })

  it('is told kindly that the channel was deleted meanwhile', async () => {
    const set = await sendForm()
    house.discord.deleteChannel(circle)
    await vi.waitUntil(async () => (await groupIn(circle)) === null)

    const refused = await maya.click(set.message, 'Post it')

    expect(readOf(refused)).toContain('Nothing was changed.')
  })
})

describe('who moderates', () => {
  const appoint = (person: Person, who = maya) =>
    who.command({ channel: circle, name: 'group', subcommand: 'appoint', options: { person } })

  it('is appointed by those who manage the guild, hears of it in private, and may step down', async () => {
    await postGroup()
    const appointed = await appoint(robin)
    const [told] = house.discord.messagesTo('robin')
    if (!told) throw new Error('nothing came')
    const settings = await robin.command({ channel: circle, name: 'group', subcommand: 'settings' })
    const refused = await appoint(maya, robin)

    expect(readOf(appointed)).toContain('moderates the group now, and has a message about it.')
    expect(house.discord.read(told).text).toContain('made you a moderator of')
    expect(readOf(settings)).toContain('The group’s settings')
    expect(readOf(refused)).toContain('Only those who manage this place can do that.')

    const down = await robin.click(told, 'Step down')
    const after = await robin.command({ channel: circle, name: 'group', subcommand: 'settings' })

    expect(readOf(down)).toContain('Those who manage the place can still appoint others.')
    expect(readOf(after)).toContain('Only moderators of the group can do that.')
  })
})

describe('a member who does not manage the guild', () => {
  it('is told so kindly, and nothing changes', async () => {
    const refused = await openForm(robin)

    expect(readOf(refused)).toContain('Only those who manage this place can do that.')
    expect(refused.ephemeral).toBe(true)
    expect(await groupIn(circle)).toBeNull()
  })

  it('gets no further with a form of somebody else’s', async () => {
    const { modal } = await openForm()
    const values = { name: 'Mine', kind: 'peer-led', focus: 'recovery', zone: 'Berlin' }

    const refused = await robin.forgeForm(general, oneIn(general), modal.body.custom_id, values)

    expect(readOf(refused)).toContain('Only those who manage this place can do that.')
    expect([await groupIn(circle), await groupIn(general)]).toEqual([null, null])
    expect(house.readIn(circle)).toEqual([])
  })
})

describe('a form that needs another look', () => {
  it.each([
    [
      'a zone that does not exist',
      'Its time zone',
      'Atlantis',
      'I know no time zone called “Atlantis”',
    ],
    ['a name of blanks', 'The group’s name', '   ', 'The group needs a name.'],
  ])('comes back with what was typed: %s', async (_, field, typed, sentence) => {
    const again = await sendForm({ [field]: typed })
    const opened = await maya.click(again.message, 'Open the form again')
    const set = await maya.submitModal(opened.modal, {
      [field]: filledIn()[field as 'Its time zone'],
    })

    expect(readOf(again)).toContain(sentence)
    expect(again.ephemeral).toBe(true)
    expect(readOf(set)).toContain('Your group is set up')
    expect(await groupIn(circle)).toMatchObject({ name: 'Morning circle', focus: 'recovery' })
  })

  it('shows what was chosen in words, and not as we keep it', async () => {
    const again = await sendForm({ 'Its time zone': 'Atlantis' })

    const chosen = again.seen.selects.flatMap(({ options }) => options.filter((one) => one.chosen))
    const shown = [readOf(again), ...chosen.map(({ label }) => label)].join('\n')
    expect(shown).toContain('Recovery')
    expect(shown).not.toContain('peer-led')
    expect(shown).not.toContain(circle.id)
  })

  it('leaves the group that is in the channel already as it is', async () => {
    await postGroup()

    const again = await sendForm({ 'The group’s name': 'Evening circle' })

    expect(readOf(again)).toContain('There is a group in that channel already.')
    expect(await groupIn(circle)).toMatchObject({ name: 'Morning circle' })
    expect(house.readIn(circle)).toEqual([groupCard])
  })
})

describe('a channel that it may not write in', () => {
  it('says so, keeps the group, and posts its card as soon as it may', async () => {
    house.discord.denyBot(circle, 'SendMessages')
    const set = await sendForm()
    await maya.click(set.message, 'Post it')
    const words = readOf(set)
    await maya.click(set.message, 'Post the group’s card')
    const wordsStill = readOf(set)
    house.discord.allowBot(circle, 'SendMessages')
    const posted = await maya.click(set.message, 'Post the group’s card')
    const joined = await join(robin)

    expect(words).toContain('Your group is set up')
    expect(words).toContain('could not write in that channel')
    expect(wordsStill).toBe(words)
    expect(readOf(posted)).toContain('The group’s card is in its channel.')
    expect(house.readIn(circle)).toEqual([groupCard])
    expect(readOf(joined)).toContain('You are in Morning circle.')
  })

  it('lets nobody else post it', async () => {
    house.discord.denyBot(circle, 'SendMessages')
    const set = await sendForm()
    await maya.click(set.message, 'Post it')
    const post = house.discord
      .read(set.message)
      .buttons.find(({ label }) => label === 'Post the group’s card')
    house.discord.allowBot(circle, 'SendMessages')

    const refused = await robin.forge(oneIn(general), post?.customId ?? '')

    expect(readOf(refused)).toContain('Only those who manage this place can do that.')
    expect(house.readIn(circle)).toEqual([])
  })
})

function oneIn(channel: TextChannel) {
  const [first] = house.discord.messagesIn(channel)
  if (!first) throw new Error(`nothing stands in ${channel.name}`)
  return first
}
