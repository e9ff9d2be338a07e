import { Temporal } from 'temporal-polyfill'
import { sumOf } from '#domain/amount.ts'
import { laterOf } from '#domain/calendar.ts'
import type { GroupGoal, GroupGoalTerms, Period } from '#domain/group-goal.ts'
import { nextPeriod } from '#domain/group-goal-period.ts'
import type { GoalId, GroupGoalId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import type { Speaker } from './meet-person.ts'

/** Somebody's own part in a group goal, for themselves alone. */
export interface OwnPart {
  readonly groupGoal: GroupGoal
  readonly goalId: GoalId
  /** Their own first date that counts in the period at present. */
  readonly since: Temporal.PlainDate
  /** Check-ins of the period, or the sum of the amounts. */
  readonly has: number
}

/** `null` where the speaker does not take part, or no longer does. */
export async function ownPartIn(
  store: Store,
  { person }: Speaker,
  id: GroupGoalId,
): Promise<OwnPart | null> {
  const parts = await store.groupGoals.partsOf(person.id)
  const part = parts.find(({ groupGoalId, leftAt }) => groupGoalId === id && leftAt === null)
  const groupGoal = part ? await store.groupGoals.get(id) : null
  if (!part || !groupGoal) return null
  const { period, mode } = groupGoal
  const since = laterOf(period.startsOn, part.joinedOn)
  const said = (await store.checkIns.of(part.goalId)).filter(
    ({ on, state }) => state !== 'skipped' && isIn({ ...period, startsOn: since }, on),
  )
  const has = mode === 'target' ? sumOf(said.map(({ amount }) => amount ?? 0)) : said.length
  return { groupGoal, goalId: part.goalId, since, has }
}

export const isIn = ({ startsOn, endsOn }: Period, date: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(startsOn, date) <= 0 && Temporal.PlainDate.compare(date, endsOn) <= 0

/** What changes with the next period of the group goals that the speaker takes part in. */
export async function changesAhead(
  store: Store,
  { person }: Speaker,
): Promise<readonly { readonly from: Temporal.PlainDate; readonly terms: GroupGoalTerms }[]> {
  const parts = (await store.groupGoals.partsOf(person.id)).filter(({ leftAt }) => leftAt === null)
  const goals = await Promise.all(parts.map(({ groupGoalId }) => store.groupGoals.get(groupGoalId)))
  return goals.flatMap((goal) =>
    goal?.next && goal.repeats && goal.endedAt === null
      ? [{ from: nextPeriod(goal.period).startsOn, terms: goal.next }]
      : [],
  )
}
