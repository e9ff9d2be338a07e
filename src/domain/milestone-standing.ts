import type { DatedAnswer } from './check-in.ts'
import type { Day } from './day-state.ts'
import type { Goal } from './goal.ts'
import type { Marks, MilestoneKind } from './milestone.ts'
import type { LeapDay } from './milestone-date.ts'
import { percentMilestones, timesMilestones } from './milestone-effort.ts'
import { elapsedMilestones, elapsedSpan } from './milestone-elapsed.ts'
import type { MilestoneList } from './milestone-list.ts'
import type { Run } from './run.ts'

/** Which milestones of one kind are reached, and which is next. */
export interface Standing extends Marks {
  readonly kind: MilestoneKind
  /** The current run, for elapsed time; `null` for what the goal has in all. */
  readonly run: Run | null
}

export interface MilestoneFacts {
  readonly goal: Goal
  /** As `dayStates` gives them. */
  readonly days: readonly Day[]
  /** As `runsOf` gives them. */
  readonly runs: readonly Run[]
  /** Of this goal, one a date, in any order. */
  readonly checkIns: readonly DatedAnswer[]
}

export interface MilestoneRules {
  readonly list: MilestoneList
  /** `kindsOf` */
  readonly kinds: readonly MilestoneKind[]
  readonly leapDay: LeapDay
}

/**
 * How a goal stands with each kind of milestone that there is for it. Elapsed time is left out when
 * no run is going on, or nothing has been done in it yet.
 */
export function standingsOf(
  { goal, days, runs, checkIns }: MilestoneFacts,
  { list, kinds, leapDay }: MilestoneRules,
): readonly Standing[] {
  return kinds.flatMap((kind): readonly Standing[] => {
    switch (kind) {
      case 'elapsed': {
        const run = runs.find(({ end }) => end === null)
        const span = run === undefined ? null : elapsedSpan(goal.mode, run, days)
        if (run === undefined || span === null) return []
        return [{ kind, run, ...elapsedMilestones(list, span, leapDay) }]
      }
      case 'times':
        return [{ kind, run: null, ...timesMilestones(list.times, days) }]
      case 'percent': {
        const last = days.at(-1)?.on
        if (goal.mode !== 'target' || last === undefined) return []
        return [{ kind, run: null, ...percentMilestones(list.percent, goal, checkIns, last) }]
      }
      default:
        return kind satisfies never
    }
  })
}
