import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Group } from '#domain/group.ts'
import { asId, type ConcernId, type ShareId } from '#domain/id.ts'
import { date, instant } from '../support/builders.ts'
import { addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const newId = (): ConcernId => asId(randomUUID())

onEveryDatabase((kept) => {
  /** A check-in of Ann's that the group reads. */
  async function aPost(group: Group, name: string): Promise<ShareId> {
    const { store } = kept
    const ann = await addMember(store, name, group)
    const goal = await addGoal(store, ann)
    const id = asId<ShareId>(randomUUID())
    const told = { kind: 'check-in', to: { groupId: group.id }, on: date('2026-03-02') } as const
    const share = { id, personId: ann.id, goalId: goal.id, ...told, sharedAt: writtenAt }
    await store.shares.add(share)
    await store.shares.markPosted(id, writtenAt)
    return id
  }

  test('a concern is open until it is handled, together with all others about that post', async () => {
    const { store } = kept
    const group = await addGroup(store, 'harbour')
    const [first, second] = [await aPost(group, 'ann'), await aPost(group, 'ben')]
    const about = (shareId: ShareId, words: string | null, at = writtenAt) =>
      store.concerns.add({ id: newId(), groupId: group.id, shareId, words, at })
    await about(second, null)
    await about(first, 'it worries me', writtenAt.add({ hours: 1 }))
    await about(first, null, writtenAt.add({ hours: 2 }))

    const open = await store.concerns.open(group.id)
    const handled = await store.concerns.handle(first, 'left', writtenAt)
    const again = await store.concerns.handle(first, 'taken-down', writtenAt)

    expect(open).toMatchObject([
      { shareId: second, share: { kind: 'check-in', name: 'ben' }, words: [] },
      { shareId: first, share: { kind: 'check-in', name: 'ann' }, words: ['it worries me'] },
    ])
    expect([handled, again]).toEqual([true, false])
    expect(await store.concerns.open(group.id)).toMatchObject([{ shareId: second }])
    expect((await store.concerns.of(first)).map(({ outcome }) => outcome)).toEqual(['left', 'left'])
  })

  test('one id is one concern, and its hour is all that is kept of when', async () => {
    const { store } = kept
    const group = await addGroup(store, 'harbour')
    const shareId = await aPost(group, 'ann')
    const id = newId()
    const concern = { id, groupId: group.id, shareId, at: instant('2026-03-02T18:47:12.345Z') }

    const added = await store.concerns.add({ ...concern, words: 'first' })
    const again = await store.concerns.add({ ...concern, words: 'second' })

    expect([added, again]).toEqual([true, false])
    const [one] = await store.concerns.of(shareId)
    expect(one).toMatchObject({ id, words: 'first', outcome: null })
    expect(one?.at.toString()).toBe('2026-03-02T18:00:00Z')
  })

  test('of ten moderators at once, one handles it', async () => {
    const { store } = kept
    const group = await addGroup(store, 'harbour')
    const shareId = await aPost(group, 'ann')
    const concern = { id: newId(), groupId: group.id, shareId, words: null, at: writtenAt }
    await store.concerns.add(concern)

    const all = await Promise.all(
      Array.from({ length: 10 }, () => store.concerns.handle(shareId, 'left', writtenAt)),
    )

    expect(all.filter(Boolean)).toHaveLength(1)
  })

  test('a post that is kept no more is still to be looked at', async () => {
    const { store } = kept
    const group = await addGroup(store, 'harbour')
    const shareId = asId<ShareId>(randomUUID())
    const concern = { id: newId(), groupId: group.id, shareId, words: 'look', at: writtenAt }
    await store.concerns.add(concern)

    expect(await store.concerns.open(group.id)).toEqual([{ shareId, share: null, words: ['look'] }])
  })
})
