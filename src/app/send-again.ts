import type { Temporal } from 'temporal-polyfill'
import type { Store } from '#store/store.ts'
import { type AddToQueue, laneOf } from './plan-due.ts'

/** How many are sent again at once. */
const most = 1000

/** Puts the newest deliveries that were given up on their way again. Gives how many. */
export const sendAgain = (store: Store, now: Temporal.Instant, add: AddToQueue): Promise<number> =>
  store.inOne(async (tx, handle) => {
    const dead = await tx.deliveries.newest('dead', most)
    const revived = await tx.deliveries.revive(dead.map(({ id }) => id))
    const members = await tx.schedule.members([...new Set(revived.map((one) => one.personId))], now)
    const lanes = new Map(members.map((member) => [member.person.id, laneOf(member)]))
    if (revived.length > 0)
      await add(
        revived.map(({ id, personId }) => ({ id, lane: lanes.get(personId) ?? '' })),
        handle,
      )
    return revived.length
  })
