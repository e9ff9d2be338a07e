import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { DeliveryId } from '#domain/id.ts'
import { deliveryIds, nobodyDies, onEveryQueueDatabase, recorder } from '../support/queue-house.ts'

const inLane = (ids: readonly DeliveryId[], lane: string) => ids.map((id) => ({ id, lane }))

onEveryQueueDatabase((house) => {
  test('what is added with a transaction comes with it, and goes with it', async () => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const [kept, undone, after] = [deliveryIds(2), deliveryIds(2), deliveryIds(1)]

    await house.database.queue.inTransaction((handle) => queue.add(inLane(kept, 'a'), handle))
    const failing = house.database.queue.inTransaction(async (handle) => {
      await queue.add(inLane(undone, 'a'), handle)
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    await queue.add(inLane(after, 'a'))
    await queue.work(deliver, nobodyDies)
    await house.until(() => handed.length >= 3)

    expect(handed.toSorted()).toEqual([...kept, ...after].toSorted())
  })

  test('a new job is handed over at once, without a look at the time', async () => {
    const queue = await house.open()
    const first = Promise.withResolvers<readonly DeliveryId[]>()
    await queue.work(async (ids) => {
      first.resolve(ids)
      return new Map(ids.map((id) => [id, { done: true }]))
    }, nobodyDies)
    await house.time.tick(500)
    const ids = deliveryIds(1)

    await house.database.queue.inTransaction((handle) => queue.add(inLane(ids, 'a'), handle))

    expect(await first.promise).toEqual(ids)
  })

  test('each of many jobs is handed over once', async () => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const ids = deliveryIds(1500)
    for (let n = 0; n < 15; n++) {
      await queue.add(inLane(ids.slice(n * 100, (n + 1) * 100), `community ${n % 4}`))
    }

    await queue.work(deliver, nobodyDies)
    await house.until(() => handed.length >= ids.length)
    await house.skip({ minutes: 10 })

    expect(handed.toSorted()).toEqual(ids.toSorted())
    expect(house.troubles).toEqual([])
  })

  test('a job of nobody’s community is handed over too', async () => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const ids = deliveryIds(2)
    await queue.add(inLane(ids, ''))

    await queue.work(deliver, nobodyDies)
    await house.until(() => handed.length === 2)

    expect(handed.toSorted()).toEqual(ids.toSorted())
  })

  test('a job waits for its time', async () => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const [id] = deliveryIds(1) as [DeliveryId]
    const notBefore = Temporal.Instant.fromEpochMilliseconds(house.time.now()).add({ minutes: 5 })
    await queue.add([{ id, lane: 'a', notBefore }])
    await queue.work(deliver, nobodyDies)

    await house.skip({ minutes: 4, seconds: 50 })
    expect(handed).toEqual([])

    await house.skip({ seconds: 10 })
    await house.until(() => handed.length > 0)
    expect(handed).toEqual([id])
  })

  test('what fails is tried again after a while, and the others of its batch are not', async () => {
    const queue = await house.open()
    const [failing, fine] = deliveryIds(2) as [DeliveryId, DeliveryId]
    const { attempts, deliver } = recorder((id, attempt) => ({
      done: id === fine || attempt === 2,
    }))
    await queue.add(inLane([failing, fine], 'a'))
    await queue.work(deliver, nobodyDies)
    await house.until(() => attempts.size === 2)

    await house.time.tick(3000)
    expect(attempts.get(failing)).toBe(1)

    await house.until(() => attempts.get(failing) === 2)
    await house.skip({ hours: 1 })
    expect(Object.fromEntries(attempts)).toEqual({ [failing]: 2, [fine]: 1 })
    expect(house.bugs).toEqual([])
  })

  test('a handler that throws is told of, and all it had comes again', async () => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const ids = deliveryIds(3)
    const failure = new Error('a bug')
    let throws = true
    await queue.add(inLane(ids, 'a'))

    await queue.work(async (batch) => {
      if (!throws) return await deliver(batch)
      throws = false
      throw failure
    }, nobodyDies)
    await house.until(() => handed.length === 3)

    expect(house.bugs).toEqual([failure])
    expect(handed.toSorted()).toEqual(ids.toSorted())
  })

  test('what a platform wants later comes then, however often, and has still all its attempts', async () => {
    const queue = await house.open()
    const [id] = deliveryIds(1) as [DeliveryId]
    const { attempts, deliver } = recorder((_, attempt) =>
      attempt <= 40 ? { done: false, retryAfterMs: 60_000 } : { done: attempt > 60 },
    )
    await queue.add(inLane([id], 'a'))
    await queue.work(deliver, nobodyDies)
    await house.until(() => attempts.get(id) === 1)

    for (let attempt = 1; attempt <= 40; attempt++) {
      await house.skip({ seconds: 57 })
      expect(attempts.get(id)).toBe(attempt)
      await house.until(() => attempts.get(id) === attempt + 1)
    }
    while ((attempts.get(id) ?? 0) < 61) await house.skip({ minutes: 10 })

    await house.skip({ hours: 1 })
    expect(attempts.get(id)).toBe(61)
    expect(house.troubles).toEqual([])
  })

  test('what fails for hours is given up, written down, and can be sent again', async () => {
    const queue = await house.open()
    const [id] = deliveryIds(1) as [DeliveryId]
    const began = house.time.now()
    let isUp = false
    const { attempts, deliver } = recorder(() => ({ done: isUp }))
    const buried: DeliveryId[] = []
    const refusal = new Error('the database is busy')
    let refusals = 1
    await queue.add(inLane([id], 'a'))
    await queue.work(deliver, async (ids) => {
      if (refusals-- > 0) throw refusal
      buried.push(...ids)
    })

    while (buried.length === 0) await house.skip({ minutes: 1 })
    const hours = (house.time.now() - began) / 3_600_000
    expect(hours).toBeGreaterThan(4)
    expect(hours).toBeLessThan(8)
    expect(attempts.get(id)).toBe(31)
    expect(house.bugs).toEqual([refusal])

    isUp = true
    await queue.add(inLane([id], 'a'))
    await house.until(() => attempts.get(id) === 32)
    await house.skip({ hours: 1 })
    expect([attempts.get(id), buried]).toEqual([32, [id]])
  })

  test.each([
    ['a large one', 1, 2000],
    ['more large ones than there are workers', 6, 500],
  ])('a small community does not wait for %s', async (_, communities, size) => {
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const small = deliveryIds(20)
    for (let n = 0; n < communities; n++) await queue.add(inLane(deliveryIds(size), `large ${n}`))
    await queue.add(inLane(small, 'small'))

    await queue.work(deliver, nobodyDies)
    await house.until(() => handed.length === communities * size + 20)

    // They are in the first batch; the workers' first three may come in any order.
    const last = Math.max(...small.map((id) => handed.indexOf(id)))
    expect(last).toBeLessThan(600)
    expect(new Set(handed).size).toBe(communities * size + 20)
  })

  test('a community whose messages go slowly leaves workers to the others', async () => {
    const queue = await house.open()
    const [slow, quick] = [deliveryIds(1000), deliveryIds(10)]
    const platform = Promise.withResolvers<void>()
    const handed: DeliveryId[] = []
    const isSlow = new Set(slow)
    await queue.add(inLane(slow, 'slow'))
    await queue.work(async (ids) => {
      if (ids.some((id) => isSlow.has(id))) await platform.promise
      handed.push(...ids)
      return new Map(ids.map((id) => [id, { done: true }]))
    }, nobodyDies)
    await house.time.tick(3000)

    await queue.add(inLane(quick, 'quick'))
    await house.until(() => handed.length >= 10)

    expect(handed.toSorted()).toEqual(quick.toSorted())
    platform.resolve()
    await house.until(() => handed.length === 1010)
  })

  test('closing hands over nothing more, and waits for what is being handled', async () => {
    const queue = await house.open()
    const [id] = deliveryIds(1) as [DeliveryId]
    const [entered, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const said: string[] = []
    await queue.add(inLane([id], 'a'))
    await queue.work(async (ids) => {
      entered.resolve()
      await release.promise
      said.push('handled')
      return new Map(ids.map((one) => [one, { done: true }]))
    }, nobodyDies)
    await house.until(() => true)
    await entered.promise

    const closed = queue.close().then(() => said.push('closed'))
    release.resolve()
    await closed
    expect(said).toEqual(['handled', 'closed'])

    const next = await house.open()
    const { handed, deliver } = recorder()
    await next.work(deliver, nobodyDies)
    await house.skip({ hours: 1 })
    expect(handed).toEqual([])
  })

  test('what a killed worker had comes to another within three minutes', async () => {
    const killed = await house.openBoss()
    const queue = await house.open()
    const { handed, deliver } = recorder()
    const ids = deliveryIds(20)
    await queue.add(inLane(ids, 'a'))
    expect(await killed.fetch('deliveries', { batchSize: 20 })).toHaveLength(20)
    await queue.work(deliver, nobodyDies)

    await house.skip({ seconds: 100 })
    expect(handed).toEqual([])

    const began = house.time.now()
    await house.until(() => handed.length === 20)
    expect(house.time.now() - began).toBeLessThan(80_000)
    expect(handed.toSorted()).toEqual(ids.toSorted())
  })

  test('one look tells how much there is of what', async () => {
    const queue = await house.open()
    const boss = await house.openBoss()
    const notBefore = Temporal.Instant.fromEpochMilliseconds(house.time.now()).add({ hours: 1 })
    await queue.add(inLane(deliveryIds(5), 'a'))
    await queue.add(deliveryIds(3).map((id) => ({ id, lane: 'b', notBefore })))
    await boss.fetch('deliveries', { batchSize: 2 })
    await boss.insert('deliveries-dead', [{ data: { delivery: deliveryIds(1)[0] } }])
    await house.skip({ minutes: 1, seconds: 30 })

    expect(await queue.stats()).toEqual({ ready: 3, deferred: 3, active: 2, dead: 1 })
  })
})
