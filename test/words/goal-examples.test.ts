import { describe, expect, it } from 'vitest'
import { focuses } from '#domain/group.ts'
import { checkGoal } from '#domain/new-goal.ts'
import { examplesFor, exampleTitle, findExample, sketchOfExample } from '#words/goal-examples.ts'
import { wordsIn } from '#words/words.ts'
import { newGoalFrom, readGoal } from '../../commands/goal-input.ts'
import { date } from '../support/builders.ts'

const today = date('2026-03-02')

describe.each(focuses)('examples for %s', (focus) => {
  const words = wordsIn('en', { kind: 'peer-led', focus })
  const examples = examplesFor(focus)

  it('are three to five, each another, and each is found by its name', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
    expect(examples.length).toBeLessThanOrEqual(5)
    expect(new Set(examples.map((one) => exampleTitle(words, one))).size).toBe(examples.length)
    for (const example of examples) expect(findExample(example.name)?.name).toBe(example.name)
  })

  it('can each be set as they stand, with the cadence that they name', () => {
    for (const example of examples) {
      const values = { ...sketchOfExample(words, example, today) }
      const read = readGoal(example.mode, values, today, newGoalFrom(today))

      expect(read).toMatchObject({ ok: true, value: { cadence: example.cadence } })
      expect(read.ok && checkGoal(read.value, { today })).toMatchObject({ ok: true })
    }
  })
})

it('is no example, whatever else is asked for', () => {
  expect(['', 'toString', 'read.target'].map(findExample)).toEqual([null, null, null])
})
