import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import type { GroupId } from '#domain/id.ts'
import { openLocalPage } from '../../../src/local-page.ts'
import { zone } from '../../support/builders.ts'
import type { TextChannel as DiscordChannel } from '../../support/discord/world/places.ts'
import {
  type DiscordHouse,
  keyOf as discordKeyOf,
  openDiscordHouse,
} from '../../support/discord-house.ts'
import { ask, type Read, Visitor } from '../../support/page-visitor.ts'
import type { Person } from '../../support/slack/people/person.ts'
import type { TextChannel, Workspace } from '../../support/slack/world/places.ts'
import { keyOf, openSlackHouse, type SlackHouse } from '../../support/slack-house.ts'
import { withStore } from '../../support/store.ts'

// The local page, Discord and Slack open on one store: one house with three doors.

const kept = withStore()
let house: SlackHouse
let discord: DiscordHouse
let page: WebDoor
let workspace: Workspace
let channel: TextChannel
let elsewhere: DiscordChannel
let robin: Person

const post = 'Robin checked in. 1 day in all.'
const onPage = async () =>
  (await ask(`${page.url}/as/noor`)).body
    .replaceAll(/<[^>]*>|\s+/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .split(post).length - 1
const onDiscord = () => discord.readIn(elsewhere).filter((text) => text.includes('checked in'))
const share = () => house.share(robin, { channel })

beforeEach(async () => {
  house = await openSlackHouse(kept.store, 'http')
  const circle = await house.circle(['Robin', 'Noor'])
  workspace = circle.workspace
  channel = circle.channel
  robin = house.slack.user('Robin')
  const { store, clock, switchboard } = house
  discord = await openDiscordHouse(store)
  elsewhere = (await discord.circle(['Robin', 'Noor'])).channel
  const codec = createActionCodec(store.secret('action ids'))
  const onBug = (error: unknown, reference?: string) => house.bugs.push({ error, reference })
  const pageParts = { store, codec, clock, switchboard, zone: zone('Europe/Berlin'), onBug }
  const routes = await openLocalPage(pageParts)
  page = await openWebDoor({ port: 0, ready: () => store.ping(), page: routes, onBug })
  await discord.connect()
  switchboard.connect('discord', discord.messenger)
  await house.connect(workspace)
})

afterEach(async () => {
  await page.close()
  await discord.close()
  await house.close()
})

it('shows what is shared at a door in the channels of that door’s group, and nowhere else', async () => {
  await share()

  expect(house.readIn(channel)).toEqual([post])
  expect(onDiscord()).toEqual([])
  expect(await onPage()).toBe(0)
})

it('shows once at each door what is shared with a group that lives at all three', async () => {
  await moveAllIntoOne()

  const words = await share()
  await shareOnPage()

  expect(words).toBe('Shared with Morning circle.')
  expect(house.readIn(channel)).toEqual([post, post])
  expect(onDiscord()).toEqual([post, post])
  expect(await onPage()).toBe(2)
})

const partly = 'It is posted in one of the group’s channels, and not yet in every one.'

it('shows at the doors that work while Slack is away', async () => {
  await moveAllIntoOne()
  house.slack.troubles.next('chat.postMessage', { kind: 'status', status: 503 })

  const shared = await shareOnPage()

  expect(shared.text).toContain(partly)
  expect(await onPage()).toBe(1)
  expect(onDiscord()).toEqual([post])
  expect(house.readIn(channel)).toEqual([])
})

it('shows at the doors that work while Discord is away', async () => {
  await moveAllIntoOne()
  const posting = 'POST /channels/:channel/messages'
  discord.discord.troubles.next(posting, { kind: 'status', status: 503 }, 3)

  expect(await share()).toContain(partly)
  expect(house.readIn(channel)).toEqual([post])
  expect(await onPage()).toBe(1)
  expect(onDiscord()).toEqual([])
})

it('sends nothing to a workspace that removed the app, and goes on elsewhere', async () => {
  await moveAllIntoOne()
  await house.slack.uninstall(workspace)
  await house.slack.until(() => house.told.length > 1)
  const before = house.requests('chat.postMessage')

  const shared = await shareOnPage()

  expect(shared.text).toContain('Shared with Morning circle.')
  expect(house.requests('chat.postMessage')).toBe(before)
  expect(await onPage()).toBe(1)
  expect(onDiscord()).toEqual([post])
})

/** There is no conversation yet that gives a group another channel; the store can keep it. */
async function moveAllIntoOne(): Promise<void> {
  const { prisma } = kept.database
  const group = await kept.store.groups.at(keyOf(channel))
  const old = await kept.store.groups.at(discordKeyOf(elsewhere))
  const onPageRobin = await kept.store.people.byAccount({
    door: 'web',
    tenant: '',
    externalId: 'robin',
  })
  if (!group || !old || !onPageRobin) throw new Error('a group or Robin is missing')
  const into = group.id satisfies GroupId
  const { person } = onPageRobin
  await prisma.$executeRaw`DELETE FROM "Membership" WHERE "personId" = ${person.id}::uuid`
  await prisma.$executeRaw`UPDATE "Channel" SET "groupId" = ${into}::uuid`
  await kept.store.groups.join(person.id, into, 'member', house.clock.now())
}

async function shareOnPage(): Promise<Read> {
  const visitor = new Visitor(page.url, 'robin')
  const press = (read: Read, label: string): Promise<Read> => {
    const button = read.buttons.find((one) => one.label === label)
    if (!button) throw new Error(`no button ${label} in ${read.text}`)
    return visitor.uses(button)
  }
  const question = await press(
    await visitor.says('/goal set do Swim'),
    'Let it count in Morning circle',
  )
  await press(question, 'Let it count')
  const preview = await press(await visitor.says('/checkin Swim done'), 'Share')
  return press(preview, 'Share it')
}
