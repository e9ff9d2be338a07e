import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlackOptions } from '../../support/slack/options.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import {
  openSlackHouse,
  plainText,
  type SlackHouse,
  transports,
} from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

const kept = withStore()
let house: SlackHouse
let workspace: Workspace
let channel: TextChannel
let robin: Person

const start = async (transport: 'socket' | 'http', options: SlackOptions = {}) => {
  house = await openSlackHouse(kept.store, transport, options)
  const circle = await house.circle(['Robin', 'Sam', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
  robin = house.slack.user('Robin')
  await house.connect(workspace)
}

afterEach(() => house.close())

const say = (name: string, text = '', who = robin) => who.command({ channel, name, text })
const goals = async (who = 'Robin') => {
  const known = await kept.store.people.byAccount(house.account(who, workspace))
  return known ? kept.store.goals.of(known.person.id) : []
}
const titles = async (who?: string) => (await goals(who)).map(({ goal }) => goal.title)

describe('what follows a command', () => {
  beforeEach(() => start('http'))

  it.each([
    ['words', 'set do A walk after lunch', 'A walk after lunch'],
    ['quotes', 'set do "A walk after lunch"', 'A walk after lunch'],
    ['curly quotes', 'set do “A walk after lunch”', 'A walk after lunch'],
    ['a name', 'set title:"Do nothing: rest" mode:do', 'Do nothing: rest'],
    ['signs', 'set do Eat &amp; sleep &lt;3 &gt; work', 'Eat & sleep <3 > work'],
    ['a sign that was written out', 'set do Say &amp;amp; mean it', 'Say &amp; mean it'],
    ['a mention', 'set do Call <@U123ABC|robin> back', 'Call @robin back'],
    ['a mention without a name', 'set do Call <@U123ABC> back', 'Call @U123ABC back'],
    ['a channel', 'set do Write in <#C123ABC|circle>', 'Write in #circle'],
    ['a channel without a name', 'set do Write in <#C123ABC|>', 'Write in #'],
    ['everybody', 'set do Greet <!here> and <!channel|channel>', 'Greet @here and @channel'],
    ['a user group', 'set do Greet <!subteam^S123|@walkers>', 'Greet @walkers'],
    ['a link', 'set do Read <https://a.example/b?c=1&amp;d=2>', 'Read https://a.example/b?c=1&d=2'],
    ['a short link', 'set do Read <http://a.example|a.example>', 'Read a.example'],
    ['an address', 'set do Write to <mailto:a@b.example|a@b.example>', 'Write to a@b.example'],
    ['capitals and room', '  SET   do   Walk ', 'Walk'],
    ['an emoji', 'set do Walk :tada: 🎉', 'Walk :tada: 🎉'],
  ])('arrives as it was typed: %s', async (_, text, title) => {
    await house.read(say('/goal', text))

    expect(await titles()).toEqual([title])
  })

  it('is read as a date, and as a note in curly quotes', async () => {
    await house.read(say('/goal', 'set do start:2026-02-01 Walk'))

    await house.read(say('/checkin', 'Walk partly yesterday note:“it rained, &amp; I was tired”'))

    const [walk] = await goals()
    const checkIns = walk ? await kept.store.checkIns.of(walk.goal.id) : []
    expect(checkIns.map(({ on, state, note }) => [on.toString(), state, note])).toEqual([
      ['2026-03-01', 'partly', 'it rained, & I was tired'],
    ])
  })
})

describe.each(transports)('arguments, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('that need another look open the form with what was understood, and say why', async () => {
    await house.read(say('/goal', 'set do Walk'))
    const asked = await say('/checkin', 'goal:Walk date:soon note:"slept well"')
    const form = await asked.opened()

    const kept = await robin.submit(asked.modal, { date: 'today', state: 'done' })

    expect(form.title).toBe('/checkin')
    expect(plainText(form.text)).toContain('I could not read the date')
    const values = form.fields.map(({ blockId, value }) => [blockId, value ?? ''])
    expect(Object.fromEntries(values)).toMatchObject({ goal: 'Walk', note: 'slept well' })
    expect(await house.read(kept)).toContain('Walk: done, with a note')
  })

  it('that are too many are named', async () => {
    const asked = await say('/goal', 'list of mine')

    expect(await house.read(asked)).toContain('I don’t know what to do with “of”.')
  })

  it('that are missing are asked for', async () => {
    expect(await house.read(say('/goal'))).toContain('What would you like to do?')
  })

  it('do not matter for a command that there is not', async () => {
    expect(await house.read(say('/nonsense', 'a b'))).toContain('I don’t know /nonsense.')
  })
})

