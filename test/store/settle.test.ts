import { describe, expect, test, vi } from 'vitest'
import type { DeliveryKind } from '#domain/due.ts'
import type { DeliveryId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import { addPerson } from '../support/household.ts'
import { again, closed, dead, doneAt, dropped, dueAt, owedTo, sent } from '../support/owed.ts'
import { plain } from '../support/plain.ts'
import { serverDatabase, testServer } from '../support/server-database.ts'
import { onEveryDatabase, withStore } from '../support/store.ts'

onEveryDatabase((kept) => {
  /** A member with a delivery that is queued. */
  async function annIsOwed(kind: DeliveryKind = 'prompt') {
    const ann = await addPerson(kept.store, 'ann')
    const delivery = owedTo(ann, kind)
    await kept.store.deliveries.add([delivery])
    return { ann, delivery }
  }

  const get = async (id: DeliveryId) => plain((await kept.store.deliveries.get([id]))[0])

  async function asked({ id }: Person) {
    const [member] = await kept.store.schedule.members([id], dueAt)
    return { unanswered: member?.asked.unanswered, unreached: member?.asked.unreached }
  }

  const setAsked = ({ id }: Person, data: { unanswered?: number; unreached?: number }) =>
    kept.database.prisma.person.update({ where: { id }, data })

  test('what was sent keeps where it stands', async () => {
    const { delivery } = await annIsOwed()
    await kept.store.deliveries.settle(delivery.id, again, doneAt)

    expect(await kept.store.deliveries.settle(delivery.id, sent, doneAt)).toBe(true)

    expect(await get(delivery.id)).toEqual(
      plain({ ...delivery, ...sent, attempts: 2, doneAt, why: null }),
    )
  })

  test('what is tried again stays on its way', async () => {
    const { delivery } = await annIsOwed()

    expect(await kept.store.deliveries.settle(delivery.id, again, doneAt)).toBe(true)

    expect(await get(delivery.id)).toEqual(
      plain({ ...delivery, ...again, attempts: 1, doneAt: null, message: null }),
    )
  })

  test.for([closed, dead, dropped])('what is $state says why', async (outcome) => {
    const { delivery } = await annIsOwed()

    expect(await kept.store.deliveries.settle(delivery.id, outcome, doneAt)).toBe(true)

    expect(await get(delivery.id)).toEqual(
      plain({ ...delivery, ...outcome, attempts: 1, doneAt, message: null }),
    )
  })

  test.for([
    ['prompt', sent, { unanswered: 2, unreached: 0 }],
    ['prompt', again, { unanswered: 2, unreached: 2 }],
    ['prompt', closed, { unanswered: 1, unreached: 3 }],
    ['prompt', dead, { unanswered: 1, unreached: 2 }],
    ['prompt', dropped, { unanswered: 1, unreached: 2 }],
    ['nudge', sent, { unanswered: 2, unreached: 0 }],
    ['nudge', closed, { unanswered: 2, unreached: 3 }],
    ['nudge', dead, { unanswered: 2, unreached: 2 }],
    ['nudge', dropped, { unanswered: 2, unreached: 2 }],
  ] as const)('%s %o: 2 unanswered, 2 unreached become %o', async ([kind, outcome, expected]) => {
    const { ann, delivery } = await annIsOwed(kind)
    const ben = await addPerson(kept.store, 'ben')
    for (const person of [ann, ben]) await setAsked(person, { unanswered: 2, unreached: 2 })

    await kept.store.deliveries.settle(delivery.id, outcome, doneAt)

    expect(await asked(ann)).toEqual(expected)
    expect(await asked(ben)).toEqual({ unanswered: 2, unreached: 2 })
  })

  test('a prompt that was not sent takes nothing from a member who was heard from meanwhile', async () => {
    const { ann, delivery } = await annIsOwed()

    await kept.store.deliveries.settle(delivery.id, closed, doneAt)

    expect(await asked(ann)).toEqual({ unanswered: 0, unreached: 1 })
  })

  test('what has been settled, or is not there, is not settled again', async () => {
    const { ann, delivery } = await annIsOwed()
    await setAsked(ann, { unanswered: 5 })
    await kept.store.deliveries.settle(delivery.id, closed, doneAt)
    const before = await get(delivery.id)

    for (const outcome of [closed, sent, dead, again])
      expect(await kept.store.deliveries.settle(delivery.id, outcome, dueAt)).toBe(false)
    expect(await kept.store.deliveries.settle(owedTo(ann, 'close').id, sent, dueAt)).toBe(false)

    expect(await get(delivery.id)).toEqual(before)
    expect(await asked(ann)).toEqual({ unanswered: 4, unreached: 1 })
  })

  test('many who settle the same at once count once', async () => {
    const { ann, delivery } = await annIsOwed()
    await setAsked(ann, { unanswered: 9 })

    const settled = await Promise.all(
      Array.from({ length: 20 }, () => kept.store.deliveries.settle(delivery.id, closed, doneAt)),
    )

    expect(settled.filter(Boolean)).toHaveLength(1)
    expect(await asked(ann)).toEqual({ unanswered: 8, unreached: 1 })
  })

  test('what follows from several at once is counted for each', async () => {
    const ann = await addPerson(kept.store, 'ann')
    await setAsked(ann, { unanswered: 20 })
    const owed = Array.from({ length: 12 }, (_, index) =>
      owedTo(ann, 'prompt', { about: `${index}` }),
    )
    await kept.store.deliveries.add(owed)

    await Promise.all(owed.map(({ id }) => kept.store.deliveries.settle(id, closed, doneAt)))

    expect(await asked(ann)).toEqual({ unanswered: 8, unreached: 12 })
  })
})

describe.runIf(testServer !== null)('a member and a worker on a server', () => {
  const kept = withStore(serverDatabase)

  test('that drop the same delivery do not wait for one another for ever', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const prompt = owedTo(ann)
    await kept.store.deliveries.add([prompt])
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const member = kept.store.asOne(ann.id, async (store) => {
      begun.resolve()
      await gate.promise
      await store.deliveries.decline(prompt, doneAt)
    })
    await begun.promise

    const worker = kept.store.deliveries.settle(prompt.id, closed, doneAt)
    await vi.waitFor(async () => {
      const waiting = await kept.database.prisma.$queryRaw<unknown[]>`
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      expect(waiting).toHaveLength(1)
    }, 10_000)
    gate.resolve()

    expect(await Promise.all([member, worker])).toEqual([undefined, false])
    const [found] = await kept.store.schedule.members([ann.id], dueAt)
    expect(found?.asked.unreached).toBe(0)
  })
})
