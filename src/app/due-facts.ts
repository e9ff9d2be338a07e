import { Temporal } from 'temporal-polyfill'
import { type DayClock, dateAt, earlierOf } from '#domain/calendar.ts'
import type { DueFacts, GroupGoalEnd } from '#domain/due.ts'
import { elapsedMilestones } from '#domain/milestone-elapsed.ts'
import type { DueGoal, DueMember, PastDelivery } from '#store/store.ts'
import { dayRulesOf } from './meet-person.ts'
import { milestoneRulesFor } from './see-milestones.ts'

/** What is kept of a member, as the rules want it. */
export function dueFactsOf(member: DueMember, now: Temporal.Instant): DueFacts {
  const { person, groups, goals } = member
  const { clock, policy } = dayRulesOf(person, groups[0] ?? null)
  return {
    clock,
    backfillDays: policy.backfillDays,
    firstWeekday: policy.firstWeekday,
    promptTime: person.promptTime,
    wishes: person.wishes,
    asked: member.asked,
    goals,
    pauses: member.pauses,
    prompted: dates(member.deliveries, 'prompt').filter(({ state }) => isOut(state)),
    nudged: dates(member.deliveries, 'nudge').map(({ on }) => on),
    milestonesOn: goals.flatMap((goal) => milestoneDates(member, goal, clock, now)),
    followUps: member.followUps,
    groupGoalEnds: goals.flatMap((goal) => groupGoalEnd(goal, clock) ?? []),
    reportedGroups: groups.filter(({ isReported }) => isReported),
  }
}

/** A date that was asked for, and when. */
const dates = (deliveries: readonly PastDelivery[], kind: PastDelivery['kind']) =>
  deliveries
    .filter((delivery) => delivery.kind === kind)
    .map(({ about, dueAt, state }) => ({ on: Temporal.PlainDate.from(about), at: dueAt, state }))

const isOut = (state: PastDelivery['state']): boolean => state === 'sent' || state === 'queued'

/**
 * The dates of the newest milestone by elapsed time that was reached and of the next. Only in an
 * `abstain` goal does time pass in silence; in any other the member's own answer brings a milestone.
 */
function milestoneDates(
  { groups, person }: DueMember,
  { goal, sharedWith, runStart }: DueGoal,
  clock: DayClock,
  now: Temporal.Instant,
): readonly Temporal.PlainDate[] {
  if (goal.mode !== 'abstain') return []
  const { list, kinds } = milestoneRulesFor(groups, sharedWith, goal.mode)
  if (!kinds.includes('elapsed')) return []
  const span = { start: runStart, through: dateAt(now, clock) }
  const { reached, next } = elapsedMilestones(list, span, person.leapDay)
  return [reached.at(-1)?.on, next?.on].flatMap((on) => on ?? [])
}

/**
 * `null` for a goal that counts for no group, for one whose group begins anew after each period, and for
 * one that its owner shares with the group no more.
 */
function groupGoalEnd({ groupGoal, sharedWith }: DueGoal, clock: DayClock): GroupGoalEnd | null {
  if (groupGoal === null || !sharedWith.includes(groupGoal.groupId)) return null
  const { id, endsOn, endedAt, repeats } = groupGoal
  if (endedAt !== null) return { id, on: earlierOf(endsOn, dateAt(endedAt, clock)) }
  return repeats ? null : { id, on: endsOn }
}
