import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type CommunityId } from '#domain/id.ts'
import {
  accountOf,
  addGroup,
  addMember,
  addPerson,
  aGroup,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('a group is found in the channel it lives in, and in no other', async () => {
    const group = aGroup({
      name: 'Tuesday',
      kind: 'therapist-led',
      focus: 'chronic-condition',
      firstWeekday: 7,
      backfillDays: 30,
    })

    await kept.store.groups.add(group, channelOf('tuesday'), writtenAt)

    expect(await kept.store.groups.at(channelOf('tuesday'))).toEqual(group)
    expect(await kept.store.groups.at(channelOf('harbour'))).toBeNull()
    const elsewhere = { ...channelOf('tuesday'), community: 'T2' }
    expect(await kept.store.groups.at(elsewhere)).toBeNull()
    expect(await kept.store.groups.channels(group.id)).toEqual([channelOf('tuesday')])
  })

  test('a channel that has a group keeps it', async () => {
    const first = await addGroup(kept.store, 'harbour')

    await kept.store.groups.add(aGroup({ name: 'Later' }), channelOf('harbour'), writtenAt)

    expect(await kept.store.groups.at(channelOf('harbour'))).toEqual(first)
    expect(await kept.database.prisma.group.count()).toBe(1)
  })

  test('of twenty that set up the same channel at once, one makes the group', async () => {
    await Promise.all(Array.from({ length: 20 }, () => addGroup(kept.store, 'harbour')))

    expect(await kept.database.prisma.group.count()).toBe(1)
    expect(await kept.database.prisma.channel.count()).toBe(1)
    expect(await kept.database.prisma.community.count()).toBe(1)
  })

  test('the groups of one community share it, whatever id the second was given', async () => {
    const first = await addGroup(kept.store, 'harbour')
    const made = asId<CommunityId>('00000000-0000-4000-8000-00000000000c')

    const second = await addGroup(kept.store, 'tuesday', { communityId: made })

    expect(second.communityId).toBe(first.communityId)
  })

  test('a group that moves into a second channel lives in both', async () => {
    const group = await addGroup(kept.store, 'harbour')

    await kept.store.groups.add(group, channelOf('annexe'), writtenAt)

    expect(await kept.store.groups.at(channelOf('annexe'))).toEqual(group)
    expect(await kept.store.groups.channels(group.id)).toEqual([
      channelOf('annexe'),
      channelOf('harbour'),
    ])
  })

  test('joining again changes the role, not the place in the order', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const ann = await addMember(kept.store, 'ann', group)

    await kept.store.groups.join(ann.id, group.id, 'moderator', writtenAt.add({ hours: 1 }))

    const known = await kept.store.people.byAccount(accountOf('ann'))
    expect(known?.memberships).toEqual([
      { group, role: 'moderator', channels: [channelOf('harbour')] },
    ])
    const [membership] = await kept.database.prisma.membership.findMany()
    expect(membership?.joinedAt.toISOString()).toBe('2026-03-02T18:00:00.000Z')
  })

  test('nobody joins a group that is not there', async () => {
    const ann = await addPerson(kept.store, 'ann')

    await expect(kept.store.groups.join(ann.id, aGroup().id, 'member', writtenAt)).rejects.toThrow()
  })

  test('a group lives nowhere in a community that removed us, until we are back', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const place = channelOf('harbour')

    await kept.store.groups.markRemoved(place, writtenAt)
    expect(await kept.store.groups.channels(group.id)).toEqual([])

    await kept.store.groups.markRemoved(place, null)
    expect(await kept.store.groups.channels(group.id)).toEqual([place])
  })

  test('the communities of a door are told, with those that we were removed from', async () => {
    const { door, community } = channelOf('harbour')
    await addGroup(kept.store, 'harbour')
    await addGroup(kept.store, 'tuesday')
    const elsewhere = aGroup({ communityId: asId('00000000-0000-4000-8000-00000000000d') })
    await kept.store.groups.add(elsewhere, { door, community: 'T2', channel: 'c' }, writtenAt)
    const other = aGroup({ communityId: asId('00000000-0000-4000-8000-00000000000e') })
    await kept.store.groups.add(other, { door: 'web', community, channel: 'c' }, writtenAt)

    await kept.store.groups.markRemoved({ door, community: 'T2' }, writtenAt)

    expect(await kept.store.groups.communities(door)).toEqual([
      { community, isRemoved: false },
      { community: 'T2', isRemoved: true },
    ])
  })

  test('a channel that is gone is forgotten, and the group stays', async () => {
    const group = await addGroup(kept.store, 'harbour')

    await kept.store.groups.forgetChannel({ ...channelOf('harbour'), community: 'T2' })
    expect(await kept.store.groups.channels(group.id)).toEqual([channelOf('harbour')])

    await kept.store.groups.forgetChannel(channelOf('harbour'))
    expect(await kept.store.groups.at(channelOf('harbour'))).toBeNull()
    expect(await kept.database.prisma.group.count()).toBe(1)
  })

  test('a muted channel is where a group lives, and not where it posts', async () => {
    const group = await addGroup(kept.store, 'harbour')
    await kept.store.groups.add(group, channelOf('annexe'), writtenAt)

    await kept.store.groups.mute(channelOf('harbour'), true)
    await kept.store.groups.mute(channelOf('nowhere'), true)

    expect(await kept.store.groups.channels(group.id)).toHaveLength(2)
    expect(await kept.store.groups.postsIn(group.id)).toEqual([channelOf('annexe')])
    await kept.store.groups.mute(channelOf('harbour'), false)
    expect(await kept.store.groups.postsIn(group.id)).toHaveLength(2)
    await kept.store.groups.markRemoved(channelOf('harbour'), writtenAt)
    expect(await kept.store.groups.postsIn(group.id)).toEqual([])
  })

  test('its named moderators are told with their names, the first joined first', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const quay = await addGroup(kept.store, 'quay')
    const zoe = await addMember(kept.store, 'zoe', group, 'moderator')
    await addMember(kept.store, 'ben', group)
    await addMember(kept.store, 'cleo', quay, 'moderator')
    const ann = await addPerson(kept.store, 'ann')
    await kept.store.groups.join(ann.id, group.id, 'moderator', writtenAt.add({ minutes: 1 }))

    expect(await kept.store.groups.moderators(group.id)).toEqual([
      { personId: zoe.id, accounts: [{ key: accountOf('zoe'), name: 'zoe' }] },
      { personId: ann.id, accounts: [{ key: accountOf('ann'), name: 'ann' }] },
    ])
    expect(await kept.store.groups.moderators(aGroup().id)).toEqual([])
  })

  test('a moderator is named by the account that they prefer', async () => {
    const { store } = kept
    const group = await addGroup(store, 'harbour')
    const ann = await addMember(store, 'ann', group, 'moderator')
    const at = writtenAt
    const other = await addPerson(store, 'zelda')
    await store.inOne(async (tx) => {
      await tx.accounts.hold([ann.id, other.id])
      await tx.accounts.merge(ann.id, other.id, at)
    })
    const chosen = (await store.accounts.of(ann.id)).find(({ name }) => name === 'zelda')
    if (!chosen) throw new Error('the accounts are not one person’s')
    await store.accounts.prefer(ann.id, chosen.id)
    await store.moderatorActs.add({
      id: randomUUID(),
      groupId: group.id,
      personId: ann.id,
      kind: 'muted',
      details: {},
      at,
    })

    const [moderator] = await store.groups.moderators(group.id)
    expect(moderator?.accounts.map(({ name }) => name)).toEqual(['zelda', 'ann'])
    expect(await store.moderatorActs.of(group.id, 1)).toMatchObject([{ by: 'zelda' }])
  })

  test('a group is found by its id, and written only over the version that was seen', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const changed = { ...group, name: 'Quay', guidelines: 'Be kind.', firstWeekday: 7 } as const

    expect(await kept.store.groups.get(aGroup().id)).toBeNull()
    expect(await kept.store.groups.update(changed)).toBe(true)
    expect(await kept.store.groups.update({ ...group, name: 'Pier' })).toBe(false)
    expect(await kept.store.groups.get(group.id)).toEqual({ ...changed, version: 1 })
  })
})
