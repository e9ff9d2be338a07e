import { describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import type { ChannelKey } from '#store/store.ts'
import { accountOf, addGroup, addMember, channelOf, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

describe('where somebody speaks', () => {
  const kept = withStore()
  const meet = (name: string, place: ChannelKey | null): Promise<Speaker> =>
    meetPerson(kept.store, { account: accountOf(name), name, place, now: writtenAt })

  it('is their group in any of its channels, and in a message when it is their only one', async () => {
    const harbour = await addGroup(kept.store, 'harbour')
    await kept.store.groups.add(harbour, channelOf('annexe'), writtenAt)
    await addMember(kept.store, 'ann', harbour, 'supporter')

    for (const place of [channelOf('harbour'), channelOf('annexe'), null]) {
      expect(await meet('ann', place)).toMatchObject({ group: harbour, role: 'supporter' })
    }
  })

  it('is a group also for those who are no members of it', async () => {
    const harbour = await addGroup(kept.store, 'harbour')
    const tuesday = await addGroup(kept.store, 'tuesday')
    await addMember(kept.store, 'ann', harbour)

    expect(await meet('ann', channelOf('tuesday'))).toMatchObject({ group: tuesday, role: null })
    expect(await meet('ben', channelOf('tuesday'))).toMatchObject({ group: tuesday, role: null })
  })

  it('is no group in a channel of the same name elsewhere', async () => {
    const harbour = await addGroup(kept.store, 'harbour')
    await addMember(kept.store, 'ann', harbour)

    const elsewhere = { ...channelOf('harbour'), community: 'T2' }
    const otherDoor = { ...channelOf('harbour'), door: 'discord' } as const
    for (const place of [elsewhere, otherDoor, channelOf('hall')]) {
      expect(await meet('ann', place)).toMatchObject({ group: null, role: null })
    }
  })

  it('is still their group when we were removed from it and asked again', async () => {
    const harbour = await addGroup(kept.store, 'harbour')
    await addMember(kept.store, 'ann', harbour)
    await kept.store.groups.markRemoved(channelOf('harbour'), writtenAt)

    expect(await meet('ann', channelOf('harbour'))).toMatchObject({
      group: harbour,
      role: 'member',
    })
  })
})
