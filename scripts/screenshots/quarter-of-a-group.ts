import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { todayOf } from '#app/group-report.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { weekOf } from '#domain/group-week.ts'
import { asId, type GoalId, type GroupGoalId, type ShareId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import { openStore } from '#store/open.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { systemClock } from '../../src/clock.ts'
import { aCheckIn } from '../../test/support/builders.ts'
import { accountOf, addGoal, aGroup, aPerson } from '../../test/support/household.ts'

/** Of each week, oldest first: how many came, and of ten days how many were answered. */
const weeks = [
  { came: 16, answered: 5 },
  { came: 1, answered: 6 },
  { came: 0, answered: 6 },
  { came: 6, answered: 5 },
  { came: 0, answered: 6 },
  { came: 2, answered: 7 },
  { came: 7, answered: 6 },
  { came: 0, answered: 7 },
  { came: 1, answered: 8 },
  { came: 0, answered: 7 },
  { came: 6, answered: 8 },
  { came: 0, answered: 8 },
] as const

const lives: ChannelKey = { door: 'web', community: 'local', channel: 'circle' }

/** The local page finds its group there already, with the last twelve weeks of those who joined it. */
export async function makeQuarterOfAGroup(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  const group = aGroup({ name: 'Morning circle' })
  const today = todayOf(group, systemClock.now())
  const first = weekOf(today, group.firstWeekday).subtract({ days: 7 * (weeks.length - 1) })
  await store.groups.add(group, lives, noonOf(group, first))
  let number = 0
  for (const [week, { came }] of weeks.entries())
    for (let one = 0; one < came; one++)
      await addLife(store, group, { number: number++, week, first, today })
  for (const goal of goalsOf(group, first)) {
    await store.groupGoals.add(goal)
    await store.groupGoals.show(goal, goal.shown, [])
  }
  await store.close()
}

interface Told {
  readonly number: number
  readonly week: number
  readonly first: Temporal.PlainDate
  readonly today: Temporal.PlainDate
}

/** Somebody who joined in a week, with a goal and what they said of each day until yesterday. */
async function addLife(store: Store, group: Group, told: Told): Promise<void> {
  const { number, week, first, today } = told
  const person = aPerson()
  const joinedOn = first.add({ days: 7 * week })
  const at = noonOf(group, joinedOn)
  await store.people.add({ key: accountOf(`${number}`), name: `Person ${number}`, person, at })
  await store.groups.join(person.id, group.id, 'member', at)
  if (number % 6 > 0) await welcome(store, group, person, at)
  const goal = await addGoal(store, person, { startedOn: joinedOn, setOn: joinedOn })
  await store.goals.share(goal.id, group.id, at)
  for (let day = 7 * week; first.add({ days: day }).until(today).days > 0; day++) {
    const on = first.add({ days: day })
    if (answers(number, day))
      await store.checkIns.put(aCheckIn({ goalId: goal.id, on, at: noonOf(group, on) }))
    if ((day + number * 5) % 23 === 0) await shareMilestone(store, group, person, goal.id, on)
  }
}

/** Some were there every day at first and have said nothing for a while. */
function answers(number: number, day: number): boolean {
  if (number % 5 === 4 && day > 55) return false
  const { answered } = weeks[Math.floor(day / 7)] ?? weeks[0]
  return (number * 7 + day * 3) % 10 < answered + (number % 3)
}

const welcome = (store: Store, group: Group, { id }: Person, postedAt: Temporal.Instant) =>
  store.posts.put({
    groupId: group.id,
    channel: lives,
    kind: 'newcomer',
    about: randomUUID(),
    personId: id,
    message: null,
    postedAt,
  })

async function shareMilestone(
  store: Store,
  group: Group,
  { id }: Person,
  goalId: GoalId,
  on: Temporal.PlainDate,
): Promise<void> {
  const share = {
    id: asId<ShareId>(randomUUID()),
    personId: id,
    goalId,
    kind: 'milestone',
    to: { groupId: group.id },
    on,
    sharedAt: noonOf(group, on),
  } as const
  await store.shares.add(share)
  await store.shares.markPosted(share.id, share.sharedAt)
}

const goalsOf = (group: Group, first: Temporal.PlainDate): readonly GroupGoal[] => [
  goalOf(group, 'A thousand walks', first, 12, 640),
  goalOf(group, 'A quiet start to the day', first.add({ days: 7 * 9 }), 4, 380),
]

const goalOf = (
  group: Group,
  title: string,
  startsOn: Temporal.PlainDate,
  weeksLong: number,
  total: number,
): GroupGoal => ({
  id: asId<GroupGoalId>(randomUUID()),
  groupId: group.id,
  ...{ title, mode: 'do', unit: null, aim: { of: 'total', amount: 1000 }, marks: [] },
  ...{ repeats: false, round: 0, next: null, version: 0 },
  period: { startsOn, endsOn: startsOn.add({ days: 7 * weeksLong - 1 }) },
  createdAt: noonOf(group, startsOn),
  endedAt: null,
  shown: { total, possible: 0, countedAt: systemClock.now() },
})

const noonOf = ({ zone }: Group, on: Temporal.PlainDate): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
