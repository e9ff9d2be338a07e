import { Temporal } from 'temporal-polyfill'
import { daysBetween } from './calendar.ts'
import { keyOf, type MilestoneKey, type Reached } from './milestone.ts'
import type { Standing } from './milestone-standing.ts'
import type { Run } from './run.ts'

/** A milestone of a goal that has had its turn: told, declined, or passed over for a higher one. */
export interface Award {
  /** The first date that its run had at that time; `null` for what the goal has in all. */
  readonly runStart: Temporal.PlainDate | null
  readonly key: MilestoneKey
}

/** A milestone whose turn it is. The member hears of it in private first. */
export interface DueMilestone extends Reached {
  readonly award: Award
  /** Lower ones that were reached and not awarded: they have had their turn with this one. */
  readonly passedOver: readonly Award[]
  /** It had been reached when the member told of the start: it is only offered. */
  readonly needsConsent: boolean
  /** The member can be asked whether to tell others. Else it is too late for that. */
  readonly mayShare: boolean
}

/** After this many days a milestone is told in private only. */
const mostDaysLate = 3

/**
 * What is to be told now, at most one milestone of each kind: the highest that is reached, unless it
 * was awarded before. `awards` are all of this goal. Keeping each `award` with its `passedOver` is
 * what makes a milestone come once for each goal, run and key.
 *
 * @param told.startSaidOn The date on which the member told of the start of the current run, or
 * `null` when the run began by itself.
 */
export function dueMilestones(
  standings: readonly Standing[],
  awards: readonly Award[],
  told: {
    readonly today: Temporal.PlainDate
    readonly startSaidOn: Temporal.PlainDate | null
  },
): readonly DueMilestone[] {
  return standings.flatMap(({ run, reached }): readonly DueMilestone[] => {
    const fresh = reached.filter(({ milestone }) => !isAwarded(keyOf(milestone), run, awards))
    const highest = reached.at(-1)
    if (highest === undefined || fresh.at(-1) !== highest) return []

    const awardOf = ({ milestone }: Reached): Award => ({
      runStart: run?.start ?? null,
      key: keyOf(milestone),
    })
    const saidOn = run === null ? null : told.startSaidOn
    return [
      {
        ...highest,
        award: awardOf(highest),
        passedOver: fresh.slice(0, -1).map(awardOf),
        needsConsent: saidOn !== null && Temporal.PlainDate.compare(highest.on, saidOn) <= 0,
        mayShare: mayStillShare(highest.on, told.today),
      },
    ]
  })
}

/** Whether the member can still be asked whether to tell others of what was reached on that date. */
export const mayStillShare = (on: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  daysBetween(on, today) <= mostDaysLate

/** For the moment of sending: whether what was awarded is still reached, in a run that goes on. */
export const stillStands = (award: Award, standings: readonly Standing[]): boolean =>
  standings.some(
    ({ run, reached }) =>
      isOfRun(award, run) && reached.some(({ milestone }) => keyOf(milestone) === award.key),
  )

const isAwarded = (key: MilestoneKey, run: Run | null, awards: readonly Award[]): boolean =>
  awards.some((award) => award.key === key && isOfRun(award, run))

/** Filling in a date can join runs: what was awarded in either is awarded in the one they became. */
function isOfRun({ runStart }: Award, run: Run | null): boolean {
  if (run === null || runStart === null) return run === null && runStart === null
  const { compare } = Temporal.PlainDate
  return compare(runStart, run.start) >= 0 && (run.end === null || compare(runStart, run.end) <= 0)
}
