import { describe, expect, it } from 'vitest'
import { dayStates } from '#domain/day-state.ts'
import type { Goal } from '#domain/goal.ts'
import { keyOf } from '#domain/milestone.ts'
import { type Award, dueMilestones, stillStands } from '#domain/milestone-award.ts'
import { defaultMilestones } from '#domain/milestone-list.ts'
import { kindsOf } from '#domain/milestone-policy.ts'
import { type Standing, standingsOf } from '#domain/milestone-standing.ts'
import { runsOf } from '#domain/run.ts'
import { aGoal, checkInsOf } from '../support/builders.ts'

const nth = (number: number) => aGoal().startedOn.add({ days: number - 1 })

/** How a goal stands when the last letter's date is today. */
function standings(goal: Goal, said: string, starts: readonly number[] = []): readonly Standing[] {
  const checkIns = checkInsOf(goal, said)
  const days = dayStates(goal, checkIns, {
    through: nth(said.length),
    answerableFrom: nth(said.length - 2),
    firstWeekday: 1,
  })
  const runs = runsOf(goal, days, starts.map(nth))
  const rules = {
    list: defaultMilestones,
    kinds: kindsOf(goal.mode, []),
    leapDay: 'february-28',
  } as const
  return standingsOf({ goal, days, runs, checkIns }, rules)
}

interface Told {
  readonly awards?: readonly Award[]
  readonly today: number
  readonly startSaidOn?: number
}

const due = (now: readonly Standing[], { awards = [], today, startSaidOn }: Told) =>
  dueMilestones(now, awards, {
    today: nth(today),
    startSaidOn: startSaidOn === undefined ? null : nth(startSaidOn),
  })

const keys = (milestones: ReturnType<typeof due>) =>
  milestones.map(({ milestone }) => keyOf(milestone))
const awardsOf = (milestones: ReturnType<typeof due>) =>
  milestones.flatMap(({ award, passedOver }) => [award, ...passedOver])
const silence = (dates: number) => '.'.repeat(dates)
const done = (dates: number) => 'D'.repeat(dates)
const abstain = aGoal({ mode: 'abstain' })

describe('a milestone', () => {
  it('is due when it is reached, and once', () => {
    const reached = standings(abstain, silence(8))

    const [week] = due(reached, { today: 8, awards: [{ runStart: nth(1), key: 'days-1' }] })

    expect(week).toEqual({
      milestone: { unit: 'days', count: 7 },
      on: nth(8),
      award: { runStart: nth(1), key: 'days-7' },
      passedOver: [],
      needsConsent: false,
      mayShare: true,
    })
    expect(due(reached, { today: 8, awards: [{ runStart: nth(1), key: 'days-7' }] })).toEqual([])
  })

  it('is not due before any is reached', () => {
    expect(due(standings(aGoal(), done(1)), { today: 1 })).toEqual([])
  })

  it('comes again in the next run', () => {
    const awards: readonly Award[] = [{ runStart: nth(1), key: 'days-7' }]

    const again = due(standings(abstain, silence(20), [10]), { today: 20, awards })

    expect(awardsOf(again)).toEqual([
      { runStart: nth(10), key: 'days-7' },
      { runStart: nth(10), key: 'days-1' },
    ])
  })

  it('does not come again when filling in a date has joined two runs', () => {
    const goal = aGoal()
    const apart = due(standings(goal, `${done(3)}...${done(12)}`), { today: 18 })
    const awards = awardsOf(apart)

    const joined = due(standings(goal, done(18)), { today: 18, awards })

    expect(awards).toContainEqual({ runStart: nth(5), key: 'days-7' })
    expect(keys(joined)).toEqual([])
  })

  it('is one of each kind at most, the highest, and passes over the rest for good', () => {
    const goal = aGoal()
    const all = due(standings(goal, done(31)), { today: 31 })
    const fewer = standings(goal, done(24))

    expect(keys(all)).toEqual(['days-30', 'times-25'])
    expect(all.map(({ passedOver }) => passedOver.map(({ key }) => key))).toEqual([
      ['days-1', 'days-7'],
      ['times-10'],
    ])
    expect(due(fewer, { today: 31, awards: awardsOf(all) })).toEqual([])
  })

  it('is not due when a higher one was told before, and the group has added it since', () => {
    const awards: readonly Award[] = [{ runStart: nth(1), key: 'days-7' }]

    expect(due(standings(abstain, silence(9)), { today: 9, awards })).toEqual([])
  })

  it('of a start that was told later is only offered', () => {
    const now = standings(abstain, silence(100))

    const [quarter] = due(now, { today: 100, startSaidOn: 100 })

    expect(quarter).toMatchObject({ needsConsent: true, mayShare: false })
    expect(quarter && keyOf(quarter.milestone)).toBe('days-90')
    expect(due(standings(abstain, silence(91)), { today: 91, startSaidOn: 91 })).toMatchObject([
      { needsConsent: true, mayShare: true },
    ])
    expect(due(standings(abstain, silence(91)), { today: 91, startSaidOn: 90 })).toMatchObject([
      { needsConsent: false },
    ])
  })

  it('of what was done needs no consent for that', () => {
    const now = standings(aGoal(), done(10))

    expect(due(now, { today: 10, startSaidOn: 10 })[1]).toMatchObject({
      milestone: { unit: 'times', count: 10 },
      needsConsent: false,
    })
  })

  it('can be shared for three days', () => {
    const mayShare = (today: number) => due(standings(abstain, silence(today)), { today })

    expect(mayShare(11)).toMatchObject([{ on: nth(8), mayShare: true }])
    expect(mayShare(12)).toMatchObject([{ on: nth(8), mayShare: false }])
  })
})

describe('at the moment of sending', () => {
  const award: Award = { runStart: nth(1), key: 'days-7' }

  it('a milestone stands while its run goes on', () => {
    expect(stillStands(award, standings(abstain, silence(9)))).toBe(true)
    expect(stillStands(award, standings(abstain, silence(9), [9]))).toBe(false)
    expect(stillStands(award, standings({ ...abstain, finishedOn: nth(8) }, silence(9)))).toBe(
      false,
    )
  })

  it('no milestone stands that its run has not reached', () => {
    const month: Award = { runStart: nth(1), key: 'days-30' }

    expect(stillStands(month, standings(aGoal(), done(10)))).toBe(false)
    expect(stillStands(month, standings(aGoal(), done(31)))).toBe(true)
  })

  it('one of what was done stands while that many days count', () => {
    const ten: Award = { runStart: null, key: 'times-10' }

    expect(stillStands(ten, standings(aGoal(), done(10)))).toBe(true)
    expect(stillStands(ten, standings(aGoal(), done(9)))).toBe(false)
  })
})
