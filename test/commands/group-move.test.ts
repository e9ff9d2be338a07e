import { beforeEach, expect, test } from 'vitest'
import { toKept } from '#app/group-goal-posts.ts'
import { idForAct } from '#app/once.ts'
import type { Group } from '#domain/group.ts'
import { asId, type CommunityId } from '#domain/id.ts'
import type { ChannelKey } from '#store/store.ts'
import { labelsOf, textOf } from '../support/at-the-desk.ts'
import { instant } from '../support/builders.ts'
import { addGroupGoal } from '../support/group-goals.ts'
import { addGroup, channelOf, writtenAt } from '../support/household.ts'
import { linkingDesk, type Seat } from '../support/linking-desk.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const now = instant('2026-03-02T18:00Z')
const old = channelOf('harbour')
const fresh: ChannelKey = { ...old, channel: 'fresh' }
const manager: Seat = { door: 'slack', name: 'max', place: fresh, manages: true }
let desk: ReturnType<typeof linkingDesk>
let group: Group

beforeEach(async () => {
  desk = linkingDesk(kept, () => now)
  group = await addGroup(kept.store, 'harbour')
})

const preview = async (seat = manager) =>
  desk.chooses(seat, await desk.says(seat, '/group move'), 'harbour')
const move = async () => desk.clicks(manager, await preview(), 'Move it here')
const groupAt = async (channel: ChannelKey) => (await kept.store.groups.at(channel))?.id

test('a group moves to this channel, after it has been seen what that means', async () => {
  const card = await preview()

  expect(textOf(card)).toContain('no longer in the one it had')
  expect(textOf(card)).toContain('Everybody in this channel can read that')
  expect(await groupAt(old)).toBe(group.id)
  const done = await desk.clicks(manager, card, 'Move it here')

  expect(textOf(done)).toBe('harbour lives here now.')
  expect([await groupAt(old), await groupAt(fresh)]).toEqual([undefined, group.id])
  expect(desk.sent).toMatchObject([{ to: { to: 'channel', place: fresh } }])
  expect(labelsOf(desk.sent[0]?.card ?? null)).toContain('Join')
  expect(await kept.store.moderatorActs.of(group.id, 5)).toMatchObject([{ kind: 'moved' }])
})

test('a group whose channel is gone is found again, with everything in it', async () => {
  const goal = await addGroupGoal(kept.store, group)
  await kept.store.groups.forgetChannel(old)
  const which = await desk.says(manager, '/group move')
  expect(JSON.stringify(which)).toContain('harbour, which has no channel here')

  await desk.clicks(manager, await desk.chooses(manager, which, 'harbour'), 'Move it here')

  expect(await groupAt(fresh)).toBe(group.id)
  const [row] = await kept.database.prisma.groupGoal.findMany({ where: { id: goal.id } })
  expect(row?.lookAt).not.toBeNull()
})

test('the cards of its goals do not stay behind', async () => {
  const { posts } = kept.store
  const goal = await addGroupGoal(kept.store, group)
  const message = { place: { to: 'channel', place: old } as const, id: 'the card' }
  const shown = toKept({ message, trouble: null, shows: '' })
  const about = { groupId: group.id, channel: old, kind: 'group-goal', about: goal.id } as const
  await posts.put({ ...about, personId: null, message: shown, postedAt: writtenAt })

  await move()

  expect(desk.removed.map(({ id }) => id)).toEqual(['the card'])
})

test('the same click that comes again does it once', async () => {
  const card = await preview()
  const once = crypto.randomUUID()

  const done = [
    await desk.clicks(manager, card, 'Move it here', once),
    await desk.clicks(manager, card, 'Move it here', once),
  ]

  for (const one of done) expect(textOf(one)).toBe('harbour lives here now.')
  expect(await kept.store.moderatorActs.of(group.id, 5)).toHaveLength(1)
})

test('of several channels it leaves the one that was chosen', async () => {
  const second: ChannelKey = { ...old, channel: 'second' }
  const id = asId<CommunityId>(idForAct('slack', old.community, 'community'))
  await kept.store.groups.addChannel(group.id, second, id, writtenAt)

  await move()

  const left = await Promise.all([old, second].map(groupAt))
  expect(left.filter((one) => one === group.id)).toHaveLength(1)
  expect(await kept.store.groups.channels(group.id)).toHaveLength(2)
})

test('what has changed meanwhile gets a clear answer, and nothing is moved', async () => {
  const card = await preview()
  await kept.store.groups.forgetChannel(old)
  expect(textOf(await desk.clicks(manager, card, 'Move it here'))).toContain('nothing was moved')
  expect(await groupAt(fresh)).toBeUndefined()

  const other = await addGroup(kept.store, 'fresh')
  const again = await desk.clicks(manager, card, 'Move it here')
  expect(textOf(again)).toContain('There is a group in that channel already')
  expect(textOf(await desk.says(manager, '/group move'))).toContain('There is a group in that')
  expect(await groupAt(fresh)).toBe(other.id)
})

test('is for who manages this place, and shows no group of another', async () => {
  const card = await preview()
  const member = { ...manager, name: 'robin', manages: false }
  const elsewhere: Seat = { ...manager, place: { ...fresh, community: 'T2' } }

  expect(textOf(await desk.says(member, '/group move'))).toContain('Only those who manage')
  expect(textOf(await desk.clicks(member, card, 'Move it here'))).toContain('Only those who manage')
  expect(textOf(await desk.says(elsewhere, '/group move'))).toContain('There is no group in this')
  expect(textOf(await desk.clicks(elsewhere, card, 'Move it here'))).toContain('nothing was moved')
  expect(await groupAt(old)).toBe(group.id)
})
