import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cadence, ReserveDays } from '#domain/goal.ts'
import { progressOf } from '#domain/progress.ts'
import { anyCadence, anyWeekday } from '../support/arbitraries.ts'
import { aGoal, checkInsOf, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

// States, runs and covered dates are worked out a second time here, with whole numbers for dates.

interface Case {
  /** Days since 1970. */
  readonly start: number
  readonly cadence: Cadence
  readonly letters: string
  /** How many of the last dates can still be answered. */
  readonly open: number
  readonly paused: { readonly from: number; readonly length: number }
  readonly firstWeekday: number
  readonly reserve: ReserveDays
  readonly starts: readonly number[]
}

const written = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const weekdayOf = (day: number) => new Date(day * 86_400_000).getUTCDay() || 7
const isPaused = ({ paused }: Case, at: number) =>
  at >= paused.from && at < paused.from + paused.length

interface NaiveWindow {
  readonly first: number
  readonly length: number
  readonly wanted: number
}

function naiveWindow({ cadence, start, firstWeekday }: Case, first: number): NaiveWindow {
  const weekday = weekdayOf(start + first)
  if (cadence.every === 'days') return { first, length: cadence.days, wanted: 1 }
  if (cadence.every === 'week') {
    let length = 1
    while (weekdayOf(start + first + length) !== firstWeekday) length++
    return { first, length, wanted: Math.floor((cadence.times * length) / 7) }
  }
  const isNamed = cadence.every === 'day' || cadence.days.some((day) => day === weekday)
  return { first, length: 1, wanted: isNamed ? 1 : 0 }
}

function naive(life: Case) {
  const { letters, open, starts, reserve } = life
  const states = [...letters].map((letter) => (letter === '.' ? 'u' : letter))
  const ends = new Set<number>()
  for (let first = 0; first < letters.length; ) {
    const window = naiveWindow(life, first)
    const dates = Array.from({ length: window.length }, (_, at) => first + at)
    first += window.length
    ends.add(first - 1)
    if (first - 1 >= letters.length - open) continue
    const live = dates.filter((at) => !isPaused(life, at))
    const answered = dates.filter((at) => states[at] !== 'u').length
    let missing = Math.floor((window.wanted * live.length) / window.length) - answered
    for (const at of live.toReversed()) {
      if (missing <= 0 || states[at] !== 'u') continue
      states[at] = 'm'
      missing--
    }
  }

  const runs = (covered: ReadonlySet<number>) => {
    const found: { first: number; last: number; days: number; ended: boolean }[] = []
    let isShort = false
    for (const [at, state] of states.entries()) {
      let run = found.at(-1)
      if (run && starts.includes(at)) run.ended = true
      if (run === undefined || run.ended) {
        run = { first: at, last: at, days: 0, ended: false }
        found.push(run)
        isShort = false
      }
      run.last = at
      if (state === 'D' || state === 'P') run.days++
      if (state === 'm' && !covered.has(at)) isShort = true
      if (!ends.has(at)) continue
      run.ended = isShort && run.days > 0
      isShort = false
    }
    return found
  }

  // Where a run ends with a window that is short, its gap is covered for a try: all of it, up to the
  // window in which something was done again. It stays so if that helps the run and is allowed.
  const covered = new Set<number>()
  const tried = new Set<number>()
  for (;;) {
    const run = runs(covered).find(
      ({ last, ended, first }) =>
        ended && ends.has(last) && !tried.has(last) && missedIn(first, last, covered).length > 0,
    )
    if (run === undefined) break
    tried.add(run.last)
    const gap = [...missedIn(run.first, run.last, covered)]
    let next = run.last + 1
    for (let part = nextPart(next); part && !part.counts; part = nextPart(next)) {
      if (part.missed.length > 0 && !ends.has(part.last)) break
      gap.push(...part.missed)
      next = part.last + 1
    }
    const all = [...covered, ...gap]
    const isAllowed = all.every((on) => {
      const week = all.filter((other) => other >= on && other < on + 7)
      return gap.length <= reserve && week.length <= reserve
    })
    const lastMissed = Math.max(...gap)
    const helped = runs(new Set(all)).find(
      ({ first, last }) => first <= run.first && last >= run.last,
    )
    const goesOn = helped !== undefined && helped.last > endAfter(lastMissed)
    if (isAllowed && goesOn) for (const on of gap) covered.add(on)
  }
  return { states, covered: [...covered].sort((a, b) => a - b), runs: runs(covered) }

  function missedIn(first: number, last: number, without: ReadonlySet<number>): readonly number[] {
    let begin = last
    while (begin > first && !ends.has(begin - 1)) begin--
    const dates = Array.from({ length: last - begin + 1 }, (_, at) => begin + at)
    return dates.filter((at) => states[at] === 'm' && !without.has(at))
  }

  function endAfter(on: number): number {
    let last = on
    while (!ends.has(last)) last++
    return last
  }

  /** What is left of a window from here on, up to a new start. */
  function nextPart(from: number) {
    if (from >= states.length || starts.includes(from)) return null
    let last = from
    while (!ends.has(last) && last + 1 < states.length && !starts.includes(last + 1)) last++
    const dates = Array.from({ length: last - from + 1 }, (_, at) => from + at)
    return {
      last,
      counts: dates.some((at) => states[at] === 'D' || states[at] === 'P'),
      missed: dates.filter((at) => states[at] === 'm'),
    }
  }
}

const anyLetters = fc
  .tuple(fc.constantFrom('DDDDP.', 'DDDP', 'DPS.', 'D..', 'SSD.'), fc.integer({ min: 1, max: 60 }))
  .chain(([letters, length]) =>
    fc.array(fc.constantFrom(...letters), { minLength: length, maxLength: length }),
  )
  .map((letters) => letters.join(''))

const anyCase: fc.Arbitrary<Case> = fc.record({
  start: fc.integer({ min: 0, max: 25_000 }),
  cadence: fc.oneof(fc.constant({ every: 'day' } as const), anyCadence),
  letters: anyLetters,
  open: fc.integer({ min: 1, max: 9 }),
  paused: fc.record({
    from: fc.integer({ min: 0, max: 50 }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })),
  }),
  firstWeekday: anyWeekday,
  reserve: fc.constantFrom<ReserveDays>(0, 1, 2),
  starts: fc.oneof(fc.constant([]), fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 })),
})

