import type { Temporal } from 'temporal-polyfill'
import type { Goal } from './goal.ts'
import type { GroupGoal } from './group-goal.ts'
import type { GoalDraft } from './new-goal.ts'

/**
 * The goal of their own that somebody gets who takes part from `today` on, a date of theirs. It begins
 * at once, also before the period does or in the middle of it: only the dates in the period count for
 * the group. Where amounts are counted it has the whole aim to reach, and ends with the period; where the
 * group begins anew each time, it goes on.
 */
export function copyFor(goal: GroupGoal, today: Temporal.PlainDate): GoalDraft {
  const { title, mode, unit, aim, repeats, period } = goal
  const parts = { title, cadence: { every: 'day' }, startedOn: today, reserveDays: 1 } as const
  if (mode !== 'target') return { ...parts, mode }
  if (unit === null || aim.of !== 'total') throw new Error('a group goal of amounts has no total')
  const by = repeats ? null : period.endsOn
  return { ...parts, mode, target: { amount: aim.amount, unit, by } }
}

/** The same goal as one of the member's own, with no date to reach it by: that was the group's. */
export const asOwn = (copy: Goal): Goal =>
  copy.mode === 'target' ? { ...copy, target: { ...copy.target, by: null } } : copy
