import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  dateAt,
  dayStartsAt,
  daysBetween,
  earlierOf,
  instantOf,
  isDayEnd,
  laterOf,
  smallHoursDate,
} from '#domain/calendar.ts'
import { anyDate, anyMoment, anyTime } from '../support/arbitraries.ts'
import { date, instant, time, zone } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const berlin = { zone: zone('Europe/Berlin'), dayEnd: 3 } as const
const apia = { zone: zone('Pacific/Apia'), dayEnd: 3 } as const
const { compare } = Temporal.Instant
const shown = (at: Temporal.Instant, name: string) =>
  at.toZonedDateTimeISO(name).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('the instant of a local time', () => {
  it.each([
    ['02:30', 'Europe/Berlin', '2026-03-29', '2026-03-29T01:00:00Z'],
    ['02:30', 'Europe/Berlin', '2026-10-25', '2026-10-25T00:30:00Z'],
    ['20:00', 'Asia/Kolkata', '2026-01-15', '2026-01-15T14:30:00Z'],
    ['20:00', 'Asia/Calcutta', '2026-07-15', '2026-07-15T14:30:00Z'],
    ['00:00', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
    ['20:00', 'Pacific/Apia', '2011-12-31', '2011-12-31T06:00:00Z'],
  ])('%s in %s on %s is %s', (clock, name, on, expected) => {
    expect(instantOf(date(on), time(clock), zone(name))?.toString()).toBe(expected)
  })

  it('shows 03:00 in Berlin when 02:30 was skipped', () => {
    const fired = instantOf(date('2026-03-29'), time('02:30'), berlin.zone)

    expect(fired && shown(fired, 'Europe/Berlin')).toBe('2026-03-29T03:00')
  })

  it.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
  ])('is none in %s on %s, which did not exist', (name, on) => {
    expect(instantOf(date(on), time('20:00'), zone(name))).toBeNull()
  })

  it('never shows an earlier time than the one asked for', () => {
    fc.assert(
      fc.property(anyMoment, anyTime, ({ now, clock }, at) => {
        const on = now.toZonedDateTimeISO(clock.zone).toPlainDate()

        const found = instantOf(on, at, clock.zone)

        const local = found?.toZonedDateTimeISO(clock.zone).toPlainDateTime()
        const asked = on.toPlainDateTime(at)
        expect(local && Temporal.PlainDateTime.compare(local, asked)).toBeGreaterThanOrEqual(0)
      }),
      cases(2000),
    )
  })
})

describe("a member's own date", () => {
  it('is still yesterday before the day end', () => {
    expect(dateAt(instant('2026-03-03T23:30Z'), berlin)).toEqual(date('2026-03-03'))
    expect(dateAt(instant('2026-03-04T01:59:59Z'), berlin)).toEqual(date('2026-03-03'))
    expect(dateAt(instant('2026-03-04T02:00Z'), berlin)).toEqual(date('2026-03-04'))
  })

  it('changes at midnight when the day ends there', () => {
    const clock = { ...berlin, dayEnd: 0 } as const

    expect(dateAt(instant('2026-03-03T22:59:59Z'), clock)).toEqual(date('2026-03-03'))
    expect(dateAt(instant('2026-03-03T23:00Z'), clock)).toEqual(date('2026-03-04'))
  })

  it('passes over a date that did not exist', () => {
    const halfPastMidnight = instant('2011-12-30T10:30Z')

    expect(shown(halfPastMidnight, apia.zone)).toBe('2011-12-31T00:30')
    expect(dateAt(halfPastMidnight, apia)).toEqual(date('2011-12-29'))
    expect(dateAt(instant('2011-12-30T13:00Z'), apia)).toEqual(date('2011-12-31'))
  })

  it('does not go back when clocks are set back over midnight', () => {
    // At 00:01 on 7 November 2010 clocks in Newfoundland went back to 23:01 on the 6th.
    const clock = { zone: zone('America/St_Johns'), dayEnd: 0 } as const
    const after = instant('2010-11-07T02:31Z')

    expect(shown(after, clock.zone)).toBe('2010-11-06T23:01')
    expect(dateAt(after, clock)).toEqual(date('2010-11-07'))
    expect(smallHoursDate(after, clock)).toBeNull()
  })

  it('never goes back as time passes, in any zone', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 0, max: 200_000 }), ({ now, clock }, seconds) => {
        const later = now.add({ seconds })

        const passed = daysBetween(dateAt(now, clock), dateAt(later, clock))

        expect(passed).toBeGreaterThanOrEqual(0)
      }),
      cases(3000),
    )
  })

  it('does not depend on what was asked before, by whatever clock', () => {
    const minutes = fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 })
    const asked = fc.array(fc.record({ minutes, which: fc.nat({ max: 2 }) }))
    fc.assert(
      fc.property(anyMoment, anyMoment, asked, ({ now, clock }, other, questions) => {
        const clocks = [clock, other.clock, { ...clock, dayEnd: other.clock.dayEnd }]
        for (const { minutes, which } of questions) {
          const at = now.add({ minutes })
          const asks = clocks[which] ?? clock

          const today = dateAt(at, asks)

          expect(compare(dayStartsAt(today, asks), at)).toBeLessThanOrEqual(0)
          expect(compare(at, dayStartsAt(today.add({ days: 1 }), asks))).toBe(-1)
        }
      }),
      cases(300),
    )
  })

  it('is the date whose day has started and not yet ended', () => {
    fc.assert(
      fc.property(anyMoment, ({ now, clock }) => {
        const today = dateAt(now, clock)

        const tomorrow = dayStartsAt(today.add({ days: 1 }), clock)
        expect(compare(dayStartsAt(today, clock), now)).toBeLessThanOrEqual(0)
        expect(compare(now, tomorrow)).toBe(-1)
        expect(dateAt(dayStartsAt(today, clock), clock)).toEqual(today)
      }),
      cases(3000),
    )
  })
})

it('a day ends at a whole hour from 0 to 6', () => {
  const hours = [-1, 0, 1, 2.5, 6, 7, Number.NaN]

  expect(hours.filter(isDayEnd)).toEqual([0, 1, 6])
})

describe('the small hours', () => {
  it("have the calendar's own date, which is not today yet", () => {
    expect(smallHoursDate(instant('2026-03-03T22:59Z'), berlin)).toBeNull()
    expect(smallHoursDate(instant('2026-03-03T23:00Z'), berlin)).toEqual(date('2026-03-04'))
    expect(smallHoursDate(instant('2026-03-04T01:59Z'), berlin)).toEqual(date('2026-03-04'))
    expect(smallHoursDate(instant('2026-03-04T02:00Z'), berlin)).toBeNull()
  })
})

describe('civil days', () => {
  it('are counted between dates, whatever the clocks do', () => {
    expect(daysBetween(date('2026-03-28'), date('2026-03-30'))).toBe(2)
    expect(daysBetween(date('2024-02-28'), date('2024-03-01'))).toBe(2)
    expect(daysBetween(date('2024-01-31'), date('2025-01-31'))).toBe(366)
    expect(daysBetween(date('2026-03-30'), date('2026-03-28'))).toBe(-2)
  })

  it('add up to the later date', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(from.add({ days: daysBetween(from, to) })).toEqual(to)
        expect([earlierOf(from, to), laterOf(from, to)]).toEqual(
          [from, to].sort(Temporal.PlainDate.compare),
        )
      }),
    )
  })
})
