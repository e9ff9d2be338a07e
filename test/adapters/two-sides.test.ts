import { afterEach, beforeEach, expect, it } from 'vitest'
import { planDue } from '#app/plan-due.ts'
import { composer } from '#commands'
import type { DeliveryId } from '#domain/id.ts'
import { createWorker } from '../../src/schedule/worker.ts'
import type { Message as DiscordMessage } from '../support/discord/world/message.ts'
import type { TextChannel as DiscordChannel } from '../support/discord/world/places.ts'
import {
  type DiscordHouse,
  keyOf as discordKeyOf,
  openDiscordHouse,
  readOf,
} from '../support/discord-house.ts'
import type { Message } from '../support/slack/world/message.ts'
import type { TextChannel } from '../support/slack/world/places.ts'
import { keyOf, openSlackHouse, plainText, type SlackHouse } from '../support/slack-house.ts'
import { withStore } from '../support/store.ts'

// Slack and Discord open on one store: one group in a channel of each, one person with an account at each.

const kept = withStore()
let slack: SlackHouse
let discord: DiscordHouse
let channel: TextChannel
let elsewhere: DiscordChannel

beforeEach(async () => {
  slack = await openSlackHouse(kept.store, 'http')
  const circle = await slack.circle(['Robin', 'Noor'])
  channel = circle.channel
  discord = await openDiscordHouse(kept.store)
  const guild = discord.discord.addGuild('Quay', { members: ['robin'] })
  discord.discord.addMember(guild, 'max', ['ManageGuild'])
  elsewhere = discord.discord.addChannel(guild, 'mornings')
  await discord.connect()
  await slack.connect(circle.workspace)
  // One process has one switchboard: each of the two sends what is meant for the other's door there.
  const { messenger } = discord
  const slackMessenger = slack.messenger
  slack.switchboard.connect('discord', messenger)
  discord.switchboard.connect('slack', slackMessenger)
})

afterEach(async () => {
  await discord.close()
  await slack.close()
})

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''
const onSlack = () => slack.readIn(channel)
const onDiscord = () => discord.readIn(elsewhere)
const atSlack = (name: string, text = '') =>
  slack.messageFor(slack.slack.user('Robin').command({ channel, name, text }))
const toRobin = () =>
  discord.discord.messagesTo('robin').map((one) => discord.discord.read(one).text)
const robinAtDiscord = () => discord.discord.user('robin')

async function linkGroups(): Promise<void> {
  const noor = slack.slack.user('Noor')
  const code = codeIn(await slack.read(noor.command({ channel, name: '/group', text: 'link' })))
  const max = discord.discord.user('max')
  const preview = await max.command({
    channel: elsewhere,
    name: 'group',
    subcommand: 'connect',
    options: { code },
  })
  expect(readOf(preview)).toContain('another home of Morning circle')
  const done = await max.click(preview.message, 'Bring it here')
  expect(readOf(done)).toContain('Morning circle lives here now, too.')
}

/** Robin makes the code at Slack and enters it at Discord. */
async function linkAccounts(): Promise<void> {
  const code = codeIn(await slackText(await atSlack('/link')))
  const preview = await robinAtDiscord().command({
    channel: elsewhere,
    name: 'link',
    options: { code },
  })
  expect(readOf(preview)).toContain('Robin')
  const done = await robinAtDiscord().click(preview.message, 'Both are mine: link them')
  expect(readOf(done)).toContain('Your accounts are linked')
}

const slackText = async (message: Message) =>
  plainText(slack.slack.read(message, slack.slack.user('Robin').user).text)

it('has a group live on both sides, with its card and what is shared', async () => {
  await linkGroups()

  expect(await kept.store.groups.channels((await groupHere()).id)).toEqual(
    expect.arrayContaining([keyOf(channel), discordKeyOf(elsewhere)]),
  )
  expect(onDiscord()).toHaveLength(1)
  expect(onDiscord()[0]).toContain('Morning circle')

  await slack.share(slack.slack.user('Robin'), { channel })

  expect(onSlack().at(-1)).toContain('Robin checked in. 1 day in all.')
  expect(onDiscord().at(-1)).toContain('Robin checked in. 1 day in all.')
})

it('takes those who join on either side into the one group', async () => {
  await linkGroups()
  const card = discord.discord.messagesIn(elsewhere)[0]
  if (!card) throw new Error('no card')

  const agreement = await robinAtDiscord().click(card, 'Join')
  await robinAtDiscord().click(agreement.message, firstButtonOf(agreement.message))

  const { id } = await groupHere()
  const joined = await kept.database.prisma.membership.count({ where: { groupId: id } })
  expect(joined).toBe(3)
})

it('is one person with two accounts, who answers once and is asked once', async () => {
  await linkGroups()
  await atSlack('/settings', 'prompt:20:00')
  await atSlack('/goal', 'set do Walk')
  await linkAccounts()

  // It is 19:00 in Berlin; an hour and a bit later the prompt is due.
  slack.clock.pass({ hours: 1, minutes: 1 })
  discord.clock.pass({ hours: 1, minutes: 1 })
  await send()

  const direct = toRobin()
  expect(direct.filter((text) => text.includes('Check-in for'))).toHaveLength(1)
  expect(slack.requests('chat.postMessage')).toBe(1)

  await atSlack('/checkin', 'Walk done')
  const today = await robinAtDiscord().command({ channel: elsewhere, name: 'checkin' })
  expect(readOf(today)).toContain('Walk: done')
  await send()
  expect(toRobin()).toHaveLength(direct.length)
})

async function groupHere() {
  const group = await kept.store.groups.at(keyOf(channel))
  if (!group) throw new Error('no group')
  return group
}

function firstButtonOf(message: DiscordMessage): string {
  return discord.discord.read(message).buttons[0]?.label ?? ''
}

/** What the schedule owes now is sent by both doors. */
async function send(): Promise<void> {
  const { store } = kept
  const now = () => slack.clock.now()
  const { messenger } = slack
  const ids: DeliveryId[] = []
  await planDue(store, now(), 100, async (deliveries) => {
    ids.push(...deliveries.map(({ id }) => id))
  })
  const house = { store, messenger, now }
  await createWorker({
    ...house,
    compose: composer(house),
    paceOf: () => null,
    observe: () => {},
    onBug: (error) => {
      throw error
    },
  })(ids)
}
