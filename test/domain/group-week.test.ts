import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weekday } from '#domain/calendar.ts'
import {
  disclosedFigures,
  type Figures,
  type GroupWeek,
  isOver,
  overlap,
  type WeekCounts,
  weekOf,
  weekStep,
} from '#domain/group-week.ts'
import { date, instant } from '../support/builders.ts'

const counts = (parts: Partial<WeekCounts> = {}): WeekCounts => ({
  ...{ members: 40, active: 23, asked: 200, answered: 121, askedPeople: 23, milestones: 7 },
  ...{ sharers: 6, newcomers: 6, welcomed: 0, quiet: 9, ...parts },
})

const told: Figures = {
  ...{ activePeople: 20, checkInRate: 60, milestonesShared: 5, newcomers: 5 },
  ...{ newcomersWelcomed: null, quiet: 5 },
}

describe('what is told of a week', () => {
  it('is rounded, and hidden where it is about too few', () => {
    expect(disclosedFigures(counts(), null)).toEqual(told)
    expect(disclosedFigures(counts({ sharers: 4 }), null).milestonesShared).toBeNull()
    expect(disclosedFigures(counts({ askedPeople: 4 }), null).checkInRate).toBeNull()
    expect(disclosedFigures(counts({ asked: 0, answered: 0 }), null).checkInRate).toBeNull()
    expect(disclosedFigures(counts({ newcomers: 12, welcomed: 7 }), null)).toMatchObject({
      newcomers: 10,
      newcomersWelcomed: 5,
    })
  })

  it('hides who is quiet where it could be had from the others', () => {
    const of = counts({ members: 30, active: 20, quiet: 10, newcomers: 0 })

    expect(disclosedFigures(of, null)).toMatchObject({ activePeople: 20, quiet: 5 })
    expect(disclosedFigures({ ...of, members: 29, quiet: 9 }, null).quiet).toBeNull()
  })

  it('never falls by who leaves', () => {
    const after = disclosedFigures(counts({ members: 30, active: 14, newcomers: 2 }), told)

    expect(after).toMatchObject({ activePeople: 20, milestonesShared: 5, newcomers: 5 })
  })
})

describe('a week', () => {
  it.each([
    [1, '2026-03-02'],
    [7, '2026-03-01'],
    [5, '2026-02-27'],
    [6, '2026-02-28'],
  ] as const)('that begins on weekday %i begins on %s', (weekday: Weekday, on) => {
    expect(weekOf(date('2026-03-05'), weekday).toString()).toBe(on)
    expect(weekOf(date(on), weekday).toString()).toBe(on)
  })

  it('is over when its last date can be answered nowhere', () => {
    const monday = date('2026-03-02')

    expect(isOver(monday, date('2026-03-11'), 2)).toBe(false)
    expect(isOver(monday, date('2026-03-12'), 2)).toBe(true)
  })

  it('overlaps another that began on another weekday', () => {
    const monday = date('2026-03-02')

    expect(overlap(monday, monday)).toBe(false)
    expect(overlap(monday, date('2026-03-08'))).toBe(true)
    expect(overlap(date('2026-03-08'), monday)).toBe(true)
    expect(overlap(monday, date('2026-03-09'))).toBe(false)
  })
})

describe('what is done about a week when somebody looks', () => {
  const kept: GroupWeek = {
    ...{ startsOn: date('2026-03-02'), figures: told, closed: false },
    countedAt: instant('2026-03-04T12:00Z'),
  }

  it.each([
    [null, false, 0, 'count'],
    [null, true, 0, 'count'],
    [kept, false, 4, 'leave'],
    [kept, false, 5, 'count'],
    [kept, true, 4, 'close'],
    [kept, true, 5, 'count'],
    [{ ...kept, closed: true }, true, 100, 'leave'],
  ] as const)('%j, over: %s, heard from %i since: %s', (week, over, heard, step) => {
    expect(weekStep(week, over, heard)).toBe(step)
  })
})

it('is told in whole fives alone, whatever was counted', () => {
  const most = { max: 60 }
  const anyCounts = fc
    .record({
      ...{ active: fc.nat(most), quiet: fc.nat(most), others: fc.nat(most) },
      ...{ asked: fc.nat(most), milestones: fc.nat(most), newcomers: fc.nat(most) },
    })
    .map(({ others, ...some }) =>
      counts({ ...some, members: some.active + some.quiet + others, sharers: some.milestones }),
    )

  fc.assert(
    fc.property(anyCounts, (some) => {
      const figures = Object.values(disclosedFigures(some, null)).flatMap((one) => one ?? [])

      expect(figures.every((one) => one >= 5 && one % 5 === 0)).toBe(true)
    }),
  )
})