describe.each(transports)('what people do, over %s', (transport) => {
  beforeEach(() => start(transport))

  it('changes nothing when it is somebody else’s matter', async () => {
    await house.read(say('/goal', 'set do Walk'))
    const today = await house.messageFor(say('/checkin'))
    const done = house.slack.read(today).buttons.find(({ label }) => label === 'Done')
    const sam = house.slack.user('Sam')
    const theirs = await house.messageFor(say('/guide', '', sam))

    const refused = await house.read(sam.forge(theirs, done?.actionId ?? ''))

    expect(() => sam.click(today, 'Done')).toThrow('does not see')
    expect(refused).toContain('I could not find that goal among yours.')
    const [walk] = await goals()
    expect(walk && (await kept.store.checkIns.of(walk.goal.id))).toEqual([])
  })

  it.each(['nonsense', '', 'checkin.tap', 'v1.AAAA.BBBB'])(
    'gets a kind answer when its button is none of ours: “%s”',
    async (id) => {
      const guide = await house.messageFor(say('/guide'))

      expect(await house.read(robin.forge(guide, id))).toContain('Nothing was changed.')
    },
  )

  it('works on a card from before a restart', async () => {
    await house.read(say('/goal', 'set do Walk'))
    const today = await house.messageFor(say('/checkin'))
    await house.closeDoors()
    await house.connect(workspace)

    expect(await house.read(robin.click(today, 'Done'))).toContain('Walk: done')
    expect(today.edits).toBe(1)
  })

  it('works in direct messages', async () => {
    const inPrivate = (name: string, text = '') =>
      house.messageFor(robin.command({ direct: true, name, text }))
    const goal = await inPrivate('/goal', 'set do Walk')
    const today = await inPrivate('/checkin')
    await house.read(robin.click(today, 'Done'))

    const notHere = await inPrivate('/group', 'setup')

    expect(plainText(house.slack.read(goal, robin).text)).toContain('Your goal is set')
    expect(plainText(house.slack.read(today, robin).text)).toContain('Walk: done')
    expect(plainText(house.slack.read(notHere, robin).text)).toContain('does not work here')
    expect(robin.messages(channel)).toEqual([])
  })

  it('works in a channel that the app is not in', async () => {
    await house.slack.removeBot(channel)

    const today = await house.messageFor(say('/checkin'))

    expect(plainText(house.slack.read(today, robin).text)).toContain('Check-in for today')
  })

  it('is private, and rings for nobody', async () => {
    const set = await house.messageFor(say('/goal', 'set do <!channel> &lt;!channel&gt; *Walk*'))
    const seen = house.slack.read(set, robin)

    expect(seen.ephemeral).toBe(true)
    expect(plainText(seen.text)).toContain('@channel <!channel> *Walk*')
    expect(seen.rings).toEqual({ everyone: false, people: [], groups: [] })
    expect(house.readIn(channel)).toEqual([])
  })

  it('is done once when a button’s click is delivered twice', async () => {
    await house.read(say('/goal', 'set do Walk'))
    const today = await house.messageFor(say('/checkin'))
    const done = await robin.click(today, 'Done')
    await house.answerTo(done)

    await house.slack.deliverAgain(done)
    await house.slack.until(() => today.edits === 2)

    const [walk] = await goals()
    expect(walk && (await kept.store.checkIns.of(walk.goal.id))).toHaveLength(1)
  })

  it('is done once when a form is delivered twice at a time', async () => {
    const asked = await say('/goal', 'set do')
    await asked.opened()
    const waits = house.held.hold()
    const sending = robin.submit(asked.modal, { 'Your goal, in your own words': 'Walk' })
    await waits
    house.held.release()
    const sent = await sending

    await Promise.all([house.slack.deliverAgain(sent), house.slack.deliverAgain(sent)])
    await house.slack.until(() => robin.messages(channel).length === 3)

    expect(await titles()).toEqual(['Walk'])
  })

  it('asks Slack who they are, and not each time', async () => {
    for (const name of ['/guide', '/checkin', '/progress']) await house.read(say(name))

    expect(house.requests('users.info')).toBe(1)
  })
})

describe.each(transports)('in a workspace of an organization, over %s', (transport) => {
  beforeEach(() => start(transport, { leavesTeamOut: true }))

  it('works although no team is named', async () => {
    const asked = await say('/goal', 'set do')
    await asked.opened()
    await house.read(robin.submit(asked.modal, { 'Your goal, in your own words': 'Walk' }))
    const today = await house.messageFor(say('/checkin'))
    const done = await house.read(robin.click(today, 'Done'))
    const dialog = await (await robin.shortcut('checkin')).opened()

    expect(done).toContain('Walk: done')
    expect(plainText(dialog.text)).toContain('Walk: done')
    expect(await titles()).toEqual(['Walk'])
  })
})
