import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type ConsentId } from '#domain/id.ts'
import { addGroup, addMember, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const newId = (): ConsentId => asId(randomUUID())
const later = writtenAt.add({ hours: 1 })

onEveryDatabase((kept) => {
  async function ann() {
    const group = await addGroup(kept.store, 'harbour')
    const { id: personId } = await addMember(kept.store, 'ann', group)
    return { personId, groupId: group.id }
  }

  test('a consent is kept with its words, and ends when they leave', async () => {
    const { consents } = kept.store
    const who = await ann()
    const [first, second] = [newId(), newId()]

    await consents.add({ id: first, ...who, words: 'one\ntwo', agreedAt: writtenAt })
    await consents.end(who.personId, who.groupId, later)
    await consents.add({ id: second, ...who, words: 'three', agreedAt: later })

    expect(plain(await consents.of(who.personId))).toEqual(
      plain([
        { id: first, ...who, words: 'one\ntwo', agreedAt: writtenAt, leftAt: later },
        { id: second, ...who, words: 'three', agreedAt: later, leftAt: null },
      ]),
    )
  })

  test('what was agreed to stays as it was read, and ends once', async () => {
    const { consents } = kept.store
    const who = await ann()
    const id = newId()
    await consents.add({ id, ...who, words: 'as it was', agreedAt: writtenAt })

    await consents.add({ id, ...who, words: 'as it is now', agreedAt: later })
    await consents.end(who.personId, who.groupId, later)
    await consents.end(who.personId, who.groupId, later.add({ hours: 1 }))

    expect(plain(await consents.of(who.personId))).toEqual(
      plain([{ id, ...who, words: 'as it was', agreedAt: writtenAt, leftAt: later }]),
    )
  })

  test('of another group and of another person it holds on', async () => {
    const { consents } = kept.store
    const who = await ann()
    const other = await addGroup(kept.store, 'circle')
    const ben = await addMember(kept.store, 'ben', other)
    const words = 'the words'
    await consents.add({ id: newId(), ...who, words, agreedAt: writtenAt })
    await consents.add({ id: newId(), ...who, groupId: other.id, words, agreedAt: later })
    await consents.add({ id: newId(), ...who, personId: ben.id, words, agreedAt: writtenAt })

    await consents.end(who.personId, who.groupId, later)

    const holding = async (id: typeof ben.id) =>
      (await consents.of(id)).map(({ leftAt }) => leftAt === null)
    expect(await holding(who.personId)).toEqual([false, true])
    expect(await holding(ben.id)).toEqual([true])
  })
})
