import { describe, expect, it } from 'vitest'
import { nudgeAt } from '#domain/nudge.ts'
import type { QuietHours } from '#domain/quiet-hours.ts'
import { date, instant, time, zone } from '../support/builders.ts'
import { berlin } from '../support/due-facts.ts'

const prompt = (at = '2026-03-02T19:00Z') => ({ on: date('2026-03-02'), at: instant(at) })
const night: QuietHours = { from: time('22:00'), until: time('08:00') }

describe('the nudge for a date', () => {
  it('comes when four fifths of its window have passed', () => {
    // From 3:00 on the 2nd to 3:00 on the 3rd, and to 3:00 on the 5th.
    expect(nudgeAt(prompt(), berlin, 0, null)).toEqual(instant('2026-03-02T21:12Z'))
    expect(nudgeAt(prompt(), berlin, 2, null)).toEqual(instant('2026-03-04T11:36Z'))
  })

  it('counts the hours that there are when clocks are changed', () => {
    const spring = { on: date('2026-03-28'), at: instant('2026-03-28T19:00Z') }

    // From 2:00Z on the 28th to 1:00Z on the 29th: 23 hours.
    expect(nudgeAt(spring, berlin, 0, null)).toEqual(instant('2026-03-28T20:24Z'))
  })

  it('waits for the end of quiet hours', () => {
    const clock = { ...berlin, zone: zone('Asia/Tokyo') }
    const at = nudgeAt(
      { on: date('2026-03-02'), at: instant('2026-03-02T11:00Z') },
      clock,
      1,
      night,
    )

    // 80 % of 48 hours from 3:00 are over at 17:24 on the 3rd: by day.
    expect(at).toEqual(instant('2026-03-03T08:24Z'))
    // Of 5 days: at 3:00 on the 6th, in the night.
    const late = nudgeAt(
      { on: date('2026-03-02'), at: instant('2026-03-02T11:00Z') },
      clock,
      4,
      night,
    )
    expect(late).toEqual(instant('2026-03-05T23:00Z'))
  })

  it('is none when quiet hours last until the window has closed', () => {
    expect(nudgeAt(prompt(), berlin, 0, night)).toBeNull()
    expect(nudgeAt(prompt(), berlin, 0, { from: time('22:00'), until: time('03:00') })).toBeNull()
    expect(nudgeAt(prompt(), berlin, 0, { from: time('22:00'), until: time('02:59') })).toEqual(
      instant('2026-03-03T01:59Z'),
    )
  })

  it('is none when the prompt itself comes so late', () => {
    expect(nudgeAt(prompt('2026-03-02T21:11Z'), berlin, 0, null)).not.toBeNull()
    expect(nudgeAt(prompt('2026-03-02T21:12Z'), berlin, 0, null)).toBeNull()
    expect(nudgeAt(prompt('2026-03-02T22:00Z'), berlin, 0, null)).toBeNull()
  })
})
