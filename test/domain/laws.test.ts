import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, expect, it, vi } from 'vitest'
import { dateAt } from '#domain/calendar.ts'
import { isCounted } from '#domain/day-state.ts'
import { keyOf } from '#domain/milestone.ts'
import { type Award, dueMilestones, stillStands } from '#domain/milestone-award.ts'
import { withEveryMonth } from '#domain/milestone-list.ts'
import { kindsOf, milestonesFor } from '#domain/milestone-policy.ts'
import { standingsOf } from '#domain/milestone-standing.ts'
import { checkGoal } from '#domain/new-goal.ts'
import { dateToAnswer, openDates, windowClosesAt } from '#domain/open-dates.ts'
import { endPause, type Pause, pausedDates, pausedSpans } from '#domain/pause.ts'
import { neverAsked, nextPrompt } from '#domain/prompt.ts'
import { runsOf } from '#domain/run.ts'
import {
  anyLife,
  anyStory,
  type Life,
  livesOf,
  type Seen,
  seen,
} from '../support/arbitrary-lives.ts'
import { cases } from '../support/cases.ts'
import { plain } from '../support/plain.ts'

const { compare } = Temporal.PlainDate

afterEach(() => {
  vi.useRealTimers()
})

const rules = ({ goal }: Life) => ({
  list: withEveryMonth(milestonesFor('peer-led')),
  kinds: kindsOf(goal.mode, []),
  leapDay: 'march-1' as const,
})

const standings = (life: Life, { days, runs }: Seen = seen(life)) =>
  standingsOf({ goal: life.goal, days, runs, checkIns: life.checkIns }, rules(life))

/** Whether its member has taken something back: a day, a part of what they said of it, or early dates. */
function takesBack(before: Life, after: Life): boolean {
  const startsLater = compare(after.goal.startedOn, before.goal.startedOn) > 0
  const kept = new Map(after.checkIns.map((checkIn) => [checkIn.on.toString(), checkIn]))
  const takesDay = before.checkIns.some(({ on, state, amount }) => {
    const now = kept.get(on.toString())
    if (now === undefined) return true
    return (now.state === 'skipped' && state !== 'skipped') || (now.amount ?? 0) < (amount ?? 0)
  })
  return startsLater || takesDay
}

it('no total shrinks unless its member takes something back', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let [life, is] = [story.beginning, seen(story.beginning)]
      for (const next of livesOf(story)) {
        const [before, was] = [life, is]
        ;[life, is] = [next, seen(next)]
        // Where they have travelled to it may be the day before again, and days that pass are counted.
        const isDayBefore = life.goal.mode === 'abstain' && compare(is.today, was.today) < 0
        if (isDayBefore || takesBack(before, life)) continue

        expect(is.totalDays).toBeGreaterThanOrEqual(was.totalDays)
        expect(is.target?.sum ?? 0).toBeGreaterThanOrEqual(was.target?.sum ?? 0)
      }
    }),
    cases(300),
  )
}, 60_000)

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
      expect(plain(seen(other))).toEqual(plain(seen(life)))
      expect(plain(standings(other))).toEqual(plain(standings(life)))
    }),
    cases(500),
  )
}, 60_000)

// The linter lets no rule ask for the time. A library below them may: Temporal's looks for changes of
// clocks up to some years from now.
it('no answer depends on what time it is on the machine', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const lived = () =>
        livesOf(story).map((life) => {
          const { now, clock, goal, backfillDays } = life
          const is = seen(life)
          const standing = standings(life, is)
          const open = openDates(now, clock, { backfillDays, since: goal.startedOn })
          return {
            due: dueMilestones(standing, [], { today: is.today, startSaidOn: null }),
            open,
            closes: open.map((on) => windowClosesAt(on, clock, backfillDays)),
            answers: dateToAnswer(now, clock, () => true),
            prompt: nextPrompt(
              { clock, promptTime: new Temporal.PlainTime(20), asked: neverAsked },
              now,
            ),
            checked: checkGoal(goal, { today: is.today }),
          }
        })

      vi.useFakeTimers({ now: 0, toFake: ['Date'] })
      const early = plain(lived())
      vi.setSystemTime(Temporal.Instant.from('2100-01-01T00:00Z').epochMilliseconds)

      expect(plain(lived())).toEqual(early)
    }),
    cases(30),
  )
}, 60_000)

it('a pause changes no total, misses nothing, and leaves the score as it was', () => {
  fc.assert(
    fc.property(anyLife, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (life, ago, length) => {
      const before = seen(life)
      const from = before.today.subtract({ days: ago })
      const pause = { goalId: null, from, until: from.add({ days: length }) }

      const after = seen({ ...life, pauses: [...life.pauses, pause] })

      expect(after.totalDays).toBe(before.totalDays)
      expect(after.target).toEqual(before.target)
      for (const [at, { on, state }] of after.days.entries()) {
        if (compare(on, pause.from) < 0 || compare(on, pause.until) > 0) continue
        expect(state).not.toBe('missed')
        const line = after.habit?.line
        expect(line?.[at]).toBe(at === 0 ? line && 0 : line?.[at - 1])
      }
    }),
    cases(500),
  )
}, 60_000)

