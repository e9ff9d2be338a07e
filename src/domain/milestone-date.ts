import type { Temporal } from 'temporal-polyfill'
import type { ElapsedMilestone } from './milestone.ts'

/** When years are full for whoever started on 29 February, in years that have no such date. */
export const leapDays = ['february-28', 'march-1'] as const
export type LeapDay = (typeof leapDays)[number]

/**
 * The date on which a milestone is reached: a calendar step from the start itself, which is day 0,
 * and never from another milestone. Where the month is too short, its last date.
 */
export function milestoneDate(
  start: Temporal.PlainDate,
  { unit, count }: ElapsedMilestone,
  leapDay: LeapDay,
): Temporal.PlainDate {
  const on = start.add({ [unit]: count })
  const isLeapStart = start.month === 2 && start.day === 29
  const hasMoved = unit !== 'days' && on.month === 2 && on.day === 28
  return isLeapStart && hasMoved && leapDay === 'march-1' ? on.add({ days: 1 }) : on
}
