import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type RememberedDateId } from '#domain/id.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import { addPerson, writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const aDate = (parts: Partial<RememberedDate> = {}): RememberedDate => ({
  id: asId<RememberedDateId>(randomUUID()),
  name: 'Jakob’s birthday',
  month: 3,
  day: 2,
  year: null,
  dayBefore: false,
  ...parts,
})

onEveryDatabase((kept) => {
  test('dates are told in the order in which they were named, with all that was said', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const first = aDate({ month: 12, day: 31, year: 1950, dayBefore: true })
    const second = aDate({ month: 2, day: 29, name: '🧗🏽‍♀️ “{x}” ودّعت' })

    await kept.store.remembered.put(ann.id, first, writtenAt)
    await kept.store.remembered.put(ann.id, second, writtenAt.add({ minutes: 1 }))

    expect(await kept.store.remembered.of(ann.id)).toEqual([first, second])
  })

  test('a changed date keeps its place', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const [first, second] = [aDate({ year: 2025, dayBefore: true }), aDate()]
    await kept.store.remembered.put(ann.id, first, writtenAt)
    await kept.store.remembered.put(ann.id, second, writtenAt.add({ minutes: 1 }))

    const changed = aDate({ id: first.id, name: 'The sea', month: 7, day: 14 })
    await kept.store.remembered.put(ann.id, changed, writtenAt.add({ minutes: 2 }))

    expect(await kept.store.remembered.of(ann.id)).toEqual([changed, second])
  })

  test('what a member calls a date is sealed, and stays so when it is changed', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const one = aDate({ name: 'the quokka' })
    const row = () => kept.database.prisma.rememberedDate.findUnique({ where: { id: one.id } })

    await kept.store.remembered.put(ann.id, one, writtenAt)
    const made = await row()
    await kept.store.remembered.put(ann.id, { ...one, name: 'a numbat' }, writtenAt)
    const changed = await row()

    for (const text of [made?.name, changed?.name]) expect(text).toMatch(/^v1\.aesgcm256\./)
    expect(changed?.name).not.toBe(made?.name)
  })

  test('nobody sees, changes or removes somebody else’s', async () => {
    const [ann, ben] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]
    const one = aDate()
    await kept.store.remembered.put(ann.id, one, writtenAt)

    await kept.store.remembered.put(ben.id, { ...one, name: 'mine now' }, writtenAt)
    await kept.store.remembered.remove(ben.id, one.id)

    expect(await kept.store.remembered.of(ann.id)).toEqual([one])
    expect(await kept.store.remembered.of(ben.id)).toEqual([])
    await kept.store.remembered.remove(ann.id, one.id)
    expect(await kept.store.remembered.of(ann.id)).toEqual([])
  })

  test('they go with the person', async () => {
    const ann = await addPerson(kept.store, 'ann')
    await kept.store.remembered.put(ann.id, aDate(), writtenAt)

    await kept.database.prisma.person.delete({ where: { id: ann.id } })

    expect(await kept.database.prisma.rememberedDate.count()).toBe(0)
  })
})
