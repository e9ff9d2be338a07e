import { expect, test } from 'vitest'
import type { PersonId } from '#domain/id.ts'
import type { LinkCode } from '#store/store.ts'
import { instant } from '../support/builders.ts'
import { addGroup, addPerson } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const now = instant('2026-03-02T18:00Z')
const aCode = (personId: PersonId, parts: Partial<LinkCode> = {}): LinkCode => ({
  hash: 'a hash',
  groupId: null,
  personId,
  expiresAt: now.add({ minutes: 10 }),
  ...parts,
})

onEveryDatabase((kept) => {
  test('is found, and taken once, however many take it at once', async () => {
    const { linkCodes } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const code = aCode(ann.id)
    await linkCodes.add(code)

    expect(plain(await linkCodes.find(code.hash))).toEqual(plain(code))
    const taken = await Promise.all(
      Array.from({ length: 20 }, () => linkCodes.take(code.hash, now)),
    )

    expect(taken.filter((one) => one !== null).map(plain)).toEqual([plain(code)])
    expect(await linkCodes.find(code.hash)).toBeNull()
  })

  test('one that is too old is found and not taken, until it is forgotten', async () => {
    const { linkCodes } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const code = aCode(ann.id)
    await linkCodes.add(code)

    expect(await linkCodes.take(code.hash, code.expiresAt)).toBeNull()
    expect(await linkCodes.forget(code.expiresAt)).toBe(0)
    expect(await linkCodes.find(code.hash)).not.toBeNull()
    expect(await linkCodes.forget(code.expiresAt.add({ seconds: 1 }))).toBe(1)
    expect(await linkCodes.find(code.hash)).toBeNull()
  })

  test('a new one of the same person for the same takes the place of the earlier one', async () => {
    const { linkCodes } = kept.store
    const [ann, bo] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'bo')]
    const group = await addGroup(kept.store, 'harbour')
    await linkCodes.add(aCode(ann.id, { hash: 'first' }))
    await linkCodes.add(aCode(ann.id, { hash: 'of the group', groupId: group.id }))
    await linkCodes.add(aCode(bo.id, { hash: 'of somebody else' }))

    await linkCodes.add(aCode(ann.id, { hash: 'second' }))

    expect(await linkCodes.find('first')).toBeNull()
    for (const hash of ['second', 'of the group', 'of somebody else'])
      expect(await linkCodes.find(hash)).not.toBeNull()
  })

  test('five may be tried in ten minutes, also side by side, and by each person', async () => {
    const { linkCodes } = kept.store
    const [ann, bo] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'bo')]

    const tried = await Promise.all(Array.from({ length: 9 }, () => linkCodes.mayTry(ann.id, now)))

    expect(tried.filter(Boolean)).toHaveLength(5)
    expect(await linkCodes.mayTry(bo.id, now)).toBe(true)
    expect(await linkCodes.mayTry(ann.id, now.add({ minutes: 9, seconds: 59 }))).toBe(false)
    expect(await linkCodes.mayTry(ann.id, now.add({ minutes: 10 }))).toBe(true)
  })
})
