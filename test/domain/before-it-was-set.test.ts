import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { progressOf } from '#domain/progress.ts'
import { anyCadence } from '../support/arbitraries.ts'
import { aGoal, checkInsOf, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'

const seenOn = (today: Temporal.PlainDate) =>
  ({ today, answerableFrom: today.subtract({ days: 2 }), firstWeekday: 1 }) as const

it('nothing is missed before the goal was set, and from then on it is as ever', () => {
  const goal = aGoal({ startedOn: date('2026-03-02'), setOn: date('2026-03-12') })
  const checkIns = checkInsOf(goal, '..........D..')

  const { days, habit, longestRun } = progressOf(goal, checkIns, [], seenOn(date('2026-03-17')))

  expect(days.map(({ state }) => state).join(' ')).toBe(
    `${'unknown '.repeat(10)}done missed missed unknown unknown unknown`,
  )
  expect(habit?.line.slice(0, 10)).toEqual(Array(10).fill(0))
  expect(longestRun).toBe(1)
})

it('what was filled in from before counts', () => {
  const goal = aGoal({ startedOn: date('2026-03-02'), setOn: date('2026-03-12') })

  const { totalDays, longestRun } = progressOf(
    goal,
    checkInsOf(goal, '........DDD'),
    [],
    seenOn(date('2026-03-12')),
  )

  expect([totalDays, longestRun]).toEqual([3, 3])
})

it('a start that lies further back misses no more dates', () => {
  fc.assert(
    fc.property(anyCadence, fc.nat(60), fc.nat(60), (cadence, before, age) => {
      const setOn = date('2026-03-02')
      const today = setOn.add({ days: age })
      const goal = aGoal({ cadence, setOn, startedOn: setOn.subtract({ days: before }) })

      const { days } = progressOf(goal, [], [], seenOn(today))

      const missed = days.filter(({ state }) => state === 'missed')
      expect(missed.filter(({ on }) => Temporal.PlainDate.compare(on, setOn) < 0)).toEqual([])
    }),
    cases(1000),
  )
})