it('no window misses more dates because of a pause', () => {
  const missedByWindow = ({ days }: Seen) => {
    const counts = new Map<string, number>()
    for (const { state, window } of days) {
      const first = window.first.toString()
      counts.set(first, (counts.get(first) ?? 0) + (state === 'missed' ? 1 : 0))
    }
    return counts
  }
  fc.assert(
    fc.property(anyLife, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (life, ago, length) => {
      const from = dateAt(life.now, life.clock).subtract({ days: ago })
      const pause = { goalId: life.goal.id, from, until: from.add({ days: length }) }

      const before = missedByWindow(seen(life))
      const after = missedByWindow(seen({ ...life, pauses: [...life.pauses, pause] }))

      expect([...after.keys()]).toEqual([...before.keys()])
      for (const [first, count] of after)
        expect(count).toBeLessThanOrEqual(before.get(first) ?? Number.NaN)
    }),
    cases(500),
  )
}, 60_000)

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
    cases(100),
  )
})

it('a reserve day is never spent in vain: without it a run that goes on would have ended', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const { days, starts, covered, runs } = seen(life)

      if (life.goal.reserveDays === 0) expect(covered).toEqual([])
      for (const on of covered) {
        const others = covered.filter((other) => !other.equals(on))
        const run = runs.findLast(({ start }) => compare(start, on) <= 0)
        expect(run?.days).toBeGreaterThan(0)
        expect(run?.end?.equals(on) ?? false).toBe(false)
        expect(runsOf(life.goal, days, starts, others).length).toBeGreaterThan(runs.length)
      }
    }),
    cases(1000),
  )
}, 60_000)

it('a milestone is awarded at most once for each goal, run and key', () => {
  fc.assert(
    fc.property(anyStory, ({ beginning, acts }) => {
      let life = beginning
      for (const act of acts) {
        life = act(life)
        const is = seen(life)
        const last = is.days.at(-1)?.on ?? is.today
        const now = standings(life, is)
        const told = { today: is.today, startSaidOn: life.goal.startSaidOn }
        const current = is.runs.find(({ end }) => end === null)
        const isOfCurrent = ({ runStart }: Award) =>
          runStart !== null && current !== undefined && compare(runStart, current.start) >= 0

        const due = dueMilestones(now, life.awards, told)

        for (const { award, passedOver, on, milestone } of due) {
          expect(compare(on, last)).not.toBe(1)
          expect(award.key).toBe(keyOf(milestone))
          expect(stillStands(award, now)).toBe(true)
          for (const { key, runStart } of [award, ...passedOver]) {
            const before = life.awards.filter((one) => one.key === key)
            // Also what was awarded in a run that has since become part of this one.
            const again = before.filter(runStart ? isOfCurrent : (one) => one.runStart === null)
            expect(again).toEqual([])
          }
        }
        const awards = due.flatMap(({ award, passedOver }) => [award, ...passedOver])
        life = { ...life, awards: [...life.awards, ...awards] }
        expect(dueMilestones(now, life.awards, told)).toEqual([])
        const names = life.awards.map(({ runStart, key }) => `${runStart} ${key}`)
        expect(names).toEqual([...new Set(names)])
      }
    }),
    cases(300),
  )
}, 60_000)

it('lives hold what the laws are about', () => {
  const lives = fc.sample(anyLife, { numRuns: 500, seed: 1 })

  const all = lives.map((life) => ({ life, ...seen(life) }))

  const held = {
    coveredByOne: all.filter(({ life, covered }) => life.goal.reserveDays === 1 && covered[0]),
    coveredByTwo: all.filter(({ life, covered }) => life.goal.reserveDays === 2 && covered[1]),
    missed: all.filter(({ days }) => days.some(({ state }) => state === 'missed')),
    counted: all.filter(({ days }) => days.some(isCounted)),
    paused: lives.filter(({ pauses }) => pauses.length > 0),
    setBack: lives.filter(({ setbacks }) => setbacks.length > 0),
    setBackWithoutStart: lives.filter(({ setbacks }) => setbacks.some((one) => !one.startOn)),
    scored: all.filter(({ habit }) => (habit?.score ?? 0) > 0),
    summed: all.filter(({ target }) => (target?.sum ?? 0) > 0),
    recast: lives.filter(({ goal }) => goal.earlierCadences.length > 0),
    finished: lives.filter(({ goal }) => goal.finishedOn !== null),
  }
  const counts = Object.entries(held).map(([name, found]) => ({ name, count: found.length }))
  expect(counts.filter(({ count }) => count < 10)).toEqual([])
}, 60_000)
