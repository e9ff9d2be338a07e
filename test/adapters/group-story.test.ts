import { afterEach, beforeEach, expect, it } from 'vitest'
import { groupGoalComposer } from '#commands'
import { createLiveCards } from '../../src/schedule/live-cards.ts'
import type { Person as DiscordPerson } from '../support/discord/people/person.ts'
import type { TextChannel as DiscordChannel } from '../support/discord/world/places.ts'
import { type DiscordHouse, openDiscordHouse, readOf } from '../support/discord-house.ts'
import type { Person as SlackPerson } from '../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../support/slack/world/places.ts'
import { openSlackHouse, type SlackHouse } from '../support/slack-house.ts'
import { withStore } from '../support/store.ts'

// From an empty server to a goal that six members on two platforms reach together, and a report of it.

const kept = withStore()
let discord: DiscordHouse
let slack: SlackHouse
let circle: DiscordChannel
let quay: TextChannel
let workspace: Workspace
let maya: DiscordPerson

const atDiscord = ['robin', 'sam', 'ida'] as const
const atSlack = ['Jun', 'Tomas', 'Lea'] as const

beforeEach(async () => {
  discord = await openDiscordHouse(kept.store)
  const guild = discord.discord.addGuild('Harbour', { members: [...atDiscord] })
  circle = discord.discord.addChannel(guild, 'circle')
  maya = discord.discord.addMember(guild, 'maya', ['ManageGuild'])
  slack = await openSlackHouse(kept.store, 'http')
  workspace = slack.slack.addWorkspace('Quay', { members: atSlack, installer: 'Noor' })
  quay = slack.slack.addChannel(workspace, 'mornings')
  await discord.connect()
  await slack.connect(workspace)
  // One process has one switchboard: each of the two sends what is meant for the other's door there.
  slack.switchboard.connect('discord', discord.messenger)
  discord.switchboard.connect('slack', slack.messenger)
})

afterEach(async () => {
  await discord.close()
  await slack.close()
})

const says = (who: DiscordPerson, name: string, subcommand?: string, options = {}) =>
  who.command({ channel: circle, name, ...(subcommand && { subcommand }), options })

const types = (who: SlackPerson, name: string, text: string) =>
  slack.messageFor(who.command({ channel: quay, name, text }))

async function setsUp(): Promise<void> {
  const { modal } = await says(maya, 'group', 'setup')
  const set = await maya.submitModal(modal, {
    'The group’s name': 'Morning circle',
    'What kind of group is it?': ['Led by its members'],
    'What is it about?': ['Wellbeing'],
    'Where does it meet?': [circle.id],
    'Its time zone': 'Berlin',
  })
  await maya.click(set.message, 'Post it')
}

async function linksTheWorkspace(): Promise<void> {
  const given = readOf(await says(maya, 'group', 'link'))
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/u.exec(given)?.[0] ?? ''
  const noor = slack.slack.user('Noor')
  const preview = await types(noor, '/group', `connect ${code}`)
  await slack.messageFor(noor.click(preview, 'Bring it here'))
}

async function startsAGoal(): Promise<void> {
  const templates = await says(maya, 'group', 'goal')
  const { modal } = await maya.click(templates.message, 'A walk')
  const preview = await maya.submitModal(modal, { 'How much together?': '12' })
  await maya.click(preview.message, 'Start it')
  await look()
}

/** What a worker does every few seconds. Each time is late enough for a card to change again. */
async function look(): Promise<void> {
  for (const { clock } of [discord, slack]) clock.pass({ seconds: 15 })
  await createLiveCards({
    store: kept.store,
    messenger: discord.messenger,
    compose: groupGoalComposer,
    now: () => discord.clock.now(),
    onBug: (error) => {
      throw error
    },
  })()
}

async function joinAndTakePart(): Promise<void> {
  for (const name of atDiscord) {
    const who = discord.discord.user(name)
    const [group, goal] = discord.discord.messagesIn(circle)
    if (!group || !goal) throw new Error('the cards are not there')
    await who.click((await who.click(group, 'Join')).message, 'I agree and join')
    await who.click(goal, 'Join')
  }
  for (const name of atSlack) {
    const who = slack.slack.user(name)
    const [group, goal] = slack.slack.messagesIn(quay)
    if (!group || !goal) throw new Error('the cards are not there')
    const agreement = await slack.messageFor(who.click(group, 'Join'))
    await slack.messageFor(who.click(agreement, 'I agree and join'))
    await slack.messageFor(who.click(goal, 'Join'))
  }
}

async function allCheckIn(): Promise<void> {
  for (const name of atDiscord)
    await says(discord.discord.user(name), 'checkin', undefined, { goal: 'A walk', state: 'done' })
  for (const name of atSlack) await types(slack.slack.user(name), '/checkin', 'A walk done')
}

it('is one group, one goal and one card on two platforms, and a report without anybody in it', async () => {
  await setsUp()
  await linksTheWorkspace()
  await startsAGoal()
  const before = { discord: discord.readIn(circle).length, slack: slack.readIn(quay).length }

  await joinAndTakePart()
  await allCheckIn()
  await look()

  const hidden = /Robin|Sam|Ida|Jun|Tomas|Lea/u
  expect(before).toEqual({ discord: 2, slack: 2 })
  for (const [, card = ''] of [discord.readIn(circle), slack.readIn(quay)]) {
    expect(card).toContain('6 of 12 check-ins: 50 %.')
    expect(card).not.toMatch(hidden)
  }
  // A quarter and a half of the way are celebrated, on both sides.
  expect(discord.readIn(circle).slice(2)).toHaveLength(2)
  expect(slack.readIn(quay).slice(2)).toHaveLength(2)

  const report = readOf(await says(maya, 'group', 'report'))
  expect(report).toContain('A walk')
  expect(report).toContain('50 %')
  expect(report).not.toMatch(hidden)
})
