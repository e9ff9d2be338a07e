import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import type { DayClock } from '#domain/calendar.ts'
import type { DueFacts } from '#domain/due.ts'
import type { Cadence } from '#domain/goal.ts'
import { asId, type GoalId, type GroupGoalId, type GroupId, type SetbackId } from '#domain/id.ts'
import { neverAsked } from '#domain/prompt.ts'
import { anyCadence, anyMoment, anyTime, anyWeekday } from './arbitraries.ts'
import { aGoal, time, zone } from './builders.ts'

/** Berlin, where a day ends at three in the night. */
export const berlin: DayClock = { zone: zone('Europe/Berlin'), dayEnd: 3 }

export const goalIds = [1, 2, 3].map((nth) =>
  asId<GoalId>(`00000000-0000-4000-8000-00000000000${nth}`),
)
export const setbackIds = [1, 2, 3].map((nth) =>
  asId<SetbackId>(`00000000-0000-4000-8000-00000000001${nth}`),
)

const groupIds = [1, 2].map((nth) => asId<GroupId>(`00000000-0000-4000-8000-00000000003${nth}`))

export const groupGoalIds = [1, 2, 3].map((nth) =>
  asId<GroupGoalId>(`00000000-0000-4000-8000-00000000002${nth}`),
)

/**
 * Somebody in Berlin with one daily goal since 2 March 2026, who is asked at eight in the evening, can
 * answer today and two dates before, and has no quiet hours; except for what the test says.
 */
export const someFacts = (parts: Partial<DueFacts> = {}): DueFacts => ({
  clock: berlin,
  backfillDays: 2,
  firstWeekday: 1,
  promptTime: time('20:00'),
  wishes: { nudge: true, quietHours: null, pingInChannel: false, buddyWhenQuiet: false },
  asked: neverAsked,
  goals: [{ goal: aGoal(), answered: [] }],
  pauses: [],
  prompted: [],
  nudged: [],
  milestonesOn: [],
  followUps: [],
  groupGoalEnds: [],
  reportedGroups: [],
  ...parts,
})

export const anyQuietHours = fc
  .record({ from: anyTime, until: anyTime })
  .filter(({ from, until }) => !from.equals(until))

/** Anybody at any moment, with what could come in the weeks around it. */
export const anyDueMoment: fc.Arbitrary<{
  readonly facts: DueFacts
  readonly now: Temporal.Instant
}> = anyMoment.chain(({ now, clock }) => {
  const today = now.toZonedDateTimeISO(clock.zone).toPlainDate()
  const near = fc.integer({ min: -9, max: 9 }).map((days) => today.add({ days }))
  const ago = fc.integer({ min: 0, max: 9 }).map((days) => today.subtract({ days }))
  const goalId = fc.constantFrom(null, null, ...goalIds)
  const goal = fc.record({
    id: fc.constantFrom(...goalIds),
    cadence: anyCadence,
    startedOn: ago,
    answered: fc.uniqueArray(near, { maxLength: 5, selector: String }),
  })
  const goals = fc
    .uniqueArray(goal, { selector: ({ id }) => id, minLength: 1, maxLength: 3 })
    .map((all) => all.map(({ answered, ...parts }) => ({ goal: aGoal(parts), answered })))
  const pause = fc
    .record({ goalId, from: near, length: fc.option(fc.nat({ max: 5 })) })
    .map(({ length, ...pause }) => ({
      ...pause,
      until: length === null ? null : pause.from.add({ days: length }),
    }))
  const followUp = fc.record({
    setback: fc.constantFrom(...setbackIds),
    at: fc.integer({ min: -90_000, max: 90_000 }).map((seconds) => now.add({ seconds })),
  })
  const prompt = ago.map((on) => ({ on, at: on.toZonedDateTime(clock.zone).toInstant() }))
  const facts: fc.Arbitrary<DueFacts> = fc.record({
    clock: fc.constant(clock),
    backfillDays: fc.nat({ max: 5 }),
    firstWeekday: anyWeekday,
    promptTime: fc.option(anyTime, { freq: 9 }),
    wishes: fc.record({
      nudge: fc.boolean(),
      quietHours: fc.option(anyQuietHours),
      pingInChannel: fc.boolean(),
      buddyWhenQuiet: fc.boolean(),
    }),
    asked: fc.record({
      promptedOn: fc.option(ago),
      unanswered: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 11 })),
      unreached: fc.constantFrom(0, 0, 0, 1, 2, 3),
    }),
    goals,
    pauses: fc.array(pause, { maxLength: 2 }),
    prompted: fc.uniqueArray(prompt, { selector: ({ on }) => String(on), maxLength: 6 }),
    nudged: fc.array(ago, { maxLength: 2 }),
    milestonesOn: fc.array(near, { maxLength: 3 }),
    followUps: fc.uniqueArray(followUp, { selector: ({ setback }) => setback, maxLength: 3 }),
    groupGoalEnds: fc.uniqueArray(fc.record({ id: fc.constantFrom(...groupGoalIds), on: near }), {
      selector: ({ id }) => id,
      maxLength: 2,
    }),
    reportedGroups: fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...groupIds), firstWeekday: anyWeekday }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
  })
  return fc.record({ facts, now: fc.constant(now) })
})

export const weekly = (times: number): Cadence => ({ every: 'week', times })
