import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '#domain/calendar.ts'
import { type Day, dayStates, isCounted } from '#domain/day-state.ts'
import type { Goal, ReserveDays } from '#domain/goal.ts'
import { coveredDates, isReserveDays } from '#domain/reserve.ts'
import { runsOf } from '#domain/run.ts'
import { anyHistory } from '../support/arbitraries.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

interface Seen {
  readonly reserve?: ReserveDays
  /** How many of the last dates can still be answered. */
  readonly open?: number
  /** Dates on which the member began anew, counted from 1. */
  readonly starts?: readonly number[]
}

/** The dates that are covered, counted from 1, and the runs as `first-last:days`. */
function seen(goal: Goal, said: string, { reserve = 1, open = 1, starts = [] }: Seen = {}) {
  const nth = (number: number) => goal.startedOn.add({ days: number - 1 })
  const numberOf = (on: typeof goal.startedOn) => goal.startedOn.until(on).days + 1
  const days = dayStates(goal, checkInsOf(goal, said), {
    through: nth(said.length),
    answerableFrom: nth(said.length - open + 1),
    firstWeekday: 1,
  })
  const covered = coveredDates(days, starts.map(nth), reserve)
  const runs = runsOf(goal, days, starts.map(nth), covered)
  return [
    covered.map(numberOf),
    ...runs.map((run) => `${numberOf(run.start)}-${run.end ? numberOf(run.end) : ''}:${run.days}`),
  ]
}

const daily = aGoal()

describe('a reserve day of a daily goal', () => {
  it('keeps the run over one missed date, and does not lengthen it', () => {
    expect(seen(daily, 'DDD.DD.')).toEqual([[4], '1-:5'])
    expect(seen(daily, 'DDD.DD.', { reserve: 0 })).toEqual([[], '1-4:3', '5-:2'])
  })

  it('is used once in any seven days', () => {
    expect(seen(daily, 'D.D.DDDDD')).toEqual([[2], '1-4:2', '5-:5'])
    expect(seen(daily, 'D.DDDDD.D')).toEqual([[2], '1-8:6', '9-:1'])
    expect(seen(daily, 'D.DDDDDD.D')).toEqual([[2, 9], '1-:8'])
  })

  it('is not spent on a gap that it cannot close', () => {
    expect(seen(daily, 'DDD..DD.')).toEqual([[], '1-4:3', '5-:2'])
    expect(seen(daily, 'DDD..DD.', { reserve: 2 })).toEqual([[4, 5], '1-:5'])
    expect(seen(daily, 'DDD...DD', { reserve: 2 })).toEqual([[], '1-4:3', '5-:2'])
  })

  it('sees one gap where only skipped dates lie between', () => {
    expect(seen(daily, 'DD.S.DD')).toEqual([[], '1-3:2', '4-:2'])
    expect(seen(daily, 'DD.SSSSSSSS.D')).toEqual([[], '1-3:2', '4-:1'])
    expect(seen(daily, 'DD.S.DD', { reserve: 2 })).toEqual([[3, 5], '1-:4'])
  })

  it('is not spent where there is no run to save', () => {
    expect(seen(daily, '.DD.D')).toEqual([[4], '1-:3'])
    expect(seen(daily, 'S.S.S')).toEqual([[], '1-:0'])
  })

  it('is used when the window closes, and given back when the gap grows', () => {
    expect(seen(daily, 'DD..', { open: 2 })).toEqual([[], '1-:2'])
    expect(seen(daily, 'DD..', { open: 1 })).toEqual([[3], '1-:2'])
    expect(seen(daily, 'DD...', { open: 1 })).toEqual([[], '1-3:2', '4-:0'])
  })

  it('is given back when the date is filled in', () => {
    expect(seen(daily, 'D.D.DD')).toEqual([[2], '1-4:2', '5-:2'])
    expect(seen(daily, 'DDD.DD')).toEqual([[4], '1-:5'])
  })

  it('is not spent on a run that a new start ends anyway', () => {
    expect(seen(daily, 'DD.D.D', { starts: [4] })).toEqual([[5], '1-3:2', '4-:2'])
    expect(seen(daily, 'DD.D.D', { starts: [6] })).toEqual([[3], '1-5:3', '6-:1'])
  })
})

