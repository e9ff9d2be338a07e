import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Goal } from '#domain/goal.ts'

/** What one command's cards offer and another command's file does. Named here, so that they need not import each other. */
export const links = {
  todaysCheckIn: { name: 'checkin.today', params: [] },
  newGoal: { name: 'goal.new', params: [] },
  shareCheckIn: (goal: Goal, on: Temporal.PlainDate): ActionRef => ({
    name: 'share.preview',
    params: [goal.id, on.toString()],
  }),
} as const
