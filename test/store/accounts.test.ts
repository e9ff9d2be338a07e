import { expect, test } from 'vitest'
import { asId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import { everyTable, plant } from '../support/every-table.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addPerson,
  aPerson,
  newPersonId,
  writtenAt,
} from '../support/household.ts'
import type { Kept } from '../support/store.ts'
import { onEveryDatabase } from '../support/store.ts'

/** Ann, who has come by a second account. */
async function withTwoAccounts({ store }: Kept): Promise<Person> {
  const ann = await addPerson(store, 'ann')
  const bo = await addPerson(store, 'bo')
  await store.inOne((tx) => tx.accounts.merge(ann.id, bo.id, writtenAt))
  return ann
}

onEveryDatabase((kept) => {
  const namesOf = async ({ id }: Person) =>
    (await kept.store.accounts.of(id)).map(({ name }) => name)
  const idOf = async ({ id }: Person, name: string) => {
    const found = (await kept.store.accounts.of(id)).find((one) => one.name === name)
    if (!found) throw new Error(`no account ${name}`)
    return found.id
  }

  test('messages go to the one that is preferred, and it is the first wherever accounts are listed', async () => {
    const { store } = kept
    const ann = await withTwoAccounts(kept)
    const cy = await addPerson(store, 'cy')
    await store.pairs.add({ id: asId(crypto.randomUUID()), one: cy.id, other: ann.id }, writtenAt)

    expect(await namesOf(ann)).toEqual(['ann', 'bo'])
    expect(await store.accounts.prefer(ann.id, await idOf(ann, 'bo'))).toBe(true)

    expect(await namesOf(ann)).toEqual(['bo', 'ann'])
    const [member] = await store.schedule.members([ann.id], writtenAt)
    expect(member?.accounts[0]).toEqual(accountOf('bo'))
    const [buddy] = await store.pairs.of(cy.id)
    expect(buddy?.accounts[0]?.name).toBe('bo')
    await store.accounts.prefer(ann.id, await idOf(ann, 'ann'))
    expect(await namesOf(ann)).toEqual(['ann', 'bo'])
  })

  test('somebody else’s account can neither be preferred nor unlinked', async () => {
    const { store } = kept
    const ann = await withTwoAccounts(kept)
    const cy = await addPerson(store, 'cy')
    const id = await idOf(cy, 'cy')

    expect(await store.accounts.prefer(ann.id, id)).toBe(false)
    expect(await store.accounts.unlink(ann.id, id, newPersonId(), writtenAt)).toBe(false)
    expect((await store.people.byAccount(accountOf('cy')))?.person.id).toBe(cy.id)
  })

  test('an account that leaves is a new person with nothing, and all that was kept stays', async () => {
    const { store } = kept
    const ann = await withTwoAccounts(kept)
    const group = await addGroup(store, 'harbour')
    await store.groups.join(ann.id, group.id, 'moderator', writtenAt)
    await addGoal(store, ann)
    const fresh = newPersonId()

    expect(await store.accounts.unlink(ann.id, await idOf(ann, 'ann'), fresh, writtenAt)).toBe(true)

    expect(await store.people.byAccount(accountOf('ann'))).toMatchObject({
      person: aPerson({ id: fresh }),
      memberships: [],
    })
    const left = await store.people.byAccount(accountOf('bo'))
    expect(left).toMatchObject({ person: { id: ann.id }, memberships: [{ role: 'moderator' }] })
    expect(await store.goals.countOpen(ann.id)).toBe(1)
    expect(
      await store.accounts.unlink(ann.id, await idOf(ann, 'bo'), newPersonId(), writtenAt),
    ).toBe(false)
  })

  test('a browser that came in by the account is out when it leaves, and others stay', async () => {
    const { store, database } = kept
    const ann = await withTwoAccounts(kept)
    const group = await addGroup(store, 'harbour')
    const columns = (await everyTable(database)).get('WebEntry') ?? []
    for (const name of ['ann', 'bo']) {
      const { door, tenant, externalId } = accountOf(name)
      const entry = { groupId: group.id, personId: ann.id, door, tenant, externalId }
      await plant(database, columns, name, entry)
    }

    await store.accounts.unlink(ann.id, await idOf(ann, 'ann'), newPersonId(), writtenAt)

    expect(await database.prisma.webEntry.findMany()).toMatchObject([{ externalId: 'bo' }])
  })
})
