import { expect, it } from 'vitest'
import { focuses, groupKinds } from '#domain/group.ts'
import { policyOf } from '#domain/policy.ts'
import { time } from '../support/builders.ts'

it('gives every new group the same beginning', () => {
  const policies = groupKinds.flatMap((kind) => focuses.map((focus) => policyOf(kind, focus)))

  for (const policy of policies) {
    expect(policy).toEqual({
      promptTime: time('20:00'),
      dayEnd: 3,
      backfillDays: 2,
      firstWeekday: 1,
    })
  }
})
