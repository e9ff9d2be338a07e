import { Temporal } from 'temporal-polyfill'
import { daysBetween, type Weekday } from './calendar.ts'
import type { Cadence } from './goal.ts'

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
    first = window.last.add({ days: 1 })
  }
  return windows
}

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
      const weekStart = on.subtract({ days: (on.dayOfWeek - firstWeekday + 7) % 7 })
      const first = Temporal.PlainDate.compare(weekStart, startedOn) < 0 ? startedOn : weekStart
      const last = weekStart.add({ days: 6 })
      const length = daysBetween(first, last) + 1
      return { first, last, wanted: Math.floor((cadence.times * length) / 7) }
    }
    case 'days': {
      const first = on.subtract({ days: daysBetween(startedOn, on) % cadence.days })
      return { first, last: first.add({ days: cadence.days - 1 }), wanted: 1 }
    }
    default:
      return cadence satisfies never
  }
}

/** Whether the cadence names this date. Where the member picks the days themselves, all are. */
export function wantedOn(cadence: Cadence, on: Temporal.PlainDate): boolean {
  return cadence.every !== 'weekdays' || cadence.days.some((day) => day === on.dayOfWeek)
}
