import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { deliveryOf } from '#app/deliveries.ts'
import type { DeliveryKind } from '#domain/due.ts'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import { asId, type PauseId, type SetbackId } from '#domain/id.ts'
import { defaultMilestones } from '#domain/milestone-list.ts'
import type { Pause } from '#domain/pause.ts'
import type { Person } from '#domain/person.ts'
import type { Setback } from '#domain/setback.ts'
import { dueMembers } from '#store/prisma/due-members.ts'
import type { DueGroup, DueMember, KeptPause } from '#store/store.ts'
import { aCheckIn, date, instant, time, zone } from '../support/builders.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addPerson,
  newPersonId,
  writtenAt,
} from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const now = instant('2026-06-01T18:00Z')
/** The first date of the last two months and a half. */
const since = date('2026-03-18')

const aSetback = (goal: Goal, parts: Partial<Setback> = {}): Setback => ({
  id: asId<SetbackId>(randomUUID()),
  goalId: goal.id,
  on: goal.startedOn,
  time: null,
  startOn: null,
  at: writtenAt,
  saidOn: goal.startedOn,
  around: 'rain',
  helped: 'tea',
  ...parts,
})

/** As much of a group as decides what is due for a member. */
const dueGroupOf = (group: Group, isReported: boolean): DueGroup => {
  const { id, communityId, kind, focus, zone, firstWeekday, backfillDays, milestones } = group
  const days = { zone, firstWeekday, backfillDays, milestones }
  return { id, communityId, kind, focus, ...days, isReported }
}

const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort()