function seen(life: Case) {
  const { start, cadence, letters, open, reserve, starts } = life
  const startedOn = date(written(start))
  const goal = aGoal({ cadence, startedOn, reserveDays: reserve })
  const paused = new Set(
    [...letters].flatMap((_, at) => (isPaused(life, at) ? [written(start + at)] : [])),
  )
  const declared = starts.map((days) => startedOn.add({ days }))
  return progressOf(goal, checkInsOf(goal, letters), declared, {
    today: startedOn.add({ days: letters.length - 1 }),
    answerableFrom: startedOn.add({ days: letters.length - open }),
    firstWeekday: ([1, 2, 3, 4, 5, 6, 7] as const).find((day) => day === life.firstWeekday) ?? 1,
    isPaused: (on) => paused.has(on.toString()),
  })
}

const letterOf = { done: 'D', partly: 'P', skipped: 'S', missed: 'm', unknown: 'u' } as const

it('states, covered dates and runs are what walking through the days comes to', () => {
  fc.assert(
    fc.property(anyCase, (life) => {
      const expected = naive(life)
      const on = (at: number) => written(life.start + at)

      const progress = seen(life)

      expect(progress.days.map(({ state }) => letterOf[state]).join('')).toBe(
        expected.states.join(''),
      )
      expect(progress.covered.map(String)).toEqual(expected.covered.map(on))
      expect(
        progress.runs.map(({ start, end, days }) => [`${start}`, end && `${end}`, days]),
      ).toEqual(
        expected.runs.map(({ first, last, ended, days }) => [
          on(first),
          ended ? on(last) : null,
          days,
        ]),
      )
      const lengths = expected.runs.map(({ days }) => days)
      expect(progress.totalDays).toBe(lengths.reduce((sum, days) => sum + days, 0))
      expect(progress.longestRun).toBe(Math.max(...lengths))
      expect(progress.currentRun).toBe(lengths.at(-1))
    }),
    cases(5000),
  )
}, 60_000)

it('its cases hold every sort of life', () => {
  const found = fc
    .sample(anyCase, { numRuns: 2000, seed: 1 })
    .map((life) => ({ life, ...naive(life) }))

  const counts = {
    covered: found.filter(({ covered }) => covered.length > 0).length,
    coveredPairs: found.filter(({ covered }) => covered.some((at) => covered.includes(at + 1)))
      .length,
    ended: found.filter(({ runs }) => runs.length > 1).length,
    paused: found.filter(({ life }) => isPaused(life, life.paused.from)).length,
    leapDays: found.filter(({ life }) =>
      [...life.letters].some((_, at) => written(life.start + at).endsWith('-02-29')),
    ).length,
  }
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20)
})
