import type { Group } from '#domain/group.ts'
import type { GoalId } from '#domain/id.ts'
import { kindsOf, marksElapsedTime, milestonesFor } from '#domain/milestone-policy.ts'
import { type Standing, standingsOf } from '#domain/milestone-standing.ts'
import type { Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { type GoalProgress, seeAllProgress, seeProgress } from './see-progress.ts'

/** A goal with the milestones that it has, and those that it does not have because of its groups. */
export interface GoalMilestones extends GoalProgress {
  readonly standings: readonly Standing[]
  /** Whose list holds and in whose manner milestones are told; `null` for who is in no group. */
  readonly group: Group | null
  /** Elapsed time is not marked, and counts are told without any fuss. */
  readonly isCalm: boolean
}

/** The milestones of one goal of the member. */
export async function seeMilestones(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<Result<GoalMilestones, 'goal-not-found'>> {
  const seen = await seeProgress(store, speaker, goalId)
  return seen.ok ? { ...seen, value: withMilestones(speaker, seen.value) } : seen
}

/** The milestones of all open goals of the member, in the order in which they were set. */
export async function seeAllMilestones(
  store: Store,
  speaker: Speaker,
): Promise<readonly GoalMilestones[]> {
  return (await seeAllProgress(store, speaker)).map((seen) => withMilestones(speaker, seen))
}

function withMilestones(speaker: Speaker, seen: GoalProgress): GoalMilestones {
  const { goal, checkIns, progress } = seen
  const facts = { goal, checkIns, days: progress.days, runs: progress.runs }
  const groups = decidingGroups(speaker, seen)
  const careful = groups.find(({ focus }) => !marksElapsedTime(focus))
  const group = careful ?? groups[0] ?? null
  const list = group?.milestones ?? milestonesFor(group?.kind ?? 'peer-led')
  const kinds = kindsOf(
    goal.mode,
    groups.map(({ focus }) => focus),
  )
  return {
    ...seen,
    standings: standingsOf(facts, { list, kinds, leapDay: speaker.person.leapDay }),
    group,
    isCalm: careful !== undefined,
  }
}

/**
 * A goal that counts in groups follows the most careful of them, and one that counts in none the most
 * careful of all that the member is in: nobody is congratulated on how long it is since somebody died.
 */
function decidingGroups({ memberships }: Speaker, { sharedWith }: GoalProgress): readonly Group[] {
  const groups = memberships.map(({ group }) => group)
  const shared = groups.filter(({ id }) => sharedWith.includes(id))
  return shared.length > 0 ? shared : groups
}
