import { describe, expect, it } from 'vitest'
import {
  checkMilestoneList,
  defaultMilestones,
  type MilestoneList,
  twelveStepMilestones,
  withEveryMonth,
} from '#domain/milestone-list.ts'
import { failed, ok } from '#domain/result.ts'

const check = (changes: Partial<MilestoneList>) =>
  checkMilestoneList({ ...defaultMilestones, ...changes })
const edited = (changes: Partial<MilestoneList>) => ok({ ...defaultMilestones, ...changes })

describe('the list of a group', () => {
  it.each([defaultMilestones, twelveStepMilestones])('may be one of ours: %#', (list) => {
    expect(checkMilestoneList(list)).toEqual(ok(list))
  })

  it('begins with 24 hours and goes to 30 days in the twelve-step one', () => {
    expect(twelveStepMilestones.days).toEqual([1, 30, 60, 90])
    expect(twelveStepMilestones.months).toEqual(defaultMilestones.months)
    expect(twelveStepMilestones.years).toBe('every')
  })

  it('may have every month from the fourth to the eleventh', () => {
    const list = withEveryMonth(twelveStepMilestones)

    expect(list.months).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 18])
    expect(withEveryMonth(list)).toEqual(list)
    expect(checkMilestoneList(list)).toEqual(ok(list))
  })

  it('comes into order, each count once', () => {
    expect(check({ days: [90, 3, 3, 1] })).toEqual(edited({ days: [1, 3, 90] }))
  })

  it('takes twelve months for a year', () => {
    expect(check({ months: [24, 6, 12], years: [5, 1] })).toEqual(
      edited({ months: [6], years: [1, 2, 5] }),
    )
    expect(check({ months: [12, 6] })).toEqual(edited({ months: [6], years: 'every' }))
  })

  it('may be empty', () => {
    const none = { days: [], months: [], years: [], times: [], percent: [] }

    expect(check(none)).toEqual(edited(none))
  })

  it.each<Partial<MilestoneList>>([
    { days: [0] },
    { days: [1.5] },
    { days: [10_001] },
    { months: [1201] },
    { years: [-1] },
    { years: [101] },
    { times: [Number.NaN] },
    { times: [100_001] },
    { percent: [101] },
  ])('cannot hold %j', (changes) => {
    expect(check(changes)).toEqual(failed('milestone-out-of-range'))
  })

  it('has at most 50 of a unit', () => {
    const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

    expect(check({ days: upTo(50) }).ok).toBe(true)
    expect(check({ days: upTo(51) })).toEqual(failed('too-many-milestones'))
    expect(check({ days: [...upTo(50), ...upTo(50)] }).ok).toBe(true)
  })
})
