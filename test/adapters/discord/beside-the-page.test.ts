import { afterEach, beforeEach, expect, it } from 'vitest'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { asId, type GroupId } from '#domain/id.ts'
import { openLocalPage } from '../../../src/local-page.ts'
import { zone } from '../../support/builders.ts'
import type { TextChannel } from '../../support/discord/world/places.ts'
import { type DiscordHouse, keyOf, openDiscordHouse } from '../../support/discord-house.ts'
import { ask, type Read, Visitor } from '../../support/page-visitor.ts'
import { withStore } from '../../support/store.ts'

// The local page and Discord open on one store: one house with two doors.

const kept = withStore()
let house: DiscordHouse
let page: WebDoor
let channel: TextChannel

beforeEach(async () => {
  house = await openDiscordHouse(kept.store)
  channel = (await house.circle(['Robin', 'Noor'])).channel
  const { store, clock, switchboard } = house
  const codec = createActionCodec(store.secret('action ids'))
  const onBug = (error: unknown, reference?: string) => house.bugs.push({ error, reference })
  const pageParts = { store, codec, clock, switchboard, zone: zone('Europe/Berlin'), onBug }
  const routes = await openLocalPage(pageParts)
  page = await openWebDoor({ port: 0, ready: () => store.ping(), page: routes, onBug })
  await house.connect()
})

afterEach(async () => {
  await page.close()
  await house.close()
})

it('shows what is shared at a door in the channels of that door’s group, and nowhere else', async () => {
  await shareOnDiscord()
  const onPageBefore = await readOnPage()
  await shareOnPage()

  expect(house.readIn(channel)).toEqual(['@Robin checked in. 1 day in all.'])
  expect(onPageBefore).not.toContain('checked in')
  expect(await readOnPage()).toContain('Robin checked in. 1 day in all.')
})

it('keeps two people apart who go by the same name', async () => {
  await shareOnDiscord('A walk after lunch')

  const onPage = await new Visitor(page.url, 'robin').says('/goal list')

  expect(onPage.text).toContain('You have no open goals.')
})

it('shows at both doors what is shared with a group that lives at both', async () => {
  await moveThePageInto(await groupOfChannel())

  await shareOnDiscord()
  const onPageThen = await readOnPage()
  await shareOnPage()

  expect(onPageThen).toContain('Robin checked in. 1 day in all.')
  expect(house.readIn(channel)).toEqual([
    '@Robin checked in. 1 day in all.',
    'Robin checked in. 1 day in all.',
  ])
})

it('shares at the door that works while the other is away', async () => {
  await moveThePageInto(await groupOfChannel())
  house.discord.troubles.next(
    'POST /channels/:channel/messages',
    { kind: 'status', status: 503 },
    3,
  )

  const shared = await shareOnPage()

  expect(shared.text).toContain(
    'It is posted in one of the group’s channels, and not yet in every one.',
  )
  expect(await readOnPage()).toContain('Robin checked in. 1 day in all.')
  expect(house.readIn(channel)).toEqual([])
})

async function groupOfChannel(): Promise<GroupId> {
  const group = await kept.store.groups.at(keyOf(channel))
  if (!group) throw new Error('no group')
  return group.id
}

/** There is no conversation yet that gives a group a second channel; the store can keep it. */
async function moveThePageInto(group: GroupId): Promise<void> {
  const { prisma } = kept.database
  const account = { door: 'web', tenant: '', externalId: 'robin' } as const
  const robin = await kept.store.people.byAccount(account)
  if (!robin) throw new Error('nobody plays Robin')
  await prisma.$executeRaw`DELETE FROM "Membership" WHERE "personId" = ${robin.person.id}::uuid`
  await prisma.$executeRaw`
    UPDATE "Channel" SET "groupId" = ${asId<GroupId>(group)}::uuid WHERE "externalId" = 'circle'`
  await kept.store.groups.join(robin.person.id, group, 'member', house.clock.now())
}

async function readOnPage(): Promise<string> {
  return (await ask(`${page.url}/as/noor`)).body
    .replaceAll(/<[^>]*>|\s+/gu, ' ')
    .replaceAll(/ +/gu, ' ')
}

async function shareOnDiscord(title = 'Walk'): Promise<void> {
  const robin = house.discord.user('robin')
  const options = { mode: 'do', title }
  const set = await robin.command({ channel, name: 'goal', subcommand: 'set', options })
  const question = await robin.click(set.message, 'Let it count in Morning circle')
  await robin.click(question.message, 'Let it count')
  const today = await robin.command({ channel, name: 'checkin' })
  await robin.click(today.message, 'Done')
  const preview = await robin.click(today.message, 'Share')
  await robin.click(preview.message, 'Share it')
}

async function shareOnPage(): Promise<Read> {
  const robin = new Visitor(page.url, 'robin')
  const press = (read: Read, label: string): Promise<Read> => {
    const button = read.buttons.find((one) => one.label === label)
    if (!button) throw new Error(`no button ${label} in ${read.text}`)
    return robin.uses(button)
  }
  const question = await press(
    await robin.says('/goal set do Swim'),
    'Let it count in Morning circle',
  )
  await press(question, 'Let it count')
  const preview = await press(await robin.says('/checkin Swim done'), 'Share')
  return press(preview, 'Share it')
}
