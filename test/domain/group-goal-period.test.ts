import { describe, expect, it } from 'vitest'
import {
  canJoin,
  ended,
  nextPeriod,
  periodClosesAt,
  periodOpensAt,
  turned,
} from '#domain/group-goal-period.ts'
import { date, instant } from '../support/builders.ts'
import { aGroupGoal, someTerms } from '../support/group-goals.ts'
import { aGroup } from '../support/household.ts'

const week = aGroupGoal().period
const dates = ({ startsOn, endsOn }: typeof week) => `${startsOn} ${endsOn}`

describe('a period', () => {
  it('is followed by one as long', () => {
    expect(dates(nextPeriod(week))).toBe('2026-03-09 2026-03-15')
    expect(dates(nextPeriod({ startsOn: week.startsOn, endsOn: week.startsOn }))).toBe(
      '2026-03-03 2026-03-03',
    )
  })

  it('lasts on the group’s own clock until its last date can be answered no more', () => {
    const group = aGroup()

    expect(periodOpensAt(week, group)).toEqual(instant('2026-03-02T02:00Z'))
    expect(periodClosesAt(week, group)).toEqual(instant('2026-03-11T02:00Z'))
    expect(periodClosesAt(week, { ...group, backfillDays: 0 })).toEqual(
      instant('2026-03-09T02:00Z'),
    )
  })
})

describe('a goal', () => {
  const shown = { total: 70, possible: 0, countedAt: instant('2026-03-08T20:00Z') }

  it('goes into its next period as it was changed, with nothing shown', () => {
    const next = someTerms({ title: 'More walks', repeats: false })
    const goal = aGroupGoal({ repeats: true, next, shown, round: 3 })

    const after = turned(goal)

    expect(after).toMatchObject({ title: 'More walks', repeats: false, next: null, round: 4 })
    expect(after.shown).toEqual({ total: 0, possible: 0, countedAt: null })
    expect(dates(after.period)).toBe('2026-03-09 2026-03-15')
  })

  it('ends today at the latest, and not before it began', () => {
    const at = instant('2026-03-04T12:00Z')
    const endOf = (today: string) => ended(aGroupGoal({ shown }), at, date(today))

    expect(endOf('2026-03-04')).toMatchObject({ endedAt: at, next: null, shown })
    expect(dates(endOf('2026-03-04').period)).toBe('2026-03-02 2026-03-04')
    expect(dates(endOf('2026-03-10').period)).toBe('2026-03-02 2026-03-08')
    expect(dates(endOf('2026-03-01').period)).toBe('2026-03-02 2026-03-02')
  })

  it('can be joined from its start to its last date, or while it begins anew', () => {
    const goal = aGroupGoal()

    expect(canJoin(goal, date('2026-02-01'))).toBe(true)
    expect(canJoin(goal, date('2026-03-08'))).toBe(true)
    expect(canJoin(goal, date('2026-03-09'))).toBe(false)
    expect(canJoin({ ...goal, repeats: true }, date('2026-03-09'))).toBe(true)
    expect(canJoin({ ...goal, endedAt: goal.createdAt }, date('2026-03-02'))).toBe(false)
  })
})
