import { describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { tell } from '#app/tell.ts'
import type { Destination, SendFailure } from '#chat/messenger.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import { date } from '../support/builders.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addMember,
  channelOf,
  writtenAt,
} from '../support/household.ts'
import { sentTo } from '../support/sent-to.ts'
import { withStore } from '../support/store.ts'

describe('telling a group that lives in two channels', () => {
  const kept = withStore()
  const [here, there] = [channelOf('circle'), channelOf('elsewhere')]

  /** Ann of a group in both channels. */
  async function ann() {
    const { store, database } = kept
    const group = await addGroup(store, 'circle')
    const goal = await addGoal(store, await addMember(store, 'ann', group))
    await database.prisma.channel.create({
      data: {
        id: crypto.randomUUID(),
        communityId: group.communityId,
        externalId: there.channel,
        groupId: group.id,
      },
    })
    const account = accountOf('ann')
    const speaker = await meetPerson(store, { account, name: 'ann', place: here, now: writtenAt })
    return { speaker, group, goal }
  }

  /** Where it is sent to; of those that are named, nothing arrives. */
  async function tells(
    { speaker, group, goal }: { speaker: Speaker; group: Group; goal: Goal },
    refused: Readonly<Record<string, SendFailure>> = {},
  ) {
    const asked: string[] = []
    const telling = {
      kind: 'check-in',
      goalId: goal.id,
      on: date('2026-03-02'),
      what: 'a',
    } as const
    const told = await tell(kept.store, speaker, telling, { group }, async (to: Destination) => {
      const channel = to.to === 'channel' ? to.place.channel : ''
      asked.push(channel)
      const why = refused[channel]
      return sentTo(to, why === undefined, why)
    })
    const [share] = await kept.store.shares.of(speaker.person.id)
    const posts = share ? await kept.store.posts.about('share', share.id) : []
    return {
      said: told.ok ? told.value : told.error,
      asked: asked.sort(),
      posts: posts.map(({ channel }) => channel.channel),
      posted: share?.posted,
    }
  }

  it('keeps each message that arrived', async () => {
    const who = await ann()

    const told = await tells(who)

    expect(told).toEqual({
      ...{ said: 'shared', asked: ['circle', 'elsewhere'] },
      ...{ posts: ['circle', 'elsewhere'], posted: true },
    })
    expect(await tells(who)).toMatchObject({ said: 'shared-before', asked: [] })
  })

  it('says that it is not everywhere yet, and sends only where it is not', async () => {
    const who = await ann()

    expect(await tells(who, { elsewhere: 'unavailable' })).toMatchObject({
      ...{ said: 'partly-delivered', posts: ['circle'], posted: true },
    })
    expect(await tells(who, { elsewhere: 'busy' })).toMatchObject({
      ...{ said: 'partly-delivered', asked: ['elsewhere'] },
    })
    expect(await tells(who)).toMatchObject({
      ...{ said: 'shared', asked: ['elsewhere'], posts: ['circle', 'elsewhere'] },
    })
  })

  it('counts as shared when one channel cannot be reached at all', async () => {
    const who = await ann()

    expect(await tells(who, { elsewhere: 'no-access' })).toMatchObject({
      ...{ said: 'shared', posts: ['circle'], posted: true },
    })
    expect(await tells(who, { circle: 'gone', elsewhere: 'no-access' })).toMatchObject({
      ...{ said: 'shared-before', asked: ['elsewhere'] },
    })
  })

  it('is not shared while nothing has arrived', async () => {
    const who = await ann()

    const told = await tells(who, { circle: 'unavailable', elsewhere: 'no-access' })

    expect(told).toMatchObject({ said: 'not-delivered', posts: [], posted: false })
  })

  it('leaves muted channels out, and says so when all are', async () => {
    const who = await ann()
    await kept.store.groups.mute(there, true)
    expect(await tells(who)).toMatchObject({ said: 'shared', asked: ['circle'] })

    await kept.database.prisma.share.deleteMany()
    await kept.database.prisma.post.deleteMany()
    await kept.store.groups.mute(here, true)

    expect(await tells(who)).toEqual({ said: 'group-muted', asked: [], posts: [], posted: false })
  })

  it('sends nothing again that was posted before messages were kept', async () => {
    const who = await ann()
    await tells(who)
    await kept.database.prisma.post.deleteMany()

    expect(await tells(who)).toMatchObject({ said: 'shared-before', asked: [] })
  })
})
