import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Cadence } from '#domain/goal.ts'
import { habitScore } from '#domain/score.ts'
import { anyCadence } from '../support/arbitraries.ts'
import { aGoal, checkInsOf, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

// The score is worked out a second time here: for each date from the beginning, with Date alone.

interface Case {
  /** Days since 1970. */
  readonly start: number
  readonly cadence: Cadence
  /** The one before, and on how many of the first dates it held. */
  readonly earlier: { readonly cadence: Cadence; readonly dates: number }
  readonly letters: string
  /** How many of the last dates can still be answered. */
  readonly open: number
  readonly paused: { readonly from: number; readonly length: number }
}

const dayLength = 86_400_000
const written = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)

/** Times that are wanted in so many dates. */
function rhythm(cadence: Cadence): { readonly times: number; readonly dates: number } {
  if (cadence.every === 'day') return { times: 1, dates: 1 }
  if (cadence.every === 'weekdays') return { times: cadence.days.length, dates: 7 }
  if (cadence.every === 'week') return { times: cadence.times, dates: 7 }
  return { times: 1, dates: cadence.days }
}

function isNamed(cadence: Cadence, day: number): boolean {
  const weekday = new Date(day * dayLength).getUTCDay() || 7
  return cadence.every !== 'weekdays' || cadence.days.some((named) => named === weekday)
}

const isPaused = ({ paused }: Case, index: number) =>
  index >= paused.from && index < paused.from + paused.length
const isOpen = ({ letters, open }: Case, index: number) =>
  letters[index] === '.' && index >= letters.length - open
const cadenceAt = ({ earlier, cadence }: Case, index: number) =>
  index < earlier.dates ? earlier.cadence : cadence

function naiveScore(life: Case, through: number): number {
  let score = 0
  for (let index = 0; index <= through; index++) {
    const letter = life.letters[index]
    if (isPaused(life, index) || isOpen(life, index) || letter === 'S') continue
    const value = naiveValue(life, index)
    const { times, dates } = rhythm(cadenceAt(life, index))
    const m = 0.5 ** (Math.sqrt(times / dates) / 13)
    if (value !== null) score = score * m + value * (1 - m)
  }
  return score
}

function naiveValue(life: Case, index: number): number | null {
  const now = cadenceAt(life, index)
  const { times, dates } = rhythm(now)
  let left = times === dates ? 1 : 2 * dates
  let done = 0
  let whole = 0 // wanted, in whole times
  const inParts = new Map<Cadence, number>() // dates that want a part each

  for (let at = index; left > 0; at--) {
    if (at >= 0 && (isPaused(life, at) || isOpen(life, at))) continue
    left--
    const letter = at < 0 ? '.' : life.letters[at]
    const cadence = at < 0 ? now : cadenceAt(life, at)
    if (letter === 'D') done += 1
    if (letter === 'P') done += 0.5
    if (cadence.every === 'weekdays') {
      if (letter !== 'S' && isNamed(cadence, life.start + at)) whole += 1
      continue
    }
    if (letter === 'S') whole -= 1
    inParts.set(cadence, (inParts.get(cadence) ?? 0) + 1)
  }

  let wanted = whole
  for (const [cadence, count] of inParts) {
    wanted += (count * rhythm(cadence).times) / rhythm(cadence).dates
  }
  const missing = Math.round((wanted - done) * 1e6) / 1e6
  if (missing > 0) return done / wanted
  return done > 0 ? 1 : null
}

const anyLetters = fc
  .tuple(fc.constantFrom('DDDP', 'DPS.', 'D..', 'D......', 'SSD.'), fc.integer({ min: 1, max: 60 }))
  .chain(([letters, length]) =>
    fc.array(fc.constantFrom(...letters), { minLength: length, maxLength: length }),
  )
  .map((letters) => letters.join(''))

const anyCase: fc.Arbitrary<Case> = fc.record({
  start: fc.integer({ min: 0, max: 25_000 }),
  cadence: anyCadence,
  earlier: fc.record({
    cadence: anyCadence,
    dates: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 })),
  }),
  letters: anyLetters,
  open: fc.integer({ min: 0, max: 9 }),
  paused: fc.record({
    from: fc.integer({ min: 0, max: 50 }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })),
  }),
})

it('the score is what its formula gives date by date', () => {
  fc.assert(
    fc.property(anyCase, (life) => {
      const { cadence, earlier, letters, open, start } = life
      const startedOn = date(written(start))
      const nth = (days: number) => startedOn.add({ days })
      const held = { cadence: earlier.cadence, until: nth(earlier.dates - 1) }
      const goal = aGoal({
        cadence,
        startedOn,
        earlierCadences: earlier.dates === 0 ? [] : [held],
      })
      const paused = new Set(
        [...letters].flatMap((_, index) => (isPaused(life, index) ? [written(start + index)] : [])),
      )
      const scope = {
        answerableFrom: nth(letters.length - open),
        isPaused: (on: typeof startedOn) => paused.has(on.toString()),
      }
      const through = nth(letters.length - 1)
      const days = dayStates(goal, checkInsOf(goal, letters), {
        ...scope,
        through,
        firstWeekday: 1,
      })

      const { score, line } = habitScore(goal, days, scope)

      const half = Math.floor(letters.length / 2)
      expect(score).toBeCloseTo(naiveScore(life, letters.length - 1), 9)
      expect(line[half]).toBeCloseTo(naiveScore(life, half), 9)
    }),
    cases(6000),
  )
}, 60_000)

it('its cases hold leap days, month ends, pauses, changes of cadence, and open dates', () => {
  const lives = fc.sample(anyCase, { numRuns: 1000, seed: 1 })

  const holds = (end: RegExp) =>
    lives.filter(({ start, letters }) =>
      [...letters].some((_, at) => end.test(written(start + at))),
    )
  const indexes = ({ letters }: Case) => [...letters].map((_, at) => at)
  const counts = {
    leapDays: holds(/-02-29$/).length,
    monthEnds: holds(/-(31|30|28)$/).length,
    paused: lives.filter((life) => indexes(life).some((at) => isPaused(life, at))).length,
    open: lives.filter((life) => indexes(life).some((at) => isOpen(life, at))).length,
    recast: lives.filter(({ earlier, letters }) => {
      return earlier.dates > 0 && earlier.dates < letters.length
    }).length,
    seldom: lives.filter(({ cadence }) => cadence.every === 'days').length,
  }
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20)
})
