import { expect, it } from 'vitest'
import { asOwn, copyFor } from '#domain/group-goal-copy.ts'
import { checkGoal } from '#domain/new-goal.ts'
import { aGoal, date } from '../support/builders.ts'
import { aGroupGoal } from '../support/group-goals.ts'

const today = date('2026-03-04')
const pages = aGroupGoal({ mode: 'target', unit: 'pages', aim: { of: 'total', amount: 300 } })

it('a copy is asked for every day from today on', () => {
  const copy = copyFor(aGroupGoal({ mode: 'presence' }), today)

  expect(copy).toEqual({
    title: 'A hundred walks',
    mode: 'presence',
    cadence: { every: 'day' },
    startedOn: today,
    reserveDays: 1,
  })
})

it('a copy of amounts has the group’s aim, and ends with its period', () => {
  const target = { amount: 300, unit: 'pages', by: date('2026-03-08') }

  expect(copyFor(pages, today)).toMatchObject({ mode: 'target', target })
  expect(copyFor({ ...pages, repeats: true }, today)).toMatchObject({
    target: { ...target, by: null },
  })
})

it('every copy is a goal that the member could have set', () => {
  for (const goal of [aGroupGoal(), pages])
    expect(checkGoal(copyFor(goal, today), { today })).toMatchObject({ ok: true })
})

it('kept as one of their own, it has no date to be reached by', () => {
  const target = { amount: 300, unit: 'pages', by: date('2026-03-08') }

  expect(asOwn(aGoal({ mode: 'target', target }))).toMatchObject({
    target: { ...target, by: null },
  })
  expect(asOwn(aGoal())).toEqual(aGoal())
})
