import { expect, test } from 'vitest'
import { neverAsked } from '#domain/prompt.ts'
import { time, zone } from '../support/builders.ts'
import {
  accountOf,
  addGroup,
  addMember,
  addPerson,
  aPerson,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('nobody is known by an account that was never added', async () => {
    expect(await kept.store.people.byAccount(accountOf('ann'))).toBeNull()
  })

  test('a person is known by their account, with every setting as it was written', async () => {
    const person = aPerson({
      zone: zone('Asia/Kathmandu'),
      dayEnd: 5,
      promptTime: time('07:05'),
    })

    await kept.store.people.add({ key: accountOf('ann'), name: 'Ann', person, at: writtenAt })

    const known = await kept.store.people.byAccount(accountOf('ann'))
    expect(plain(known)).toEqual(plain({ person, asked: neverAsked, name: 'Ann', memberships: [] }))
  })

  test('the same id in another workspace, or behind another door, is somebody else', async () => {
    await addPerson(kept.store, 'ann')

    expect(await kept.store.people.byAccount({ ...accountOf('ann'), tenant: 'T2' })).toBeNull()
    expect(await kept.store.people.byAccount({ ...accountOf('ann'), door: 'discord' })).toBeNull()
  })

  test('adding an account again changes nothing and leaves no second person', async () => {
    const first = await addPerson(kept.store, 'ann')

    await kept.store.people.add({
      key: accountOf('ann'),
      name: 'Another Ann',
      person: aPerson(),
      at: writtenAt,
    })

    const known = await kept.store.people.byAccount(accountOf('ann'))
    expect(known?.person.id).toBe(first.id)
    expect(known?.name).toBe('ann')
    expect(await kept.database.prisma.person.count()).toBe(1)
  })

  test('of twenty first messages that come at once, one makes the person', async () => {
    await Promise.all(Array.from({ length: 20 }, () => addPerson(kept.store, 'ann')))

    expect(await kept.database.prisma.person.count()).toBe(1)
    expect(await kept.database.prisma.account.count()).toBe(1)
  })

  test('a second account of a person who is known adds only the account', async () => {
    const person = await addPerson(kept.store, 'ann')

    await kept.store.people.add({ key: accountOf('ann-too'), name: 'Ann', person, at: writtenAt })

    expect((await kept.store.people.byAccount(accountOf('ann-too')))?.person.id).toBe(person.id)
    expect(await kept.database.prisma.person.count()).toBe(1)
  })

  test('every group that a person belongs to comes with them, the first joined first', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const harbour = await addGroup(kept.store, 'harbour', { focus: 'mental-health' })
    const tuesday = await addGroup(kept.store, 'tuesday', { kind: 'twelve-step' })
    await addGroup(kept.store, 'not-theirs')
    await kept.store.groups.join(ann.id, tuesday.id, 'supporter', writtenAt)
    await kept.store.groups.join(ann.id, harbour.id, 'member', writtenAt.add({ hours: 1 }))

    const known = await kept.store.people.byAccount(accountOf('ann'))

    expect(known?.memberships).toEqual([
      { group: tuesday, role: 'supporter', channels: [channelOf('tuesday')] },
      { group: harbour, role: 'member', channels: [channelOf('harbour')] },
    ])
  })

  test('a group comes with every channel it lives in, where we still are', async () => {
    const harbour = await addGroup(kept.store, 'harbour')
    await kept.store.groups.add(harbour, channelOf('annexe'), writtenAt)
    await addMember(kept.store, 'ann', harbour)
    const channels = async () =>
      (await kept.store.people.byAccount(accountOf('ann')))?.memberships.map((one) => one.channels)

    expect(await channels()).toEqual([[channelOf('annexe'), channelOf('harbour')]])

    await kept.store.groups.markRemoved(channelOf('harbour'), writtenAt)
    expect(await channels()).toEqual([[]])
  })

  test('a new name is the one that the account goes by', async () => {
    await addPerson(kept.store, 'ann')

    await kept.store.people.rename(accountOf('ann'), 'Anna')

    expect((await kept.store.people.byAccount(accountOf('ann')))?.name).toBe('Anna')
  })

  test("changed settings are kept, and nobody else's change with them", async () => {
    const ann = await addPerson(kept.store, 'ann')
    const ben = await addPerson(kept.store, 'ben')
    const changed = {
      ...ann,
      zone: zone('Pacific/Apia'),
      dayEnd: 0,
      promptTime: time('23:59'),
    } as const

    await kept.store.people.update(changed)

    const [nowAnn, nowBen] = await Promise.all(
      ['ann', 'ben'].map((name) => kept.store.people.byAccount(accountOf(name))),
    )
    expect(plain(nowAnn?.person)).toEqual(plain(changed))
    expect(plain(nowBen?.person)).toEqual(plain(ben))
  })
})
