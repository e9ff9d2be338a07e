import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  asId,
  type ConcernId,
  type ConsentId,
  type PlanId,
  type RememberedDateId,
  type ShareId,
} from '#domain/id.ts'
import { openStore } from '#store/open.ts'
import { sealedColumns } from '#store/sealed-columns.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn } from '../support/builders.ts'
import { aGroupGoal, someTerms } from '../support/group-goals.ts'
import { accountOf, addGoal, addGroup, addPerson, writtenAt } from '../support/household.ts'
import { onEveryDatabase, withStore } from '../support/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A word that stands in the title, the name, the note ... of everything that `writeAll` writes. */
const marker = 'chrysanthemum'
const plainMarker = 'snapdragon'

async function writeAll(store: Store): Promise<void> {
  const ann = await addPerson(store, 'ann')
  await store.people.rename(accountOf('ann'), `Ann ${marker}`)
  const { id: groupId } = await addGroup(store, 'harbour', {
    name: `Harbour ${marker}`,
    guidelines: `Be kind to every ${marker}`,
  })
  const target = { amount: 1, unit: marker, by: null }
  const goal = await addGoal(store, ann, { title: `Water the ${marker}`, mode: 'target', target })
  await store.checkIns.put(aCheckIn({ goalId: goal.id, note: `The ${marker} is out` }))
  await store.setbacks.put(ann.id, {
    id: asId(randomUUID()),
    goalId: goal.id,
    on: goal.startedOn,
    time: null,
    startOn: null,
    at: writtenAt,
    saidOn: goal.startedOn,
    around: `A ${marker} in the window`,
    helped: `To water the ${marker}`,
  })
  const plan = { id: asId<PlanId>(randomUUID()), goalId: goal.id, days: [], time: null }
  await store.plans.put(ann.id, { ...plan, cue: marker, response: marker }, writtenAt)
  const birthday = { month: 3, day: 2, year: null, dayBefore: true }
  const rememberedId = asId<RememberedDateId>(randomUUID())
  await store.remembered.put(ann.id, { id: rememberedId, name: marker, ...birthday }, writtenAt)
  await store.drafts.put(ann.id, { id: randomUUID(), body: { title: marker } }, writtenAt)
  const words = `The ${marker} is told of here`
  const agreed = { id: asId<ConsentId>(randomUUID()), personId: ann.id, groupId, words }
  await store.consents.add({ ...agreed, agreedAt: writtenAt })
  const concern = { id: asId<ConcernId>(randomUUID()), shareId: asId<ShareId>(randomUUID()) }
  await store.concerns.add({ ...concern, groupId, words, at: writtenAt })
  const before = { name: `Once ${marker}` }
  await store.moderatorActs.add({
    ...{ id: randomUUID(), groupId, personId: ann.id, kind: 'changed', at: writtenAt },
    details: { before },
  })
  const terms = { title: marker, mode: 'target', unit: marker } as const
  const next = someTerms(terms)
  await store.groupGoals.add(aGroupGoal({ ...terms, groupId, next }))
  const body = { text: `Look, a ${marker}` }
  await store.page.add({ id: randomUUID(), channelId: 'harbour', sentAt: writtenAt, body })
  await store.installations.put('T1', `a token of ${marker}`, writtenAt)
  await store.settings.set(plainMarker, plainMarker)
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

const filesWith = (folder: string, word: string) =>
  filesIn(folder).filter((path) => readFileSync(path).includes(word))

test('no file of the data folder holds what members wrote, while it is open or after', async () => {
  const dataDir = temporaryFolder()
  const store = await openStore({ dataDir })
  await writeAll(store)

  expect(filesWith(dataDir, marker)).toEqual([])

  await store.close()
  expect(filesWith(dataDir, marker)).toEqual([])
  // A search that finds what is not sealed is one that would have found the rest.
  expect(filesWith(dataDir, plainMarker)).not.toEqual([])
})

onEveryDatabase((kept) => {
  test('no row holds what members wrote', async () => {
    await writeAll(kept.store)

    const rows = await kept.database.prisma.$queryRaw<{ dump: string }[]>`
      SELECT database_to_xml(true, false, '')::text AS dump`

    expect(rows[0]?.dump).not.toContain(marker)
    expect(rows[0]?.dump).toContain(plainMarker)
  })
})

const kept = withStore()

test('every column that the schema calls sealed is listed for new keys, and no other', async () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
  const marked = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, table, body]) =>
    [...(body ?? '').matchAll(/\/\/\/ Sealed.*\n\s+(\w+)/g)].map(
      ([, column]) => `${table}.${column}`,
    ),
  )
  await writeAll(kept.store)

  const listed = sealedColumns.filter(({ table }) => table !== 'Setting')

  expect(listed.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(marked.sort())
  for (const { table, column } of listed) {
    const rows = await kept.database.prisma.$queryRawUnsafe<{ sealed: string }[]>(
      `SELECT "${column}" AS sealed FROM "${table}" WHERE "${column}" IS NOT NULL`,
    )
    expect(
      rows.map(({ sealed }) => sealed.slice(0, 13)),
      `${table}.${column}`,
    ).toEqual(['v1.aesgcm256.'])
  }
})
