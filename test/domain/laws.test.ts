import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, expect, it, vi } from 'vitest'
import { dateAt } from '#domain/calendar.ts'
import { isCounted } from '#domain/day-state.ts'
import { keyOf } from '#domain/milestone.ts'
import { type Award, dueMilestones } from '#domain/milestone-award.ts'
import { withEveryMonth } from '#domain/milestone-list.ts'
import { kindsOf, milestonesFor } from '#domain/milestone-policy.ts'
import { standingsOf } from '#domain/milestone-standing.ts'
import { endPause, type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { runsOf } from '#domain/run.ts'
import { anyLife, anyStory, type Life, seen, totalOf } from '../support/arbitrary-lives.ts'

afterEach(() => {
  vi.useRealTimers()
})

const rules = ({ goal }: Life) => ({
  list: withEveryMonth(milestonesFor('peer-led')),
  kinds: kindsOf(goal.mode, []),
  leapDay: 'march-1' as const,
})

const standings = (life: Life, { days, runs } = seen(life)) =>
  standingsOf({ goal: life.goal, days, runs, checkIns: life.checkIns }, rules(life))

it('no total shrinks unless its member takes something back', () => {
  fc.assert(
    fc.property(anyStory, ({ beginning, steps }) => {
      let is = seen(beginning)
      for (const { act, life } of steps) {
        const was = is
        is = seen(life)
        // Where they have travelled to it may be the day before again.
        const isDayBefore = Temporal.PlainDate.compare(is.today, was.today) < 0
        if (act.takes || isDayBefore) continue

        expect(totalOf(is.runs)).toBeGreaterThanOrEqual(totalOf(was.runs))
      }
    }),
    { numRuns: 100 },
  )
})

it('what is worked out does not depend on the order in which it was said', () => {
  const shuffled = <T>(all: readonly T[]) =>
    fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })
  const anyTwo = anyLife.chain((life) =>
    fc.record({
      life: fc.constant(life),
      other: fc
        .record({
          checkIns: shuffled(life.checkIns),
          pauses: shuffled(life.pauses),
          setbacks: shuffled(life.setbacks),
        })
        .map((said): Life => ({ ...life, ...said })),
    }),
  )
  fc.assert(
    fc.property(anyTwo, ({ life, other }) => {
      expect(seen(other)).toEqual(seen(life))
      expect(standings(other)).toEqual(standings(life))
    }),
    { numRuns: 300 },
  )
})

it('no rule looks at the clock', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      vi.useFakeTimers({ now: 0 })
      const early = { ...seen(life), standings: standings(life) }

      vi.setSystemTime(Temporal.Instant.from('2100-01-01T00:00Z').epochMilliseconds)

      expect({ ...seen(life), standings: standings(life) }).toEqual(early)
    }),
    { numRuns: 200 },
  )
})

it('a pause changes no total, misses nothing, and leaves the score as it was', () => {
  fc.assert(
    fc.property(anyLife, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (life, ago, length) => {
      const { today } = seen(life)
      const from = today.subtract({ days: ago })
      const pause = { goalId: null, from, until: from.add({ days: length }) }

      const before = seen(life)
      const after = seen({ ...life, pauses: [...life.pauses, pause] })

      expect(totalOf(after.runs)).toBe(totalOf(before.runs))
      for (const [at, { on, state }] of after.days.entries()) {
        const { compare } = Temporal.PlainDate
        if (compare(on, pause.from) < 0 || compare(on, pause.until) > 0) continue
        expect(state).not.toBe('missed')
        expect(after.line[at]).toBe(at === 0 ? 0 : after.line[at - 1])
      }
    }),
    { numRuns: 300 },
  )
})

it('a pause of everything leaves each pause of the goal as it was', () => {
  fc.assert(
    fc.property(anyLife, ({ goal, pauses, now, clock }) => {
      const today = dateAt(now, clock)
      const everything = { goalId: null, from: today.subtract({ days: 3 }), until: null }
      const isPaused = (all: readonly Pause[]) => pausedDates(pausedSpans(all, goal.id))

      const during = isPaused([...pauses, everything])
      const ended = endPause(everything, today) ?? everything
      const afterwards = isPaused([...pauses, ended])

      for (let days = 0; days < 30; days++) {
        const on = today.add({ days })
        expect(during(on)).toBe(true)
        expect(afterwards(on)).toBe(isPaused(pauses)(on))
      }
    }),
    { numRuns: 100 },
  )
})

it('a reserve day is never spent in vain', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const { days, starts, covered, runs } = seen(life)

      for (const on of covered) {
        const others = covered.filter((other) => !other.equals(on))
        const run = runs.findLast(({ start }) => Temporal.PlainDate.compare(start, on) <= 0)
        expect(run?.days).toBeGreaterThan(0)
        expect(run?.end?.equals(on) ?? false).toBe(false)
        expect(runsOf(life.goal, days, starts, others).length).toBeGreaterThan(runs.length)
      }
    }),
    { numRuns: 400 },
  )
})

it('a milestone is awarded at most once for each goal, run and key', () => {
  fc.assert(
    fc.property(anyStory, ({ steps }) => {
      const awards: Award[] = []
      for (const { life } of steps) {
        const is = seen(life)
        const last = is.days.at(-1)?.on ?? is.today
        const now = standings(life, is)
        const told = { today: is.today, startSaidOn: null }

        const due = dueMilestones(now, awards, told)

        expect(due.length).toBeLessThanOrEqual(now.length)
        for (const { award, passedOver, on, milestone } of due) {
          expect(Temporal.PlainDate.compare(on, last)).not.toBe(1)
          expect(award.key).toBe(keyOf(milestone))
          awards.push(award, ...passedOver)
        }
        expect(dueMilestones(now, awards, told)).toEqual([])
      }
      const names = awards.map(({ runStart, key }) => `${runStart} ${key}`)
      expect(names).toEqual([...new Set(names)])
    }),
    { numRuns: 100 },
  )
})

it('lives hold what the laws are about', () => {
  const lives = fc.sample(anyLife, { numRuns: 300, seed: 1 })

  const all = lives.map((life) => ({ life, ...seen(life) }))

  const held = {
    covered: all.filter(({ covered }) => covered.length > 0).length,
    missed: all.filter(({ days }) => days.some(({ state }) => state === 'missed')).length,
    counted: all.filter(({ days }) => days.some(isCounted)).length,
    paused: lives.filter(({ pauses }) => pauses.length > 0).length,
    setBack: lives.filter(({ setbacks }) => setbacks.length > 0).length,
    scored: all.filter(({ score }) => score > 0).length,
  }
  for (const count of Object.values(held)) expect(count).toBeGreaterThan(10)
})
