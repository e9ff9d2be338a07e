import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { GroupWeek } from '#domain/group-week.ts'
import { asId, type PauseId, type ShareId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn, date, instant, zone } from '../support/builders.ts'
import { addGoal, addGroup, addMember, channelOf, writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const monday = date('2026-03-02')
const scope = { startsOn: monday, from: date('2026-02-27'), until: date('2026-03-08') }
const figures = {
  ...{ activePeople: 5, checkInRate: 60, milestonesShared: null },
  ...{ newcomers: null, newcomersWelcomed: null, quiet: null },
}
const week = (parts: Partial<GroupWeek> = {}): GroupWeek => ({
  ...{ startsOn: monday, figures, closed: false, countedAt: instant('2026-03-04T12:00:00.123Z') },
  ...parts,
})

/** Ann of the harbour, with a goal that counts there and one that does not. */
async function harbour(store: Store) {
  const group = await addGroup(store, 'harbour')
  const ann = await addMember(store, 'ann', group)
  const walk = await addGoal(store, ann, { title: 'Walk', startedOn: date('2026-02-01') })
  const read = await addGoal(store, ann, { title: 'Read', startedOn: date('2026-02-01') })
  await store.goals.share(walk.id, group.id, writtenAt)
  return { group, ann, walk, read }
}

onEveryDatabase((kept) => {
  test('a week is kept as it is told, and found by its first date', async () => {
    const { group } = await harbour(kept.store)
    const { groupWeeks } = kept.store
    const next = week({ startsOn: date('2026-03-09'), closed: true })

    await groupWeeks.put(group.id, next, null)
    await groupWeeks.put(group.id, week(), null)

    expect(await groupWeeks.weeks(group.id, monday, next.startsOn)).toEqual([week(), next])
    expect(await groupWeeks.weeks(group.id, monday, date('2026-03-08'))).toEqual([week()])
    const other = await addGroup(kept.store, 'tuesday')
    expect(await groupWeeks.weeks(other.id, monday, next.startsOn)).toEqual([])
    expect(await groupWeeks.began(group.id)).toEqual(writtenAt)
    expect(await groupWeeks.began(asId(randomUUID()))).toBeNull()
  })

  test('of two who count a week at once, the first stands', async () => {
    const { group } = await harbour(kept.store)
    const { groupWeeks } = kept.store
    const { countedAt } = week()
    const later = week({ countedAt: countedAt.add({ hours: 1 }), closed: true })

    expect(await groupWeeks.put(group.id, week(), null)).toBe(true)
    expect(await groupWeeks.put(group.id, later, null)).toBe(false)
    expect(await groupWeeks.put(group.id, later, countedAt.subtract({ hours: 1 }))).toBe(false)
    expect(await groupWeeks.put(group.id, later, countedAt)).toBe(true)
    expect(await groupWeeks.put(group.id, week(), later.countedAt)).toBe(false)
    expect(await groupWeeks.weeks(group.id, monday, monday)).toEqual([later])
  })

  test('what a week’s figures follow from is read for each member', async () => {
    const { group, ann, walk, read } = await harbour(kept.store)
    await addMember(kept.store, 'bob', group)
    await addMember(kept.store, 'zoe', await addGroup(kept.store, 'tuesday'))
    const said = [
      { goalId: walk.id, on: date('2026-02-26'), at: writtenAt },
      { goalId: walk.id, on: date('2026-03-03'), at: instant('2026-03-03T09:00Z') },
      { goalId: read.id, on: date('2026-03-03'), at: instant('2026-03-03T10:00Z') },
      { goalId: read.id, on: date('2026-02-28'), at: instant('2026-03-09T10:00Z') },
      { goalId: walk.id, on: date('2026-03-09'), at: instant('2026-03-10T10:00Z') },
    ]
    for (const one of said) await kept.store.checkIns.put(aCheckIn(one))
    const pause = { goalId: walk.id, from: date('2026-03-05'), until: null }
    await kept.store.pauses.put(ann.id, { id: asId<PauseId>(randomUUID()), ...pause }, writtenAt)

    const facts = await kept.store.groupWeeks.facts(group, scope)

    const bob = { joinedOn: monday, welcomed: false, answered: [], heardAt: null, pauses: [] }
    expect(facts).toMatchObject({ milestones: 0, sharers: 0 })
    expect(facts.members).toHaveLength(2)
    expect(facts.members).toEqual(
      expect.arrayContaining([
        { ...bob, goals: [] },
        {
          ...bob,
          answered: [date('2026-02-28'), date('2026-03-03')],
          heardAt: instant('2026-03-03T10:00Z'),
          pauses: [expect.objectContaining(pause)],
          goals: [
            {
              goal: {
                ...{ id: walk.id, cadence: { every: 'day' }, earlierCadences: [] },
                ...{ startedOn: date('2026-02-01'), finishedOn: null },
              },
              answered: [date('2026-03-03')],
            },
          ],
        },
      ]),
    )
  })

  test('a day begins where the group is at home', async () => {
    const { group } = await harbour(kept.store)

    const there = { ...group, zone: zone('Pacific/Kiritimati') }
    const { members } = await kept.store.groupWeeks.facts(there, scope)

    expect(members.map(({ joinedOn }) => joinedOn)).toEqual([date('2026-03-03')])
  })

  test('milestones count that were posted there in the week, by how many people', async () => {
    const { group, ann, walk } = await harbour(kept.store)
    const share = async (parts: object, postedAt: string | null) => {
      const id = asId<ShareId>(randomUUID())
      const to = { groupId: group.id }
      await kept.store.shares.add({
        ...{ id, personId: ann.id, goalId: walk.id, kind: 'milestone', to, on: monday },
        ...{ sharedAt: writtenAt, ...parts },
      })
      if (postedAt !== null) await kept.store.shares.markPosted(id, instant(postedAt))
    }
    await share({}, '2026-03-01T23:00Z')
    await share({}, '2026-03-08T22:59Z')
    await share({}, '2026-03-01T22:59Z')
    await share({}, '2026-03-08T23:00Z')
    await share({}, null)
    await share({ kind: 'check-in' }, '2026-03-04T12:00Z')
    await share({ to: { personId: ann.id } }, '2026-03-04T12:00Z')

    const facts = await kept.store.groupWeeks.facts(group, scope)

    expect(facts).toMatchObject({ milestones: 2, sharers: 1 })
  })

  test('somebody is welcomed by another, not by the hello that was said for them', async () => {
    const { group, ann } = await harbour(kept.store)
    const { posts, groupWeeks } = kept.store
    const post = { groupId: group.id, channel: channelOf('harbour'), personId: ann.id } as const
    const rest = { kind: 'newcomer', message: {}, postedAt: writtenAt } as const
    const isWelcomed = async () => (await groupWeeks.facts(group, scope)).members[0]?.welcomed

    await posts.put({ ...post, ...rest, about: ann.id })
    expect(await isWelcomed()).toBe(false)
    await posts.put({ ...post, ...rest, about: randomUUID() })
    expect(await isWelcomed()).toBe(true)
  })

  test('a moderator gets the report until they say otherwise', async () => {
    const { group } = await harbour(kept.store)
    const noor = await addMember(kept.store, 'noor', group, 'moderator')
    const { groupWeeks, schedule } = kept.store
    const groupsOf = async () => (await schedule.members([noor.id], writtenAt))[0]?.groups

    expect(await groupWeeks.isSent(noor.id, group.id)).toBe(true)
    expect(await groupsOf()).toMatchObject([{ isReported: true }])
    await groupWeeks.send(noor.id, group.id, false)
    expect(await groupWeeks.isSent(noor.id, group.id)).toBe(false)
    expect(await groupsOf()).toMatchObject([{ isReported: false }])
    await groupWeeks.send(noor.id, group.id, true)
    await kept.store.groups.join(noor.id, group.id, 'member', writtenAt)
    expect(await groupsOf()).toMatchObject([{ isReported: false }])
  })
})
