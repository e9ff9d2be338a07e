import { expect, it } from 'vitest'
import { mayReach } from '#app/tell-milestones.ts'
import type { CheckIn } from '#domain/check-in.ts'
import { aCheckIn, aGoal } from '../support/builders.ts'

const done = aCheckIn()
const partly = aCheckIn({ state: 'partly' })
const skipped = aCheckIn({ state: 'skipped' })
const said = (checkIn: CheckIn, earlier: CheckIn | null) =>
  mayReach({ goal: aGoal(), sharedWith: [], checkIn, earlier })

it('a milestone can be reached by a check-in that counts and says something new', () => {
  expect(said(done, null)).toBe(true)
  expect(said(partly, skipped)).toBe(true)
  expect(said(aCheckIn({ amount: 8 }), aCheckIn({ amount: 7 }))).toBe(true)
})

it('and by no other', () => {
  expect(said(skipped, null)).toBe(false)
  expect(said(done, done)).toBe(false)
  expect(said({ ...done, note: 'Along the canal' }, partly)).toBe(false)
})
