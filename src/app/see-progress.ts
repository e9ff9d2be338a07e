import type { CheckIn } from '#domain/check-in.ts'
import type { GoalId } from '#domain/id.ts'
import { oldestOpenDate } from '#domain/open-dates.ts'
import { type Progress, progressOf } from '#domain/progress.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import type { KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

export interface GoalProgress extends KeptGoal {
  readonly progress: Progress
  /** Of this goal, oldest first. */
  readonly checkIns: readonly CheckIn[]
}

/** How one goal of the member stands today. */
export async function seeProgress(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<Result<GoalProgress, 'goal-not-found'>> {
  const kept = await store.goals.get(speaker.person.id, goalId)
  return kept ? ok(await withProgress(store, speaker, kept)) : failed('goal-not-found')
}

/** How all of the member's open goals stand today, in the order in which they were set. */
export async function seeAllProgress(
  store: Store,
  speaker: Speaker,
): Promise<readonly GoalProgress[]> {
  const open = (await store.goals.of(speaker.person.id)).filter(({ goal }) => !goal.finishedOn)
  return Promise.all(open.map((kept) => withProgress(store, speaker, kept)))
}

async function withProgress(store: Store, speaker: Speaker, kept: KeptGoal): Promise<GoalProgress> {
  const { goal } = kept
  const { backfillDays, firstWeekday } = speaker.policy
  const [checkIns, starts] = await Promise.all([
    store.checkIns.of(goal.id),
    store.goals.runStarts(goal.id),
  ])
  const progress = progressOf(goal, checkIns, starts, {
    today: speaker.today,
    answerableFrom: oldestOpenDate(speaker.now, speaker.clock, backfillDays),
    firstWeekday,
  })
  return { ...kept, progress, checkIns }
}
