import { expect, test } from 'vitest'
import { groupReport, latestWeeks, mostWeeks } from '#app/group-report.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { asId, type GoalId, type GroupGoalId, type PersonId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()

const monday = date('2026-03-02')

/** A group with as many members, each with a goal that counts in it. */
async function aCircle(members: number) {
  const { store } = kept
  const group = await addGroup(store, 'circle')
  const people: { readonly id: PersonId; readonly goal: GoalId }[] = []
  for (let nth = 0; nth < members; nth++) {
    const person = await addMember(store, `member ${nth}`, group)
    const goal = await addGoal(store, person)
    await store.goals.share(goal.id, group.id, writtenAt)
    people.push({ id: person.id, goal: goal.id })
  }
  const checkIn = async (from: number, to: number, on: string, at: string) => {
    for (const { goal } of people.slice(from, to))
      await store.checkIns.put(aCheckIn({ goalId: goal, on: date(on), at: instant(at) }))
  }
  return { group, people, checkIn }
}

const report = (store: Store, group: Group, at: string, weeks = 1) =>
  groupReport(store, group, instant(at), latestWeeks(group, instant(at), weeks))

const activeAt = async (group: Group, at: string) =>
  (await report(kept.store, group, at)).weeks[0]?.figures?.activePeople

test('the week at present is counted anew once five different people have checked in since', async () => {
  const { group, checkIn } = await aCircle(20)
  await checkIn(0, 7, '2026-03-03', '2026-03-03T10:00Z')
  expect(await activeAt(group, '2026-03-03T12:00Z')).toBe(5)

  await checkIn(7, 11, '2026-03-03', '2026-03-03T13:00Z')
  await checkIn(7, 11, '2026-03-04', '2026-03-04T13:00Z')
  expect(await activeAt(group, '2026-03-04T14:00Z')).toBe(5)

  await checkIn(11, 12, '2026-03-04', '2026-03-04T15:00Z')
  expect(await activeAt(group, '2026-03-04T16:00Z')).toBe(10)
})

test('a week that is over is closed once, with what was told last where fewer have spoken since', async () => {
  const { group, people, checkIn } = await aCircle(20)
  await checkIn(0, 9, '2026-03-03', '2026-03-03T10:00Z')
  await report(kept.store, group, '2026-03-03T12:00Z')
  await checkIn(9, 13, '2026-03-08', '2026-03-09T10:00Z')

  const [open] = (await report(kept.store, group, '2026-03-11T12:00Z', 2)).weeks
  const [closed] = (await report(kept.store, group, '2026-03-12T12:00Z', 2)).weeks
  await checkIn(9, 20, '2026-03-08', '2026-03-13T10:00Z')
  for (const { id } of people.slice(0, 9)) await kept.store.groups.leave(id, group.id)
  const [later] = (await report(kept.store, group, '2026-03-13T12:00Z', 2)).weeks

  expect(open).toMatchObject({ from: monday, isOpen: true, figures: { activePeople: 5 } })
  expect(closed).toEqual({ ...open, isOpen: false })
  expect(later).toEqual(closed)
})

test('nothing finer than what is told is kept', async () => {
  const { group, checkIn } = await aCircle(23)
  await checkIn(0, 17, '2026-03-03', '2026-03-03T10:00Z')

  await report(kept.store, group, '2026-03-05T12:00Z')

  const [row] = await kept.database.prisma.groupWeek.findMany()
  expect(row?.figures).toEqual({
    ...{ activePeople: 15, checkInRate: 25, milestonesShared: null },
    // All joined in this week.
    ...{ newcomers: 15, newcomersWelcomed: null, quiet: null },
  })
})

test('weeks are shown since the group began, and a year of them at the most', async () => {
  const { group } = await aCircle(1)

  const first = await report(kept.store, group, '2026-03-17T12:00Z', 8)
  const years = await report(kept.store, group, '2028-03-01T12:00Z', 200)

  expect(first.weeks.map(({ from }) => String(from))).toEqual([
    ...['2026-03-02', '2026-03-09', '2026-03-16'],
  ])
  expect(years.weeks).toHaveLength(mostWeeks)
})

test('where weeks begin on another day from now on, none is counted that shares days with one before', async () => {
  const { group } = await aCircle(1)
  await report(kept.store, group, '2026-03-10T12:00Z', 2)
  const changed: Group = { ...group, firstWeekday: 4 }

  const { weeks } = await report(kept.store, changed, '2026-03-20T12:00Z', 4)

  expect(weeks.map(({ from, figures }) => [String(from), figures === null])).toEqual([
    ['2026-02-26', true],
    ['2026-03-05', true],
    ['2026-03-12', true],
    ['2026-03-19', false],
  ])
})

test('of many who look at once, one counts', async () => {
  const { group, checkIn } = await aCircle(12)
  await checkIn(0, 11, '2026-03-03', '2026-03-03T10:00Z')

  const all = await Promise.all(
    Array.from({ length: 8 }, (_, second) =>
      report(kept.store, group, `2026-03-03T12:00:0${second}Z`),
    ),
  )

  for (const one of all) expect(one).toEqual(all[0])
  expect(await kept.database.prisma.groupWeek.count()).toBe(1)
})

test('goals of the group stand beside it, as the group was shown them', async () => {
  const { group } = await aCircle(1)
  const { groupGoals } = kept.store
  const goal: GroupGoal = {
    ...{ id: asId<GroupGoalId>('00000000-0000-4000-8000-0000000000f1'), groupId: group.id },
    ...{ title: 'A thousand steps', unit: null, marks: [], repeats: false },
    mode: 'do',
    aim: { of: 'total', amount: 200 },
    period: { startsOn: monday, endsOn: date('2026-03-31') },
    ...{ round: 0, next: null, version: 0, createdAt: writtenAt, endedAt: null },
    shown: { total: 0, possible: 0, countedAt: null },
  }
  await groupGoals.add(goal)
  const now = '2026-03-05T12:00Z'

  const before = await report(kept.store, group, now)
  await groupGoals.show(goal, { total: 90, possible: 0, countedAt: instant(now) }, [])
  const after = await report(kept.store, group, now)

  const told = { ...goal.period, title: 'A thousand steps', isOpen: true }
  expect(before.goals).toEqual([{ ...told, percent: null }])
  expect(after.goals).toEqual([{ ...told, percent: 45 }])
})
