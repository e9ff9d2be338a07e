import type { GoalId } from '#domain/id.ts'
import type { MilestoneKind } from '#domain/milestone.ts'
import { kindsOf, milestonesFor } from '#domain/milestone-policy.ts'
import { type Standing, standingsOf } from '#domain/milestone-standing.ts'
import type { Result } from '#domain/result.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'
import { type GoalProgress, seeAllProgress, seeProgress } from './see-progress.ts'

/** A goal with the milestones that it has, and those that it does not have because of its groups. */
export interface GoalMilestones extends GoalProgress {
  readonly standings: readonly Standing[]
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
  const home = speaker.memberships[0]?.group
  const list = home?.milestones ?? milestonesFor(home?.kind ?? 'peer-led')
  const kinds = kindsFor(speaker, seen)
  return {
    ...seen,
    standings: standingsOf(facts, { list, kinds, leapDay: speaker.person.leapDay }),
  }
}

/**
 * A goal that counts in groups follows the most careful of them, and one that counts in none the most
 * careful of all that the member is in: nobody is congratulated on how long it is since somebody died.
 */
function kindsFor(
  { memberships }: Speaker,
  { goal, sharedWith }: GoalProgress,
): readonly MilestoneKind[] {
  const shared = memberships.filter(({ group }) => sharedWith.includes(group.id))
  const deciding = shared.length > 0 ? shared : memberships
  return kindsOf(
    goal.mode,
    deciding.map(({ group }) => group.focus),
  )
}
