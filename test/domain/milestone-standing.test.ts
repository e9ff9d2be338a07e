import { expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Goal, Mode } from '#domain/goal.ts'
import { keyOf, milestoneKinds } from '#domain/milestone.ts'
import { defaultMilestones } from '#domain/milestone-list.ts'
import { standingsOf } from '#domain/milestone-standing.ts'
import { runsOf } from '#domain/run.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'

function standings(goal: Goal, said: string, kinds = milestoneKinds.slice()) {
  const checkIns = checkInsOf(goal, said)
  const through = goal.startedOn.add({ days: said.length - 1 })
  const days = dayStates(goal, checkIns, { through, answerableFrom: through, firstWeekday: 1 })
  const runs = runsOf(goal, days, [])
  const rules = { list: defaultMilestones, kinds, leapDay: 'february-28' } as const
  return standingsOf({ goal, days, runs, checkIns }, rules).map(({ kind, run, reached, next }) =>
    [
      kind,
      run === null ? 'in all' : `from ${run.start}`,
      ...reached.map(({ milestone }) => keyOf(milestone)),
      next && `then ${keyOf(next.milestone)}`,
    ].join(' '),
  )
}

const done = (dates: number) => 'D'.repeat(dates)

it.each<[Mode, readonly string[]]>([
  ['abstain', ['elapsed from 2026-03-02 days-1 then days-7', 'times in all then times-10']],
  ['do', ['elapsed from 2026-03-02 days-1 then days-7', 'times in all then times-10']],
  [
    'target',
    [
      'elapsed from 2026-03-02 days-1 then days-7',
      'times in all then times-10',
      'percent in all then percent-25',
    ],
  ],
])('a goal of mode %s stands as its kinds tell', (mode, expected) => {
  expect(standings(aGoal({ mode }), 'DDD')).toEqual(expected)
})

it('a goal has only the kinds that are asked for', () => {
  expect(standings(aGoal(), done(10), ['times'])).toEqual(['times in all times-10 then times-25'])
  expect(standings(aGoal(), done(10), [])).toEqual([])
})

it('a target has what was said up to the last date', () => {
  expect(standings(aGoal({ mode: 'target' }), done(25), ['percent'])).toEqual([
    'percent in all percent-25 then percent-50',
  ])
})

it('only the run that goes on has elapsed time', () => {
  const finished = { ...aGoal(), finishedOn: aGoal().startedOn.add({ days: 9 }) }

  expect(standings(aGoal(), `${done(10)}.D`)).toEqual([
    'elapsed from 2026-03-13 then days-1',
    'times in all times-10 then times-25',
  ])
  expect(standings(finished, done(12))).toEqual(['times in all times-10 then times-25'])
})

it('a run in which nothing was done yet has none', () => {
  expect(standings(aGoal(), '......')).toEqual(['times in all then times-10'])
  expect(standings(aGoal({ mode: 'target' }), '')).toEqual(['times in all then times-10'])
})
