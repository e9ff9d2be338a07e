import { expect, test } from 'vitest'
import type { Store, WebEntry } from '#store/store.ts'
import { accountOf, addGroup, addMember, writtenAt } from '../support/household.ts'
import { onEveryDatabase } from '../support/store.ts'

const expiresAt = writtenAt.add({ minutes: 15 })
const late = writtenAt.add({ minutes: 15 })
const later = writtenAt.add({ minutes: 16 })

async function anEntry(store: Store, parts: Partial<WebEntry> = {}): Promise<WebEntry> {
  const group = await addGroup(store, 'harbour')
  const noor = await addMember(store, 'noor', group, 'moderator')
  const entry: WebEntry = {
    ...{ hash: 'a hash', kind: 'link', groupId: group.id, personId: noor.id },
    ...{ account: accountOf('noor'), community: 'T1', expiresAt, ...parts },
  }
  await store.webEntries.add(entry)
  return entry
}

onEveryDatabase((kept) => {
  test('a link is open until it is used, and used once', async () => {
    const entry = await anEntry(kept.store)
    const { webEntries } = kept.store

    expect(await webEntries.link('a hash', writtenAt)).toBe('open')
    expect(await webEntries.link('a hash', writtenAt)).toBe('open')
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => webEntries.take('a hash', writtenAt)),
    )
    expect(taken.filter((one) => one !== null)).toEqual([entry])
    expect(await webEntries.link('a hash', writtenAt)).toBe('used')
    expect(await webEntries.link('another', writtenAt)).toBe('unknown')
  })

  test('a link that is over is not taken', async () => {
    await anEntry(kept.store)
    const { webEntries } = kept.store

    expect(await webEntries.take('a hash', late)).toBeNull()
    expect(await webEntries.link('a hash', late)).toBe('expired')
  })

  test('a session lasts until it is over or removed, and no link is one', async () => {
    const entry = await anEntry(kept.store, { kind: 'session', community: null })
    const { webEntries } = kept.store

    expect(await webEntries.session('a hash', writtenAt)).toEqual(entry)
    expect(await webEntries.link('a hash', writtenAt)).toBe('unknown')
    expect(await webEntries.take('a hash', writtenAt)).toBeNull()
    expect(await webEntries.session('a hash', late)).toBeNull()
    await webEntries.remove('a hash')
    expect(await webEntries.session('a hash', writtenAt)).toBeNull()
    await webEntries.add({ ...entry, hash: 'another', kind: 'link' })
    expect(await webEntries.session('another', writtenAt)).toBeNull()
  })

  test('what is long over is forgotten', async () => {
    await anEntry(kept.store)
    const { webEntries } = kept.store

    expect(await webEntries.forget(late)).toBe(0)
    expect(await webEntries.forget(later)).toBe(1)
    expect(await webEntries.link('a hash', writtenAt)).toBe('unknown')
  })
})