onEveryDatabase((kept) => {
  async function memberOf({ id }: Person): Promise<DueMember> {
    const [member] = await kept.store.schedule.members([id], now)
    if (member === undefined) throw new Error('the member is not there')
    return member
  }

  test('a member who has said nothing yet has nothing but themselves', async () => {
    const ann = await addPerson(kept.store, 'ann')

    expect(plain(await kept.store.schedule.members([ann.id], now))).toEqual(
      plain([
        {
          person: ann,
          asked: { promptedOn: null, unanswered: 0, unreached: 0 },
          accounts: [accountOf('ann')],
          groups: [],
          goals: [],
          pauses: [],
          deliveries: [],
          followUps: [],
        },
      ]),
    )
  })

  test('settings, and what was asked, are told as they were written', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const settings = {
      ...ann,
      zone: zone('Asia/Kolkata'),
      promptTime: time('07:05'),
      wishes: { ...ann.wishes, nudge: true, quietHours: null },
    }
    await kept.store.people.update(settings)
    await kept.store.schedule.prompted(ann.id, date('2026-05-31'))

    const { person, asked } = await memberOf(ann)

    expect(plain(person)).toEqual(plain(settings))
    expect(plain(asked)).toEqual({ promptedOn: '2026-05-31', unanswered: 1, unreached: 0 })
  })

  test('accounts are in the order of doors and ids', async () => {
    const ann = await addPerson(kept.store, 'b')
    for (const key of [
      { door: 'web', tenant: '', externalId: 'c' },
      accountOf('a'),
      { door: 'discord', tenant: '', externalId: 'd' },
    ] as const)
      await kept.store.people.add({ key, name: 'Ann', person: ann, at: writtenAt })

    const { accounts } = await memberOf(ann)

    expect(accounts.map(({ externalId }) => externalId)).toEqual(['d', 'a', 'b', 'c'])
  })

  test('groups are in the order of joining, those of communities that we left among them', async () => {
    const { groups } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const harbour = await addGroup(kept.store, 'harbour')
    const quay = await addGroup(kept.store, 'quay', { kind: 'twelve-step', backfillDays: 0 })
    const list = { ...defaultMilestones, times: [5] }
    const left = { door: 'discord', community: 'G1' } as const
    const pier = { ...harbour, id: asId<typeof harbour.id>(randomUUID()) }
    await groups.add(
      { ...pier, communityId: asId<typeof pier.communityId>(randomUUID()) },
      { ...left, channel: 'pier' },
      writtenAt,
    )
    await groups.update({ ...quay, milestones: list })
    await groups.join(ann.id, pier.id, 'member', writtenAt)
    await groups.join(ann.id, harbour.id, 'member', writtenAt.add({ minutes: 2 }))
    await groups.join(ann.id, quay.id, 'moderator', writtenAt.add({ minutes: 1 }))
    await groups.markRemoved(left, writtenAt)

    const member = await memberOf(ann)

    expect(member.groups[0]?.id).toBe(pier.id)
    expect(plain(member.groups.slice(1))).toEqual(
      plain([dueGroupOf({ ...quay, milestones: list }, true), dueGroupOf(harbour, false)]),
    )
  })

  test('open goals are in the order of creation, each with what decides when it is asked', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const walk = await addGoal(kept.store, ann, {
      cadence: { every: 'weekdays', days: [1, 4] },
      earlierCadences: [{ cadence: { every: 'day' }, until: date('2026-03-08') }],
    })
    await kept.store.goals.add({ ...walk, id: asId(randomUUID()), mode: 'abstain' }, now)
    const done = await addGoal(kept.store, ann)
    await kept.store.goals.update({ ...done, finishedOn: date('2026-03-04') })
    const harbour = await addGroup(kept.store, 'harbour')
    const quay = await addGroup(kept.store, 'quay')
    await kept.store.goals.share(walk.id, quay.id, writtenAt)
    await kept.store.goals.share(walk.id, harbour.id, now)

    const [first, second, ...others] = (await memberOf(ann)).goals

    const { id, mode, cadence, earlierCadences, startedOn, finishedOn } = walk
    expect(plain(first)).toEqual(
      plain({
        goal: { id, mode, cadence, earlierCadences, startedOn, finishedOn },
        sharedWith: [quay.id, harbour.id],
        runStart: startedOn,
        answered: [],
        groupGoal: null,
      }),
    )
    expect(second?.goal.mode).toBe('abstain')
    expect(others).toEqual([])
  })

  test('a run starts with the newest start that the member told of', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const starts: (string | undefined)[] = []
    const look = async () => {
      starts.push((await memberOf(ann)).goals[0]?.runStart.toString())
    }

    await look()
    await kept.store.setbacks.put(ann.id, aSetback(goal, { startOn: date('2026-04-02') }))
    await kept.store.setbacks.put(ann.id, aSetback(goal))
    await look()
    await kept.database.prisma.run.create({
      data: { goalId: goal.id, startOn: new Date('2026-04-20') },
    })
    await look()

    expect(starts).toEqual(['2026-03-02', '2026-04-02', '2026-04-20'])
  })

  test('answers are those of the last two months and a half', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const dates = [since.subtract({ days: 1 }), since, date('2026-05-31'), date('2026-06-02')]
    for (const on of dates) await kept.store.checkIns.put(aCheckIn({ goalId: goal.id, on }))

    const answered = (await memberOf(ann)).goals[0]?.answered ?? []

    expect(sorted(answered)).toEqual(sorted(dates.slice(1)))
  })

  test('pauses are in the order in which they were made', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const pause = (parts: Pause): KeptPause => ({ id: asId<PauseId>(randomUUID()), ...parts })
    const open = pause({ goalId: goal.id, from: date('2026-05-01'), until: null })
    const all = pause({ goalId: null, from: date('2026-01-01'), until: date('2026-01-07') })
    await kept.store.pauses.put(ann.id, open, writtenAt)
    await kept.store.pauses.put(ann.id, all, now)

    expect(plain((await memberOf(ann)).pauses)).toEqual(plain([open, all]))
  })

  test('deliveries are those that fell due in the last two months and a half, whatever became of them', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const owed = (kind: DeliveryKind, about: string, at: string) =>
      deliveryOf(ann.id, { kind, about, at: instant(at), until: null })
    const old = owed('prompt', '2026-03-17', '2026-03-17T23:59:59.999Z')
    const first = owed('prompt', '2026-03-18', '2026-03-18T00:00Z')
    const newest = owed('pause-end', '2026-06-01', '2026-06-01T17:59:59.123Z')
    await kept.store.deliveries.add([old, first, newest])
    await kept.store.deliveries.settle(first.id, { state: 'sent', message: 'm' }, now)

    const { deliveries } = await memberOf(ann)

    const { kind, about, at: dueAt } = newest
    expect(sorted(deliveries)).toEqual(
      sorted([
        { kind: 'prompt', about: first.about, dueAt: first.at, state: 'sent' },
        { kind, about, dueAt, state: 'queued' },
      ]),
    )
  })

  test('a follow-up waits until it has a delivery of its own', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const [asked, told, plainOne] = [aSetback(goal), aSetback(goal), aSetback(goal)]
    for (const setback of [asked, told, plainOne]) await kept.store.setbacks.put(ann.id, setback)
    for (const { id } of [asked, told]) await kept.store.schedule.setFollowUp(ann.id, id, writtenAt)
    const about = { about: told.id, at: writtenAt, until: null }
    await kept.store.deliveries.add([
      deliveryOf(ann.id, { kind: 'follow-up', ...about }),
      deliveryOf(ann.id, { kind: 'milestone', ...about, about: asked.id }),
    ])

    const { followUps } = await memberOf(ann)

    expect(plain(followUps)).toEqual(plain([{ setback: asked.id, at: writtenAt }]))
  })

  test('each of many members has what is theirs, and whoever is not there is left out', async () => {
    const [ann, ben] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]
    await addPerson(kept.store, 'cleo')
    const goals = [await addGoal(kept.store, ann), await addGoal(kept.store, ben)]
    const occasion = { kind: 'prompt', about: '2026-06-01', at: now, until: null } as const
    await kept.store.deliveries.add([deliveryOf(ben.id, occasion)])

    const members = await kept.store.schedule.members([ben.id, newPersonId(), ann.id], now)

    const found = members.map(({ person, goals, deliveries }) => ({
      person: person.id,
      goals: goals.map(({ goal }) => goal.id),
      deliveries: deliveries.length,
    }))
    expect(sorted(found)).toEqual(
      sorted([
        { person: ann.id, goals: [goals[0]?.id], deliveries: 0 },
        { person: ben.id, goals: [goals[1]?.id], deliveries: 1 },
      ]),
    )
    expect(await kept.store.schedule.members([], now)).toEqual([])
  })

  test('many are read in as many statements as one, and nothing that is sealed is opened', async () => {
    const people = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]
    for (const person of people) {
      const goal = await addGoal(kept.store, person)
      await kept.store.setbacks.put(person.id, aSetback(goal))
    }
    let statements = 0
    const db = new Proxy(kept.database.prisma, {
      get(target, name) {
        if (name === '$queryRaw') statements++
        return Reflect.get(target, name)
      },
    })
    const closed = () => Promise.reject(new Error('sealed'))
    const sealer = { seal: closed, open: closed, newestPrefix: '' }
    const count = async (ids: readonly Person['id'][]) => {
      statements = 0
      const found = await dueMembers({ db, sealer }, ids, now)
      return { found: found.length, statements }
    }

    const counts = [
      await count(people.slice(0, 1).map(({ id }) => id)),
      await count(people.map(({ id }) => id)),
    ]

    expect(counts).toEqual([
      { found: 1, statements: 3 },
      { found: 2, statements: 3 },
    ])
  })
})
