import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { countWeek, heardSince, type WeekFacts, type WeekMember } from '#domain/count-week.ts'
import { leastPeople } from '#domain/disclosure.ts'
import {
  disclosedFigures,
  type Figures,
  type GroupWeek,
  isOver,
  type WeekCounts,
  weekStep,
} from '#domain/group-week.ts'
import { aGoal, date, instant } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

// Somebody moderates a group, looks whenever they like, and writes everything down. They know who comes
// and who goes. What they want to know is what one person did.

const monday = date('2026-03-02')
const start = instant('2026-03-02T00:00Z')
const backfillDays = 2

/** Somebody of the group, in days since its first week began. */
interface Life {
  readonly joins: number
  readonly leaves: number
  /** On which day each date is answered: `[date, when]`, the second never before the first. */
  readonly answers: readonly (readonly [number, number])[]
}

const anyLife: fc.Arbitrary<Life> = fc.record({
  joins: fc.oneof(fc.constant(-30), fc.integer({ min: -10, max: 20 })),
  leaves: fc.oneof(fc.constant(99), fc.integer({ min: 1, max: 25 })),
  answers: fc.array(
    fc
      .tuple(fc.integer({ min: -7, max: 20 }), fc.integer({ min: 0, max: backfillDays }))
      .map(([on, later]) => [on, on + later + 0.5] as const),
    { maxLength: 8 },
  ),
})

const anyGroup = fc.record({
  lives: fc.array(anyLife, { minLength: 5, maxLength: 30 }),
  /** When the moderator looks. */
  looks: fc
    .uniqueArray(fc.integer({ min: 0, max: 28 * 4 }), { minLength: 2, maxLength: 12 })
    .map((quarters) => quarters.sort((a, b) => a - b).map((quarter) => quarter / 4 + 0.1)),
})

const at = (day: number): Temporal.Instant => start.add({ minutes: Math.round(day * 24 * 60) })
const on = (day: number): Temporal.PlainDate => monday.add({ days: Math.floor(day) })

function factsAt(lives: readonly Life[], week: number, day: number): WeekFacts {
  const members = lives
    .filter(({ joins, leaves }) => joins <= day && leaves > day)
    .map(({ joins, answers }): WeekMember => {
      const said = answers.filter(([, when]) => when <= day)
      const ofWeek = said.filter(([date]) => date >= week * 7 && date < week * 7 + 7)
      const heard = Math.max(...ofWeek.map(([, when]) => when))
      return {
        ...{ joinedOn: on(joins), welcomed: false, pauses: [] },
        answered: said.map(([date]) => on(date)),
        heardAt: ofWeek.length === 0 ? null : at(heard),
        goals: [
          {
            goal: aGoal({ startedOn: date('2026-01-01') }),
            answered: ofWeek.map(([date]) => on(date)),
          },
        ],
      }
    })
  return { members, milestones: 0, sharers: 0 }
}

/** What is shown of one week at one look, and what is true of it then. */
interface Shown {
  /** When the figures were counted. */
  readonly countedAt: Temporal.Instant
  readonly figures: Figures
  readonly closed: boolean
  readonly facts: WeekFacts
  readonly counts: WeekCounts
}

type Tell = (counts: WeekCounts, before: Figures | null) => Figures

const nothing: GroupWeek | null = null as GroupWeek | null // or else its type is `null` alone

/** What the moderator has written down of one week. */
function notes(
  { lives, looks }: typeof anyGroup extends fc.Arbitrary<infer Group> ? Group : never,
  week: number,
  tell: Tell,
  isCareful = true,
): readonly Shown[] {
  const startsOn = monday.add({ days: week * 7 })
  let kept = nothing
  const seen: Shown[] = []
  for (const day of looks.filter((look) => look >= week * 7)) {
    const facts = factsAt(lives, week, day)
    const counts = countWeek(facts, startsOn, on(day))
    const over = isOver(startsOn, on(day), backfillDays)
    const heard = kept === null ? 0 : heardSince(facts, kept.countedAt)
    const step = isCareful ? weekStep(kept, over, heard) : 'count'
    if (step === 'count')
      kept = {
        ...{ startsOn, figures: tell(counts, kept?.figures ?? null) },
        ...{ closed: over, countedAt: at(day) },
      }
    if (step === 'close' && kept) kept = { ...kept, closed: true }
    if (kept) seen.push({ ...kept, facts, counts })
  }
  return seen
}

const isSame = (a: Figures, b: Figures): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Different members who checked in for the week between two counts of it. */
const between = (earlier: Shown, later: Shown): number => heardSince(later.facts, earlier.countedAt)

const weeks = [0, 1, 2]

it('no two things that were ever shown of a week differ by what fewer than five did', () => {
  fc.assert(
    fc.property(anyGroup, (group) => {
      for (const week of weeks) {
        const seen = notes(group, week, disclosedFigures)
        for (const [index, later] of seen.entries()) {
          const earlier = seen[index - 1]
          if (earlier && !isSame(earlier.figures, later.figures))
            expect(between(earlier, later)).toBeGreaterThanOrEqual(leastPeople)
        }
      }
    }),
    cases(200),
  )
})

it('a week that is closed stays as it is, and one that a moderator saw is never told lower', () => {
  fc.assert(
    fc.property(anyGroup, (group) => {
      for (const week of weeks) {
        const seen = notes(group, week, disclosedFigures)
        for (const [index, later] of seen.entries()) {
          const earlier = seen[index - 1]
          if (earlier?.closed) expect(later.figures).toEqual(earlier.figures)
          expect(later.figures.activePeople ?? 0).toBeGreaterThanOrEqual(
            earlier?.figures.activePeople ?? 0,
          )
        }
      }
    }),
    cases(200),
  )
})

it('sums and differences of weeks and of ranges are whole fives', () => {
  fc.assert(
    fc.property(anyGroup, (group) => {
      const shown = weeks.flatMap((week) => notes(group, week, disclosedFigures))
      const people = shown.flatMap(({ figures }) => [figures.activePeople, figures.quiet])

      for (const one of people)
        for (const other of people) expect(Math.abs(((one ?? 0) - (other ?? 0)) % 5)).toBe(0)
    }),
    cases(100),
  )
})

const exactly: Tell = (counts) => ({
  ...{ activePeople: counts.active, quiet: counts.quiet, newcomers: counts.newcomers },
  ...{ checkInRate: counts.asked === 0 ? null : counts.answered / counts.asked },
  ...{ milestonesShared: null, newcomersWelcomed: null },
})

it('would be caught, were each week counted anew at every look', () => {
  const found = fc.check(
    fc.property(anyGroup, (group) => {
      const seen = notes(group, 0, exactly, false)
      return seen.every((later, index) => {
        const earlier = seen[index - 1]
        const isNew = earlier && !isSame(earlier.figures, later.figures)
        return !isNew || between(earlier, later) >= leastPeople
      })
    }),
    cases(200),
  )

  expect(found.failed).toBe(true)
})

it('would be caught, were exact figures told, by what one who leaves takes along', () => {
  const found = fc.check(
    fc.property(anyGroup, (group) =>
      notes(group, 0, exactly).every(({ figures }, index, seen) => {
        const earlier = seen[index - 1]
        return (figures.activePeople ?? 0) >= (earlier?.figures.activePeople ?? 0)
      }),
    ),
    { numRuns: 3000 },
  )

  expect(found.failed).toBe(true)
})
