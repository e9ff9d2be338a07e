import { Temporal } from 'temporal-polyfill'
import type { SetbackId } from '#domain/id.ts'
import { outsideQuietHours } from '#domain/quiet-hours.ts'
import type { Setback } from '#domain/setback.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

/** When the member is asked how they are after a setback; `null` when they are not, or were already. */
export async function followUpTime(
  store: Store,
  { person, now, clock }: Speaker,
  id: SetbackId,
): Promise<Temporal.Instant | null> {
  const [member] = await store.schedule.members([person.id], now)
  const asked = member?.followUps.find(({ setback }) => setback === id)
  return asked ? outsideQuietHours(asked.at, person.wishes.quietHours, clock.zone) : null
}

/** For so long after they told of it, a member can still say that they want to be asked. */
const openFor = { hours: 24 }

/** Whether it can still be asked for: nobody is asked twice about the same setback. */
export const canAskToFollowUp = ({ now }: Speaker, { at }: Setback): boolean =>
  Temporal.Instant.compare(now, at.add(openFor)) < 0
