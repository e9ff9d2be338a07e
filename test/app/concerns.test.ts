import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { concernLimit, handleConcern, raiseConcern, tellModerators } from '#app/concerns.ts'
import { meetPerson } from '#app/meet-person.ts'
import { tell } from '#app/tell.ts'
import type { MessageRef, SendFailure } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { asId, type ShareId } from '#domain/id.ts'
import { date } from '../support/builders.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addMember,
  addPerson,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { sentTo } from '../support/sent-to.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()

const speaks = (name: string) =>
  meetPerson(kept.store, {
    account: accountOf(name),
    name,
    place: channelOf('circle'),
    now: writtenAt,
  })

/** Ann has shared a check-in in a group that Mia moderates, and Ben and Zoe read it. */
async function posted() {
  const { store } = kept
  const group = await addGroup(store, 'circle')
  const goal = await addGoal(store, await addMember(store, 'ann', group))
  for (const name of ['mia', 'max']) await addMember(store, name, group, 'moderator')
  await addMember(store, 'ben', group)
  await addPerson(store, 'zoe')
  const ann = await speaks('ann')
  const shares = () =>
    tell(
      store,
      ann,
      { kind: 'check-in', goalId: goal.id, on: date('2026-03-02'), what: 'a' },
      { group },
      async (to) => sentTo(to, true),
    )
  await shares()
  const [share] = await store.shares.of(ann.person.id)
  if (!share) throw new Error('nothing was shared')
  return { group, shareId: share.id, shares }
}

const raises = async (name: string, id: ShareId, typed = '') =>
  raiseConcern(kept.store, await speaks(name), id, typed)

async function handles(
  name: string,
  group: Group,
  shareId: ShareId,
  outcome: 'left' | 'taken-down',
  why?: SendFailure,
  stuck?: string,
) {
  const told: unknown[] = []
  const removed: string[] = []
  const remove = async ({ id, place }: MessageRef) => {
    removed.push(id)
    const isStuck = place.to === 'channel' && place.place.channel === stuck
    return sentTo(place, why === undefined && !isStuck, why)
  }
  const handled = { groupId: group.id, shareId, outcome, once: randomUUID() }
  const done = await handleConcern(
    kept.store,
    { remove },
    await speaks(name),
    handled,
    async ({ account }, key) => {
      told.push([account.externalId, key])
      return sentTo({ to: 'person', account }, true)
    },
  )
  return { said: done.ok ? done.value : done.error, told, removed }
}

it('is kept once for each person and post, whoever can read it', async () => {
  const { shareId } = await posted()

  expect(await raises('ben', shareId, '  it worries me ')).toMatchObject({
    value: { isFirst: true },
  })
  for (const name of ['ben', 'zoe', 'ann', 'zoe'])
    expect(await raises(name, shareId, 'again')).toMatchObject({ value: { isFirst: false } })

  const all = await kept.store.concerns.of(shareId)
  expect(all.map(({ words }) => words).sort()).toEqual(['again', 'again', 'it worries me'])
})

it('is about a post that stands, in words that fit', async () => {
  const { group, shareId } = await posted()

  expect(await raises('ben', asId(randomUUID()))).toMatchObject({ error: 'share-not-there' })
  expect(await raises('ben', shareId, 'w'.repeat(concernLimit + 1))).toMatchObject({
    error: 'concern-too-long',
  })
  await raises('ben', shareId, 'w'.repeat(concernLimit))
  await handles('mia', group, shareId, 'taken-down')
  expect(await raises('zoe', shareId)).toMatchObject({ error: 'share-not-there' })
})

it('is never led back to who raised it: no row about it holds them', async () => {
  const { group, shareId } = await posted()
  const { database } = kept
  const rows = async () => {
    const found = await database.prisma.$queryRaw<{ dump: string }[]>`
      SELECT database_to_xml(true, false, '')::text AS dump`
    return new Set(found[0]?.dump.split('\n'))
  }
  const { person } = await speaks('ben')
  const before = await rows()

  await raises('ben', shareId, 'it worries me')
  await handles('mia', group, shareId, 'taken-down')

  const added = [...(await rows())].filter((line) => !before.has(line)).join('\n')
  const [concern] = await kept.store.concerns.of(shareId)
  expect(added).toContain(concern?.id)
  expect(added).not.toContain(person.id)
  expect(added).not.toContain('ben')
  expect(JSON.stringify(await kept.store.moderatorActs.of(group.id, 10))).not.toContain('ben')
})

