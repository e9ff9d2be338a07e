import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { seeMilestones } from '#app/see-milestones.ts'
import {
  findReached,
  findShareableMilestone,
  milestoneListeners,
  shareableOf,
  shareMilestone,
} from '#app/share-milestone.ts'
import { listenerId } from '#app/tell.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import { asId, type PairId, type SetbackId } from '#domain/id.ts'
import type { Award } from '#domain/milestone-award.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
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

const week: Award = { runStart: date('2026-03-02'), key: 'days-7' }
const tenTimes: Award = { runStart: null, key: 'times-10' }
const nobody = randomUUID()

/** Ann, in the evening of a date, in this channel or in a message. */
const annOn = (store: Store, on: string, channel: string | null = null): Promise<Speaker> =>
  meetPerson(store, {
    account: accountOf('ann'),
    name: 'Ann',
    place: channel === null ? null : channelOf(channel),
    now: instant(`${on}T18:00Z`),
  })

describe('a milestone that was told', () => {
  const kept = withStore()

  /** Ann, who has walked on each of so many days from 2 March, in a group. */
  async function walked(count: number, parts = {}): Promise<{ circle: Group; goal: Goal }> {
    const { store } = kept
    const circle = await addGroup(store, 'circle', parts)
    const goal = await addGoal(store, await addMember(store, 'ann', circle), { reserveDays: 0 })
    for (let day = 0; day < count; day++)
      await store.checkIns.put(aCheckIn({ goalId: goal.id, on: goal.startedOn.add({ days: day }) }))
    return { circle, goal }
  }

  it('is posted once to each listener, and again only where it never arrived', async () => {
    const { store } = kept
    const { circle, goal } = await walked(8)
    const ben = await addPerson(store, 'ben')
    const pair = { id: asId<PairId>(randomUUID()), one: goal.personId, other: ben.id }
    await store.pairs.add(pair, writtenAt)
    const ann = await annOn(store, '2026-03-09')
    const sent: string[] = []
    const tells = async (to: string, arrives: boolean) => {
      const found = await findShareableMilestone(store, ann, goal.id, week, to)
      if (!found.ok) throw new Error(found.error)
      return shareMilestone(store, ann, found.value, async (destination, key) => {
        sent.push(`${destination.to} ${key}`)
        return sentTo(destination, arrives)
      })
    }

    expect(await tells(circle.id, false)).toMatchObject({ error: 'not-delivered' })
    expect(await tells(circle.id, true)).toMatchObject({ value: 'shared' })
    expect(await tells(circle.id, true)).toMatchObject({ value: 'shared-before' })
    expect(await tells(ben.id, true)).toMatchObject({ value: 'shared' })
    expect(sent).toEqual([sent[0], sent[0], expect.stringMatching(/^person /)])
    expect(sent[0]).toMatch(/^channel /)
    expect(await store.shares.of(goal.personId)).toMatchObject([
      { kind: 'milestone', on: date('2026-03-09'), posted: true },
      { kind: 'milestone', on: date('2026-03-09'), posted: true },
    ])
  })

  it('is posted to nobody more than three days after it was reached', async () => {
    const { store } = kept
    const { circle, goal } = await walked(14)
    const find = async (on: string) =>
      findShareableMilestone(store, await annOn(store, on), goal.id, week, circle.id)

    expect(await find('2026-03-12')).toMatchObject({ ok: true })
    expect(await find('2026-03-13')).toMatchObject({ error: 'milestone-too-late' })
    expect(await findReached(store, await annOn(store, '2026-03-13'), goal.id, week)).toMatchObject(
      { ok: true, value: { on: date('2026-03-09'), mayShare: false } },
    )
  })

  it('is posted to nobody when the days were changed meanwhile', async () => {
    const { store } = kept
    const { circle, goal } = await walked(10)
    const ann = await annOn(store, '2026-03-11')
    const find = () => findShareableMilestone(store, ann, goal.id, tenTimes, circle.id)
    expect(await find()).toMatchObject({ ok: true })

    await store.checkIns.put(
      aCheckIn({ goalId: goal.id, on: date('2026-03-10'), state: 'skipped' }),
    )

    expect(await find()).toMatchObject({ error: 'milestone-changed' })
  })

  it('is posted to nobody when a new run has begun meanwhile', async () => {
    const { store } = kept
    const { circle, goal } = await walked(8)
    const ann = await annOn(store, '2026-03-09')
    await store.setbacks.put(goal.personId, {
      id: asId<SetbackId>(randomUUID()),
      goalId: goal.id,
      on: date('2026-03-09'),
      time: null,
      startOn: date('2026-03-09'),
      at: writtenAt,
      saidOn: date('2026-03-09'),
      around: null,
      helped: null,
    })

    expect(await findShareableMilestone(store, ann, goal.id, week, circle.id)).toMatchObject({
      error: 'milestone-changed',
    })
    await store.checkIns.put(aCheckIn({ goalId: goal.id, on: date('2026-03-10') }))
    const later = await annOn(store, '2026-03-10')
    const firstDayOf = (start: string) =>
      findReached(store, later, goal.id, { runStart: date(start), key: 'days-1' })
    expect(await firstDayOf('2026-03-02')).toMatchObject({ error: 'milestone-changed' })
    expect(await firstDayOf('2026-03-09')).toMatchObject({ ok: true })
  })

  it('is posted to nobody else: no stranger, no group of others, no goal of others', async () => {
    const { store } = kept
    const { circle, goal } = await walked(8)
    const other = await addGroup(store, 'other')
    const ben = await addMember(store, 'ben', other)
    const bens = await addGoal(store, ben, {})
    const ann = await annOn(store, '2026-03-09')
    const find = (of: Goal, to: string) => findShareableMilestone(store, ann, of.id, week, to)

    for (const to of [other.id, ben.id, nobody])
      expect(await find(goal, to)).toMatchObject({ error: 'listener-not-found' })
    expect(await find(bens, circle.id)).toMatchObject({ error: 'goal-not-found' })
  })

  it('is offered to a buddy first, and to the group that they speak in', async () => {
    const { store } = kept
    const { circle, goal } = await walked(8)
    const evening = await addGroup(store, 'evening')
    await store.groups.join(goal.personId, evening.id, 'member', writtenAt.add({ hours: 1 }))
    const ben = await addPerson(store, 'ben')
    const pair = { id: asId<PairId>(randomUUID()), one: ben.id, other: goal.personId }
    await store.pairs.add(pair, writtenAt)
    const ann = await annOn(store, '2026-03-09', 'evening')
    const reached = await findReached(store, ann, goal.id, week)
    if (!reached.ok) throw new Error(reached.error)

    const listeners = await milestoneListeners(store, ann, reached.value)

    expect(listeners.map(listenerId)).toEqual([ben.id, evening.id, circle.id])
  })

  it('says nothing of elapsed time to a group that marks none, and what was done to all', async () => {
    const { store } = kept
    const { circle, goal } = await walked(10)
    const quiet = await addGroup(store, 'quiet', { focus: 'bereavement' })
    await store.groups.join(goal.personId, quiet.id, 'member', writtenAt.add({ hours: 1 }))
    await store.goals.share(goal.id, circle.id, writtenAt)
    const ann = await annOn(store, '2026-03-11')
    const find = (award: Award) => findShareableMilestone(store, ann, goal.id, award, quiet.id)
    const listenersTo = async (award: Award) => {
      const reached = await findReached(store, ann, goal.id, award)
      if (!reached.ok) throw new Error(reached.error)
      return (await milestoneListeners(store, ann, reached.value)).map(listenerId)
    }

    expect(await find(week)).toMatchObject({ error: 'listener-not-found' })
    expect(await find(tenTimes)).toMatchObject({ ok: true })
    expect(await listenersTo(week)).toEqual([circle.id])
    expect(await listenersTo(tenTimes)).toEqual([circle.id, quiet.id])
  })

  it('can be found again while it may be shared: the highest of each kind', async () => {
    const { store } = kept
    const { goal } = await walked(10)
    const offered = async (on: string) => {
      const ann = await annOn(store, on)
      const seen = await seeMilestones(store, ann, goal.id)
      if (!seen.ok) throw new Error(seen.error)
      return shareableOf(seen.value, ann).map(({ award }) => award)
    }

    expect(await offered('2026-03-12')).toEqual([week, tenTimes])
    expect(await offered('2026-03-13')).toEqual([tenTimes])
    expect(await offered('2026-03-15')).toEqual([])
  })
})
