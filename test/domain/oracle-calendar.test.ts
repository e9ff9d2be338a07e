import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { type DayEnd, dateAt } from '#domain/calendar.ts'
import { type ElapsedMilestone, keyOf } from '#domain/milestone.ts'
import { leapDays, milestoneDate } from '#domain/milestone-date.ts'
import { elapsedMilestones } from '#domain/milestone-elapsed.ts'
import { zone } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

// What the calendar says is worked out a second time here: day by day, with Date and Intl alone.

const dayLength = 86_400_000 // of UTC, where every day is as long as the other
const written = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)
const dayOf = (text: string) => Date.parse(text) / dayLength
const parts = (day: number) => {
  const at = new Date(day * dayLength)
  return { months: at.getUTCFullYear() * 12 + at.getUTCMonth(), date: at.getUTCDate() }
}

/** Walks from the start, a day at a time, to the date on which the milestone is reached. */
function naiveDate(
  start: number,
  { unit, count }: ElapsedMilestone,
  leapDay: string,
  last = Number.POSITIVE_INFINITY,
): number {
  if (unit === 'days') return start + count
  const from = parts(start)
  const isLeapStart = written(start).endsWith('-02-29')
  for (let day = start + 1; day <= last; day++) {
    const { months, date } = parts(day)
    if (months - from.months < count * (unit === 'years' ? 12 : 1)) continue
    if (date === from.date) return day
    const isLastOfMonth = parts(day + 1).months > months
    if (isLastOfMonth) return isLeapStart && leapDay === 'march-1' ? day + 1 : day
  }
  return Number.POSITIVE_INFINITY
}

const anyDay = fc.oneof(
  fc.integer({ min: dayOf('1970-01-01'), max: dayOf('2040-12-31') }),
  // Month ends, and 29 February where there is one.
  fc
    .record({ months: fc.integer({ min: 1, max: 840 }), before: fc.integer({ min: 0, max: 3 }) })
    .map(({ months, before }) => Date.UTC(1970, months, 1) / dayLength - 1 - before),
  fc.integer({ min: 0, max: 17 }).map((leap) => dayOf(`${1972 + 4 * leap}-02-29`)),
)

const anyMilestone: fc.Arbitrary<ElapsedMilestone> = fc.oneof(
  fc.record({ unit: fc.constant('days'), count: fc.integer({ min: 1, max: 1000 }) }),
  fc.record({ unit: fc.constant('months'), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ unit: fc.constant('years'), count: fc.integer({ min: 1, max: 5 }) }),
)

const date = (day: number) => Temporal.PlainDate.from(written(day))

it('a milestone is on the date that walking there day by day comes to', () => {
  fc.assert(
    fc.property(anyDay, anyMilestone, fc.constantFrom(...leapDays), (start, milestone, leapDay) => {
      const on = milestoneDate(date(start), milestone, leapDay)

      expect(on.toString()).toBe(written(naiveDate(start, milestone, leapDay)))
    }),
    cases(10_000),
  )
}, 60_000)

/** Whole and half hours, both hemispheres, changes at midnight, and dates that never were. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
]

const clocks = new Map(
  zones.map((name) => [
    name,
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

/** The newest date on which clocks have shown the day end, or a later time, by now. */
function naiveToday(now: number, name: string, dayEnd: number): string {
  const clock = clocks.get(name)
  let newest = ''
  for (let quarters = 0; quarters <= 4 * 9; quarters++) {
    const [on = '', hour] = clock?.format(now - quarters * 900_000).split(' ') ?? []
    if (Number(hour) >= dayEnd && on > newest) newest = on
  }
  return newest
}

/** Where zones moved to the other side of the date line, and a date never was. */
const skips = [
  { name: 'Pacific/Kwajalein', at: '1993-08-21T12:00Z' },
  { name: 'Pacific/Kiritimati', at: '1994-12-31T10:00Z' },
  { name: 'Pacific/Apia', at: '2011-12-30T10:00Z' },
]

