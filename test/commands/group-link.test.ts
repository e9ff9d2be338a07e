import { beforeEach, describe, expect, test } from 'vitest'
import { toKept } from '#app/group-goal-posts.ts'
import { idForAct } from '#app/once.ts'
import type { Group } from '#domain/group.ts'
import { asId, type CommunityId } from '#domain/id.ts'
import type { ChannelKey } from '#store/store.ts'
import { labelsOf, textOf } from '../support/at-the-desk.ts'
import { instant } from '../support/builders.ts'
import { addGroupGoal } from '../support/group-goals.ts'
import { addGroup, channelOf, writtenAt } from '../support/household.ts'
import { codeOn, linkingDesk, type Seat } from '../support/linking-desk.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const here = channelOf('harbour')
const there: ChannelKey = { door: 'discord', community: 'G1', channel: 'C1' }
const moderator: Seat = { door: 'slack', name: 'noor', place: here, roles: ['mods'] }
const manager: Seat = { door: 'discord', name: 'max', place: there, manages: true }
const member: Seat = { door: 'discord', name: 'robin', place: there }
let now = instant('2026-03-02T18:00Z')
let desk: ReturnType<typeof linkingDesk>
let group: Group

beforeEach(async () => {
  now = instant('2026-03-02T18:00Z')
  desk = linkingDesk(kept, () => now)
  const moderatorRoles = [
    { door: 'slack', community: 'T1', role: 'mods' },
    { door: 'discord', community: 'G1', role: 'mods' },
  ]
  group = await addGroup(kept.store, 'harbour', { moderatorRoles })
})

const codeOf = async () => codeOn(await desk.says(moderator, '/group link'))
const preview = async (seat = manager) => desk.says(seat, `/group connect ${await codeOf()}`)
const bring = async () => desk.clicks(manager, await preview(), 'Bring it here')
const groupAt = async (channel: ChannelKey) => (await kept.store.groups.at(channel))?.id
const actsOf = async () => (await kept.store.moderatorActs.of(group.id, 10)).map(({ kind }) => kind)

test('a group lives on two sides, after who manages the other one has seen what that means', async () => {
  const card = await preview()

  expect(textOf(card)).toContain('another home of harbour')
  expect(textOf(card)).toContain('its group goals and what its members share appear here')
  expect(await groupAt(there)).toBeUndefined()
  const done = await desk.clicks(manager, card, 'Bring it here')

  expect(textOf(done)).toBe('harbour lives here now, too.')
  expect(await groupAt(there)).toBe(group.id)
  expect((await kept.store.groups.get(group.id))?.communityId).toBe(group.communityId)
  expect(desk.sent).toMatchObject([{ to: { to: 'channel', place: there } }])
  expect(labelsOf(desk.sent[0]?.card ?? null)).toContain('Join')
  expect(await actsOf()).toEqual(['linked'])
})

test('the same click that comes again does it once', async () => {
  const card = await preview()
  const once = crypto.randomUUID()

  const done = [
    await desk.clicks(manager, card, 'Bring it here', once),
    await desk.clicks(manager, card, 'Bring it here', once),
  ]

  for (const one of done) expect(textOf(one)).toBe('harbour lives here now, too.')
  expect(await actsOf()).toEqual(['linked'])
})

test('who joins on either side is in the same group', async () => {
  await bring()
  const joining = desk.sent[0]?.card

  for (const seat of [member, { ...moderator, name: 'ann' }]) {
    const words = await desk.clicks(seat, joining, 'Join')
    await desk.clicks(seat, words, labelsOf(words)[0] ?? '')
  }

  const rows = await kept.database.prisma.membership.findMany()
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row.groupId).toBe(group.id)
})

test('a card that could not be posted is told of', async () => {
  const broken = linkingDesk(kept, () => now, false)
  const card = await broken.says(manager, `/group connect ${await codeOf()}`)

  const done = await broken.clicks(manager, card, 'Bring it here')

  expect(textOf(done)).toContain('Please let me view this channel')
  expect(await groupAt(there)).toBe(group.id)
})

describe('a code that cannot be taken gets a clear answer', () => {
  const answer = async (seat: Seat, code: string) =>
    textOf(await desk.says(seat, `/group connect ${code}`))

  test('in a channel that has a group, this one or another', async () => {
    const elsewhere = { ...there, channel: 'C2' }
    await kept.store.groups.addChannel(
      (await addGroup(kept.store, 'hill')).id,
      elsewhere,
      asId<CommunityId>(idForAct('discord', 'G1', 'community')),
      writtenAt,
    )
    await bring()

    expect(await answer(manager, await codeOf())).toContain('lives in this channel already')
    expect(await answer({ ...manager, place: elsewhere }, await codeOf())).toContain(
      'There is a group in that channel already',
    )
  })

  test('unknown, used, too old, and for accounts', async () => {
    const card = await preview()
    const second: Seat = { ...manager, place: { ...there, channel: 'C2' } }
    const accounts = codeOn(await desk.says(moderator, '/link'))
    await desk.clicks(manager, card, 'Bring it here')

    expect(await answer(second, '0000-0000')).toContain('I don’t know that code')
    expect(await answer(second, accounts)).toContain('I don’t know that code')
    expect(textOf(await desk.clicks(second, card, 'Bring it here'))).toContain(
      'I don’t know that code',
    )
    const old = await codeOf()
    now = now.add({ minutes: 10 })
    expect(await answer(second, old)).toContain('That code is too old')
  })

  test('when we were removed from where the group lives', async () => {
    const code = await codeOf()
    const card = await desk.says(manager, `/group connect ${code}`)
    await kept.store.groups.markRemoved(here, writtenAt)

    expect(await answer(manager, code)).toContain('I was removed from the place')
    expect(textOf(await desk.clicks(manager, card, 'Bring it here'))).toContain('I was removed')
    expect(await groupAt(there)).toBeUndefined()
  })

  test('of two channels that take it at once, one gets the group', async () => {
    const code = await codeOf()
    const second: Seat = { ...manager, place: { ...there, channel: 'C2' } }
    const cards = [
      await desk.says(manager, `/group connect ${code}`),
      await desk.says(second, `/group connect ${code}`),
    ] as const

    await Promise.all([
      desk.clicks(manager, cards[0], 'Bring it here'),
      desk.clicks(second, cards[1], 'Bring it here'),
    ])

    expect(await kept.store.groups.channels(group.id)).toHaveLength(2)
  })
})

