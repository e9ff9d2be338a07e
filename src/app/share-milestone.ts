import type { GoalId } from '#domain/id.ts'
import { keyOf, type Reached } from '#domain/milestone.ts'
import { type Award, mayStillShare, stillStands } from '#domain/milestone-award.ts'
import { marksElapsedTime } from '#domain/milestone-policy.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { type GoalMilestones, seeMilestones } from './see-milestones.ts'
import {
  findListener,
  type Listener,
  listenersOf,
  type SendShare,
  type Told,
  tell,
} from './tell.ts'

/** A milestone that is reached now, in a run that goes on. */
export interface ReachedMilestone extends Reached {
  readonly of: GoalMilestones
  readonly award: Award
  /** Else it is too late for telling others. */
  readonly mayShare: boolean
}

export interface ShareableMilestone extends ReachedMilestone {
  readonly listener: Listener
}

export type ReachedFailure = 'goal-not-found' | 'milestone-changed'
export type MilestoneShareFailure = ReachedFailure | 'milestone-too-late' | 'listener-not-found'

/** Looks again whether what was told still stands: a run can have ended, or a day been changed. */
export async function findReached(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  award: Award,
): Promise<Result<ReachedMilestone, ReachedFailure>> {
  const seen = await seeMilestones(store, speaker, goalId)
  if (!seen.ok) return seen
  const { standings } = seen.value
  const found = standings
    .flatMap(({ reached }) => reached)
    .find(({ milestone }) => keyOf(milestone) === award.key)
  if (found === undefined || !stillStands(award, standings)) return failed('milestone-changed')
  const mayShare = mayStillShare(found.on, speaker.today)
  return ok({ ...found, of: seen.value, award, mayShare })
}

/** The highest of each kind that can still be shared. */
export const shareableOf = (of: GoalMilestones, speaker: Speaker): readonly ReachedMilestone[] =>
  of.standings.flatMap(({ run, reached }): readonly ReachedMilestone[] => {
    const highest = reached.at(-1)
    if (highest === undefined || !mayStillShare(highest.on, speaker.today)) return []
    const award = { runStart: run?.start ?? null, key: keyOf(highest.milestone) }
    return [{ ...highest, of, award, mayShare: true }]
  })

/** Whom the member can tell of it: those with whom they walk, then the group that they speak in. */
export async function milestoneListeners(
  store: Store,
  speaker: Speaker,
  milestone: Reached,
): Promise<readonly Listener[]> {
  const isHere = (listener: Listener): boolean =>
    'group' in listener && listener.group.id === speaker.group?.id
  const order = (listener: Listener): number => ('buddy' in listener ? 0 : isHere(listener) ? 1 : 2)
  return (await listenersOf(store, speaker))
    .filter((listener) => canHear(listener, milestone))
    .sort((a, b) => order(a) - order(b))
}

/** For the preview and for the moment of sending. Changes nothing. */
export async function findShareableMilestone(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
  award: Award,
  to: string,
): Promise<Result<ShareableMilestone, MilestoneShareFailure>> {
  const reached = await findReached(store, speaker, goalId, award)
  if (!reached.ok) return reached
  if (!reached.value.mayShare) return failed('milestone-too-late')
  const listener = await findListener(store, speaker, to)
  if (!listener.ok) return listener
  if (!canHear(listener.value, reached.value)) return failed('listener-not-found')
  return ok({ ...reached.value, listener: listener.value })
}

/** In a group that marks no elapsed time nobody reads of somebody else's either. */
const canHear = (listener: Listener, { milestone: { unit } }: Reached): boolean =>
  'buddy' in listener ||
  unit === 'times' ||
  unit === 'percent' ||
  marksElapsedTime(listener.group.focus)

/**
 * Tells one listener, once.
 *
 * @param send as in `tell`.
 */
export const shareMilestone = (
  store: Store,
  speaker: Speaker,
  { of, award, on, listener }: ShareableMilestone,
  send: SendShare,
): Promise<Told> =>
  tell(
    store,
    speaker,
    { kind: 'milestone', goalId: of.goal.id, on, what: `${award.runStart ?? ''} ${award.key}` },
    listener,
    send,
  )
