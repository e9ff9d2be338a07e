import type { Temporal } from 'temporal-polyfill'
import type { DeliveryId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
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
