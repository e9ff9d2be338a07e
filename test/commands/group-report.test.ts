import { expect, test } from 'vitest'
import type { Group } from '#domain/group.ts'
import { atTheDesk, cardOf, labelsOf, textOf } from '../support/at-the-desk.ts'
import { aCheckIn, date } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import { addGoal, addGroup, addMember, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()

/** Noor moderates two groups. In the first, fourteen people checked in last week. */
async function twoGroups() {
  const { store } = kept
  const group = await addGroup(store, 'circle')
  const other = await addGroup(store, 'tuesday')
  const noor = await addMember(store, 'noor', group, 'moderator')
  await store.groups.join(noor.id, other.id, 'moderator', writtenAt)
  for (let nth = 0; nth < 20; nth++) {
    const person = await addMember(store, `Person ${nth}`, group)
    const goal = await addGoal(store, person, { title: 'Secret' })
    if (nth < 14)
      await store.checkIns.put(aCheckIn({ goalId: goal.id, on: date('2026-03-03'), at: writtenAt }))
  }
  const clock = new TestClock('2026-03-09T08:00Z')
  const desk = atTheDesk(kept, clock, 'noor')
  const weekly = ({ id }: Group) => desk.gets({ kind: 'group-report', about: `${id} 2026-03-02` })
  return { group, other, noor, desk, weekly, clock }
}

test('the weekly report tells of the week before, of the group that it is about', async () => {
  const { group, other, weekly } = await twoGroups()

  const card = await weekly(group)

  expect(card?.summary).toBe('How circle is doing')
  expect(textOf(card)).toContain('Week from Monday 2 March to Sunday 8 March')
  expect(textOf(card)).toContain('People who checked in: 10 or more')
  expect(textOf(card)).not.toContain('This week so far')
  expect(textOf(card)).not.toMatch(/Person|Secret/)
  expect(labelsOf(card)).toEqual(['Open the dashboard', 'Stop the weekly report'])
  expect(textOf(await weekly(other))).toContain('People who checked in: too few to show')
  // A link in a message that stays would be over before it is read.
  expect(await kept.database.prisma.webEntry.count()).toBe(0)
})

test('its buttons are about that group, for who moderates it', async () => {
  const { group, other, noor, desk, weekly } = await twoGroups()
  const card = await weekly(other)

  const stopped = cardOf(await desk.clicks(card, 'Stop the weekly report'))
  expect(textOf(stopped)).toContain('The weekly report of tuesday will not come any more.')
  const { groupWeeks, groups } = kept.store
  expect(await groupWeeks.isSent(noor.id, other.id)).toBe(false)
  expect(await groupWeeks.isSent(noor.id, group.id)).toBe(true)

  await groups.join(noor.id, other.id, 'member', writtenAt)
  for (const label of ['Open the dashboard', 'Stop the weekly report'])
    expect(textOf(cardOf(await desk.clicks(card, label)))).toContain('Only moderators')
  expect(await weekly(other)).toBeNull()
})

test('who runs the bot is named where no process shows a dashboard', async () => {
  const { group, desk, weekly } = await twoGroups()

  const card = cardOf(await desk.clicks(await weekly(group), 'Open the dashboard'))

  expect(textOf(card)).toContain('gives a process the role web and a public address')
  expect(await kept.database.prisma.webEntry.count()).toBe(0)
})

test('what a report shows is the same to whoever looks, and however often', async () => {
  const { group, weekly, clock } = await twoGroups()
  const rows = () => kept.database.prisma.groupWeek.findMany({ orderBy: { startsOn: 'asc' } })
  const first = await weekly(group)
  const counted = await rows()

  clock.pass({ hours: 1 })

  expect(textOf(await weekly(group))).toBe(textOf(first))
  expect(await rows()).toEqual(counted)
  expect(counted).toHaveLength(2)
})
