import { describe, expect, it } from 'vitest'
import { ok } from '#domain/result.ts'
import { readQuietHours, readWishes } from '../../commands/wishes-input.ts'
import { time } from '../support/builders.ts'

describe('quiet hours', () => {
  it.each([
    ['22:00-08:00', '22:00', '08:00'],
    ['22 – 8', '22:00', '08:00'],
    ['10 pm to 8 am', '22:00', '08:00'],
    ['13.30 until 14.00', '13:30', '14:00'],
  ])('are read from %s', (typed, from, until) => {
    expect(readQuietHours(typed)).toEqual(ok({ from: time(from), until: time(until) }))
  })

  it.each(['', '  ', 'off', 'Off'])('are none from “%s”', (typed) => {
    expect(readQuietHours(typed)).toEqual(ok(null))
  })

  it.each(['22', '22-', '-8', '22-22', '22-8-9', 'at night', '25-8', 'off-8'])(
    'are not guessed from %s',
    (typed) => {
      expect(readQuietHours(typed)).toMatchObject({ error: 'quiet-hours-unreadable' })
    },
  )
})

describe('wishes', () => {
  it('are those that were named', () => {
    expect(readWishes({})).toEqual(ok({}))
    expect(readWishes({ nudge: 'on', buddy: 'off' })).toEqual(
      ok({ nudge: true, buddyWhenQuiet: false }),
    )
    expect(readWishes({ quiet: 'off', channel: 'on' })).toEqual(
      ok({ quietHours: null, pingInChannel: true }),
    )
  })
})
