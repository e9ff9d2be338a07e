import type { Weekday } from '#domain/calendar.ts'
import type { Cadence } from '#domain/goal.ts'
import { weekdayOf } from './naive-clock.ts'
import type { PlainGoal } from './prompt-lives.ts'

export interface KeptGoal extends PlainGoal {
  cadences: { readonly cadence: Cadence; readonly until: number }[]
  readonly answered: Set<number>
}

/** Whether the goal has begun, has no answer for the date, and its cadence still wants one. */
export function cadenceWants(goal: KeptGoal, on: number, firstWeekday: Weekday): boolean {
  if (on < goal.startedOn || goal.answered.has(on)) return false
  let [since, cadence, until] = [goal.startedOn, goal.cadence, Number.POSITIVE_INFINITY]
  for (const before of goal.cadences) {
    if (on <= before.until) {
      cadence = before.cadence
      until = before.until
      break
    }
    since = Math.max(goal.startedOn, before.until + 1)
  }
  if (cadence.every === 'day') return true
  if (cadence.every === 'weekdays') return cadence.days.some((one) => one === weekdayOf(on))
  let [first, last, wanted] = [on, on, 1]
  if (cadence.every === 'days') {
    while ((first - since) % cadence.days !== 0) first--
    last = first + cadence.days - 1
  } else {
    while (weekdayOf(first) !== firstWeekday && first > since) first--
    while (weekdayOf(last + 1) !== firstWeekday) last++
    wanted = Math.floor((cadence.times * (last - first + 1)) / 7)
  }
  if (last > until) {
    wanted = Math.floor((wanted * (until - first + 1)) / (last - first + 1))
    last = until
  }
  let given = 0
  for (let date = first; date <= last; date++) given += goal.answered.has(date) ? 1 : 0
  return given < Math.max(1, wanted)
}
