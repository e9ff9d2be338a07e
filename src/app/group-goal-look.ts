import { Temporal } from 'temporal-polyfill'
import { dateAt } from '#domain/calendar.ts'
import type { GroupGoal } from '#domain/group-goal.ts'
import {
  type GroupDays,
  groupClock,
  periodClosesAt,
  periodOpensAt,
  turned,
} from '#domain/group-goal-period.ts'
import { daysIn, marksReached, percentOf } from '#domain/group-goal-progress.ts'
import { countAgain, type Part, type Standing } from '#domain/group-total.ts'
import type { GroupGoalId } from '#domain/id.ts'
import type { CountedPart, Store } from '#store/store.ts'

/** What there is to show of a group goal. */
export interface Look {
  readonly goal: GroupGoal
  readonly percent: number
  /** Marks of this period that are reached and have no post in the channel yet, in ascending order. */
  readonly marks: readonly number[]
  /** Whether its period closed with this look and no other follows. */
  readonly endedNow: boolean
  /** Whether a new period began with this look. */
  readonly turned: boolean
  /** When to look again by itself; `null`: never. */
  readonly nextLook: Temporal.Instant | null
}

/**
 * Looks whether a group goal has something new to show: counts again where that may be shown, and turns
 * or ends a period that is over. Marks that were reached come until they are posted, so that a crash in
 * between loses none; the period waits for those that its last figure brought, an hour at most.
 */
export const lookAtGroupGoal = (
  store: Store,
  id: GroupGoalId,
  now: Temporal.Instant,
): Promise<Look | null> =>
  store.inOne(async (tx) => {
    const found = await tx.groupGoals.get(id)
    const group = found && (await tx.groups.get(found.groupId))
    if (!found || !group) return null
    const { goal, saidAt } = await counted(tx, found, group, now)
    const marks = await unmarked(tx, goal, group)
    const closes = periodClosesAt(goal.period, group)
    const look = { goal, percent: percentOf(goal), marks, endedNow: false, turned: false }

    if (goal.endedAt !== null)
      return { ...look, nextLook: isBefore(now, closes) ? trailing(saidAt, now) : null }
    const waitsUntil = marks.length > 0 ? closes.add({ hours: 1 }) : closes
    if (isBefore(now, waitsUntil)) {
      const opens = periodOpensAt(goal.period, group)
      const turn = isBefore(now, closes) ? closes : now.add({ seconds: 10 })
      return {
        ...look,
        nextLook: firstOf(isBefore(now, opens) ? opens : turn, trailing(saidAt, now)),
      }
    }

    const after = goal.repeats ? turned(goal) : { ...goal, endedAt: now }
    // Somebody changed it just now: that has it looked at again.
    if (!(await tx.groupGoals.update(after))) return { ...look, nextLook: now }
    // Those who take part are asked about the end once there is one.
    if (goal.repeats && !after.repeats) await tx.groupGoals.replanParts(id, now)
    const next = { ...after, version: goal.version + 1 }
    return {
      goal: next,
      percent: percentOf(next),
      marks: goal.repeats ? [] : marks,
      endedNow: !goal.repeats,
      turned: goal.repeats,
      // What was said in the new period meanwhile is counted at once.
      nextLook: goal.repeats ? now : null,
    }
  })

/** The goal with the figure that the group may see now. */
async function counted(
  tx: Store,
  goal: GroupGoal,
  group: GroupDays,
  now: Temporal.Instant,
): Promise<{ goal: GroupGoal; saidAt: Temporal.Instant | null }> {
  const all = await tx.groupGoals.parts(goal)
  const saidAt = all.reduce<Temporal.Instant | null>((last, one) => lastOf(last, one.saidAt), null)
  const parts = all.map((part) => partOf(goal, part, group, now))
  // Most looks end here already: fewer than enough have more, and no other goal is asked for.
  const alone = countAgain(goal.shown, parts, [], now)
  const total = alone && countAgain(goal.shown, parts, await standingBeside(tx, goal), now)
  if (!total || !(await tx.groupGoals.show(goal, total.shown, total.counted)))
    return { goal, saidAt }
  return { goal: { ...goal, shown: total.shown }, saidAt }
}

/** The days matter for a share of days alone. */
function partOf(goal: GroupGoal, part: CountedPart, group: GroupDays, now: Temporal.Instant): Part {
  const { personId, counted, peak, has, leftAt } = part
  const isIn = leftAt === null
  if (goal.aim.of !== 'days' || !isIn) return { personId, counted, peak, has, isIn, newDays: 0 }
  const { countedAt } = goal.shown
  const through = (at: Temporal.Instant) => daysIn(goal.period, part, dateAt(at, groupClock(group)))
  const newDays = through(now) - (countedAt ? through(countedAt) : 0)
  return { personId, counted, peak, has, isIn, newDays }
}

/** The figures of the group's other goals that count the same, check-ins or the same unit, at this time. */
async function standingBeside(tx: Store, goal: GroupGoal): Promise<readonly Standing[]> {
  await tx.groupGoals.holdFigures(goal.groupId)
  const others = (await tx.groupGoals.of(goal.groupId)).filter(
    (other) =>
      other.id !== goal.id &&
      other.shown.countedAt !== null &&
      other.unit?.toLowerCase() === goal.unit?.toLowerCase() &&
      isTogether(other, goal),
  )
  if (others.length === 0) return []
  const shown = await tx.groupGoals.shownParts(others)
  return shown.map((parts) => new Map(parts.map((one) => [one.personId, one.counted])))
}

const isTogether = ({ period: one }: GroupGoal, { period: other }: GroupGoal): boolean =>
  Temporal.PlainDate.compare(one.startsOn, other.endsOn) <= 0 &&
  Temporal.PlainDate.compare(other.startsOn, one.endsOn) <= 0

async function unmarked(tx: Store, goal: GroupGoal, group: GroupDays): Promise<readonly number[]> {
  const reached = marksReached(goal, groupClock(group))
  if (reached.length === 0) return []
  const celebrated = await tx.groupGoals.celebrated(goal)
  return reached.filter((mark) => !celebrated.has(mark))
}

/**
 * A check-in that was just being written when this look began asked for none of its own, since this one
 * was still to come. So after one a look follows.
 */
const trailing = (
  saidAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | null =>
  saidAt !== null && isBefore(now, saidAt.add({ minutes: 1 })) ? now.add({ minutes: 1 }) : null

const firstOf = (one: Temporal.Instant, other: Temporal.Instant | null): Temporal.Instant =>
  other !== null && isBefore(other, one) ? other : one

const lastOf = (
  one: Temporal.Instant | null,
  other: Temporal.Instant | null,
): Temporal.Instant | null =>
  one === null || (other !== null && isBefore(one, other)) ? other : one

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0
