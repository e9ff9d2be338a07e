import { weeksShown } from './half-year.ts'

/** What the parts of one picture share, in pixels: a column is a week in all of them. */
export const frame = {
  width: 832,
  /** Where the first column begins. */
  left: 86,
  /** Where the last column ends. */
  right: 86 + 28 * weeksShown,
  /** From one column to the next, and from one row to the next. */
  pitch: 28,
  /** The side of a date's square. */
  square: 22,
} as const

export const columnX = (week: number): number => frame.left + week * frame.pitch
