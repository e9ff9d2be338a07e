import { Temporal } from 'temporal-polyfill'
import { daysBetween, type Weekday } from '#domain/calendar.ts'
import type { DatedAnswer } from '#domain/check-in.ts'
import type { Day } from '#domain/day-state.ts'
import type { IsPaused } from '#domain/pause.ts'
import type { Progress } from '#domain/progress.ts'

/** What a date of the half year is shown as, in the order in which they are told. */
export const cellStates = [
  'done',
  'partly',
  'skipped',
  'missed',
  'reserve',
  'paused',
  'unknown',
] as const
/** `reserve`: not done, and a reserve day covers it. `paused`: nothing was said on a paused date. */
export type CellState = (typeof cellStates)[number]

export interface Cell {
  readonly on: Temporal.PlainDate
  /** `null` before the start, after the last date that counts, and in the future. */
  readonly state: CellState | null
  /** What was said of the date, where it was said in numbers. */
  readonly amount: number | null
  /** The habit score after the date, 0 to 1, where there is one. */
  readonly score: number | null
}

export interface HalfYearView {
  readonly progress: Progress
  /** Of this goal, one a date. */
  readonly checkIns: readonly DatedAnswer[]
  readonly isPaused: IsPaused
}

export interface HalfYearScope {
  readonly today: Temporal.PlainDate
  readonly firstWeekday: Weekday
}

export const weeksShown = 26

/**
 * The last half year of a goal: there is exactly one cell for each date of 26 whole weeks, oldest
 * first, of which the last week holds `today`.
 */
export function halfYear(
  view: HalfYearView,
  { today, firstWeekday }: HalfYearScope,
): readonly Cell[] {
  const { progress, isPaused } = view
  const covered = new Set(progress.covered.map(String))
  const amounts = new Map(view.checkIns.map(({ on, amount }) => [on.toString(), amount]))
  const sinceWeekStart = (today.dayOfWeek - firstWeekday + 7) % 7
  const first = today.subtract({ days: sinceWeekStart + 7 * (weeksShown - 1) })
  const start = progress.days[0]?.on ?? today

  return Array.from({ length: 7 * weeksShown }, (_, index): Cell => {
    const on = first.add({ days: index })
    const at = daysBetween(start, on)
    const day = progress.days[at]
    const state = day === undefined ? null : stateOf(day)
    if (state === null) return { on, state, amount: null, score: null }
    const amount = amounts.get(on.toString()) ?? null
    return { on, state, amount, score: progress.habit?.line[at] ?? null }
  })

  function stateOf({ on, state }: Day): CellState | null {
    if (state === 'missed') return covered.has(on.toString()) ? 'reserve' : 'missed'
    if (state !== 'unknown') return state
    if (Temporal.PlainDate.compare(on, today) > 0) return null
    return isPaused(on) ? 'paused' : 'unknown'
  }
}

/** How many of the dates are in each state that occurs. */
export function countStates(cells: readonly Cell[]): ReadonlyMap<CellState, number> {
  const counts = new Map<CellState, number>()
  for (const { state } of cells) if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}
