import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cadence } from '#domain/goal.ts'
import { cadenceText, cadenceWords, readCadence } from '#words/cadence.ts'
import { wordsIn } from '#words/words.ts'
import { anyCadence } from '../support/arbitraries.ts'

const words = wordsIn('en')

const everyDay: Cadence = { every: 'day' }
const on = (...days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): Cadence => ({ every: 'weekdays', days })
const timesAWeek = (times: number): Cadence => ({ every: 'week', times })
const everyDays = (days: number): Cadence => ({ every: 'days', days })

describe('how often', () => {
  it('is read back as it is written, short or in full', () => {
    fc.assert(
      fc.property(anyCadence, (cadence) => {
        expect(readCadence(cadenceText(cadence))).toEqual(cadence)
        expect(readCadence(cadenceWords(words, cadence))).toEqual(cadence)
      }),
    )
  })

  it.each([
    [everyDay, 'every day', 'every day'],
    [on(1, 3, 5), 'on Monday, Wednesday and Friday', 'mon, wed, fri'],
    [on(7), 'on Sunday', 'sun'],
    [timesAWeek(1), 'once a week', '1 a week'],
    [timesAWeek(2), 'twice a week', '2 a week'],
    [timesAWeek(3), '3 times a week', '3 a week'],
    [everyDays(2), 'every 2 days', 'every 2 days'],
  ])('%o reads “%s”', (cadence, full, short) => {
    expect(cadenceWords(words, cadence)).toBe(full)
    expect(cadenceText(cadence)).toBe(short)
  })

  it('is read, or is not, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...['every', 'a', 'week', 'days', 'mon', '-', 'to', ',', '3', 'x', 'and', 'constructor', '∞'],
    )
    const anyText = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join(' ')),
    )
    fc.assert(
      fc.property(anyText, (typed) => {
        const cadence = readCadence(typed)

        if (cadence !== null) expect(readCadence(cadenceText(cadence))).toEqual(cadence)
      }),
    )
  })
})

describe('what people type', () => {
  it.each([
    '',
    '  ',
    'Every day',
    'everyday',
    'EVERY DAY.',
    'daily',
    'each day',
    'every single day',
    'every morning',
    'every night',
    'once a day',
    '1x a day',
    'every 1 day',
  ])('“%s” is every day', (typed) => {
    expect(readCadence(typed)).toEqual(everyDay)
  })

  it.each([
    [1, 'weekly'],
    [1, 'every week'],
    [1, 'once a week'],
    [1, 'once weekly'],
    [1, '1 time a week'],
    [2, 'twice a week'],
    [2, 'Twice per week'],
    [3, '3 a week'],
    [3, '3x a week'],
    [3, '3 x a week'],
    [3, '3× a week'],
    [3, '3x/week'],
    [3, '3/week'],
    [3, '3x week'],
    [3, '3 times a week'],
    [3, '3 times per week'],
    [3, 'three times weekly'],
    [3, 'three days each week'],
    [3, '３ a week'],
    [7, '7 days a week'],
  ])('%d times a week is “%s”', (times, typed) => {
    expect(readCadence(typed)).toEqual(timesAWeek(times))
  })

  it.each([
    [2, 'every other day'],
    [2, 'every second day'],
    [2, 'every 2nd day'],
    [2, 'alternate days'],
    [2, 'every two days'],
    [3, 'once every 3 days'],
    [3, 'every third day'],
    [10, 'every ten days'],
    [14, 'every 2 weeks'],
    [14, 'every other week'],
    [14, 'fortnightly'],
    [28, 'every four weeks'],
    [30, 'every 30 days'],
  ])('once in %d days is “%s”', (days, typed) => {
    expect(readCadence(typed)).toEqual(everyDays(days))
  })

  it.each([
    ['mon/wed/fri', on(1, 3, 5)],
    ['mon wed fri', on(1, 3, 5)],
    ['Mon., Wed. & Fri.', on(1, 3, 5)],
    ['fri, mon, mon', on(1, 5)],
    ['Mondays and Thursdays', on(1, 4)],
    ['on Mondays, and on Thursdays', on(1, 4)],
    ['every Tuesday', on(2)],
    ['every tues and thurs', on(2, 4)],
    ['weds', on(3)],
    ['sundays only', on(7)],
    ['weekdays', on(1, 2, 3, 4, 5)],
    ['every weekday', on(1, 2, 3, 4, 5)],
    ['Monday to Friday', on(1, 2, 3, 4, 5)],
    ['mon-fri', on(1, 2, 3, 4, 5)],
    ['mon – thu and sun', on(1, 2, 3, 4, 7)],
    ['fri through mon', on(1, 5, 6, 7)],
    ['weekends', on(6, 7)],
    ['at the weekend', on(6, 7)],
    ['weekends and Wednesdays', on(3, 6, 7)],
    ['every day except Sunday', on(1, 2, 3, 4, 5, 6)],
    ['daily but not', null],
    ['every day except mon-sun', null],
  ])('“%s” is those days', (typed, expected) => {
    expect(readCadence(typed)).toEqual(expected)
  })

  it.each([
    'banana',
    'sometimes',
    'every 31 days',
    'every 0 days',
    'every 5 weeks',
    'every month',
    'every other monday',
    'every few days',
    '8 a week',
    '0 a week',
    'a week',
    'twice a day',
    '2 week',
    'second week',
    'other a week',
    'every once days',
    'some days a week',
    '3',
    'day',
    'm',
    't/th',
    'ts',
    'mon-wed-fri',
    'mon-',
    'monday banana',
    'mondayish',
    'and',
    '-',
    'constructor a week',
    'every __proto__ days',
  ])('“%s” is asked about again', (typed) => {
    expect(readCadence(typed)).toBeNull()
  })
})
