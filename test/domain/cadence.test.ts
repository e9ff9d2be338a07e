import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeCadence,
  type Window,
  wantedOn,
  windowAt,
  windowsOf,
  windowsOfGoal,
} from '#domain/cadence.ts'
import { daysBetween, type Weekday } from '#domain/calendar.ts'
import type { Cadence } from '#domain/goal.ts'
import { anyCadence, anyDate, anyWeekday } from '../support/arbitraries.ts'
import { aGoal, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const monday = date('2026-03-02')
const shown = ({ first, last, wanted }: Window) => `${first} ${last} ${wanted}`

const windows = (cadence: Cadence, from: string, through: string, firstWeekday: Weekday = 1) =>
  windowsOf(cadence, date(from), date(through), firstWeekday).map(shown)

describe('the windows of a cadence', () => {
  it('are single dates every day', () => {
    expect(windows({ every: 'day' }, '2026-03-02', '2026-03-03')).toEqual([
      '2026-03-02 2026-03-02 1',
      '2026-03-03 2026-03-03 1',
    ])
  })

  it('want nothing on weekdays that were not named', () => {
    const cadence = { every: 'weekdays', days: [1, 3] } as const

    expect(windows(cadence, '2026-03-02', '2026-03-04')).toEqual([
      '2026-03-02 2026-03-02 1',
      '2026-03-03 2026-03-03 0',
      '2026-03-04 2026-03-04 1',
    ])
  })

  it("are weeks from the group's first weekday, the last one whole", () => {
    const cadence = { every: 'week', times: 3 } as const

    expect(windows(cadence, '2026-03-02', '2026-03-09')).toEqual([
      '2026-03-02 2026-03-08 3',
      '2026-03-09 2026-03-15 3',
    ])
    expect(windows(cadence, '2026-03-01', '2026-03-07', 7)).toEqual(['2026-03-01 2026-03-07 3'])
  })

  it.each([
    ['2026-03-05', 5, '2026-03-05 2026-03-08 2'],
    ['2026-03-07', 3, '2026-03-07 2026-03-08 0'],
    ['2026-03-08', 7, '2026-03-08 2026-03-08 1'],
  ])(
    'that begin inside a week, on %s, want their share of %d, rounded down',
    (from, times, first) => {
      expect(windows({ every: 'week', times }, from, '2026-03-08')).toEqual([first])
    },
  )

  it('are spans of N dates from the start', () => {
    expect(windows({ every: 'days', days: 3 }, '2026-03-05', '2026-03-08')).toEqual([
      '2026-03-05 2026-03-07 1',
      '2026-03-08 2026-03-10 1',
    ])
  })

  it('are none before the start', () => {
    expect(windows({ every: 'day' }, '2026-03-02', '2026-03-01')).toEqual([])
    expect(() => windowAt({ every: 'day' }, monday, date('2026-03-01'), 1)).toThrow(RangeError)
  })

  it('divide the dates without gap or overlap, and can be found by any of them', () => {
    const anyAge = fc.integer({ min: 0, max: 120 })
    fc.assert(
      fc.property(anyCadence, anyDate, anyAge, anyWeekday, (cadence, start, age, firstWeekday) => {
        const through = start.add({ days: age })

        const found = windowsOf(cadence, start, through, firstWeekday)

        let next = start
        for (const window of found) {
          const length = daysBetween(window.first, window.last) + 1
          expect(window.first).toEqual(next)
          expect(window.wanted).toBeLessThanOrEqual(length)
          for (let days = 0; days < length; days++) {
            const on = window.first.add({ days })
            expect(windowAt(cadence, start, on, firstWeekday)).toEqual(window)
          }
          next = window.last.add({ days: 1 })
        }
        expect(daysBetween(through, next)).toBeGreaterThan(0)
        expect(daysBetween(found.at(-1)?.first ?? next, through)).toBeGreaterThanOrEqual(0)
      }),
      cases(300),
    )
  })
})

it('names the dates of named weekdays, and every date where the member picks', () => {
  expect(wantedOn({ every: 'weekdays', days: [1, 7] }, monday)).toBe(true)
  expect(wantedOn({ every: 'weekdays', days: [2] }, monday)).toBe(false)
  expect(wantedOn({ every: 'day' }, monday)).toBe(true)
  expect(wantedOn({ every: 'week', times: 1 }, monday)).toBe(true)
  expect(wantedOn({ every: 'days', days: 9 }, monday)).toBe(true)
})

describe('changing a cadence', () => {
  const weekly = { every: 'week', times: 4 } as const
  const daily = { every: 'day' } as const
  const goal = aGoal({ cadence: weekly, startedOn: monday })

  it('holds from the day of the change, and cuts the open week to its share', () => {
    const changed = { ...goal, ...changeCadence(goal, daily, date('2026-03-12')) }

    expect(windowsOfGoal(changed, date('2026-03-13'), 1).map(shown)).toEqual([
      '2026-03-02 2026-03-08 4',
      '2026-03-09 2026-03-11 1',
      '2026-03-12 2026-03-12 1',
      '2026-03-13 2026-03-13 1',
    ])
  })

  it('changes nothing when it is chosen again, and counts once when changed twice in a day', () => {
    const today = date('2026-03-12')
    const once = { ...goal, ...changeCadence(goal, daily, today) }

    expect(changeCadence(goal, weekly, today).earlierCadences).toEqual([])
    expect(changeCadence(once, { every: 'days', days: 2 }, today).earlierCadences).toEqual(
      once.earlierCadences,
    )
  })

  it('does not count for dates before a start that was moved to after it', () => {
    const changed = { ...goal, ...changeCadence(goal, daily, date('2026-03-12')) }
    const moved = { ...changed, startedOn: date('2026-03-14') }

    expect(windowsOfGoal(moved, date('2026-03-15'), 1).map(shown)).toEqual([
      '2026-03-14 2026-03-14 1',
      '2026-03-15 2026-03-15 1',
    ])
  })

  it('leaves the windows before it as they were, whatever is chosen', () => {
    const anyChange = fc.record({ cadence: anyCadence, after: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(
        anyCadence,
        fc.array(anyChange, { maxLength: 4 }),
        anyWeekday,
        (first, changes, weekday) => {
          let changing = { ...goal, cadence: first }
          let today = monday
          for (const { cadence, after } of changes) {
            today = today.add({ days: after })
            const before = windowsOfGoal(changing, today, weekday).filter(
              ({ last }) => daysBetween(last, today) > 0,
            )
            changing = { ...changing, ...changeCadence(changing, cadence, today) }
            const windows = windowsOfGoal(changing, today.add({ days: 40 }), weekday)

            expect(windows.slice(0, before.length).map(shown)).toEqual(before.map(shown))
            for (const [at, window] of windows.entries())
              expect(window.first.toString()).toBe(
                (windows[at - 1]?.last.add({ days: 1 }) ?? monday).toString(),
              )
          }
        },
      ),
      cases(500),
    )
  })
})
