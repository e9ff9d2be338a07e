import type { Temporal } from 'temporal-polyfill'
import { isAskedOn } from '#domain/asked-goals.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { type DayWithPlans, dayWithPlans } from './plans.ts'

/** As `dayWithPlans`, with the goals alone that a prompt asks for on the date or that were answered. */
export async function promptDay(
  store: Store,
  speaker: Speaker,
  on: Temporal.PlainDate,
): Promise<DayWithPlans> {
  const { person, now, policy } = speaker
  const [day, [member]] = await Promise.all([
    dayWithPlans(store, speaker, on),
    store.schedule.members([person.id], now),
  ])
  const scope = { pauses: member?.pauses ?? [], firstWeekday: policy.firstWeekday }
  const asked = (member?.goals ?? []).filter((goal) => isAskedOn(goal, on, scope))
  return {
    ...day,
    goals: day.goals.filter(
      ({ goal, checkIn }) => checkIn !== null || asked.some((one) => one.goal.id === goal.id),
    ),
  }
}
