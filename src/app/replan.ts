import type { Temporal } from 'temporal-polyfill'
import { dueTimes } from '#domain/due.ts'
import type { PersonId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { dueFactsOf } from './due-facts.ts'
import type { Speaker } from './meet-person.ts'

/**
 * Works out anew when there is next something to do for a member. For after a change of what decides
 * it: zone, times, goals, pauses, setbacks, groups.
 */
async function replan(store: Store, personId: PersonId, now: Temporal.Instant): Promise<void> {
  const [member] = await store.schedule.members([personId], now)
  if (member) await store.schedule.put(personId, dueTimes(dueFactsOf(member, now), now), now)
}

/** Changes something of the member's, and what is due for them with it: both or neither. */
export const changing = <T>(
  store: Store,
  { person, now }: Speaker,
  change: (tx: Store) => Promise<T>,
): Promise<T> =>
  store.asOne(person.id, async (tx) => {
    const result = await change(tx)
    await replan(tx, person.id, now)
    return result
  })
