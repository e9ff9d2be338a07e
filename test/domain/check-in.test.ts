import { describe, expect, it } from 'vitest'
import { type AnswerState, answerStates, checkAnswer } from '#domain/check-in.ts'
import type { Mode } from '#domain/goal.ts'
import { failed, ok } from '#domain/result.ts'
import { aGoal, date } from '../support/builders.ts'

const on = date('2026-03-04')

const check = (mode: Mode, state: AnswerState, amount: number | null = null) =>
  checkAnswer(aGoal({ mode }), { state, amount }, null, on)

describe('an answer', () => {
  it.each<[Mode, readonly AnswerState[]]>([
    ['abstain', ['done']],
    ['presence', ['done']],
    ['do', ['done', 'partly', 'skipped']],
  ])('to a goal of mode %s is one of %j, without an amount', (mode, taken) => {
    for (const state of answerStates) {
      const expected = taken.includes(state)
        ? ok({ answer: { state, amount: null }, note: null })
        : failed('answer-not-for-mode')

      expect(check(mode, state)).toEqual(expected)
      expect(check(mode, state, 3)).toEqual(failed('answer-not-for-mode'))
    }
  })

  it('towards a target is a number', () => {
    expect(check('target', 'done', 2.5)).toEqual(
      ok({ answer: { state: 'done', amount: 2.5 }, note: null }),
    )
    expect(check('target', 'done', 0).ok).toBe(true)
    expect(check('target', 'done')).toEqual(failed('amount-missing'))
    expect(check('target', 'done', -1)).toEqual(failed('amount-out-of-range'))
    expect(check('target', 'done', 1_000_000_001)).toEqual(failed('amount-out-of-range'))
    expect(check('target', 'done', 0.0001)).toEqual(failed('amount-too-fine'))
    expect(check('target', 'partly', 1)).toEqual(failed('answer-not-for-mode'))
    expect(check('target', 'skipped')).toEqual(failed('answer-not-for-mode'))
  })

  it('is for a date on which the goal was not yet finished', () => {
    const done = { state: 'done', amount: null } as const
    const finished = aGoal({ finishedOn: on })

    expect(checkAnswer(finished, done, null, on).ok).toBe(true)
    expect(checkAnswer(finished, done, null, date('2026-03-05'))).toEqual(failed('goal-finished'))
  })
})

describe('a note', () => {
  const done = { state: 'done', amount: null } as const
  const noted = (note: string) => checkAnswer(aGoal(), done, note, on)

  it('is cleaned, and none when nothing is left', () => {
    expect(noted(' two\r\nlines ')).toEqual(ok({ answer: done, note: 'two\nlines' }))
    expect(noted(' \u202e ')).toEqual(ok({ answer: done, note: null }))
  })

  it('has at most 1,000 characters after cleaning', () => {
    expect(noted(`  ${'x'.repeat(1000)}  `).ok).toBe(true)
    expect(noted('x'.repeat(1001))).toEqual(failed('note-too-long'))
  })
})
