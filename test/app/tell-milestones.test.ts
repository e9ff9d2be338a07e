import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { editMilestoneList } from '#app/edit-milestone-list.ts'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { seeMilestones } from '#app/see-milestones.ts'
import { editGoal } from '#app/set-goal.ts'
import { milestonesToTell } from '#app/tell-milestones.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import { asId, type SetbackId } from '#domain/id.ts'
import { keyOf } from '#domain/milestone.ts'
import {
  defaultMilestones,
  type MilestoneList,
  twelveStepMilestones,
} from '#domain/milestone-list.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { accountOf, addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { onEveryDatabase, withStore } from '../support/store.ts'

const evenings = { title: 'Evenings without my phone', mode: 'abstain' } as const

/** Ann, in the evening of a date. */
const annOn = (store: Store, on: string): Promise<Speaker> =>
  meetPerson(store, {
    account: accountOf('ann'),
    name: 'Ann',
    place: null,
    now: instant(`${on}T18:00Z`),
  })

/** A goal of Ann's, who is in this group. */
async function goalOfAnn(
  store: Store,
  group: Group,
  parts: Parameters<typeof addGoal>[2],
): Promise<Goal> {
  return addGoal(store, await addMember(store, 'ann', group), parts)
}

async function checkInOn(store: Store, goal: Goal, dates: readonly Temporal.PlainDate[]) {
  for (const on of dates) await store.checkIns.put(aCheckIn({ goalId: goal.id, on }))
}

const days = (first: string, count: number): readonly Temporal.PlainDate[] =>
  Array.from({ length: count }, (_, index) => date(first).add({ days: index }))

/** What is told: each milestone's name, and the date on which it was reached. */
async function told(store: Store, speaker: Speaker, goal: Goal): Promise<readonly string[]> {
  const found = await milestonesToTell(store, speaker, goal.id)
  return (found?.due ?? []).map(({ milestone, on }) => `${keyOf(milestone)} on ${on}`)
}

const awardsOf = async (store: Store, goal: Goal): Promise<readonly string[]> =>
  ((await store.goals.history(goal.personId, goal.id))?.awards ?? [])
    .map(({ runStart, key }) => `${runStart} ${key}`)
    .sort()

onEveryDatabase((kept) => {
  it('tells a milestone once, however many requests come at once', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), evenings)
    const ann = await annOn(store, '2026-04-01')

    const all = await Promise.all(Array.from({ length: 20 }, () => told(store, ann, goal)))

    expect(all.flat()).toEqual(['days-30 on 2026-04-01'])
    expect(await awardsOf(store, goal)).toEqual([
      '2026-03-02 days-1',
      '2026-03-02 days-30',
      '2026-03-02 days-7',
    ])
  })
})

describe('what a member is told', () => {
  const kept = withStore()

  it('is each milestone as it comes, and nothing in between', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), {})
    const heard: string[] = []

    for (const on of days('2026-03-02', 12)) {
      await checkInOn(store, goal, [on])
      heard.push(...(await told(store, await annOn(store, on.toString()), goal)))
    }

    expect(heard).toEqual([
      'days-1 on 2026-03-03',
      'days-7 on 2026-03-09',
      'times-10 on 2026-03-11',
    ])
  })

  it('is both of its kinds where one day reaches two', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), {})
    await checkInOn(store, goal, days('2026-03-02', 31))

    const all = await told(store, await annOn(store, '2026-04-01'), goal)

    expect(all).toEqual(['days-30 on 2026-04-01', 'times-25 on 2026-03-26'])
  })

  it('can be shared for three days, and is for the member alone after that', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const goal = await goalOfAnn(store, circle, evenings)
    const other = await addGoal(store, { ...(await annOn(store, '2026-03-02')).person }, evenings)

    const inTime = await milestonesToTell(store, await annOn(store, '2026-03-12'), goal.id)
    const late = await milestonesToTell(store, await annOn(store, '2026-03-13'), other.id)

    expect(inTime?.due).toMatchObject([{ award: { key: 'days-7' }, mayShare: true }])
    expect(late?.due).toMatchObject([{ award: { key: 'days-7' }, mayShare: false }])
  })

  it('is nothing of a goal that is somebody else’s', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const ben = await addMember(store, 'ben', circle)
    const goal = await addGoal(store, ben, evenings)
    await addMember(store, 'ann', circle)

    expect(await milestonesToTell(store, await annOn(store, '2026-04-01'), goal.id)).toBeNull()
    expect(await awardsOf(store, goal)).toEqual([])
  })
})

