import { expect, test } from 'vitest'
import type { DeliveryKind } from '#domain/due.ts'
import type { DeliveryId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import type { DeliveryState, Outcome } from '#store/store.ts'
import { instant } from '../support/builders.ts'
import { addPerson, newPersonId } from '../support/household.ts'
import { again, closed, dead, doneAt, dropped, dueAt, owedTo, sent } from '../support/owed.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1))

onEveryDatabase((kept) => {
  /** A member with a delivery that is queued. */
  async function annIsOwed(kind: DeliveryKind = 'prompt') {
    const ann = await addPerson(kept.store, 'ann')
    const delivery = owedTo(ann, kind)
    await kept.store.deliveries.add([delivery])
    return { ann, delivery }
  }

  const get = async (id: DeliveryId) => plain((await kept.store.deliveries.get([id]))[0])
  const stateOf = async (id: DeliveryId) => (await kept.store.deliveries.get([id]))[0]?.state

  async function asked({ id }: Person) {
    const [member] = await kept.store.schedule.members([id], dueAt)
    return { unanswered: member?.asked.unanswered, unreached: member?.asked.unreached }
  }

  const setAsked = ({ id }: Person, data: { unanswered?: number; unreached?: number }) =>
    kept.database.prisma.person.update({ where: { id }, data })

  test('a new delivery is on its way, as it was written', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const prompt = owedTo(ann, 'prompt', { until: instant('2026-03-04T18:00Z') })
    const followUp = owedTo(ann, 'follow-up', { about: '“5b0” {x}' })

    const added = await kept.store.deliveries.add([prompt, followUp])

    expect(added).toEqual([prompt, followUp])
    const fresh = { state: 'queued', attempts: 0, doneAt: null, why: null, message: null }
    const found = await kept.store.deliveries.get([followUp.id, prompt.id, owedTo(ann, 'close').id])
    expect(plain(byId(found))).toEqual(
      plain(byId([prompt, followUp]).map((one) => ({ ...one, ...fresh }))),
    )
  })

  test('each is added once, whoever adds it how often', async () => {
    const { ann, delivery } = await annIsOwed()
    const other = owedTo(ann, 'nudge')

    const [known, twice] = [
      await kept.store.deliveries.add([delivery, other]),
      await kept.store.deliveries.add([
        delivery,
        other,
        owedTo(ann, 'close'),
        owedTo(ann, 'close'),
      ]),
    ]

    expect([known, twice].map((added) => added.map(({ kind }) => kind))).toEqual([
      ['nudge'],
      ['close'],
    ])
    expect(await kept.store.deliveries.add([])).toEqual([])
  })

  test('many who add the same at once give each to one of them', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const kinds = ['prompt', 'nudge', 'close', 'milestone'] as const
    const owed = kinds.map((kind) => owedTo(ann, kind))

    const added = await Promise.all(
      Array.from({ length: 20 }, () => kept.store.deliveries.add(owed)),
    )

    expect(
      added
        .flat()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...kinds].sort())
  })

  test('a closed one is shown in another way once', async () => {
    const { ann, delivery } = await annIsOwed()
    expect(await kept.store.deliveries.take(delivery.id, doneAt)).toBe(false)
    await kept.store.deliveries.settle(delivery.id, closed, dueAt)

    const taken = await Promise.all(
      [1, 2, 3].map(() => kept.store.deliveries.take(delivery.id, doneAt)),
    )

    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await get(delivery.id)).toMatchObject(plain({ state: 'dropped', doneAt }) as object)
    expect(await kept.store.deliveries.take(owedTo(ann, 'close').id, doneAt)).toBe(false)
  })

  test('what need not come is dropped, known or not, and is not added any more', async () => {
    const { ann, delivery } = await annIsOwed()
    const unknown = owedTo(ann, 'nudge')

    for (const one of [delivery, unknown]) await kept.store.deliveries.decline(one, doneAt)

    expect(await kept.store.deliveries.add([delivery, unknown])).toEqual([])
    for (const one of [delivery, unknown])
      expect(await get(one.id)).toMatchObject(plain({ ...one, state: 'dropped', doneAt }) as object)
  })

  test.for([sent, closed, dead])(
    'what is $state stays so when it need not come',
    async (outcome) => {
      const { delivery } = await annIsOwed()
      await kept.store.deliveries.settle(delivery.id, outcome, doneAt)
      const before = await get(delivery.id)

      await kept.store.deliveries.decline(delivery, dueAt)

      expect(await get(delivery.id)).toEqual(before)
    },
  )

  test('whoever declines while others add it, it is dropped', async () => {
    const ann = await addPerson(kept.store, 'ann')
    for (let round = 0; round < 8; round++) {
      const nudge = owedTo(ann, 'nudge', { about: `${round}` })
      const { add, decline } = kept.store.deliveries

      await Promise.all([
        add([nudge]),
        decline(nudge, doneAt),
        add([nudge]),
        decline(nudge, doneAt),
      ])

      expect(await stateOf(nudge.id)).toBe('dropped')
    }
  })

  test('of one person, the oldest come first; of everybody, the newest, and no more than wanted', async () => {
    const { deliveries } = kept.store
    const [ann, ben] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]
    const owed = [
      owedTo(ann, 'prompt', { at: dueAt.add({ minutes: 3 }) }),
      owedTo(ann, 'close', { at: dueAt.add({ minutes: 1 }) }),
      owedTo(ben, 'prompt', { at: dueAt.add({ minutes: 2 }) }),
    ]
    const [newest, oldest, bens] = owed.map(({ id }) => id)
    const waiting = owedTo(ann, 'nudge')
    await deliveries.add([...owed, waiting])
    for (const { id } of owed) await deliveries.settle(id, dead, doneAt)
    const ids = (found: readonly { readonly id: DeliveryId }[]) => found.map(({ id }) => id)

    expect(ids(await deliveries.of(ann.id, 'dead'))).toEqual([oldest, newest])
    expect(ids(await deliveries.of(ann.id, 'queued'))).toEqual([waiting.id])
    expect(ids(await deliveries.newest('dead', 2))).toEqual([newest, bens])
    expect(ids(await deliveries.newest('dead', 9))).toEqual([newest, bens, oldest])
    expect(await deliveries.newest('sent', 9)).toEqual([])
  })

  test('dead ones are put on their way again, and their prompts are waited for again', async () => {
    const { deliveries } = kept.store
    const { ann, delivery } = await annIsOwed()
    const other = owedTo(ann, 'prompt', { about: '2026-03-01' })
    const nudge = owedTo(ann, 'nudge')
    const wasSent = owedTo(ann, 'close')
    await deliveries.add([other, nudge, wasSent])
    await setAsked(ann, { unanswered: 2 })
    for (const { id } of [delivery, other, nudge]) await deliveries.settle(id, dead, doneAt)
    await deliveries.settle(wasSent.id, sent, doneAt)

    const revived = await deliveries.revive(
      [delivery, other, nudge, wasSent, owedTo(ann, 'later')].map(({ id }) => id),
    )

    const fresh = { state: 'queued', attempts: 0, doneAt: null, why: dead.why, message: null }
    expect(plain(byId(revived))).toEqual(
      plain(byId([delivery, other, nudge]).map((one) => ({ ...one, ...fresh }))),
    )
    expect(await asked(ann)).toEqual({ unanswered: 2, unreached: 0 })
    expect(await deliveries.revive([delivery.id])).toEqual([])
    expect(await deliveries.settle(delivery.id, sent, doneAt)).toBe(true)
  })

  test('those on their way are all counted, and of the others those that came to it lately', async () => {
    const { deliveries } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const add = async (about: string, outcome: Outcome | null, at = doneAt) => {
      const delivery = owedTo(ann, 'prompt', { about })
      await deliveries.add([delivery])
      if (outcome) await deliveries.settle(delivery.id, outcome, at)
    }
    await add('1', null)
    await add('2', again)
    for (const [index, outcome] of [sent, sent, dropped, closed, dead].entries()) {
      await add(`lately ${index}`, outcome)
      await add(`before ${index}`, outcome, doneAt.subtract({ milliseconds: 1 }))
    }

    const counts = { queued: 2, sent: 2, dropped: 1, closed: 1, dead: 1 }
    expect(await deliveries.counts(doneAt)).toEqual(counts)
    const nothing: Record<DeliveryState, number> = {
      ...counts,
      sent: 0,
      dropped: 0,
      closed: 0,
      dead: 0,
    }
    expect(await deliveries.counts(doneAt.add({ milliseconds: 1 }))).toEqual(nothing)
  })

  test('what was done long ago is forgotten; what is on its way never is', async () => {
    const { deliveries } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const [waiting, old, recent] = ['1', '2', '3'].map((about) => owedTo(ann, 'prompt', { about }))
    if (!waiting || !old || !recent) throw new Error('there are three')
    await deliveries.add([waiting, old, recent])
    await deliveries.settle(old.id, sent, doneAt.subtract({ milliseconds: 1 }))
    await deliveries.settle(recent.id, dead, doneAt)

    expect(await deliveries.forget(doneAt)).toBe(1)

    const left = await deliveries.get([waiting.id, old.id, recent.id])
    expect(byId(left).map(({ id }) => id)).toEqual(byId([waiting, recent]).map(({ id }) => id))
    expect(await deliveries.forget(doneAt)).toBe(0)
  })

  test('a great many are forgotten bit by bit, the oldest first', async () => {
    const ann = await addPerson(kept.store, 'ann')
    await kept.database.prisma.$executeRaw`
      INSERT INTO "Delivery" (id, "personId", kind, about, state, "dueAt", "doneAt")
      SELECT gen_random_uuid(), ${ann.id}::uuid, 'prompt', n::text, 'sent', '2026-01-01T00:00Z',
        '2026-01-01T00:00Z'::timestamptz + n * interval '1 second'
      FROM generate_series(10010, 1, -1) n`

    const forgotten = [
      await kept.store.deliveries.forget(doneAt),
      (await kept.store.deliveries.newest('sent', 20)).map(({ about }) => Number(about)).sort(),
      await kept.store.deliveries.forget(doneAt),
    ]

    const left = Array.from({ length: 10 }, (_, index) => 10_001 + index)
    expect(forgotten).toEqual([10_000, left, 10])
  })

  test('nothing is owed to a person who is gone', async () => {
    const { ann, delivery } = await annIsOwed()
    await kept.database.prisma.person.delete({ where: { id: ann.id } })

    expect(await kept.store.deliveries.get([delivery.id])).toEqual([])
    await expect(kept.store.deliveries.add([owedTo({ id: newPersonId() })])).rejects.toThrow()
  })
})
