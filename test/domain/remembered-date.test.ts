import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asId, type RememberedDateId } from '#domain/id.ts'
import { leapDays } from '#domain/milestone-date.ts'
import {
  byNextTime,
  canRemember,
  checkRememberedDate,
  mentionsOn,
  type RememberedDate,
} from '#domain/remembered-date.ts'
import { anyDate, anyTyped } from '../support/arbitraries.ts'
import { date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const aDate = (parts: Partial<RememberedDate> = {}): RememberedDate => ({
  id: asId<RememberedDateId>('00000000-0000-4000-8000-000000000001'),
  name: 'Jakob’s birthday',
  month: 3,
  day: 2,
  year: null,
  dayBefore: false,
  ...parts,
})

const mentioned = (
  one: RememberedDate,
  on: string,
  leapDay = leapDays[0] as 'february-28' | 'march-1',
) =>
  mentionsOn([one], date(on), leapDay).map(({ isDayBefore }) =>
    isDayBefore ? 'the day before' : 'the day',
  )

describe('a remembered date', () => {
  it.each([
    [2, 30, null, false],
    [2, 29, null, true],
    [2, 29, 2024, true],
    [2, 29, 2025, false],
    [2, 29, 1900, false],
    [4, 31, null, false],
    [12, 31, 9999, true],
    [12, 31, 10_000, false],
    [12, 31, 1000, true],
    [12, 31, 999, false],
    [13, 1, null, false],
    [0, 1, null, false],
    [1, 0, null, false],
    [Number.NaN, Number.NaN, null, false],
  ])('month %s, day %s, year %s: is a day: %s', (month, day, year, isDay) => {
    const checked = checkRememberedDate(aDate({ month, day, year }))

    expect(checked.ok ? true : checked.error).toBe(isDay || 'remembered-no-such-day')
  })

  it('has a name of one to eighty characters, cleaned as titles are', () => {
    const named = (name: string) => {
      const checked = checkRememberedDate(aDate({ name }))
      return checked.ok ? checked.value.name : checked.error
    }

    expect(named('  the day\n we met ')).toBe('the day we met')
    expect(named(' \u200b\u202e ')).toBe('remembered-name-empty')
    expect(named('x'.repeat(80))).toBe('x'.repeat(80))
    expect(named('x'.repeat(81))).toBe('remembered-name-too-long')
  })

  it('is the member’s, up to forty of them', () => {
    expect(canRemember(39).ok).toBe(true)
    expect(canRemember(40)).toEqual({ ok: false, error: 'too-many-remembered' })
  })
})

describe('what is mentioned', () => {
  it.each([
    ['2026-03-01', []],
    ['2026-03-02', ['the day']],
    ['2026-03-03', []],
    ['2027-03-02', ['the day']],
  ])('of 2 March on %s: %j', (on, expected) => {
    expect(mentioned(aDate(), on)).toEqual(expected)
  })

  it('comes the day before, too, where that is wanted, also over months and years', () => {
    const newYear = aDate({ month: 1, day: 1, dayBefore: true })

    expect(mentioned(newYear, '2026-12-30')).toEqual([])
    expect(mentioned(newYear, '2026-12-31')).toEqual(['the day before'])
    expect(mentioned(newYear, '2027-01-01')).toEqual(['the day'])
  })

  it('never comes before the year that was given, but on its day in that year', () => {
    const wedding = aDate({ month: 1, day: 1, year: 2028, dayBefore: true })

    expect(mentioned(wedding, '2027-01-01')).toEqual([])
    expect(mentioned(wedding, '2026-12-31')).toEqual([])
    expect(mentioned(wedding, '2027-12-31')).toEqual(['the day before'])
    expect(mentioned(wedding, '2028-01-01')).toEqual(['the day'])
  })

  it.each([
    ['february-28', '2026-02-27', ['the day before']],
    ['february-28', '2026-02-28', ['the day']],
    ['february-28', '2026-03-01', []],
    ['march-1', '2026-02-27', []],
    ['march-1', '2026-02-28', ['the day before']],
    ['march-1', '2026-03-01', ['the day']],
    ['february-28', '2028-02-28', ['the day before']],
    ['february-28', '2028-02-29', ['the day']],
    ['march-1', '2028-02-28', ['the day before']],
    ['march-1', '2028-02-29', ['the day']],
    ['march-1', '2028-03-01', []],
    ['march-1', '1900-03-01', ['the day']],
  ] as const)('of 29 February, with %s, on %s: %j', (leapDay, on, expected) => {
    expect(mentioned(aDate({ month: 2, day: 29, dayBefore: true }), on, leapDay)).toEqual(expected)
  })

  it('names the day itself first, and else keeps the order', () => {
    const tomorrow = aDate({ name: 'tomorrow', day: 3, dayBefore: true })
    const [one, other] = [aDate({ name: 'one' }), aDate({ name: 'other' })]

    const all = mentionsOn([tomorrow, one, other], date('2026-03-02'), 'february-28')

    expect(all.map(({ remembered }) => remembered.name)).toEqual(['one', 'other', 'tomorrow'])
  })
})

it('they are told in the order in which they come', () => {
  const all = [
    aDate({ name: 'yesterday', month: 3, day: 1 }),
    aDate({ name: 'in April', month: 4, day: 1 }),
    aDate({ name: 'in two years', month: 3, day: 2, year: 2028 }),
    aDate({ name: 'today', month: 3, day: 2, year: 1950 }),
    aDate({ name: 'the leap day', month: 2, day: 29 }),
  ]

  const ordered = byNextTime(all, date('2026-03-02'), 'march-1')

  expect(ordered.map(({ name }) => name)).toEqual([
    'today',
    'in April',
    // Both on 1 March 2027: they keep their order.
    'yesterday',
    'the leap day',
    'in two years',
  ])
})

/** Days of every month; the 31st and the leap day among them more often than they would be. */
const anyRemembered = fc
  .record({
    on: fc.oneof(anyDate, fc.constantFrom(date('2024-02-29'), date('2023-12-31'))),
    hasYear: fc.boolean(),
    dayBefore: fc.boolean(),
    name: anyTyped,
  })
  .map(({ on: { month, day, year }, hasYear, ...parts }) =>
    aDate({ month, day, year: hasYear ? year : null, ...parts }),
  )

it('each year has one day of it, the next of its own name or beside it, and one day before', () => {
  fc.assert(
    fc.property(
      anyRemembered,
      fc.integer({ min: 1950, max: 2110 }),
      fc.constantFrom(...leapDays),
      (one, year, leapDay) => {
        const all = Array.from({ length: 366 }, (_, days) => date(`${year}-01-01`).add({ days }))
          .filter((on) => on.year === year)
          .flatMap((on) => mentionsOn([one], on, leapDay).map((mention) => ({ on, ...mention })))

        const days = all.filter(({ isDayBefore }) => !isDayBefore)
        expect(days).toHaveLength(year < (one.year ?? year) ? 0 : 1)
        for (const { on } of days) {
          const isLeapDay = one.month === 2 && one.day === 29 && !on.inLeapYear
          const moved = leapDay === 'march-1' ? '03-01' : '02-28'
          const named = `${String(one.month).padStart(2, '0')}-${String(one.day).padStart(2, '0')}`
          expect(on.toString().slice(5)).toBe(isLeapDay ? moved : named)
        }
        // The eve of 1 January stands in the year before.
        const isNewYear = one.month === 1 && one.day === 1
        const since = isNewYear ? (one.year ?? year) - 1 : (one.year ?? year)
        expect(all.length - days.length).toBe(one.dayBefore && year >= since ? 1 : 0)
      },
    ),
    cases(300),
  )
})

it('whatever is checked stays as it is when it is checked again', () => {
  fc.assert(
    fc.property(anyRemembered, (one) => {
      const checked = checkRememberedDate(one)
      if (!checked.ok) return
      expect(checkRememberedDate(checked.value)).toEqual(checked)
    }),
    cases(300),
  )
})
