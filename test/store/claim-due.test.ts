import { describe, expect, test, vi } from 'vitest'
import type { Due, DueKind } from '#domain/due.ts'
import type { Person } from '#domain/person.ts'
import type { Claimed } from '#store/store.ts'
import { date, instant } from '../support/builders.ts'
import { addPerson } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { serverDatabase, testServer } from '../support/server-database.ts'
import { type Kept, onEveryDatabase, withStore } from '../support/store.ts'

const before = instant('2026-03-02T12:00Z')
const now = instant('2026-03-02T18:00Z')
const inMinutes = (minutes: number) => now.add({ minutes })
const at = (kind: DueKind, minutes: number): Due => ({ kind, at: inMinutes(minutes), on: null })

async function addDue(kept: Kept, name: string, ...due: readonly Due[]): Promise<Person> {
  const person = await addPerson(kept.store, name)
  await kept.store.schedule.put(person.id, due, before)
  return person
}

const claim = (kept: Kept, most = 10): Promise<readonly Claimed[]> =>
  kept.store.claimDue(now, most, async (_, claimed) => claimed)

/** Gives those whom a first transaction has claimed, and holds it open until `release` is called. */
async function claimAndHold(kept: Kept, most: number) {
  const claimed = Promise.withResolvers<readonly Claimed[]>()
  const gate = Promise.withResolvers<void>()
  const ended = kept.store.claimDue(now, most, async (_, members) => {
    claimed.resolve(members)
    await gate.promise
  })
  const release = async () => {
    gate.resolve()
    await ended
  }
  return { claimed: await claimed.promise, release }
}

const idsOf = (claimed: readonly Claimed[]) => claimed.map(({ personId }) => personId)

onEveryDatabase((kept) => {
  test('everything overdue of a member is claimed at once, the longest overdue member first', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', 0), at('close', -5), at('nudge', 1))
    const ben = await addDue(kept, 'ben', at('follow-up', -9), at('prompt', -4), at('nudge', 0))
    await addDue(kept, 'cleo', at('prompt', 1))

    const claimed = await claim(kept)

    expect(plain(claimed)).toEqual(
      plain([
        { personId: ben.id, due: [at('prompt', -4), at('nudge', 0), at('follow-up', -9)] },
        { personId: ann.id, due: [at('prompt', 0), at('close', -5)] },
      ]),
    )
    expect(await claim(kept)).toEqual([])
  })

  test('a wish to be asked later comes with its date', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const on = date('2026-03-01')
    await kept.store.schedule.askLater(ann.id, { on, at: inMinutes(-1) })

    expect(plain(await claim(kept))).toEqual(
      plain([{ personId: ann.id, due: [{ kind: 'later', at: inMinutes(-1), on }] }]),
    )
  })

  test('no more members are claimed than were asked for, and then the next', async () => {
    const people: Person[] = []
    for (const minutes of [-5, -9, -7])
      people.push(await addDue(kept, `${minutes}`, at('prompt', minutes), at('nudge', minutes)))
    const [third, first, second] = people

    const claims = [await claim(kept, 2), await claim(kept, 2), await claim(kept, 2)]

    expect(claims.map(idsOf)).toEqual([[first?.id, second?.id], [third?.id], []])
  })

  test('what is put instead is due next, and what was not overdue is still there', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -1), at('nudge', -2), at('close', 5))

    await kept.store.claimDue(now, 10, (store) =>
      store.schedule.put(ann.id, [at('prompt', 3), at('close', 5)], now),
    )

    expect(await claim(kept)).toEqual([])
    const later = await kept.store.claimDue(inMinutes(60), 10, async (_, claimed) => claimed)
    expect(plain(later)).toEqual(
      plain([{ personId: ann.id, due: [at('prompt', 3), at('close', 5)] }]),
    )
  })

  test('after a throw everything is still due, and nothing of the work has happened', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -1))
    const bug = new Error('a bug')

    const attempt = kept.store.claimDue(now, 10, async (store, _, handle) => {
      await store.schedule.put(ann.id, [at('prompt', 60)], now)
      await handle.$queryRawUnsafe(`INSERT INTO "Setting" VALUES ($1, '1') RETURNING key`, 'job')
      throw bug
    })

    await expect(attempt).rejects.toBe(bug)
    expect(await kept.store.settings.get('job')).toBeNull()
    expect(plain(await claim(kept))).toEqual(plain([{ personId: ann.id, due: [at('prompt', -1)] }]))
  })

  test('statements of others belong to the same transaction', async () => {
    await addDue(kept, 'ann', at('prompt', -1))

    const seen = await kept.store.claimDue(now, 10, async (store, _, handle) => {
      await handle.$queryRawUnsafe(`INSERT INTO "Setting" VALUES ($1, '1') RETURNING key`, 'job')
      return await store.settings.get('job')
    })

    expect(seen).toBe('1')
    expect(await kept.store.settings.get('job')).toBe('1')
  })

  test('a failure of the database that the work swallowed undoes all of it, loudly', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -1))

    const attempt = kept.store.claimDue(now, 10, (store) =>
      store.settings.set('\u0000', 'no text may hold this').catch(() => undefined),
    )

    await expect(attempt).rejects.toThrow()
    expect(idsOf(await claim(kept))).toEqual([ann.id])
  })

  test('many who claim at once share the members out, each to one of them', async () => {
    const people: Person[] = []
    for (let count = 0; count < 30; count++)
      people.push(await addDue(kept, `member ${count}`, at('prompt', -count), at('nudge', -1)))
    const claimAll = async (): Promise<readonly Claimed[]> => {
      const claimed = await claim(kept, 3)
      return claimed.length === 0 ? [] : [...claimed, ...(await claimAll())]
    }

    const shares = await Promise.all(Array.from({ length: 4 }, claimAll))

    expect(idsOf(shares.flat()).sort()).toEqual(people.map(({ id }) => id).sort())
  })

  describe('inside it', () => {
    test('another transaction is a bug, in either order and on either store', async () => {
      const ann = await addPerson(kept.store, 'ann')
      type AnyStore = typeof kept.store
      const asOne = (store: AnyStore) => store.asOne(ann.id, async () => 'never')
      const claimDue = (store: AnyStore) => store.claimDue(now, 1, async () => 'never')

      for (const store of [undefined, kept.store]) {
        const inClaim = (nested: typeof asOne) =>
          kept.store.claimDue(now, 1, (inside) => nested(store ?? inside))
        const inOne = (nested: typeof asOne) =>
          kept.store.asOne(ann.id, (inside) => nested(store ?? inside))

        await expect(inClaim(asOne)).rejects.toThrow('asOne inside claimDue')
        await expect(inClaim(claimDue)).rejects.toThrow('claimDue inside claimDue')
        await expect(inOne(claimDue)).rejects.toThrow('claimDue inside asOne')
      }
      expect(await kept.store.claimDue(now, 1, async () => 'works again')).toBe('works again')
    })

    test('closing the store is a bug, and so is asking whether it answers', async () => {
      await expect(kept.store.claimDue(now, 1, (store) => store.close())).rejects.toThrow('close')
      await expect(kept.store.claimDue(now, 1, (store) => store.ping())).rejects.toThrow('ping')
    })
  })
})

