import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Goal } from '#domain/goal.ts'
import { anyGoal } from '../support/arbitraries.ts'
import { aCheckIn, aGoal, date } from '../support/builders.ts'
import { addGoal, addGroup, addPerson, newGoalId, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  const runStarts = async ({ personId, id }: Goal) =>
    (await kept.store.goals.history(personId, id))?.runStarts

  test('any goal comes back as it was added', async () => {
    const owner = await addPerson(kept.store, 'ann')

    await fc.assert(
      fc.asyncProperty(anyGoal, async (drawn) => {
        const goal = { ...drawn, id: newGoalId(), personId: owner.id }

        expect(await kept.store.goals.add(goal, writtenAt)).toBe(true)

        const found = await kept.store.goals.get(owner.id, goal.id)
        expect(plain(found)).toEqual(plain({ goal, sharedWith: [] }))
      }),
      { numRuns: 40 },
    )
  })

  test('a target keeps its amount to the last decimal, its unit and its last date', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const target = { amount: 999_999_999.999, unit: 'Seiten', by: date('2026-12-31') }

    const goal = await addGoal(kept.store, ann, { mode: 'target', target })

    const found = await kept.store.goals.get(ann.id, goal.id)
    expect(plain(found?.goal)).toEqual(plain(goal))
  })

  test('adding a goal again says so and changes nothing', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)

    const again = { ...goal, title: 'Something else', startedOn: date('2026-01-01') }
    expect(await kept.store.goals.add(again, writtenAt)).toBe(false)

    const found = await kept.store.goals.get(ann.id, goal.id)
    expect(plain(found?.goal)).toEqual(plain(goal))
    expect(plain(await runStarts(goal))).toEqual(['2026-03-02'])
  })

  test("somebody else's goal is not there, and cannot be changed", async () => {
    const ann = await addPerson(kept.store, 'ann')
    const ben = await addPerson(kept.store, 'ben')
    const goal = await addGoal(kept.store, ann)

    await kept.store.goals.update({ ...goal, personId: ben.id, title: 'Mine now' })

    expect(await kept.store.goals.get(ben.id, goal.id)).toBeNull()
    expect(await kept.store.goals.get(ann.id, newGoalId())).toBeNull()
    expect((await kept.store.goals.get(ann.id, goal.id))?.goal.title).toBe(goal.title)
  })

  test('the open goals come first, each part in the order of creation', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const add = async (title: string, hours: number, finished: boolean) => {
      const finishedOn = finished ? date('2026-03-05') : null
      const goal = aGoal({ id: newGoalId(), personId: ann.id, title, finishedOn })
      await kept.store.goals.add(goal, writtenAt.add({ hours }))
    }
    await add('second', 4, false)
    await add('fourth', 2, true)
    await add('first', 3, false)
    await add('third', 1, true)

    const titles = (await kept.store.goals.of(ann.id)).map(({ goal }) => goal.title)

    expect(titles).toEqual(['first', 'second', 'third', 'fourth'])
    expect(await kept.store.goals.countOpen(ann.id)).toBe(2)
  })

  test('a goal that is changed keeps its mode and is changed in everything else', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann, { mode: 'target' })
    const changed = {
      ...goal,
      mode: 'target',
      title: 'Read',
      cadence: { every: 'weekdays', days: [1, 3] },
      target: { amount: 12.5, unit: 'km', by: date('2026-06-01') },
      finishedOn: date('2026-04-01'),
    } as const

    await kept.store.goals.update(changed)

    const found = await kept.store.goals.get(ann.id, goal.id)
    expect(plain(found?.goal)).toEqual(plain(changed))
  })

  test('a goal that began earlier than was said takes its first run with it', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)

    await kept.store.goals.update({ ...goal, startedOn: date('2026-02-01') })

    expect(plain(await runStarts(goal))).toEqual(['2026-02-01'])
  })

  test('later runs stay where they began', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const startOn = new Date('2026-03-20')
    await kept.database.prisma.run.create({ data: { goalId: goal.id, startOn } })

    await kept.store.goals.update({ ...goal, startedOn: date('2026-02-01') })

    expect(plain(await runStarts(goal))).toEqual(['2026-02-01', '2026-03-20'])
  })

  test('a goal is shared with each group once, until it is not', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const harbour = await addGroup(kept.store, 'harbour')
    const tuesday = await addGroup(kept.store, 'tuesday')
    const goal = await addGoal(kept.store, ann)
    const sharedWith = async () => (await kept.store.goals.get(ann.id, goal.id))?.sharedWith

    await kept.store.goals.share(goal.id, harbour.id, writtenAt)
    await kept.store.goals.share(goal.id, harbour.id, writtenAt.add({ hours: 2 }))
    await kept.store.goals.share(goal.id, tuesday.id, writtenAt.add({ hours: 1 }))
    expect(await sharedWith()).toEqual([harbour.id, tuesday.id])

    await kept.store.goals.unshare(goal.id, harbour.id)
    await kept.store.goals.unshare(goal.id, harbour.id)
    expect(await sharedWith()).toEqual([tuesday.id])
  })
  describe('with what was said', () => {
    const said = (goal: Goal, on: string, hours: number) =>
      aCheckIn({ goalId: goal.id, on: date(on), note: 'rain', at: writtenAt.add({ hours }) })

    test('of one date: the goal, its groups, and the check-in if there is one', async () => {
      const ann = await addPerson(kept.store, 'ann')
      const harbour = await addGroup(kept.store, 'harbour')
      const goal = await addGoal(kept.store, ann, { mode: 'target' })
      await kept.store.goals.share(goal.id, harbour.id, writtenAt)
      const checkIn = { ...said(goal, '2026-03-03', 1), amount: 0.1 }
      await kept.store.checkIns.put(checkIn)

      const answered = await kept.store.goals.getOn(ann.id, goal.id, date('2026-03-03'))
      const empty = await kept.store.goals.getOn(ann.id, goal.id, date('2026-03-04'))

      const shared = { goal, sharedWith: [harbour.id] }
      expect(plain(answered)).toEqual(plain({ ...shared, checkIn }))
      expect(plain(empty)).toEqual(plain({ ...shared, checkIn: null }))
    })

    test('of one date: every open goal in the order of creation, each with its own', async () => {
      const ann = await addPerson(kept.store, 'ann')
      const add = async (title: string, hours: number, finishedOn: Goal['finishedOn'] = null) => {
        const goal = aGoal({ id: newGoalId(), personId: ann.id, title, finishedOn })
        await kept.store.goals.add(goal, writtenAt.add({ hours }))
        return goal
      }
      const second = await add('second', 2)
      const finished = await add('finished', 0, date('2026-03-05'))
      const first = await add('first', 1)
      await addGoal(kept.store, await addPerson(kept.store, 'ben'))
      const checkIns = [said(second, '2026-03-03', 1), said(finished, '2026-03-03', 2)]
      for (const checkIn of [...checkIns, said(first, '2026-03-02', 3)])
        await kept.store.checkIns.put(checkIn)

      const found = await kept.store.goals.openOn(ann.id, date('2026-03-03'))

      expect(plain(found)).toEqual(
        plain([
          { goal: first, sharedWith: [], checkIn: null },
          { goal: second, sharedWith: [], checkIn: checkIns[0] },
        ]),
      )
    })

    test('ever: the check-ins, oldest first in whatever order they were said, and the runs', async () => {
      const ann = await addPerson(kept.store, 'ann')
      const goal = await addGoal(kept.store, ann)
      const untouched = aGoal({ id: newGoalId(), personId: ann.id, title: 'Read' })
      await kept.store.goals.add(untouched, writtenAt.add({ hours: 1 }))
      await addGoal(kept.store, ann, { finishedOn: date('2026-03-05') })
      const startOn = new Date('2026-03-20')
      await kept.database.prisma.run.create({ data: { goalId: goal.id, startOn } })
      const dates = ['2026-03-09', '2026-02-28', '2026-03-10']
      for (const on of dates) await kept.store.checkIns.put(said(goal, on, 1))

      const history = await kept.store.goals.history(ann.id, goal.id)
      const histories = await kept.store.goals.openHistories(ann.id)

      expect(history?.checkIns.map(({ on }) => on.toString())).toEqual(dates.toSorted())
      const answer = { on: '2026-02-28', state: 'done', amount: null }
      expect(plain(history?.checkIns[0])).toEqual(answer)
      expect(plain(history?.runStarts)).toEqual(['2026-03-02', '2026-03-20'])
      const nothing = {
        goal: untouched,
        sharedWith: [],
        checkIns: [],
        pauses: [],
        setbacks: [],
        awards: [],
        runStarts: ['2026-03-02'],
      }
      expect(plain(histories)).toEqual(plain([history, nothing]))
    })

    test("somebody else's goal is not there", async () => {
      const ann = await addPerson(kept.store, 'ann')
      const ben = await addPerson(kept.store, 'ben')
      const goal = await addGoal(kept.store, ann)

      expect(await kept.store.goals.getOn(ben.id, goal.id, goal.startedOn)).toBeNull()
      expect(await kept.store.goals.getOn(ann.id, newGoalId(), goal.startedOn)).toBeNull()
      expect(await kept.store.goals.history(ben.id, goal.id)).toBeNull()
      expect(await kept.store.goals.openOn(ben.id, goal.startedOn)).toEqual([])
      expect(await kept.store.goals.openHistories(ben.id)).toEqual([])
    })
  })
})
