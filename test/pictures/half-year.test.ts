import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { countStates, halfYear } from '#pictures/half-year.ts'
import { date } from '../support/builders.ts'
import { anyLived, type Lived, livedHalfYear } from '../support/half-years.ts'

const monday = 1
const cellsOf = (lived: Lived, today: string) =>
  halfYear(lived, { today: date(today), firstWeekday: monday })

describe('the half year', () => {
  it('has each date of 26 weeks once, the last week with today, whatever day weeks begin on', () => {
    fc.assert(
      fc.property(anyLived, ({ today, firstWeekday, ...lived }) => {
        const dates = halfYear(lived, { today, firstWeekday }).map(({ on }) => on)

        expect(dates).toHaveLength(26 * 7)
        expect(dates[0]?.dayOfWeek).toBe(firstWeekday)
        for (const [index, on] of dates.entries())
          expect(on.equals(dates[0]?.add({ days: index }) ?? today)).toBe(true)
        const at = dates.findIndex((on) => on.equals(today))
        expect(at).toBeGreaterThanOrEqual(25 * 7)
      }),
    )
  })

  it('shows of each date what became of it', () => {
    fc.assert(
      fc.property(anyLived, ({ today, firstWeekday, ...lived }) => {
        const { days, covered } = lived.progress
        for (const { on, state } of halfYear(lived, { today, firstWeekday })) {
          const day = days.find((one) => one.on.equals(on))
          const isCovered = covered.some((one) => one.equals(on))
          if (day === undefined) expect(state).toBeNull()
          else if (isCovered) expect(state).toBe('reserve')
          else if (day.state === 'unknown')
            expect(state).toBe(lived.isPaused(on) ? 'paused' : 'unknown')
          else expect(state).toBe(day.state)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('has nothing before the start and after today', () => {
    const cells = cellsOf(livedHalfYear('do'), '2026-03-31')
    const after = cells.filter(({ on }) => Temporal.PlainDate.compare(on, date('2026-03-31')) > 0)

    expect(after.map(({ state }) => state)).toEqual([null, null, null, null, null])
    expect(cellsOf(livedHalfYear('do'), '2025-01-01').every(({ state }) => state === null)).toBe(
      true,
    )
  })

  it('shows a date that the member is ahead with, and no silence ahead', () => {
    const cells = cellsOf(livedHalfYear('presence', date('2026-04-03')), '2026-03-31')

    expect(cells.slice(-5).map(({ state }) => state)).toEqual([null, 'done', null, null, null])
  })

  it('has the score after each date, and the amount', () => {
    const { progress, ...rest } = livedHalfYear('do')
    const cells = cellsOf({ progress, ...rest }, '2026-03-31')
    const amounts = cellsOf(livedHalfYear('target'), '2026-03-31').map(({ amount }) => amount)

    const today = cells.find(({ on }) => on.equals(date('2026-03-31')))
    expect(today?.score).toBe(progress.habit?.score)
    expect(cells.map(({ score }) => score).filter((score) => score !== null)).toEqual(
      progress.habit?.line.slice(-177),
    )
    expect(Math.max(...amounts.map((amount) => amount ?? 0))).toBeGreaterThan(900)
  })

  it('counts each date in one state', () => {
    fc.assert(
      fc.property(anyLived, ({ today, firstWeekday, ...lived }) => {
        const cells = halfYear(lived, { today, firstWeekday })

        const sum = [...countStates(cells).values()].reduce((all, count) => all + count, 0)
        expect(sum).toBe(cells.filter(({ state }) => state !== null).length)
      }),
    )
  })
})
