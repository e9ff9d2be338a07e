import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dateAt, smallHoursDate } from '#domain/calendar.ts'
import {
  checkDate,
  dateToAnswer,
  oldestOpenDate,
  openDates,
  windowClosesAt,
} from '#domain/open-dates.ts'
import { failed, ok } from '#domain/result.ts'
import { anyMoment } from '../support/arbitraries.ts'
import { date, instant, zone } from '../support/builders.ts'

const berlin = { zone: zone('Europe/Berlin'), dayEnd: 3 } as const
const evening = instant('2026-03-04T18:00Z')
const smallHours = instant('2026-03-04T23:30Z') // 00:30 on the 5th in Berlin
const since = date('2026-01-01')
const longAgo = date('1800-01-01')
const { compare } = Temporal.Instant

describe('the open dates', () => {
  it('are today and the two before', () => {
    expect(openDates(evening, berlin, { backfillDays: 2, since }).map(String)).toEqual([
      '2026-03-04',
      '2026-03-03',
      '2026-03-02',
    ])
  })

  it('are the same after midnight, until the day ends', () => {
    const open = openDates(smallHours, berlin, { backfillDays: 2, since })

    expect(open).toEqual(openDates(evening, berlin, { backfillDays: 2, since }))
  })

  it('are only today without backfill, and never before the start', () => {
    expect(openDates(evening, berlin, { backfillDays: 0, since })).toEqual([date('2026-03-04')])
    expect(openDates(evening, berlin, { backfillDays: 9, since: date('2026-03-03') })).toEqual([
      date('2026-03-04'),
      date('2026-03-03'),
    ])
    expect(openDates(evening, berlin, { backfillDays: 2, since: date('2026-03-05') })).toEqual([])
  })

  it('leave out a date that the zone skipped', () => {
    const apia = { zone: zone('Pacific/Apia'), dayEnd: 3 } as const
    const noon = instant('2011-12-30T22:00Z')

    expect(openDates(noon, apia, { backfillDays: 2, since }).map(String)).toEqual([])
    expect(openDates(noon, apia, { backfillDays: 2, since: longAgo }).map(String)).toEqual([
      '2011-12-31',
      '2011-12-29',
      '2011-12-28',
    ])
  })

  const anyBackfill = fc.integer({ min: 0, max: 30 })

  it('begin with today and end with the oldest', () => {
    fc.assert(
      fc.property(anyMoment, anyBackfill, ({ now, clock }, backfillDays) => {
        const open = openDates(now, clock, { backfillDays, since: longAgo })

        expect(open).toHaveLength(backfillDays + 1)
        expect(open[0]).toEqual(dateAt(now, clock))
        expect(open.at(-1)).toEqual(oldestOpenDate(now, clock, backfillDays))
      }),
    )
  })

  it('stay open until their window closes, and not a nanosecond longer', () => {
    fc.assert(
      fc.property(anyMoment, anyBackfill, ({ now, clock }, backfillDays) => {
        const backfill = { backfillDays, since: longAgo }
        const today = dateAt(now, clock)

        const closesAt = windowClosesAt(today, clock, backfillDays)

        const lastMoment = closesAt.subtract({ nanoseconds: 1 })
        expect(compare(now, closesAt)).toBe(-1)
        expect(openDates(lastMoment, clock, backfill)).toContainEqual(today)
        expect(openDates(closesAt, clock, backfill)).not.toContainEqual(today)
        expect(checkDate(today, lastMoment, clock, backfill)).toEqual(ok(today))
        expect(checkDate(today, closesAt, clock, backfill)).toEqual(failed('date-too-old'))
      }),
    )
  })
})

describe('the window of a date', () => {
  it('closes when the third day after it starts', () => {
    expect(windowClosesAt(date('2026-03-02'), berlin, 2)).toEqual(instant('2026-03-05T02:00Z'))
    expect(windowClosesAt(date('2026-03-02'), berlin, 0)).toEqual(instant('2026-03-03T02:00Z'))
  })

  it('keeps to the clocks when they change', () => {
    expect(windowClosesAt(date('2026-03-27'), berlin, 1)).toEqual(instant('2026-03-29T01:00Z'))
  })
})

describe('an answer without a date', () => {
  const yesterday = date('2026-03-04')

  it('is for today', () => {
    expect(dateToAnswer(evening, berlin, () => true)).toEqual({ on: yesterday })
  })

  it('is for yesterday after midnight', () => {
    expect(dateToAnswer(smallHours, berlin, () => false)).toEqual({ on: yesterday })
  })

  it('needs a question after midnight when yesterday is answered', () => {
    const asked = dateToAnswer(smallHours, berlin, (on) => on.equals(yesterday))

    expect(asked).toEqual({ ask: { yesterday, today: date('2026-03-05') } })
  })
})

describe('a date that a member names', () => {
  const check = (on: string, now = evening, from = since) =>
    checkDate(date(on), now, berlin, { backfillDays: 2, since: from })

  it('is taken from the oldest open one to today', () => {
    expect(check('2026-03-04')).toEqual(ok(date('2026-03-04')))
    expect(check('2026-03-02')).toEqual(ok(date('2026-03-02')))
    expect(check('2026-03-01')).toEqual(failed('date-too-old'))
    expect(check('2026-03-05')).toEqual(failed('date-in-future'))
  })

  it('may be the calendar date in the small hours', () => {
    expect(check('2026-03-05', smallHours)).toEqual(ok(date('2026-03-05')))
    expect(check('2026-03-06', smallHours)).toEqual(failed('date-in-future'))
    expect(check('2026-03-02', smallHours)).toEqual(ok(date('2026-03-02')))
  })

  it('is never before the start', () => {
    expect(check('2026-03-02', evening, date('2026-03-03'))).toEqual(failed('date-before-start'))
    expect(check('2026-03-03', evening, date('2026-03-03'))).toEqual(ok(date('2026-03-03')))
  })

  it('is taken when the calendar or the open dates show it', () => {
    fc.assert(
      fc.property(anyMoment, ({ now, clock }) => {
        const backfill = { backfillDays: 2, since: longAgo }
        const small = smallHoursDate(now, clock)

        const shown = [...openDates(now, clock, backfill), ...(small ? [small] : [])]

        expect(shown.map((on) => checkDate(on, now, clock, backfill).ok)).not.toContain(false)
      }),
    )
  })
})
