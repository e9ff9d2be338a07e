import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '#store/open.ts'
import { resealAll } from '#store/reseal.ts'
import { rotateKeys } from '#store/rotate.ts'
import { createSealer, type Sealer } from '#store/sealing.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn } from '../support/builders.ts'
import { withDataFolder } from '../support/data-folder.ts'
import { accountOf, addGoal, addGroup, addPerson, writtenAt } from '../support/household.ts'
import { onEveryDatabase, testKey, testKeyOf } from '../support/store.ts'

const old = testKey
const recent = testKeyOf(2)
const both = createSealer([recent, old])

/** One text in each sealed column, and as many notes as are asked for. */
async function write(store: Store, notes = 1): Promise<void> {
  const ann = await addPerson(store, 'ann')
  await addGroup(store, 'harbour')
  const goal = await addGoal(store, ann, { mode: 'target' })
  const days = Array.from({ length: notes }, (_, index) => goal.startedOn.add({ days: index }))
  await Promise.all(
    days.map((on) => store.checkIns.put(aCheckIn({ goalId: goal.id, on, note: `on ${on}` }))),
  )
  const message = { id: randomUUID(), channelId: 'harbour', sentAt: writtenAt, body: 'hello' }
  await store.page.add(message)
}

/** A name, a group's name, a title, a unit and a message; the sentinel and the secret. */
const besideNotes = 5 + 2

onEveryDatabase((kept) => {
  const reseal = (sealer: Sealer) => resealAll({ database: kept.database, sealer })
  const notes = () => kept.database.prisma.checkIn.findMany({ orderBy: { on: 'asc' } })

  test('everything is sealed anew and reads as before, in one round or in many', async () => {
    await reseal(createSealer([old, recent]))
    await write(kept.store, 1201)
    const columns: string[] = []

    const counts = await resealAll({ database: kept.database, sealer: both }, (column) =>
      columns.push(column),
    )

    expect(counts).toEqual({ resealed: 1201 + besideNotes, broken: 0 })
    expect(columns).toContain('CheckIn.note')
    const onlyRecent = createSealer([recent])
    const [first, ...others] = await notes()
    expect(await onlyRecent.open(first?.note ?? '')).toBe('on 2026-03-02')
    expect(others.every(({ note }) => note?.startsWith(both.newestPrefix))).toBe(true)
    expect(await reseal(both)).toEqual({ resealed: 0, broken: 0 })
    await reseal(createSealer([old, recent]))
  })

  test('one that was stopped goes on where it was', async () => {
    await write(kept.store, 10)
    const [done] = await notes()
    const note = await both.seal('sealed before the stop')
    await kept.database.prisma.checkIn.updateMany({ where: { on: done?.on ?? '' }, data: { note } })

    expect(await reseal(both)).toEqual({ resealed: 9 + besideNotes, broken: 0 })

    expect((await notes())[0]?.note).toBe(note)
    await reseal(createSealer([old, recent]))
  })

  test('what was written anew meanwhile is left as it was written', async () => {
    await write(kept.store)
    const [before] = await notes()
    const meanwhile = await createSealer([old]).seal('changed meanwhile')
    const interrupting: Sealer = {
      ...both,
      open: async (sealed) => {
        if (sealed === before?.note) {
          await kept.database.prisma.checkIn.updateMany({ data: { note: meanwhile } })
        }
        return await both.open(sealed)
      },
    }

    await reseal(interrupting)

    expect((await notes())[0]?.note).toBe(meanwhile)
    await reseal(createSealer([old, recent]))
  })

  test('what no key opens is counted and left, and does not stop the rest', async () => {
    await write(kept.store, 3)
    const [lost] = await notes()
    const note = await createSealer([testKeyOf(9)]).seal('lost')
    await kept.database.prisma.checkIn.updateMany({ where: { on: lost?.on ?? '' }, data: { note } })

    expect(await reseal(both)).toEqual({ resealed: 2 + besideNotes, broken: 1 })

    expect((await notes())[0]?.note).toBe(note)
    await reseal(createSealer([old, recent]))
  })
})

describe('a key file', () => {
  const made = withDataFolder((store) => write(store))
  const keysIn = (dataDir: string) =>
    readFileSync(join(dataDir, 'encryption.key'), 'utf8').trim().split('\n')

  test('holds one new key afterwards, which opens everything; secrets are the same', async () => {
    const dataDir = made.copy()
    const keysBefore = keysIn(dataDir)
    const before = await openStore({ dataDir })
    const secret = before.secret('actions')
    await before.close()

    const counts = await rotateKeys({ dataDir })

    expect(counts).toEqual({ resealed: 1 + besideNotes, broken: 0 })
    const keys = keysIn(dataDir)
    expect(keys).toHaveLength(1)
    expect(keys).not.toEqual(keysBefore)
    const after = await openStore({ dataDir })
    expect((await after.people.byAccount(accountOf('ann')))?.name).toBe('ann')
    expect(after.secret('actions')).toEqual(secret)
    await after.close()
  })

  test('with a key that a rotation cut short has made is gone on with', async () => {
    const dataDir = made.copy()
    const keys = [recent, ...keysIn(dataDir)]
    writeFileSync(join(dataDir, 'encryption.key'), keys.join('\n'))

    await rotateKeys({ dataDir })

    expect(keysIn(dataDir)).toEqual([recent])
  })

  test('is not touched while the bot uses it', async () => {
    const dataDir = made.copy()
    const keysBefore = keysIn(dataDir)
    const store = await openStore({ dataDir })

    await expect(rotateKeys({ dataDir })).rejects.toMatchObject({ code: 'data-dir-in-use' })

    expect(keysIn(dataDir)).toEqual(keysBefore)
    await store.close()
  })

  test('is not touched when the keys are given', async () => {
    const dataDir = made.copy()
    const keysBefore = keysIn(dataDir)

    const counts = await rotateKeys({ dataDir, encryptionKeys: [recent, ...keysBefore] })

    expect(counts).toEqual({ resealed: 1 + besideNotes, broken: 0 })
    expect(keysIn(dataDir)).toEqual(keysBefore)
    await (await openStore({ dataDir, encryptionKeys: [recent] })).close()
  })
})
