import { expect, it } from 'vitest'
import { focuses, groupKinds } from '#domain/group.ts'
import { firstSettings, followingPolicy, policyOf } from '#domain/policy.ts'
import { time } from '../support/builders.ts'
import { aGroup } from '../support/household.ts'

const usual = { promptTime: time('20:00'), dayEnd: 3, backfillDays: 2, firstWeekday: 1 }

it('begins with two days back, three at night and eight in the evening', () => {
  for (const focus of ['recovery', 'mental-health', 'caregiving', 'wellbeing'] as const) {
    expect(policyOf('peer-led', focus)).toEqual(usual)
    expect(policyOf('twelve-step', focus)).toEqual(usual)
  }
})

it('leaves a week open where a group meets once a week or days are often hard', () => {
  const wide = groupKinds.flatMap((kind) =>
    focuses
      .filter((focus) => policyOf(kind, focus).backfillDays === 7)
      .map((focus) => `${kind} ${focus}`),
  )

  expect(wide).toEqual([
    'peer-led chronic-condition',
    'peer-led bereavement',
    'twelve-step chronic-condition',
    'twelve-step bereavement',
    ...focuses.map((focus) => `therapist-led ${focus}`),
  ])
})

it('is followed by what stands as it was, and by nothing that was chosen', () => {
  const group = aGroup({ ...firstSettings('peer-led', 'wellbeing'), firstWeekday: 7 })
  const grieving = { kind: 'peer-led', focus: 'bereavement' } as const

  expect(followingPolicy(group, grieving)).toEqual({
    backfillDays: 7,
    firstWeekday: 7,
    promptTime: time('20:00'),
  })
  expect(followingPolicy({ ...group, backfillDays: 4 }, grieving).backfillDays).toBe(4)
})
