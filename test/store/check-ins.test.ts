import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerStates } from '#domain/check-in.ts'
import { anyAmount, anyDate, anyInstant } from '../support/arbitraries.ts'
import { aCheckIn, date, instant } from '../support/builders.ts'
import { addGoal, addPerson, newGoalId, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const anyNote = fc.oneof(
  fc.constantFrom('', "it's ok; DROP TABLE", '{"a":1}', 'null', '👩‍👧 \u0000 \n'),
  fc.string({ unit: 'grapheme', maxLength: 1000 }),
)

onEveryDatabase((kept) => {
  test('any check-in comes back as it was put', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const anyCheckIn = fc.record({
      goalId: fc.constant(goal.id),
      on: anyDate,
      state: fc.constantFrom(...answerStates),
      amount: fc.option(anyAmount),
      note: fc.option(anyNote),
      at: anyInstant,
    })

    await fc.assert(
      fc.asyncProperty(anyCheckIn, async (checkIn) => {
        await kept.store.checkIns.put(checkIn)

        const found = await kept.store.goals.getOn(ann.id, goal.id, checkIn.on)
        expect(plain(found?.checkIn)).toEqual(plain(checkIn))
      }),
      { numRuns: 60 },
    )
  })

  test('an instant is kept to the millisecond, and nothing is rounded up', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const { id: goalId } = await addGoal(kept.store, ann)

    const at = instant('2026-03-02T23:59:59.999999999Z')
    await kept.store.checkIns.put(aCheckIn({ goalId, at }))

    const [found] = await kept.store.checkIns.of(goalId)
    expect(found?.at.toString()).toBe('2026-03-02T23:59:59.999Z')
  })

  test('saying it again for the same date replaces everything that was said', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const { id: goalId } = await addGoal(kept.store, ann)
    await kept.store.checkIns.put(aCheckIn({ goalId, state: 'done', amount: 3, note: 'long day' }))

    const again = aCheckIn({ goalId, state: 'skipped', at: writtenAt.add({ hours: 1 }) })
    await kept.store.checkIns.put(again)

    expect(plain(await kept.store.checkIns.of(goalId))).toEqual(plain([again]))
  })

  test('fifty clicks at once leave one check-in', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const { id: goalId } = await addGoal(kept.store, ann)

    await Promise.all(
      Array.from({ length: 50 }, () => kept.store.checkIns.put(aCheckIn({ goalId }))),
    )

    expect(await kept.store.checkIns.of(goalId)).toHaveLength(1)
  })

  test('nothing is kept for a goal that is not there', async () => {
    await expect(kept.store.checkIns.put(aCheckIn({ goalId: newGoalId() }))).rejects.toThrow()
  })

  test('check-ins come oldest first, in whatever order they were said', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const { id: goalId } = await addGoal(kept.store, ann)
    for (const on of ['2026-03-09', '2026-02-28', '2026-03-10']) {
      await kept.store.checkIns.put(aCheckIn({ goalId, on: date(on) }))
    }

    const dates = (await kept.store.checkIns.of(goalId)).map(({ on }) => on.toString())

    expect(dates).toEqual(['2026-02-28', '2026-03-09', '2026-03-10'])
  })
})
