import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type CommunityId } from '#domain/id.ts'
import type { ChannelKey } from '#store/store.ts'
import { addGroup, channelOf, writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const elsewhere: ChannelKey = { door: 'discord', community: 'G1', channel: 'C1' }
const communityId = asId<CommunityId>(randomUUID())

onEveryDatabase((kept) => {
  test('a group lives in another community, too, and stays the group of its first one', async () => {
    const { groups } = kept.store
    const group = await addGroup(kept.store, 'harbour')

    expect(await groups.addChannel(group.id, elsewhere, communityId, writtenAt)).toBe(true)

    expect(await groups.channels(group.id)).toEqual([elsewhere, channelOf('harbour')])
    expect(await groups.at(elsewhere)).toMatchObject({
      id: group.id,
      communityId: group.communityId,
    })
  })

  test('a channel that has a group keeps it', async () => {
    const { groups } = kept.store
    const harbour = await addGroup(kept.store, 'harbour')
    const hill = await addGroup(kept.store, 'hill')

    const added = await groups.addChannel(harbour.id, channelOf('hill'), communityId, writtenAt)

    expect(added).toBe(false)
    expect((await groups.at(channelOf('hill')))?.id).toBe(hill.id)
  })

  test('of the last two channels one stays, also when both are taken away at once', async () => {
    const { groups } = kept.store
    const group = await addGroup(kept.store, 'harbour')
    await groups.addChannel(group.id, elsewhere, communityId, writtenAt)

    const removed = await Promise.all(
      [elsewhere, channelOf('harbour')].map((channel) =>
        kept.store.inOne((tx) => tx.groups.removeChannel(group.id, channel)),
      ),
    )

    expect(removed.filter(Boolean)).toHaveLength(1)
    expect(await groups.channels(group.id)).toHaveLength(1)
  })

  test('the one that can be reached stays, while we are out of the other’s community', async () => {
    const { groups } = kept.store
    const group = await addGroup(kept.store, 'harbour')
    await groups.addChannel(group.id, elsewhere, communityId, writtenAt)
    await groups.markRemoved(elsewhere, writtenAt)

    const remove = (channel: ChannelKey) =>
      kept.store.inOne((tx) => tx.groups.removeChannel(group.id, channel))

    expect(await remove(channelOf('harbour'))).toBe(false)
    expect(await remove(channelOf('nowhere'))).toBe(false)
  })
})
