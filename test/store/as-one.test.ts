import { describe, expect, test } from 'vitest'
import { aCheckIn, date } from '../support/builders.ts'
import { addGoal, addPerson, newPersonId } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

onEveryDatabase((kept) => {
  test('what was done as one is there afterwards, with the answer of the work', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)

    const answer = await kept.store.asOne(ann.id, async (store) => {
      await store.checkIns.put(aCheckIn({ goalId: goal.id, note: 'rain' }))
      return (await store.checkIns.of(goal.id)).length
    })

    expect(answer).toBe(1)
    expect((await kept.store.checkIns.of(goal.id))[0]?.note).toBe('rain')
  })

  test('a throw undoes all of it, and comes through as it is', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const bug = new Error('a bug')

    const attempt = kept.store.asOne(ann.id, async (store) => {
      await store.checkIns.put(aCheckIn({ goalId: goal.id }))
      throw bug
    })

    await expect(attempt).rejects.toBe(bug)
    expect(await kept.store.checkIns.of(goal.id)).toEqual([])
  })

  test('a failure of the database that the work swallowed undoes all of it, loudly', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)

    const attempt = kept.store.asOne(ann.id, async (store) => {
      await store.checkIns.put(aCheckIn({ goalId: goal.id }))
      await store.settings.set('\u0000', 'no text may hold this').catch(() => undefined)
    })

    await expect(attempt).rejects.toThrow()
    expect(await kept.store.checkIns.of(goal.id)).toEqual([])
  })

  test('two of one person wait for one another: nothing is counted twice', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const addOne = () =>
      kept.store.asOne(ann.id, async (store) => {
        const said = await store.checkIns.of(goal.id)
        const amount = (said[0]?.amount ?? 0) + 1
        await store.checkIns.put(aCheckIn({ goalId: goal.id, amount }))
      })

    await Promise.all(Array.from({ length: 25 }, addOne))

    expect((await kept.store.checkIns.of(goal.id))[0]?.amount).toBe(25)
  })

  test('another person is not held up by what is at work for one', async () => {
    const [ann, ben] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]

    const answers = await Promise.all(
      [ann, ben].map(({ id }) => kept.store.asOne(id, (store) => store.goals.countOpen(id))),
    )

    expect(answers).toEqual([0, 0])
  })

  test('the work for a person who is gone finds nothing, calmly', async () => {
    const nobody = newPersonId()

    expect(await kept.store.asOne(nobody, (store) => store.goals.of(nobody))).toEqual([])
  })

  describe('inside it', () => {
    test('another one is a bug, on either store', async () => {
      const ann = await addPerson(kept.store, 'ann')
      const nested = (store: typeof kept.store) => store.asOne(ann.id, async () => 'never')

      await expect(kept.store.asOne(ann.id, nested)).rejects.toThrow('asOne inside asOne')
      await expect(kept.store.asOne(ann.id, () => nested(kept.store))).rejects.toThrow(
        'asOne inside asOne',
      )
      expect(await kept.store.asOne(ann.id, async () => 'works again')).toBe('works again')
    })

    test('closing the store is a bug', async () => {
      const ann = await addPerson(kept.store, 'ann')

      await expect(kept.store.asOne(ann.id, (store) => store.close())).rejects.toThrow('close')
    })

    test('the secrets are the same', async () => {
      const ann = await addPerson(kept.store, 'ann')

      const inside = await kept.store.asOne(ann.id, async (store) => store.secret('actions'))

      expect(inside).toEqual(kept.store.secret('actions'))
    })
  })

  test('a goal that was added and finished as one begins and ends as it was said', async () => {
    const ann = await addPerson(kept.store, 'ann')

    const goal = await kept.store.asOne(ann.id, async (store) => {
      const added = await addGoal(store, ann)
      await store.goals.update({ ...added, finishedOn: date('2026-03-04') })
      return added
    })

    expect((await kept.store.goals.get(ann.id, goal.id))?.goal.finishedOn?.toString()).toBe(
      '2026-03-04',
    )
    expect(await kept.store.goals.countOpen(ann.id)).toBe(0)
  })
})
