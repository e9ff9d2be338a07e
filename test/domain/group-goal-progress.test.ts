import { describe, expect, it } from 'vitest'
import type { Aim } from '#domain/group-goal.ts'
import { daysIn, marksReached, percentOf } from '#domain/group-goal-progress.ts'
import { date, instant } from '../support/builders.ts'
import { berlin } from '../support/due-facts.ts'
import { aGroupGoal } from '../support/group-goals.ts'

const countedAt = (day: number) => instant(`2026-03-0${day}T12:00Z`)
const goalWith = (aim: Aim, total: number, possible = 0, day = 2) =>
  aGroupGoal({ aim, shown: { total, possible, countedAt: countedAt(day) } })
const hundred: Aim = { of: 'total', amount: 100 }
const mostDays: Aim = { of: 'days', percent: 80 }

describe('the percentage', () => {
  it('is rounded down, and can exceed the aim', () => {
    expect(percentOf(goalWith({ of: 'total', amount: 3 }, 2))).toBe(66)
    expect(percentOf(goalWith(hundred, 250))).toBe(250)
    expect(percentOf(goalWith({ of: 'total', amount: 0.29 }, 0.29))).toBe(100)
  })

  it('of days is the share beside the one that is aimed for', () => {
    expect(percentOf(goalWith(mostDays, 40, 100))).toBe(50)
    expect(percentOf(goalWith(mostDays, 80, 100))).toBe(100)
    expect(percentOf(goalWith(mostDays, 120, 100))).toBe(125)
    expect(percentOf(aGroupGoal({ aim: mostDays }))).toBe(0)
  })
})

describe('marks', () => {
  it('are reached with the total', () => {
    expect(marksReached(goalWith(hundred, 24), berlin)).toEqual([])
    expect(marksReached(goalWith(hundred, 25), berlin)).toEqual([25])
    expect(marksReached(goalWith(hundred, 130), berlin)).toEqual([25, 50, 75, 100])
  })

  it('of days are reached as the period goes by', () => {
    expect(marksReached(goalWith(mostDays, 5, 5, 2), berlin)).toEqual([])
    expect(marksReached(goalWith(mostDays, 20, 20, 5), berlin)).toEqual([25, 50])
    expect(marksReached(goalWith(mostDays, 28, 35, 8), berlin)).toEqual([25, 50, 75, 100])
    expect(marksReached(aGroupGoal({ aim: mostDays }), berlin)).toEqual([])
  })
})

describe('the days on which somebody could check in', () => {
  const { period } = aGroupGoal()
  const days = (joinedOn: string, through: string, finishedOn: string | null = null) =>
    daysIn(
      period,
      { joinedOn: date(joinedOn), finishedOn: finishedOn === null ? null : date(finishedOn) },
      date(through),
    )

  it('are those of the period since they joined, through their last', () => {
    expect(days('2026-02-20', '2026-03-01')).toBe(0)
    expect(days('2026-02-20', '2026-03-02')).toBe(1)
    expect(days('2026-03-05', '2026-03-06')).toBe(2)
    expect(days('2026-03-05', '2026-03-20')).toBe(4)
    expect(days('2026-03-02', '2026-03-20', '2026-03-03')).toBe(2)
    expect(days('2026-03-07', '2026-03-05')).toBe(0)
  })
})
