import type { Temporal } from 'temporal-polyfill'
import { type DueFacts, dueTimes } from '#domain/due.ts'
import type { PersonId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { dueFactsOf } from './due-facts.ts'
import type { Speaker } from './meet-person.ts'

/**
 * Works out anew when there is next something to do for a member. For after a change of what decides
 * it: zone, times, goals, pauses, setbacks, groups.
 */
export async function replan(
  store: Store,
  personId: PersonId,
  now: Temporal.Instant,
): Promise<void> {
  const [member] = await store.schedule.members([personId], now)
  if (!member) return
  const facts = dueFactsOf(member, now)
  // What the change lets through of this morning is not over: a milestone that a pause held back.
  const today = dueTimes(facts, startOfDay(now, facts)).filter(({ kind }) => kind === 'milestone')
  const coming = dueTimes(facts, now).filter(({ kind }) => !today.some((one) => one.kind === kind))
  await store.schedule.put(personId, [...coming, ...today], now)
}

/** Just before the member's date begins. */
const startOfDay = (now: Temporal.Instant, { clock }: DueFacts): Temporal.Instant =>
  now.toZonedDateTimeISO(clock.zone).startOfDay().toInstant().subtract({ milliseconds: 1 })

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
