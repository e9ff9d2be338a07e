import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { DayClock, DayEnd, Weekday } from '#domain/calendar.ts'
import type { CheckIn } from '#domain/check-in.ts'
import { type Cadence, type Goal, modes } from '#domain/goal.ts'
import { aCheckIn, aGoal, date, zone } from './builders.ts'

/** Zones that changed their clocks over midnight, by half an hour, or by a whole date. */
const awkwardZones = [
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kwajalein',
  'Africa/Casablanca',
  'Europe/Berlin',
].map(zone)

export const anyZone = fc.oneof(
  fc.constantFrom(...awkwardZones),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone').map(zone)),
)

const anyDayEnd = fc.constantFrom<DayEnd>(0, 1, 2, 3, 4, 5, 6)

const anyClock: fc.Arbitrary<DayClock> = fc.record({ zone: anyZone, dayEnd: anyDayEnd })

const secondsOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds / 1000

/** Seconds from 1970 to 2040. */
export const anyInstant = fc
  .integer({ min: 0, max: secondsOf('2040-01-01T00:00Z') })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))

/** An instant and a clock: half of the time within 30 hours of a change of that zone's clocks. */
export const anyMoment = fc
  .record({
    clock: anyClock,
    now: anyInstant,
    nearChange: fc.boolean(),
    seconds: fc.integer({ min: -108_000, max: 108_000 }),
  })
  .map(({ clock, now, nearChange, seconds }) => {
    const change = now.toZonedDateTimeISO(clock.zone).getTimeZoneTransition('next')
    if (!nearChange || change === null) return { clock, now }
    return { clock, now: change.toInstant().add({ seconds }) }
  })

/** Dates from 1970 to about 2040. */
export const anyDate = fc
  .integer({ min: 0, max: 25_550 })
  .map((days) => date('1970-01-01').add({ days }))

export const anyTime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => new Temporal.PlainTime().add({ minutes }))

export const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)

export const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant({ every: 'day' } as const),
  fc
    .subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
    .map((days) => ({ every: 'weekdays', days }) as const),
  fc.integer({ min: 1, max: 7 }).map((times) => ({ every: 'week', times }) as const),
  fc.integer({ min: 2, max: 30 }).map((days) => ({ every: 'days', days }) as const),
)

/** Amounts that can be said: from 0 to 1,000, with three decimals. */
export const anyAmount = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((thousandths) => thousandths / 1000)

/** A goal of any mode and cadence that may be finished within two months of its start. */
export const anyGoal: fc.Arbitrary<Goal> = fc
  .record({
    mode: fc.constantFrom(...modes),
    cadence: anyCadence,
    startedOn: anyDate,
    finishedAfter: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  .map(({ mode, cadence, startedOn, finishedAfter }) =>
    aGoal({
      mode,
      cadence,
      startedOn,
      finishedOn: finishedAfter === null ? null : startedOn.add({ days: finishedAfter }),
    }),
  )

/** A goal with up to two months of answers and new starts, and the day from which to look at it. */
export const anyHistory = anyGoal.chain((goal) =>
  fc
    .record({
      goal: fc.constant(goal),
      age: fc.integer({ min: 0, max: 70 }),
      backfillDays: fc.integer({ min: 0, max: 9 }),
      firstWeekday: anyWeekday,
      checkIns: checkInsFor(goal),
      starts: fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 4 }),
    })
    .map(({ age, backfillDays, starts, ...history }) => {
      const today = goal.startedOn.add({ days: age })
      return {
        ...history,
        today,
        answerableFrom: today.subtract({ days: backfillDays }),
        starts: starts.map((days) => goal.startedOn.add({ days })),
      }
    }),
)

/** At most one a date, within 70 dates of the goal's start, in no order. */
const checkInsFor = (goal: Goal): fc.Arbitrary<readonly CheckIn[]> =>
  fc
    .uniqueArray(
      fc.record({
        days: fc.integer({ min: 0, max: 70 }),
        state: fc.constantFrom('done', 'done', 'partly', 'skipped'),
        amount: anyAmount,
      }),
      { selector: ({ days }) => days, maxLength: 70, size: 'max' },
    )
    .map((answers) =>
      answers.map(({ days, state, amount }) => {
        const on = goal.startedOn.add({ days })
        if (goal.mode === 'do') return aCheckIn({ on, state })
        return aCheckIn({ on, amount: goal.mode === 'target' ? amount : null })
      }),
    )

/** Text with what people rarely type on purpose: controls, overrides, joiners, half emoji. */
export const anyTyped = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(...' \t\n\r\u0000\u001b\u0085\u00a0\u2028\u2000\u3000\ufeff'),
      fc.constantFrom(...'\u202e\u202c\u2066\u2069\u200e\u200d\u200b\ufe0f\u0301\u0323e'),
      fc.constantFrom('\r\n', '\n \n', '\ud83d', '\ude00', 'e\u202e\u0301', '👩‍👧'),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
