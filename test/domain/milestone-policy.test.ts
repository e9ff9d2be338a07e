import { describe, expect, it } from 'vitest'
import { modes } from '#domain/goal.ts'
import { focuses, groupKinds } from '#domain/group.ts'
import { defaultMilestones, twelveStepMilestones } from '#domain/milestone-list.ts'
import { kindsOf, marksElapsedTime, milestonesFor } from '#domain/milestone-policy.ts'

it('gives a twelve-step group its own list', () => {
  expect(groupKinds.map((kind) => [kind, milestonesFor(kind)])).toEqual([
    ['peer-led', defaultMilestones],
    ['twelve-step', twelveStepMilestones],
    ['therapist-led', defaultMilestones],
  ])
})

describe('the kinds of milestones of a goal', () => {
  it('are those of its mode', () => {
    expect(modes.map((mode) => [mode, ...kindsOf(mode, ['recovery'])])).toEqual([
      ['abstain', 'elapsed'],
      ['do', 'elapsed', 'times'],
      ['target', 'elapsed', 'times', 'percent'],
      ['presence', 'elapsed'],
    ])
  })

  it('never congratulate on elapsed time where that would hurt', () => {
    const withElapsed = focuses.filter((focus) => kindsOf('target', [focus]).includes('elapsed'))

    expect(withElapsed).toEqual(['recovery', 'mental-health', 'wellbeing'])
    expect(focuses.filter(marksElapsedTime)).toEqual(withElapsed)
    expect(kindsOf('target', ['bereavement'])).toEqual(['times', 'percent'])
    expect(kindsOf('abstain', ['chronic-condition'])).toEqual([])
  })

  it('are those that every group of the goal has', () => {
    expect(kindsOf('do', [])).toEqual(['elapsed', 'times'])
    expect(kindsOf('do', ['recovery', 'caregiving'])).toEqual(['times'])
  })
})