describe.runIf(testServer !== null)('two processes on a server', () => {
  const kept = withStore(serverDatabase)

  /** Resolves once somebody waits for a row that somebody else holds. */
  const somebodyWaits = () =>
    vi.waitFor(
      async () => {
        const waiting = await kept.database.prisma.$queryRaw<unknown[]>`
          SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`
        expect(waiting).toHaveLength(1)
      },
      { timeout: 10_000 },
    )

  test('a member whom one is at work for is passed over by the other', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -2))
    const ben = await addDue(kept, 'ben', at('prompt', -1))
    const first = await claimAndHold(kept, 1)

    const second = await claim(kept)

    await first.release()
    expect([first.claimed, second].map(idsOf)).toEqual([[ann.id], [ben.id]])
    expect(await claim(kept)).toEqual([])
  })

  test('so is one who has something else fall due meanwhile', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -2))
    const first = await claimAndHold(kept, 1)
    await kept.store.schedule.askLater(ann.id, { on: date('2026-03-02'), at: inMinutes(-1) })

    const meanwhile = await claim(kept)

    await first.release()
    expect(meanwhile).toEqual([])
    expect(idsOf(await claim(kept))).toEqual([ann.id])
  })

  test('a member who is at work themselves is passed over, and is there afterwards', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -2))
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const own = kept.store.asOne(ann.id, async () => {
      begun.resolve()
      await gate.promise
    })
    await begun.promise

    const meanwhile = await claim(kept)

    gate.resolve()
    await own
    expect(meanwhile).toEqual([])
    expect(idsOf(await claim(kept))).toEqual([ann.id])
  })

  test('what a member does waits until the claim has ended', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -2))
    const first = await claimAndHold(kept, 1)
    const order: string[] = []

    const own = kept.store.asOne(ann.id, async () => order.push('the member'))
    await somebodyWaits()
    order.push('the claim')
    await first.release()
    await own

    expect(order).toEqual(['the claim', 'the member'])
  })

  test('a claim and a new plan of the same member do not wait for one another for ever', async () => {
    const ann = await addDue(kept, 'ann', at('prompt', -2))
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const claiming = kept.store.claimDue(now, 1, async (store) => {
      begun.resolve()
      await gate.promise
      await store.schedule.put(ann.id, [at('nudge', 5), at('prompt', 60)], now)
    })
    await begun.promise

    const planning = kept.store.schedule.put(ann.id, [at('nudge', 6), at('prompt', 70)], now)
    await somebodyWaits()
    gate.resolve()

    await Promise.all([claiming, planning])
    expect((await kept.store.schedule.overdue(inMinutes(70))).count).toBe(1)
  })
})
