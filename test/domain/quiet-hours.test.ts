import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { outsideQuietHours } from '#domain/quiet-hours.ts'
import { anyMoment } from '../support/arbitraries.ts'
import { instant, time, zone } from '../support/builders.ts'
import { cases } from '../support/cases.ts'
import { anyQuietHours } from '../support/due-facts.ts'

const quietHours = (text: string) => {
  const [from = '', until = ''] = text.split('-')
  return { from: time(from), until: time(until) }
}

/** What clocks in the zone show when the instant is moved out of the quiet hours. */
const moved = (at: string, hours: string, name = 'Europe/Berlin') =>
  outsideQuietHours(instant(at), quietHours(hours), zone(name))
    .toZonedDateTimeISO(name)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

describe('out of quiet hours', () => {
  it.each([
    ['before they begin', '2026-03-02T20:59Z', '2026-03-02T21:59'],
    ['as they begin', '2026-03-02T21:00Z', '2026-03-03T08:00'],
    ['in the evening', '2026-03-02T22:59Z', '2026-03-03T08:00'],
    ['after midnight', '2026-03-02T23:30Z', '2026-03-03T08:00'],
    ['just before they end', '2026-03-03T06:59Z', '2026-03-03T08:00'],
    ['as they end', '2026-03-03T07:00Z', '2026-03-03T08:00'],
    ['by day', '2026-03-03T11:00Z', '2026-03-03T12:00'],
  ])('%s', (_, at, expected) => {
    expect(moved(at, '22:00-08:00')).toBe(expected)
  })

  it('within one date', () => {
    expect(moved('2026-03-02T11:59Z', '13:00-15:00')).toBe('2026-03-02T12:59')
    expect(moved('2026-03-02T12:00Z', '13:00-15:00')).toBe('2026-03-02T15:00')
    expect(moved('2026-03-02T14:00Z', '13:00-15:00')).toBe('2026-03-02T15:00')
    expect(moved('2026-03-01T23:30Z', '00:00-06:00')).toBe('2026-03-02T06:00')
  })

  it('is where it is without any', () => {
    const at = instant('2026-03-02T23:00Z')

    expect(outsideQuietHours(at, null, zone('Europe/Berlin'))).toEqual(at)
  })

  it('where their end is skipped or repeated', () => {
    expect(moved('2026-03-29T00:30Z', '22:00-02:30')).toBe('2026-03-29T03:00')
    expect(
      outsideQuietHours(
        instant('2026-10-25T00:15Z'),
        quietHours('22:00-02:30'),
        zone('Europe/Berlin'),
      ),
    ).toEqual(instant('2026-10-25T00:30Z'))
    expect(
      outsideQuietHours(
        instant('2026-10-25T01:15Z'),
        quietHours('22:00-02:30'),
        zone('Europe/Berlin'),
      ),
    ).toEqual(instant('2026-10-25T01:15Z'))
  })

  it('in the night of a date that the zone skipped', () => {
    expect(moved('2011-12-30T08:30Z', '22:00-08:00', 'Pacific/Apia')).toBe('2011-12-31T08:00')
    expect(moved('2011-12-30T15:00Z', '22:00-08:00', 'Pacific/Apia')).toBe('2011-12-31T08:00')
  })

  // At 00:01 on 7 November 2010 clocks in Newfoundland went back to 23:01 on the 6th.
  it('where they have begun before clocks went back over midnight', () => {
    expect(moved('2010-11-07T02:45Z', '00:00-06:00', 'America/St_Johns')).toBe('2010-11-07T06:00')
  })

  it('where a gap leaves no time between two of them', () => {
    expect(moved('2026-03-28T12:00Z', '02:40-02:20')).toBe('2026-03-30T02:20')
  })

  it('comes out, at once or at their end', () => {
    fc.assert(
      fc.property(anyMoment, anyQuietHours, ({ now, clock }, quiet) => {
        const out = outsideQuietHours(now, quiet, clock.zone)

        expect(Temporal.Instant.compare(now, out)).toBeLessThanOrEqual(0)
        expect(outsideQuietHours(out, quiet, clock.zone)).toEqual(out)
        const hours = now.until(out).total('hours')
        expect(hours).toBeLessThan(50)
      }),
      cases(1000),
    )
  })
})