describe('a reserve day of a goal with longer windows', () => {
  const threeAWeek = aGoal({ cadence: { every: 'week', times: 3 } })
  const weekly = aGoal({ cadence: { every: 'week', times: 1 } })

  it('covers a week that is one short', () => {
    expect(seen(threeAWeek, `D.D....${'D.D.D..'}.`)).toEqual([[7], '1-:5'])
    expect(seen(threeAWeek, `D......${'D.D.D..'}.`)).toEqual([[], '1-7:1', '8-:3'])
    expect(seen(threeAWeek, `D......${'D.D.D..'}.`, { reserve: 2 })).toEqual([[6, 7], '1-:4'])
  })

  it('covers all that a week is short, or nothing', () => {
    const sixAWeek = aGoal({ cadence: { every: 'week', times: 6 } })

    expect(seen(sixAWeek, 'D.DD.DDD')).toEqual([[5], '1-:6'])
    expect(seen(sixAWeek, 'D.D..DDD')).toEqual([[], '1-7:4', '8-:1'])
  })

  it('covers two weeks that lie in one gap, each date once', () => {
    const said = `D......${'.......'.repeat(2)}D......D`

    expect(seen(weekly, said, { reserve: 2 })).toEqual([[14, 21], '1-:3'])
  })

  it('does not ask for dates of a week that a new start cut off', () => {
    const sevenAWeek = aGoal({ cadence: { every: 'week', times: 7 } })

    expect(seen(sevenAWeek, 'DDDDDD...DDDDDD', { starts: [10] })).toEqual([[7], '1-9:6', '10-:6'])
  })

  it('is not spent on a week after which nothing was done', () => {
    const fourAWeek = aGoal({ cadence: { every: 'week', times: 4 } })

    expect(seen(fourAWeek, `D.D...D${'.......'}D`)).toEqual([[], '1-7:3', '8-:1'])
    expect(seen(fourAWeek, `D.D...D${'......D'}D`)).toEqual([[6], '1-14:4', '15-:1'])
  })

  it('does not keep a run alive in which nothing is done any more', () => {
    expect(seen(weekly, `D......${'.......'}D......D`)).toEqual([[14], '1-:3'])
    expect(seen(weekly, `D......${'.......'.repeat(2)}D`)).toEqual([[], '1-14:1', '15-:1'])
  })
})

it('is a number from 0 to 2', () => {
  expect([-1, 0, 1, 2, 3, 0.5, Number.NaN].filter(isReserveDays)).toEqual([0, 1, 2])
})

describe('the covered dates of any goal', () => {
  const anyReserve = fc.constantFrom<ReserveDays>(0, 1, 2)
  const anyLife = fc
    .record({ history: anyHistory, reserve: anyReserve })
    .map(({ history: { goal, checkIns, starts, today, ...scope }, reserve }) => {
      const days = dayStates(goal, checkIns, { ...scope, through: today })
      const covered = coveredDates(days, starts, reserve)
      return { goal, days, starts, reserve, covered }
    })
  const dateOf = ({ on }: Day) => on.toString()

  it('are missed dates, and at most so many in any seven days', () => {
    fc.assert(
      fc.property(anyLife, ({ days, reserve, covered }) => {
        const missed = days.filter(({ state }) => state === 'missed').map(dateOf)

        expect(missed).toEqual(expect.arrayContaining(covered.map(String)))
        for (const on of covered) {
          const week = covered.filter((other) => Math.abs(daysBetween(on, other) - 3) <= 3)
          expect(week.length).toBeLessThanOrEqual(reserve)
        }
      }),
      cases(1000),
    )
  })

  it('take no day away, and part no run', () => {
    fc.assert(
      fc.property(anyLife, ({ goal, days, starts, covered }) => {
        const without = runsOf(goal, days, starts)

        const runs = runsOf(goal, days, starts, covered)

        const total = (all: typeof runs) => all.reduce((sum, run) => sum + run.days, 0)
        const firsts = without.map(({ start }) => start.toString())
        expect(total(runs)).toBe(total(without))
        expect(firsts).toEqual(expect.arrayContaining(runs.map(({ start }) => start.toString())))
      }),
      cases(1000),
    )
  })

  it('are never spent in vain: each is in a run that had a day and went on because of it', () => {
    fc.assert(
      fc.property(anyLife, ({ goal, days, starts, covered }) => {
        const runs = runsOf(goal, days, starts, covered)

        for (const on of covered) {
          const others = covered.filter((other) => !other.equals(on))
          const withoutIt = runsOf(goal, days, starts, others)
          const run = runs.findLast(({ start }) => daysBetween(start, on) >= 0)
          const window = days.find((day) => day.on.equals(on))?.window
          const until = run?.end ?? days.at(-1)?.on
          expect(daysBetween(window?.last ?? on, until ?? on)).toBeGreaterThan(0)
          expect(run?.days).toBeGreaterThan(0)
          expect(withoutIt.length).toBeGreaterThan(runs.length)
        }
      }),
      cases(1000),
    )
  })

  it('leave no run to end that they could have saved', () => {
    fc.assert(
      fc.property(anyHistory, ({ goal, checkIns, today, ...scope }) => {
        const days = dayStates({ ...goal, cadence: { every: 'day' }, finishedOn: null }, checkIns, {
          ...scope,
          through: today,
        })
        const covered = new Set(coveredDates(days, [], 1).map(String))

        // A lone missed date with no other covered in the six days before it is always covered.
        for (const [at, day] of days.entries()) {
          const [before, after] = [days[at - 1], days[at + 1]]
          const isLone = before && after && isCounted(before) && isCounted(after)
          const week = days.slice(Math.max(0, at - 6), at)
          if (day.state !== 'missed' || !isLone || week.some((one) => covered.has(dateOf(one))))
            continue
          expect(covered.has(dateOf(day))).toBe(true)
        }
      }),
      cases(1000),
    )
  })
})