it('is told to each named moderator once, with nothing of what was written', async () => {
  const { group, shareId } = await posted()
  const told: [string, string][] = []
  for (const name of ['ben', 'zoe'])
    await tellModerators(
      kept.store,
      await speaks(name),
      group.id,
      shareId,
      async ({ account }, key) => {
        told.push([account.externalId, key])
        return sentTo({ to: 'person', account }, true)
      },
    )

  const keys = new Set(told.map(([, key]) => key))
  expect(told.map(([name]) => name).sort()).toEqual(['max', 'max', 'mia', 'mia'])
  expect(keys.size).toBe(2)
})

it('is handled by one of two moderators, and the other is told so', async () => {
  const { group, shareId } = await posted()
  await raises('ben', shareId)

  const [one, other] = await Promise.all([
    handles('mia', group, shareId, 'left'),
    handles('max', group, shareId, 'left'),
  ])

  expect([one.said, other.said].sort()).toEqual(['concern-handled', 'left'])
  expect(await handles('max', group, shareId, 'taken-down')).toMatchObject({
    ...{ said: 'concern-handled', removed: [], told: [] },
  })
  expect(await kept.store.moderatorActs.of(group.id, 10)).toMatchObject([{ kind: 'report-left' }])
})

it.each<SendFailure | undefined>([undefined, 'gone'])(
  'takes the post down for good, and tells its author (%s)',
  async (why) => {
    const { group, shareId, shares } = await posted()
    await raises('ben', shareId)

    const done = await handles('mia', group, shareId, 'taken-down', why)

    expect(done).toMatchObject({ said: 'taken-down', removed: ['m1'] })
    expect(done.told).toMatchObject([['ann', expect.any(String)]])
    expect(await kept.store.posts.about('share', shareId)).toEqual([])
    expect(await kept.store.concerns.open(group.id)).toEqual([])
    expect(await kept.store.moderatorActs.of(group.id, 10)).toMatchObject([
      { kind: 'report-taken-down', by: 'mia' },
    ])
    expect(await shares()).toMatchObject({ value: 'shared-before' })
  },
)

it('says when a post could not be removed, and goes on with it when asked again', async () => {
  const { group, shareId, shares } = await posted()
  await raises('ben', shareId)

  const first = await handles('mia', group, shareId, 'taken-down', 'unavailable')
  expect(await shares()).toMatchObject({ value: 'shared-before' })
  const second = await handles('max', group, shareId, 'taken-down')

  expect(first.said).toBe('not-taken-down')
  expect(second).toMatchObject({ said: 'taken-down', removed: ['m1'] })
  expect(second.told).toEqual(first.told)
  expect((await handles('mia', group, shareId, 'taken-down')).said).toBe('concern-handled')
})

it('is not posted again in a channel where it was taken down, while it stands in another', async () => {
  const { group, shareId, shares } = await posted()
  const { channel: externalId } = channelOf('elsewhere')
  const { id: groupId, communityId } = group
  const data = { id: randomUUID(), groupId, communityId, externalId }
  await kept.database.prisma.channel.create({ data })
  expect(await shares()).toMatchObject({ value: 'shared' })
  await raises('ben', shareId)

  await handles('mia', group, shareId, 'taken-down', undefined, 'elsewhere')
  const again = await shares()

  expect(again).toMatchObject({ value: 'shared-before' })
  const posts = await kept.store.posts.about('share', shareId)
  expect(posts.map(({ channel }) => channel.channel)).toEqual(['elsewhere'])
})

it('is no business of another group’s moderators', async () => {
  const { shareId } = await posted()
  const other = await addGroup(kept.store, 'elsewhere')
  await raises('ben', shareId)

  expect((await handles('mia', other, shareId, 'taken-down')).said).toBe('concern-not-there')
})
