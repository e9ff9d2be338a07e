import type { Temporal } from 'temporal-polyfill'
import { isCounted } from '#domain/day-state.ts'
import type { Goal } from '#domain/goal.ts'
import type { GoalId } from '#domain/id.ts'
import { type Award, type DueMilestone, dueMilestones } from '#domain/milestone-award.ts'
import type { GoalHistory, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import type { RecordedCheckIn } from './record-check-in.ts'
import { type GoalMilestones, seeMilestones } from './see-milestones.ts'

/** Milestones of one goal whose turn has come. */
export interface MilestonesToTell {
  readonly of: GoalMilestones
  /** At most one of each kind. */
  readonly due: readonly DueMilestone[]
}

/**
 * Whether a check-in can have reached one: it counts, and said something new. Looking for it reads the
 * whole history of the goal.
 */
export const mayReach = ({ checkIn, earlier }: RecordedCheckIn): boolean =>
  isCounted(checkIn) &&
  (earlier === null || !isCounted(earlier) || earlier.amount !== checkIn.amount)

/**
 * What the member is to hear of now, in private; `null` when there is nothing. It is kept as told
 * before it is given, so that it is given once, also to requests that come at the same time.
 */
export async function milestonesToTell(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<MilestonesToTell | null> {
  // Mostly there is nothing, and then nobody has to wait for this person's row.
  if ((await look(store, speaker, goalId)) === null) return null
  return store.asOne(speaker.person.id, (tx) => takeMilestones(tx, speaker, goalId))
}

/** As `milestonesToTell`, in a transaction that holds the member's row already. */
export async function takeMilestones(
  tx: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<MilestonesToTell | null> {
  const found = await look(tx, speaker, goalId)
  if (found !== null) await tx.awards.add(goalId, found.due.flatMap(turnsOf), speaker.now)
  return found
}

async function look(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<MilestonesToTell | null> {
  const seen = await seeMilestones(store, speaker, goalId)
  if (!seen.ok) return null
  const { standings, awards } = seen.value
  const run = standings.find(({ kind }) => kind === 'elapsed')?.run
  const startSaidOn = run ? startSaidOnOf(seen.value, run.start) : null
  const due = dueMilestones(standings, awards, { today: speaker.today, startSaidOn })
  return due.length === 0 ? null : { of: seen.value, due }
}

const turnsOf = ({ award, passedOver }: DueMilestone): readonly Award[] => [award, ...passedOver]

/** The date on which the member told of this start; `null` for a run that began by itself. */
function startSaidOnOf(
  { goal, setbacks }: { readonly goal: Goal } & Pick<GoalHistory, 'setbacks'>,
  start: Temporal.PlainDate,
): Temporal.PlainDate | null {
  if (start.equals(goal.startedOn)) return goal.startSaidOn
  return setbacks.findLast(({ startOn }) => startOn?.equals(start))?.saidOn ?? null
}
