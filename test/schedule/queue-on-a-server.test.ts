import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { deliveryIds, nobodyDies, onServer, recorder } from '../support/queue-house.ts'
import { testServer } from '../support/server-database.ts'

describe.runIf(testServer !== null)('several processes', () => {
  onServer((house) => {
    test('which start at once on an empty database find one queue', async () => {
      await house.database.prisma.$executeRaw`DROP SCHEMA pgboss CASCADE`

      const queues = await Promise.all([1, 2, 3].map(() => house.open()))
      const { handed, deliver } = recorder()
      const ids = deliveryIds(3)
      for (const [n, queue] of queues.entries())
        await queue.add(ids.slice(n, n + 1).map((id) => ({ id, lane: 'a' })))
      await queues[1]?.work(deliver, nobodyDies)
      await house.until(() => handed.length === 3)

      expect(handed.toSorted()).toEqual(ids.toSorted())
      expect(house.troubles).toEqual([])
    })

    test('never get the same job', async () => {
      const [one, other] = [await house.open(), await house.open()]
      const [here, there] = [recorder(), recorder()]
      const ids = deliveryIds(3000)
      await one.work(here.deliver, nobodyDies)
      await other.work(there.deliver, nobodyDies)

      for (let n = 0; n < 3000; n += 150) {
        const queue = n % 300 === 0 ? one : other
        await queue.add(ids.slice(n, n + 150).map((id, i) => ({ id, lane: `community ${i % 7}` })))
      }
      const handed = () => [...here.handed, ...there.handed]
      await house.until(() => handed().length >= 3000)
      await house.skip({ minutes: 30 })

      expect(handed().toSorted()).toEqual(ids.toSorted())
      expect(here.handed.length * there.handed.length).toBeGreaterThan(0)
    })

    test('go on when the database has ended all their connections', async () => {
      const queue = await house.open()
      const ids = deliveryIds(1200)
      const { attempts, deliver } = recorder()
      const client = new pg.Client({ connectionString: house.url ?? '' })
      await client.connect()
      let isCut = false
      await queue.add(ids.slice(0, 600).map((id, n) => ({ id, lane: `community ${n % 3}` })))

      await queue.work(async (batch) => {
        const results = await deliver(batch)
        if (isCut) return results
        isCut = true
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
        return results
      }, nobodyDies)
      await house.until(() => house.troubles.length > 0)
      await queue
        .add(ids.slice(600).map((id) => ({ id, lane: 'later' })))
        .catch(() => queue.add(ids.slice(600).map((id) => ({ id, lane: 'later' }))))
      await house.until(() => attempts.size === 1200)

      await house.skip({ minutes: 10 })
      await house.until(() => true)
      expect([...attempts.keys()].toSorted()).toEqual(ids.toSorted())
      expect(house.bugs).toEqual([])
      await client.end()
    })
  })
})
