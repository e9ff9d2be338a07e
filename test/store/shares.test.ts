import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId } from '#domain/id.ts'
import type { Share } from '#store/share.ts'
import type { Store } from '#store/store.ts'
import { date } from '../support/builders.ts'
import { addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

async function aShare(store: Store): Promise<Share> {
  const group = await addGroup(store, 'harbour')
  const ann = await addMember(store, 'ann', group)
  const goal = await addGoal(store, ann)
  return {
    id: asId(randomUUID()),
    personId: ann.id,
    goalId: goal.id,
    kind: 'check-in',
    to: { groupId: group.id },
    on: date('2026-03-02'),
    sharedAt: writtenAt,
  }
}

onEveryDatabase((kept) => {
  test('a share stands as it was made, and is not posted yet', async () => {
    const share = await aShare(kept.store)

    const standing = await kept.store.shares.add(share)

    expect(plain(standing)).toEqual(plain({ ...share, posted: false }))
  })

  test('of fifty shares under one id at once, one stands for all', async () => {
    const share = await aShare(kept.store)

    const standing = await Promise.all(
      Array.from({ length: 50 }, () => kept.store.shares.add(share)),
    )

    expect(new Set(standing.map(({ id }) => id)).size).toBe(1)
    expect(await kept.database.prisma.share.count()).toBe(1)
  })

  test('another id is another share', async () => {
    const share = await aShare(kept.store)
    await kept.store.shares.add(share)

    const next = { ...share, id: asId<Share['id']>(randomUUID()), on: date('2026-03-03') }
    expect((await kept.store.shares.add(next)).id).toBe(next.id)
  })

  test('what was posted stays posted, at the time of the first post', async () => {
    const share = await aShare(kept.store)
    await kept.store.shares.add(share)

    await kept.store.shares.markPosted(share.id, writtenAt.add({ seconds: 1 }))
    await kept.store.shares.markPosted(share.id, writtenAt.add({ seconds: 9 }))

    expect((await kept.store.shares.add(share)).posted).toBe(true)
    const [row] = await kept.database.prisma.share.findMany()
    expect(row?.postedAt?.toISOString()).toBe('2026-03-02T18:00:01.000Z')
  })
})