describe('a start that lies in the past', () => {
  const kept = withStore()
  const needsConsent = async (speaker: Speaker, goal: Goal) =>
    ((await milestonesToTell(kept.store, speaker, goal.id))?.due ?? []).map(
      ({ award, needsConsent }) => [award.key, needsConsent],
    )

  it('is only asked about, with the highest that was reached, once', async () => {
    const { store } = kept
    const circle = await addGroup(store, 'circle')
    const start = { startedOn: date('2024-02-10'), startSaidOn: date('2026-03-02') }
    const goal = await goalOfAnn(store, circle, { ...evenings, ...start })
    const ann = await annOn(store, '2026-03-02')

    expect(await needsConsent(ann, goal)).toEqual([['years-2', true]])
    expect(await needsConsent(ann, goal)).toEqual([])
  })

  it('is asked about again when it was moved to before the next one', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), evenings)
    const ann = await annOn(store, '2026-03-10')
    expect(await needsConsent(ann, goal)).toEqual([['days-7', false]])

    await editGoal(store, ann, goal.id, { startedOn: date('2026-02-01') })

    expect(await needsConsent(ann, goal)).toEqual([['days-30', true]])
  })

  it('can be told with a setback, and what comes after that is told as it comes', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), evenings)
    await store.setbacks.put(goal.personId, {
      id: asId<SetbackId>(randomUUID()),
      goalId: goal.id,
      on: date('2026-03-20'),
      time: null,
      startOn: date('2026-03-21'),
      at: instant('2026-03-24T18:00Z'),
      saidOn: date('2026-03-24'),
      around: null,
      helped: null,
    })

    expect(await needsConsent(await annOn(store, '2026-03-24'), goal)).toEqual([['days-1', true]])
    expect(await needsConsent(await annOn(store, '2026-03-28'), goal)).toEqual([['days-7', false]])
  })

  it('has nobody to ask where a run began by itself', async () => {
    const { store } = kept
    const goal = await goalOfAnn(store, await addGroup(store, 'circle'), { reserveDays: 0 })
    await checkInOn(store, goal, [...days('2026-03-02', 1), ...days('2026-03-04', 2)])

    expect(await needsConsent(await annOn(store, '2026-03-08'), goal)).toEqual([['days-1', false]])
  })
})

describe('where time is not marked', () => {
  const kept = withStore()

  it.each(['bereavement', 'chronic-condition', 'caregiving'] as const)(
    'a group about %s hears of what was done, and of no time',
    async (focus) => {
      const { store } = kept
      const group = await addGroup(store, 'quiet', { focus })
      const quiet = await goalOfAnn(store, group, { ...evenings, startedOn: date('2024-01-01') })
      const walk = await addGoal(store, (await annOn(store, '2026-03-02')).person, {})
      await checkInOn(store, walk, days('2026-03-02', 40))
      const ann = await annOn(store, '2026-04-10')

      expect(await told(store, ann, quiet)).toEqual([])
      expect(await told(store, ann, walk)).toEqual(['times-25 on 2026-03-26'])
      expect(await seeMilestones(store, ann, walk.id)).toMatchObject({ value: { isCalm: true } })
    },
  )

  it('one such group is enough, unless the goal counts only in others', async () => {
    const { store } = kept
    const quiet = await addGroup(store, 'quiet', { focus: 'bereavement' })
    const walkers = await addGroup(store, 'walkers')
    const goal = await goalOfAnn(store, walkers, evenings)
    await store.groups.join(goal.personId, quiet.id, 'member', writtenAt)
    const ann = await annOn(store, '2026-03-10')
    expect(await told(store, ann, goal)).toEqual([])

    await store.goals.share(goal.id, walkers.id, writtenAt)

    expect(await told(store, ann, goal)).toEqual(['days-7 on 2026-03-09'])
    await store.goals.share(goal.id, quiet.id, writtenAt)
    expect(await told(store, await annOn(store, '2026-04-01'), goal)).toEqual([])
  })
})

describe('the list of a group', () => {
  const kept = withStore()

  /** Edits what the group has now, as one of its moderators. */
  async function edit(store: Store, { id }: Group, list: MilestoneList) {
    const ann = await annOn(store, '2026-03-02')
    const group = await store.groups.get(id)
    if (!group) throw new Error('the group is not there')
    return await editMilestoneList(store, ann, group, {
      list,
      version: group.version,
      once: randomUUID(),
    })
  }

  it('decides what is told of the goals that count in it', async () => {
    const { store } = kept
    const first = await addGroup(store, 'first')
    const second = await addGroup(store, 'second')
    const goal = await goalOfAnn(store, first, evenings)
    await store.groups.join(goal.personId, second.id, 'member', writtenAt.add({ hours: 1 }))
    await store.goals.share(goal.id, second.id, writtenAt)
    await edit(store, second, { ...defaultMilestones, days: [5] })

    expect(await told(store, await annOn(store, '2026-03-10'), goal)).toEqual([
      'days-5 on 2026-03-07',
    ])
  })

  it('is kept in order, and as none of its own when it is the usual one', async () => {
    const { store } = kept
    const group = await addGroup(store, 'steps', { kind: 'twelve-step' })
    await addMember(store, 'ann', group)
    const listNow = async () => (await annOn(store, '2026-03-02')).memberships[0]?.group.milestones

    const edited = await edit(store, group, {
      ...twelveStepMilestones,
      days: [90, 3, 90],
    })

    expect(edited).toMatchObject({ ok: true, value: { group: { milestones: { days: [3, 90] } } } })
    expect(await listNow()).toMatchObject({ days: [3, 90] })
    await edit(store, group, defaultMilestones)
    expect(await listNow()).toEqual(defaultMilestones)
    await edit(store, group, twelveStepMilestones)
    expect(await listNow()).toBeNull()
  })

  it('keeps the one before when it cannot be', async () => {
    const { store } = kept
    const group = await addGroup(store, 'circle')

    expect(await edit(store, group, { ...defaultMilestones, days: [0] })).toEqual({
      ok: false,
      error: 'milestone-out-of-range',
    })
  })
})
