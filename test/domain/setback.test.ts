import { describe, expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import { failed, ok } from '#domain/result.ts'
import { runsOf } from '#domain/run.ts'
import { checkSetback, checkSetbackText, runStartsOf, setbackTextLimit } from '#domain/setback.ts'
import { aGoal, date, time } from '../support/builders.ts'

const goal = aGoal({ mode: 'abstain' }) // from 2 March 2026
const today = date('2026-03-20')

const check = (on: string, startOn: string, finishedOn: string | null = null) =>
  checkSetback(
    { ...goal, finishedOn: finishedOn === null ? null : date(finishedOn) },
    { on: date(on), time: null, startOn: date(startOn) },
    { today },
  )

describe('a setback that a member tells of', () => {
  it('has a new start between its own date and today', () => {
    expect(check('2026-03-10', '2026-03-10').ok).toBe(true)
    expect(check('2026-03-10', '2026-03-20').ok).toBe(true)
    expect(check('2026-03-10', '2026-03-09')).toEqual(failed('new-start-before-setback'))
    expect(check('2026-03-10', '2026-03-21')).toEqual(failed('new-start-in-future'))
  })

  it('lies between the start of the goal and today', () => {
    expect(check('2026-03-02', '2026-03-02').ok).toBe(true)
    expect(check('2026-03-20', '2026-03-20').ok).toBe(true)
    expect(check('2026-03-01', '2026-03-10')).toEqual(failed('setback-before-goal'))
    expect(check('2026-03-21', '2026-03-21')).toEqual(failed('setback-in-future'))
  })

  it('lies within a finished goal, and so does its new start', () => {
    expect(check('2026-03-10', '2026-03-12', '2026-03-12').ok).toBe(true)
    expect(check('2026-03-10', '2026-03-13', '2026-03-12')).toEqual(failed('setback-after-goal'))
  })

  it('needs no new start yet, and keeps to the same dates', () => {
    const told = (on: string, finishedOn: string | null = null) =>
      checkSetback(
        { ...goal, finishedOn: finishedOn === null ? null : date(finishedOn) },
        { on: date(on), time: null, startOn: null },
        { today },
      )

    expect(told('2026-03-20').ok).toBe(true)
    expect(told('2026-03-21')).toEqual(failed('setback-in-future'))
    expect(told('2026-03-12', '2026-03-12').ok).toBe(true)
    expect(told('2026-03-13', '2026-03-12')).toEqual(failed('setback-after-goal'))
  })

  it('is taken as it was told, with the time if there is one', () => {
    const draft = { on: date('2026-03-10'), time: time('23:30'), startOn: date('2026-03-11') }

    expect(checkSetback(goal, draft, { today })).toEqual(ok(draft))
  })
})

describe('what a member writes of a setback', () => {
  it('is cleaned, and none when nothing is left', () => {
    expect(checkSetbackText(' a long\r\nday ')).toEqual(ok('a long\nday'))
    expect(checkSetbackText(' \u202e ')).toEqual(ok(null))
  })

  it('has at most 1,000 characters after cleaning', () => {
    expect(setbackTextLimit).toBe(1000)
    expect(checkSetbackText(`  ${'x'.repeat(1000)}  `).ok).toBe(true)
    expect(checkSetbackText('x'.repeat(1001))).toEqual(failed('setback-text-too-long'))
  })
})

describe('the runs after a setback', () => {
  const setback = (startOn: string) => ({ startOn: date(startOn) })
  const days = dayStates(goal, [], { through: today, answerableFrom: today, firstWeekday: 1 })
  const runs = (declared: readonly string[], setbacks: readonly string[]) =>
    runsOf(goal, days, runStartsOf(declared.map(date), setbacks.map(setback))).map(
      ({ start, days }) => `${start.day}:${days}`,
    )

  it('begin with its new start, and take no day from the one before', () => {
    expect(runs(['2026-03-02'], [])).toEqual(['2:18'])
    expect(runs(['2026-03-02'], ['2026-03-10'])).toEqual(['2:8', '10:10'])
    expect(runs(['2026-03-02', '2026-03-15'], ['2026-03-10'])).toEqual(['2:8', '10:5', '15:5'])
  })

  it('go on as they were until a new start is told', () => {
    expect(runStartsOf([goal.startedOn], [{ startOn: null }])).toEqual([goal.startedOn])
  })

  it('are one again when it is taken back', () => {
    expect(runs(['2026-03-02'], ['2026-03-15'])).toEqual(['2:13', '15:5'])
    expect(runs(['2026-03-02'], [])).toEqual(['2:18'])
  })

  it('begin once where two of them have one start, or it was declared too', () => {
    expect(
      runStartsOf(
        ['2026-03-10', '2026-03-02'].map(date),
        ['2026-03-10', '2026-03-04', '2026-03-10'].map(setback),
      ).map(String),
    ).toEqual(['2026-03-02', '2026-03-04', '2026-03-10'])
  })

  it('are those of its own goal', () => {
    const other = aGoal({ mode: 'abstain', startedOn: date('2026-03-12') })
    const itsDays = dayStates(other, [], { through: today, answerableFrom: today, firstWeekday: 1 })

    expect(runsOf(other, itsDays, runStartsOf([], [setback('2026-03-10')]))).toHaveLength(1)
  })
})
