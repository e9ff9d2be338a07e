import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type PauseId } from '#domain/id.ts'
import type { KeptPause } from '#store/store.ts'
import { date } from '../support/builders.ts'
import { addGoal, addPerson, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const aPause = (parts: Partial<KeptPause> = {}): KeptPause => ({
  id: asId<PauseId>(randomUUID()),
  goalId: null,
  from: date('2026-03-02'),
  until: null,
  ...parts,
})

onEveryDatabase((kept) => {
  test('pauses are told in the order in which they were made, with their new dates', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const first = aPause()
    const second = aPause({ goalId: goal.id, until: date('2026-03-09') })

    await kept.store.pauses.put(ann.id, first, writtenAt)
    await kept.store.pauses.put(ann.id, second, writtenAt.add({ minutes: 1 }))
    const ended = { ...first, until: date('2026-03-05') }
    await kept.store.pauses.put(ann.id, ended, writtenAt.add({ minutes: 2 }))

    expect(plain(await kept.store.pauses.of(ann.id))).toEqual(plain([ended, second]))
  })

  test('a goal’s history has its own pauses and those of everything', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const [walk, write] = [await addGoal(kept.store, ann), await addGoal(kept.store, ann)]
    const all = aPause()
    const own = aPause({ goalId: walk.id })
    await kept.store.pauses.put(ann.id, all, writtenAt)
    await kept.store.pauses.put(ann.id, own, writtenAt.add({ minutes: 1 }))

    const history = await kept.store.goals.history(ann.id, walk.id)
    const other = await kept.store.goals.history(ann.id, write.id)

    expect(plain(history?.pauses)).toEqual(plain([all, own]))
    expect(plain(other?.pauses)).toEqual(plain([all]))
  })

  test('nobody changes or removes somebody else’s', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const bob = await addPerson(kept.store, 'bob')
    const pause = aPause()
    await kept.store.pauses.put(ann.id, pause, writtenAt)

    await kept.store.pauses.put(bob.id, { ...pause, until: date('2026-03-03') }, writtenAt)
    await kept.store.pauses.remove(bob.id, pause.id)

    expect(plain(await kept.store.pauses.of(ann.id))).toEqual(plain([pause]))
    expect(await kept.store.pauses.of(bob.id)).toEqual([])
    await kept.store.pauses.remove(ann.id, pause.id)
    expect(await kept.store.pauses.of(ann.id)).toEqual([])
  })
})