const anySkip = fc
  .record({ skip: fc.constantFrom(...skips), away: fc.integer({ min: -100_000, max: 100_000 }) })
  .map(({ skip: { name, at }, away }) => ({ name, now: Date.parse(at) + away * 1000 }))

const anyMoment = fc
  .record({
    name: fc.constantFrom(...zones),
    year: fc.integer({ min: 1980, max: 2039 }),
    seconds: fc.integer({ min: 0, max: 31_535_999 }),
    nearChange: fc.boolean(),
    away: fc.integer({ min: -100_000, max: 100_000 }),
  })
  .map(({ name, year, seconds, nearChange, away }) => {
    const now = Date.UTC(year, 0, 1) + seconds * 1000
    const change = Temporal.Instant.fromEpochMilliseconds(now)
      .toZonedDateTimeISO(name)
      .getTimeZoneTransition('next')
    const isNear = nearChange && change !== null
    return { name, now: isNear ? change.epochMilliseconds + away * 1000 : now }
  })

const anyNow = fc.oneof({ arbitrary: anyMoment, weight: 9 }, { arbitrary: anySkip, weight: 1 })

const list = { days: [1, 7, 30, 60, 90], months: [1, 6, 9, 18], years: 'every' } as const
const everyStep: readonly ElapsedMilestone[] = [
  ...list.days.map((count) => ({ unit: 'days', count }) as const),
  ...list.months.map((count) => ({ unit: 'months', count }) as const),
  ...[1, 2, 3].map((count) => ({ unit: 'years', count }) as const),
]

it('what is reached is what a calendar on the wall shows, in every zone and at every hour', () => {
  const anyAge = fc.oneof(fc.constantFrom(1, 7, 30, 60, 90), fc.integer({ min: 0, max: 800 }))
  const anyDayEnd = fc.constantFrom<DayEnd>(0, 1, 2, 3, 4, 5, 6)
  fc.assert(
    fc.property(anyNow, anyDayEnd, anyAge, ({ name, now }, dayEnd, age) => {
      const expectedToday = naiveToday(now, name, dayEnd)
      const start = dayOf(expectedToday) - age

      const at = Temporal.Instant.fromEpochMilliseconds(now)
      const today = dateAt(at, { zone: zone(name), dayEnd })
      const { reached } = elapsedMilestones(
        list,
        { start: date(start), through: today },
        'february-28',
      )

      const last = start + age
      const expected = everyStep.filter(
        (step) => naiveDate(start, step, 'february-28', last) <= last,
      )
      expect(today.toString()).toBe(expectedToday)
      expect(reached.map(({ milestone }) => keyOf(milestone)).sort()).toEqual(
        expected.map(keyOf).sort(),
      )
    }),
    cases(10_000),
  )
}, 60_000)

it('its cases hold leap days, month ends, both changes of clocks, and every sort of zone', () => {
  const starts = fc.sample(anyDay, { numRuns: 1000, seed: 1 })
  const moments = fc.sample(anyNow, { numRuns: 1000, seed: 1 }).map(({ name, now }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(name)
    const hours = (days: number) => at.add({ hours: 24 * days }).offsetNanoseconds / 3.6e12
    return { offset: hours(0), moved: hours(1) - hours(-1) }
  })

  const isMonthEnd = (day: number) => parts(day + 1).months > parts(day).months
  const counts = {
    leapDays: starts.filter((day) => written(day).endsWith('-02-29')).length,
    monthEnds: starts.filter(isMonthEnd).length,
    forward: moments.filter(({ moved }) => moved > 0 && moved < 20).length,
    back: moments.filter(({ moved }) => moved < 0).length,
    overTheDateLine: moments.filter(({ moved }) => moved > 20).length,
    byTheDateLine: moments.filter(({ offset }) => Math.abs(offset) >= 11).length,
    halfHours: moments.filter(({ offset }) => Math.abs(offset % 1) === 0.5).length,
  }
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20)
})
