import { describe, expect, it } from 'vitest'
import { firstUnpaused, livedDate, morningOf } from '#domain/notice.ts'
import type { Pause } from '#domain/pause.ts'
import { date, instant, time, zone } from '../support/builders.ts'
import { berlin, goalIds } from '../support/due-facts.ts'

const apia = { ...berlin, zone: zone('Pacific/Apia') }
const quiet = (from: string, until: string) => ({ from: time(from), until: time(until) })

describe('the morning of a date', () => {
  it('is nine by the clock of the member', () => {
    expect(morningOf(date('2026-03-28'), berlin, null)).toEqual(instant('2026-03-28T08:00Z'))
    expect(morningOf(date('2026-03-29'), berlin, null)).toEqual(instant('2026-03-29T07:00Z'))
  })

  it('waits for the end of quiet hours', () => {
    const on = date('2026-03-02')

    expect(morningOf(on, berlin, quiet('22:00', '11:30'))).toEqual(instant('2026-03-02T10:30Z'))
    expect(morningOf(on, berlin, quiet('22:00', '09:00'))).toEqual(instant('2026-03-02T08:00Z'))
  })

  it('is that of the next date where the zone skipped one', () => {
    expect(morningOf(date('2011-12-30'), apia, null)).toEqual(instant('2011-12-30T19:00Z'))
    expect(livedDate(date('2011-12-30'), apia.zone)).toEqual(date('2011-12-31'))
    expect(livedDate(date('2011-12-29'), apia.zone)).toEqual(date('2011-12-29'))
  })
})

describe('the first date on which not everything is paused', () => {
  const pause = (from: string, until: string | null, goalId: Pause['goalId'] = null): Pause => ({
    goalId,
    from: date(from),
    until: until === null ? null : date(until),
  })
  const first = (on: string, ...pauses: readonly Pause[]) =>
    firstUnpaused(date(on), pauses)?.toString() ?? null

  it('is the date itself without a pause of everything', () => {
    const [own = null] = goalIds

    expect(first('2026-03-02')).toBe('2026-03-02')
    expect(first('2026-03-02', pause('2026-03-01', '2026-03-05', own))).toBe('2026-03-02')
    expect(first('2026-03-02', pause('2026-03-03', '2026-03-05'))).toBe('2026-03-02')
    expect(first('2026-03-06', pause('2026-03-03', '2026-03-05'))).toBe('2026-03-06')
  })

  it('comes after the pause, and after the next one if it follows at once', () => {
    expect(first('2026-03-03', pause('2026-03-03', '2026-03-05'))).toBe('2026-03-06')
    expect(first('2026-03-05', pause('2026-03-03', '2026-03-05'))).toBe('2026-03-06')
    expect(
      first('2026-03-04', pause('2026-03-06', '2026-03-08'), pause('2026-03-03', '2026-03-05')),
    ).toBe('2026-03-09')
    expect(first('2026-03-04', pause('2026-03-07', null), pause('2026-03-03', '2026-03-05'))).toBe(
      '2026-03-06',
    )
  })

  it('is not known while a pause has no end', () => {
    expect(first('2026-03-09', pause('2026-03-03', null))).toBeNull()
  })
})
