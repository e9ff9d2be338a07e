import type { DatedAnswer } from '#domain/check-in.ts'
import type { GoalId } from '#domain/id.ts'
import type { Award } from '#domain/milestone-award.ts'
import { oldestOpenDate } from '#domain/open-dates.ts'
import { type IsPaused, pausedDates, pausedSpans } from '#domain/pause.ts'
import { type Progress, progressOf } from '#domain/progress.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { runStartsOf, type Setback } from '#domain/setback.ts'
import type { GoalHistory, KeptGoal, Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

export interface GoalProgress extends KeptGoal {
  readonly progress: Progress
  /** Of this goal, oldest first. */
  readonly checkIns: readonly DatedAnswer[]
  readonly isPaused: IsPaused
  /** Oldest first. */
  readonly setbacks: readonly Setback[]
  /** The milestones that have had their turn. */
  readonly awards: readonly Award[]
}

/** How one goal of the member stands today. */
export async function seeProgress(
  store: Store,
  speaker: Speaker,
  goalId: GoalId,
): Promise<Result<GoalProgress, 'goal-not-found'>> {
  const history = await store.goals.history(speaker.person.id, goalId)
  return history ? ok(withProgress(speaker, history)) : failed('goal-not-found')
}

/** How all of the member's open goals stand today, in the order in which they were set. */
export async function seeAllProgress(
  store: Store,
  speaker: Speaker,
): Promise<readonly GoalProgress[]> {
  const histories = await store.goals.openHistories(speaker.person.id)
  return histories.map((history) => withProgress(speaker, history))
}

function withProgress(speaker: Speaker, history: GoalHistory): GoalProgress {
  const { runStarts, pauses, ...kept } = history
  const { backfillDays, firstWeekday } = speaker.policy
  const isPaused = pausedDates(pausedSpans(pauses, kept.goal.id))
  const progress = progressOf(kept.goal, kept.checkIns, runStartsOf(runStarts, kept.setbacks), {
    today: speaker.today,
    answerableFrom: oldestOpenDate(speaker.now, speaker.clock, backfillDays),
    firstWeekday,
    isPaused,
  })
  return { ...kept, progress, isPaused }
}
