import type { Mode } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import type { GoalId, GroupId } from '#domain/id.ts'
import { kindsOf, marksElapsedTime, milestonesFor } from '#domain/milestone-policy.ts'
import { type MilestoneRules, type Standing, standingsOf } from '#domain/milestone-standing.ts'
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
  const groups = speaker.memberships.map(({ group }) => group)
  const { list, kinds, group, isCalm } = milestoneRulesFor(groups, seen.sharedWith, goal.mode)
  const rules = { list, kinds, leapDay: speaker.person.leapDay }
  return { ...seen, standings: standingsOf(facts, rules), group, isCalm }
}

type GroupRules = Pick<Group, 'id' | 'kind' | 'focus' | 'milestones'>

/**
 * Which milestones a goal of this mode has. A goal that counts in groups follows the most careful of
 * them, and one that counts in none the most careful of all that the member is in: nobody is
 * congratulated on how long it is since somebody died.
 *
 * @param groups of the member, the first joined first.
 */
export function milestoneRulesFor<G extends GroupRules>(
  groups: readonly G[],
  sharedWith: readonly GroupId[],
  mode: Mode,
): Pick<MilestoneRules, 'list' | 'kinds'> & { readonly group: G | null; readonly isCalm: boolean } {
  const shared = groups.filter(({ id }) => sharedWith.includes(id))
  const deciding = shared.length > 0 ? shared : groups
  const careful = deciding.find(({ focus }) => !marksElapsedTime(focus))
  const group = careful ?? deciding[0] ?? null
  return {
    group,
    isCalm: careful !== undefined,
    list: group?.milestones ?? milestonesFor(group?.kind ?? 'peer-led'),
    kinds: kindsOf(
      mode,
      deciding.map(({ focus }) => focus),
    ),
  }
}
