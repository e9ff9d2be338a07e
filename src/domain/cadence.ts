import { Temporal } from 'temporal-polyfill'
import { daysAfter, daysBetween, earlierOf, type Weekday } from './calendar.ts'
import type { Cadence, EarlierCadence, Goal } from './goal.ts'

/** A span of dates, both ends included, in which the member means to do it `wanted` times. */
export interface Window {
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
  readonly wanted: number
}

/**
 * The windows of a cadence, oldest first. They follow one another without gap or overlap, from
 * `startedOn` to the one that holds `through`, which is given whole and may end later. None when
 * `through` is before the start.
 *
 * @internal Exported for its own tests.
 */
export function windowsOf(
  cadence: Cadence,
  startedOn: Temporal.PlainDate,
  through: Temporal.PlainDate,
  firstWeekday: Weekday,
): readonly Window[] {
  const windows: Window[] = []
  let first = startedOn
  while (Temporal.PlainDate.compare(first, through) <= 0) {
    const window = windowAt(cadence, startedOn, first, firstWeekday)
    windows.push(window)
    first = daysAfter(window.last, 1)
  }
  return windows
}

/**
 * The windows of a goal, as `windowsOf` gives them, each by the cadence that held on its dates. A
 * window that a change of the cadence cut short wants its share of the times, rounded down.
 */
export function windowsOfGoal(
  goal: Pick<Goal, 'cadence' | 'earlierCadences' | 'startedOn'>,
  through: Temporal.PlainDate,
  firstWeekday: Weekday,
): readonly Window[] {
  let first = goal.startedOn
  const earlier = goal.earlierCadences.flatMap(({ cadence, until }) => {
    const windows = windowsOf(cadence, first, earlierOf(until, through), firstWeekday)
    if (windows.length > 0) first = until.add({ days: 1 })
    return windows.map((window) => cutAt(window, until))
  })
  return [...earlier, ...windowsOf(goal.cadence, first, through, firstWeekday)]
}

function cutAt({ first, last, wanted }: Window, until: Temporal.PlainDate): Window {
  if (Temporal.PlainDate.compare(last, until) <= 0) return { first, last, wanted }
  const share = (daysBetween(first, until) + 1) / (daysBetween(first, last) + 1)
  return { first, last: until, wanted: Math.floor(wanted * share) }
}

/**
 * The cadences of a goal once its member has chosen another: the new one holds from `today`, and
 * what was before keeps its own dates.
 */
export function changeCadence(
  goal: Pick<Goal, 'cadence' | 'earlierCadences' | 'startedOn'>,
  cadence: Cadence,
  today: Temporal.PlainDate,
): Pick<Goal, 'cadence' | 'earlierCadences'> {
  const { earlierCadences } = goal
  if (isSame(cadence, goal.cadence)) return { cadence, earlierCadences }
  const until = today.subtract({ days: 1 })
  const since = earlierCadences.at(-1)?.until.add({ days: 1 }) ?? goal.startedOn
  const heldBefore = Temporal.PlainDate.compare(since, until) <= 0
  const kept: readonly EarlierCadence[] = heldBefore ? [{ cadence: goal.cadence, until }] : []
  return { cadence, earlierCadences: [...earlierCadences, ...kept] }
}

const isSame = (a: Cadence, b: Cadence): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The window that holds the date `on`, which is not before `startedOn`. A day is a window of its
 * own, and on weekdays that were not named it wants nothing. A first week cut short by the start
 * wants its share of the times, rounded down.
 */
export function windowAt(
  cadence: Cadence,
  startedOn: Temporal.PlainDate,
  on: Temporal.PlainDate,
  firstWeekday: Weekday,
): Window {
  if (Temporal.PlainDate.compare(on, startedOn) < 0) throw new RangeError('before the start')
  switch (cadence.every) {
    case 'day':
    case 'weekdays':
      return { first: on, last: on, wanted: wantedOn(cadence, on) ? 1 : 0 }
    case 'week': {
      const passed = (on.dayOfWeek - firstWeekday + 7) % 7
      const weekStart = datesBefore(on, passed)
      const first = Temporal.PlainDate.compare(weekStart, startedOn) < 0 ? startedOn : weekStart
      const last = daysAfter(on, 6 - passed)
      const length = daysBetween(first, last) + 1
      return { first, last, wanted: Math.floor((cadence.times * length) / 7) }
    }
    case 'days': {
      const passed = daysBetween(startedOn, on) % cadence.days
      const last = daysAfter(on, cadence.days - 1 - passed)
      return { first: datesBefore(on, passed), last, wanted: 1 }
    }
    default:
      return cadence satisfies never
  }
}

const datesBefore = (on: Temporal.PlainDate, days: number): Temporal.PlainDate =>
  days === 0 ? on : on.subtract({ days })

/** Whether the cadence names this date. Where the member picks the days themselves, all are. */
export function wantedOn(cadence: Cadence, on: Temporal.PlainDate): boolean {
  return cadence.every !== 'weekdays' || cadence.days.some((day) => day === on.dayOfWeek)
}
