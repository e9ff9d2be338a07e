import { expect, it } from 'vitest'
import { focuses } from '#domain/group.ts'
import { findGroupGoalTemplate, groupGoalTemplatesFor } from '#domain/group-goal-template.ts'
import { checkGroupGoal, firstMarks } from '#domain/new-group-goal.ts'
import { templateTitle, templateUnit } from '#words/group-goal-words.ts'
import { wordsIn } from '#words/words.ts'
import { date } from '../support/builders.ts'

const today = date('2026-03-02')
const period = { startsOn: today, endsOn: date('2026-03-29') }

it.each(focuses)('each of the three for %s can be started as it is', (focus) => {
  const words = wordsIn('en', { kind: 'peer-led', focus })
  const templates = groupGoalTemplatesFor(focus)

  expect(templates).toHaveLength(3)
  for (const template of templates) {
    const title = templateTitle(words, template)
    const unit = templateUnit(words, template)
    const terms = { ...template, title, unit, marks: firstMarks, repeats: false }
    expect(checkGroupGoal(terms, period, { today })).toMatchObject({ ok: true })
    expect(findGroupGoalTemplate(focus, template.name)).toBe(template)
  }
})

it('where somebody grieves or is unwell, no numbers are collected', () => {
  const gentle = (['bereavement', 'chronic-condition'] as const).flatMap(groupGoalTemplatesFor)

  expect(gentle.filter(({ mode }) => mode === 'target' || mode === 'abstain')).toEqual([])
})

it('what suits one focus is not found for another', () => {
  expect(findGroupGoalTemplate('bereavement', 'on-foot')).toBeNull()
  expect(findGroupGoalTemplate('bereavement', '')).toBeNull()
})
