import { describe, expect, test } from 'vitest'
import type { Group } from '#domain/group.ts'
import { type GroupGoal, markKey } from '#domain/group-goal.ts'
import { turned } from '#domain/group-goal-period.ts'
import type { Person } from '#domain/person.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { addGroupGoal, aGroupGoal, someTerms } from '../support/group-goals.ts'
import { addGoal, addGroup, addMember, channelOf, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { type Kept, onEveryDatabase } from '../support/store.ts'

const now = instant('2026-03-03T12:00Z')
const later = (seconds: number) => now.add({ seconds })

/** Somebody of the group who takes part from Monday 2 March 2026 on. */
async function addPart({ store }: Kept, name: string, group: Group, groupGoal: GroupGoal) {
  const person = await addMember(store, name, group)
  const { mode } = groupGoal
  const goal = await addGoal(store, person, { mode })
  const part = { groupGoalId: groupGoal.id, personId: person.id, goalId: goal.id }
  await store.groupGoals.join({ ...part, joinedOn: date('2026-03-02'), leftAt: null })
  const checkIn = (on: string, parts: Parameters<typeof aCheckIn>[0] = {}) =>
    store.checkIns.put(aCheckIn({ goalId: goal.id, on: date(on), at: now, ...parts }))
  return { person, goal, part, checkIn }
}

/** Who has how much, and how much of it was shown. */
async function standing({ store }: Kept, goal: GroupGoal) {
  const parts = await store.groupGoals.parts(goal)
  return new Map(parts.map(({ personId, has, counted, peak }) => [personId, [has, counted, peak]]))
}

/** Those whose card is to be looked at by then. */
const claimed = ({ store }: Kept, at = later(3)) =>
  store.groupGoals.claimLooks(at, at.add({ minutes: 1 }), 10)

onEveryDatabase((kept) => {
  describe('a group goal', () => {
    test('comes back as it was added, once', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = aGroupGoal({
        groupId: group.id,
        ...someTerms({ mode: 'target', unit: 'pages', aim: { of: 'total', amount: 0.125 } }),
        next: someTerms({ title: 'Next time' }),
        shown: { total: 12.5, possible: 3, countedAt: now },
        endedAt: later(1),
      })

      const added = [
        await kept.store.groupGoals.add(goal),
        await kept.store.groupGoals.add({ ...goal, title: 'Another' }),
      ]

      expect(added).toEqual([true, false])
      expect(plain(await kept.store.groupGoals.get(goal.id))).toEqual(plain(goal))
      expect(await kept.store.groupGoals.get(aGroupGoal().id)).toBeNull()
    })

    test('those of a group are the open ones first, in the order of creation', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const other = await addGroup(kept.store, 'quay')
      const at = (seconds: number) => ({ createdAt: later(seconds) })
      const ended = await addGroupGoal(kept.store, group, { ...at(0), endedAt: later(9) })
      const second = await addGroupGoal(kept.store, group, at(2))
      const first = await addGroupGoal(kept.store, group, at(1))
      await addGroupGoal(kept.store, other)

      const found = await kept.store.groupGoals.of(group.id)

      expect(found.map(({ id }) => id)).toEqual([first.id, second.id, ended.id])
    })

    test('is changed by one of two who saw the same version, and keeps what was shown', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const shown = { total: 9, possible: 0, countedAt: now }
      await kept.store.groupGoals.show(goal, shown, [])

      const first = await kept.store.groupGoals.update({ ...goal, title: 'Mine' })
      const second = await kept.store.groupGoals.update({ ...goal, title: 'Other' })

      expect([first, second]).toEqual([true, false])
      expect(plain(await kept.store.groupGoals.get(goal.id))).toEqual(
        plain({ ...goal, title: 'Mine', version: 1, shown }),
      )
    })
  })

  describe('a part', () => {
    test('is what was said in the period since joining, skipped dates apart', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      const late = await addMember(kept.store, 'late', group)
      const own = await addGoal(kept.store, late)
      const { part } = ann
      const joinedOn = date('2026-03-05')
      await kept.store.groupGoals.join({
        ...part,
        personId: late.id,
        goalId: own.id,
        joinedOn,
        leftAt: null,
      })
      for (const on of ['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-08', '2026-03-09']) {
        await ann.checkIn(on, { at: later(on.length) })
        await ann.checkIn(on, { goalId: own.id })
      }
      await ann.checkIn('2026-03-03', { state: 'partly' })
      await ann.checkIn('2026-03-04', { state: 'skipped' })

      const found = await standing(kept, goal)

      expect(found).toEqual(
        new Map([
          [ann.person.id, [4, 0, 0]],
          [late.id, [2, 0, 0]],
        ]),
      )
    })

    test('of amounts is their exact sum, however large', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const terms = someTerms({ mode: 'target', unit: 'km', aim: { of: 'total', amount: 10 } })
      const goal = await addGroupGoal(kept.store, group, terms)
      const ann = await addPart(kept, 'ann', group, goal)
      const bob = await addPart(kept, 'bob', group, goal)
      for (const day of [2, 3, 4]) {
        await ann.checkIn(`2026-03-0${day}`, { amount: 0.1 })
        await bob.checkIn(`2026-03-0${day}`, { amount: 1_000_000_000 })
      }

      const found = await standing(kept, goal)
      const all = [...found].map(([personId, [has = 0]]) => ({ personId, counted: has * 100 }))
      await kept.store.groupGoals.show(goal, { total: 1, possible: 0, countedAt: now }, all)

      expect(found.get(ann.person.id)?.[0]).toBe(0.3)
      expect((await standing(kept, goal)).get(bob.person.id)).toEqual([3e9, 3e11, 3e11])
    })

    test('remembers what was shown of it, and the most of it, until the next period', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group, { repeats: true })
      const ann = await addPart(kept, 'ann', group, goal)
      const { personId } = ann.part
      const first = { total: 4, possible: 2, countedAt: now }
      const second = { total: 3, possible: 3, countedAt: later(1) }

      await kept.store.groupGoals.show(goal, first, [{ personId, counted: 4 }])
      await kept.store.groupGoals.show({ ...goal, shown: first }, second, [
        { personId, counted: 3 },
      ])
      const shown = await kept.store.groupGoals.shownParts([goal])
      const before = await standing(kept, goal)
      const next = turned({ ...goal, shown: second })
      await kept.store.groupGoals.update(next)

      expect(before.get(personId)).toEqual([0, 3, 4])
      expect(shown).toEqual([[{ personId, counted: 3 }]])
      expect((await standing(kept, next)).get(personId)).toEqual([0, 0, 0])
      expect(await kept.store.groupGoals.shownParts([next])).toEqual([[]])
      expect((await kept.store.groupGoals.get(goal.id))?.shown).toEqual(next.shown)
    })

    test('is shown by one of two who saw the same figure', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      const { personId } = ann.part
      const show = (total: number) =>
        kept.store.groupGoals.show(goal, { total, possible: 0, countedAt: later(total) }, [
          { personId, counted: total },
        ])

      const both = [await show(5), await show(6)]

      expect(both).toEqual([true, false])
      expect((await kept.store.groupGoals.get(goal.id))?.shown.total).toBe(5)
      expect((await standing(kept, goal)).get(personId)).toEqual([0, 5, 5])
    })

    test('that was left stays in its period, with the first instant; taken up again it is open', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      const unseen = await addPart(kept, 'bob', group, goal)
      const { personId } = ann.part
      await kept.store.groupGoals.show(goal, { total: 1, possible: 0, countedAt: now }, [
        { personId, counted: 1 },
      ])

      await kept.store.groupGoals.leave(goal.id, personId, later(1))
      await kept.store.groupGoals.leaveAll(group.id, personId, later(2))
      await kept.store.groupGoals.leaveAll(group.id, unseen.person.id, later(3))
      const [left, ...others] = await kept.store.groupGoals.parts(goal)
      await kept.store.groupGoals.join({ ...ann.part, joinedOn: date('2026-03-07'), leftAt: null })
      const [again] = await kept.store.groupGoals.partsOf(personId)

      expect(left).toMatchObject({ personId, leftAt: later(1), counted: 1 })
      expect(others).toEqual([])
      expect(plain(again)).toEqual(
        plain({ ...ann.part, joinedOn: date('2026-03-02'), leftAt: null }),
      )
    })

    test('stays when its goal is shared no more, changed or finished', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      await ann.checkIn('2026-03-02')

      await kept.store.goals.unshare(ann.goal.id, group.id)
      const finishedOn = date('2026-03-03')
      await kept.store.goals.update({ ...ann.goal, title: 'Stroll', finishedOn })

      const [part] = await kept.store.groupGoals.parts(goal)
      expect(part).toMatchObject({ has: 1, leftAt: null, finishedOn, saidAt: now })
    })
  })

  describe('a check-in', () => {
    test('has the card looked at soon, once for all that come meanwhile', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)

      await ann.checkIn('2026-03-02')
      await ann.checkIn('2026-03-03', { at: later(2) })

      expect(await claimed(kept, later(2))).toEqual([])
      expect(await claimed(kept)).toEqual([goal.id])
      expect(await claimed(kept)).toEqual([])
    })

    test('comes sooner than a look that was to be later', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      await kept.store.groupGoals.look(goal.id, later(600))

      await ann.checkIn('2026-03-02')

      expect(await claimed(kept)).toEqual([goal.id])
    })

    test('moves nothing where its owner left, the goal is over, or it counts for none', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const [left, over] = [
        await addGroupGoal(kept.store, group),
        await addGroupGoal(kept.store, group, { endedAt: now }),
      ]
      const ann = await addPart(kept, 'ann', group, left)
      const bob = await addPart(kept, 'bob', group, over)
      await kept.store.groupGoals.leave(left.id, ann.person.id, now)
      const own = await addGoal(kept.store, ann.person)

      await ann.checkIn('2026-03-02')
      await bob.checkIn('2026-03-02')
      await ann.checkIn('2026-03-02', { goalId: own.id })

      expect(await claimed(kept, later(600))).toEqual([])
      expect(await kept.store.checkIns.of(own.id)).toHaveLength(1)
    })

    test('writes nothing of the group’s goal when a look is to come already', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      const version = async () => {
        const [row] = await kept.database.prisma.$queryRaw<{ xmin: string }[]>`
          SELECT xmin::text FROM "GroupGoal" WHERE id = ${goal.id}::uuid`
        return row?.xmin
      }
      const before = await version()
      await ann.checkIn('2026-03-02')
      const first = await version()

      await ann.checkIn('2026-03-03', { at: later(1) })

      expect(first).not.toBe(before)
      expect(await version()).toBe(first)
    })

    test('of many people at once is kept, each', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const all = []
      for (let nth = 0; nth < 12; nth++) all.push(await addPart(kept, `m${nth}`, group, goal))

      await Promise.all(
        all.flatMap(({ checkIn }) => [checkIn('2026-03-02'), checkIn('2026-03-03')]),
      )

      const parts = await kept.store.groupGoals.parts(goal)
      expect(parts.map(({ has }) => has)).toEqual(all.map(() => 2))
      expect(await claimed(kept)).toEqual([goal.id])
    })
  })

  describe('a look', () => {
    test('is claimed by one, and comes back unless it was done', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      await kept.store.groupGoals.look(goal.id, now)
      const again = later(60)

      const both = await Promise.all([
        kept.store.groupGoals.claimLooks(now, again, 10),
        kept.store.groupGoals.claimLooks(now, again, 10),
      ])
      const back = await kept.store.groupGoals.claimLooks(again, again.add({ minutes: 1 }), 10)
      await kept.store.groupGoals.looked(goal.id, again.add({ minutes: 1 }), later(600))

      expect(both.flat()).toEqual([goal.id])
      expect(back).toEqual([goal.id])
      expect(await claimed(kept, later(599))).toEqual([])
      expect(await claimed(kept, later(600))).toEqual([goal.id])
    })

    test('comes again for what was said since it was claimed', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const goal = await addGroupGoal(kept.store, group)
      const ann = await addPart(kept, 'ann', group, goal)
      await kept.store.groupGoals.look(goal.id, now)
      await kept.store.groupGoals.claimLooks(now, later(60), 10)

      await ann.checkIn('2026-03-02')
      await kept.store.groupGoals.looked(goal.id, later(60), null)

      expect(await claimed(kept)).toEqual([goal.id])
    })

    test('is not moved to a later time, and claims the first that were due', async () => {
      const group = await addGroup(kept.store, 'harbour')
      const [one, other] = [
        await addGroupGoal(kept.store, group),
        await addGroupGoal(kept.store, group),
      ]
      await kept.store.groupGoals.look(one.id, now)
      await kept.store.groupGoals.look(one.id, later(9))
      await kept.store.groupGoals.look(other.id, later(-1))

      expect(await kept.store.groupGoals.claimLooks(later(1), later(60), 1)).toEqual([other.id])
      expect(await kept.store.groupGoals.claimLooks(later(1), later(60), 1)).toEqual([one.id])
    })
  })

  test('marks are celebrated once a period', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const goal = await addGroupGoal(kept.store, group)
    const post = { groupId: group.id, channel: channelOf('harbour'), personId: null, message: {} }
    const about = markKey(goal, 50)
    await kept.store.posts.put({ ...post, kind: 'group-mark', about, postedAt: writtenAt })

    expect(await kept.store.groupGoals.celebrated(goal)).toEqual(new Set([50]))
    expect(await kept.store.groupGoals.celebrated({ ...goal, round: 1 })).toEqual(new Set())
  })

  test('what is due is worked out anew for those who take part', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const goal = await addGroupGoal(kept.store, group)
    const [ann, bob] = [
      await addPart(kept, 'ann', group, goal),
      await addPart(kept, 'bob', group, goal),
    ]
    await kept.store.groupGoals.leave(goal.id, bob.person.id, now)

    await kept.store.groupGoals.replanParts(goal.id, now)
    await kept.store.groupGoals.replanParts(goal.id, later(1))

    const due = await kept.store.claimDue(now, 10, async (_, all) => all)
    expect(due.map(({ personId }) => personId)).toEqual([ann.person.id])
  })

  test('who is due knows the goals of groups that they take part in', async () => {
    const group = await addGroup(kept.store, 'harbour')
    const goal = await addGroupGoal(kept.store, group, { endedAt: now })
    const ann = await addPart(kept, 'ann', group, goal)
    const groupGoal = async ({ id }: Person) => {
      const [member] = await kept.store.schedule.members([id], now)
      return plain(member?.goals[0]?.groupGoal)
    }
    const { id, groupId, repeats, period, endedAt } = goal

    expect(await groupGoal(ann.person)).toEqual(
      plain({ id, groupId, repeats, endsOn: period.endsOn, endedAt }),
    )
    await kept.store.groupGoals.leave(id, ann.person.id, now)
    expect(await groupGoal(ann.person)).toBeNull()
  })
})
