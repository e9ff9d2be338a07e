import type { Temporal } from 'temporal-polyfill'
import type { DeliveryId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import type { Queue } from './schedule/queue.ts'
import type { Observed } from './schedule/worker.ts'

/** Gives what writes down of deliveries that they are given up, and why their last attempt failed. */
export const burier =
  (store: Store, now: () => Temporal.Instant, observe: (observed: Observed) => void) =>
  async (ids: readonly DeliveryId[]): Promise<void> => {
    const deliveries = await store.deliveries.get(ids)
    const people = [...new Set(deliveries.map(({ personId }) => personId))]
    const members = await store.schedule.members(people, now())
    for (const { id, personId, kind, at, why: last } of deliveries) {
      const why = last ?? 'tried-too-often'
      if (!(await store.deliveries.settle(id, { state: 'dead', why }, now()))) continue
      const door = members.find(({ person }) => person.id === personId)?.accounts[0]?.door ?? null
      const lateMs = at.until(now()).total('milliseconds')
      observe({ id, kind, door, outcome: 'dead', why, lateMs })
    }
  }

/** How many deliveries one transaction sends again. */
const mostAtOnce = 1000

/** Puts everything that was given up on its way again; gives how many there were. */
export async function sendAgain(
  store: Store,
  queue: Queue,
  now: () => Temporal.Instant,
): Promise<number> {
  for (let all = 0; ; ) {
    const again = await sendSome(store, queue, now())
    all += again
    if (again === 0) return all
  }
}

/** In one transaction, so that none is on its way without a job. Nobody is claimed in it. */
async function sendSome(store: Store, queue: Queue, at: Temporal.Instant): Promise<number> {
  const dead = await store.deliveries.newest('dead', mostAtOnce)
  if (dead.length === 0) return 0
  return store.claimDue(at, 0, async (tx, _, handle) => {
    const revived = await tx.deliveries.revive(dead.map(({ id }) => id))
    const jobs = revived.map(({ id }) => ({ id, lane: '' }))
    await queue.add(jobs, handle)
    return revived.length
  })
}
