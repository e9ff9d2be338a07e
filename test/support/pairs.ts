import { randomUUID } from 'node:crypto'
import { asId, type PairId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'
import type { Store } from '#store/store.ts'
import { writtenAt } from './household.ts'

/** Two people who are known by these accounts walk together from now on. */
export async function pairUp(store: Store, one: AccountKey, other: AccountKey): Promise<PairId> {
  const [a, b] = await Promise.all([one, other].map((key) => store.people.byAccount(key)))
  if (!a || !b) throw new Error('one of the two is not known')
  const id = asId<PairId>(randomUUID())
  await store.pairs.add({ id, one: a.person.id, other: b.person.id }, writtenAt)
  return id
}