describe('who may', () => {
  test('a code is for moderators, and entering it for who manages the other place', async () => {
    const code = await codeOf()
    const card = await desk.says(manager, `/group connect ${code}`)
    const nobody: Seat = { ...manager, name: 'sky', manages: false }

    expect(textOf(await desk.says({ ...moderator, roles: [] }, '/group link'))).toContain(
      'Only moderators',
    )
    expect(textOf(await desk.says(nobody, `/group connect ${code}`))).toContain('Only those who')
    expect(textOf(await desk.clicks(nobody, card, 'Bring it here'))).toContain('Only those who')
    expect(await groupAt(there)).toBeUndefined()
  })

  test('who manages or moderates on either side does so for the group, and only while it lives there', async () => {
    const holder: Seat = { ...member, roles: ['mods'] }
    const mayLink = async (seat: Seat) =>
      textOf(await desk.says(seat, '/group link')).includes('Your code is')
    expect(await mayLink(holder)).toBe(false)
    await bring()
    const sides = [manager, holder, moderator, { ...moderator, roles: [], manages: true }]

    for (const seat of sides) expect(await mayLink(seat)).toBe(true)
    expect(await mayLink(member)).toBe(false)

    // Members, too: who belongs to the group carries it with them.
    const robin = await kept.store.people.byAccount({
      door: 'discord',
      tenant: '',
      externalId: 'robin',
    })
    if (!robin) throw new Error('nobody is Robin')
    await kept.store.groups.join(robin.person.id, group.id, 'member', writtenAt)
    for (const seat of [holder, { ...member, manages: true }])
      expect(await mayLink(seat)).toBe(true)
    const question = await desk.says(holder, '/group unlink')
    await desk.clicks(holder, question, 'Take it out of here')
    for (const seat of [holder, { ...member, manages: true }])
      expect(textOf(await desk.clicks(seat, question, 'Take it out of here'))).toContain(
        'Only moderators',
      )
  })
})

describe('a channel is taken away again', () => {
  test('and the group lives on in its others, with its members, until it is brought back', async () => {
    await bring()
    const question = await desk.says(manager, '/group unlink')
    expect(textOf(question)).toContain('Its members stay members')
    expect(await groupAt(there)).toBe(group.id)

    const done = await desk.clicks(manager, question, 'Take it out of here')

    expect(textOf(done)).toContain('no longer lives in this channel')
    expect(await groupAt(there)).toBeUndefined()
    expect(await groupAt(here)).toBe(group.id)
    expect([...(await actsOf())].sort()).toEqual(['linked', 'unlinked'])
    await bring()
    expect(await groupAt(there)).toBe(group.id)
  })

  test('and takes with it the cards that nobody would keep up to date', async () => {
    const { store } = kept
    await bring()
    const open = await addGroupGoal(store, group)
    const over = await addGroupGoal(store, group, { endedAt: writtenAt })
    const stands = async (about: string, channel: ChannelKey) => {
      const to = { to: 'channel', place: channel } as const
      const message = { place: to, id: `${about} ${channel.channel}` }
      const posted = { groupId: group.id, channel, kind: 'group-goal', about } as const
      const shown = toKept({ message, trouble: null, shows: '' })
      await store.posts.put({ ...posted, personId: null, message: shown, postedAt: writtenAt })
    }
    await stands(open.id, there)
    await stands(open.id, here)
    await stands(over.id, there)

    await desk.clicks(manager, await desk.says(manager, '/group unlink'), 'Take it out of here')

    expect(desk.removed.map(({ id }) => id)).toEqual([`${open.id} ${there.channel}`])
    expect(await store.posts.about('group-goal', open.id)).toHaveLength(1)
  })

  test('but not the last one', async () => {
    await bring()
    const question = await desk.says(moderator, '/group unlink')
    await desk.clicks(manager, await desk.says(manager, '/group unlink'), 'Take it out of here')

    expect(textOf(await desk.clicks(moderator, question, 'Take it out of here'))).toContain(
      'This is the only channel',
    )
    expect(textOf(await desk.says(moderator, '/group unlink'))).toContain(
      'This is the only channel',
    )
    expect(await groupAt(here)).toBe(group.id)
  })
})
