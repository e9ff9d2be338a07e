import type { Temporal } from 'temporal-polyfill'
import type { Card } from '#chat/card.ts'
import { dateAt } from '#domain/calendar.ts'
import type { Group } from '#domain/group.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import { groupClock } from '#domain/group-goal-period.ts'
import { percentOf } from '#domain/group-goal-progress.ts'
import { marksElapsedTime } from '#domain/milestone-policy.ts'
import { groupGoalCard, groupGoalMarkCard, type LiveGroupGoal } from '#words/group-goal-card.ts'
import { type Words, wordsIn } from '#words/words.ts'
import { links } from './links.ts'

/** A group goal as its channel sees it at an instant. */
export const liveOf = (goal: GroupGoal, group: Group, now: Temporal.Instant): LiveGroupGoal => ({
  goal,
  percent: percentOf(goal),
  isCalm: !marksElapsedTime(group.focus),
  today: dateAt(now, groupClock(group)),
})

/** In the plain voice: what the group is about is not for everybody to read. */
export const channelWords = (): Words => wordsIn('en')

/** Puts into words what stands in channels of group goals. */
export const groupGoalComposer = {
  card: (goal: GroupGoal, group: Group, now: Temporal.Instant): Card =>
    groupGoalCard(channelWords(), liveOf(goal, group, now), {
      join: links.joinGroupGoal(goal),
      mine: links.groupGoalPart(goal),
    }),
  mark: (goal: GroupGoal, group: Group, mark: number): Card =>
    groupGoalMarkCard(channelWords(), { goal, isCalm: !marksElapsedTime(group.focus) }, mark),
}
