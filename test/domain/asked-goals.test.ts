import { describe, expect, it } from 'vitest'
import { isAskedOn } from '#domain/asked-goals.ts'
import type { Weekday } from '#domain/calendar.ts'
import type { Goal } from '#domain/goal.ts'
import type { Pause } from '#domain/pause.ts'
import { aGoal, date } from '../support/builders.ts'
import { goalIds, weekly } from '../support/due-facts.ts'

interface Parts {
  readonly answered?: readonly number[]
  readonly pauses?: readonly Pause[]
  readonly firstWeekday?: Weekday
}

/** Dates of March 2026, which began on a Sunday: those of `days` on which the goal is asked for. */
function askedOn(
  goal: Partial<Goal>,
  days: readonly number[],
  parts: Parts = {},
): readonly number[] {
  const { answered = [], pauses = [], firstWeekday = 1 } = parts
  const march = (day: number) => date('2026-03-01').add({ days: day - 1 })
  const toAsk = { goal: aGoal({ ...goal, mode: 'do' }), answered: answered.map(march) }
  return days.filter((day) => isAskedOn(toAsk, march(day), { pauses, firstWeekday }))
}
const week = [9, 10, 11, 12, 13, 14, 15]

describe('a goal is asked for', () => {
  it('from its start on, until it is finished', () => {
    expect(askedOn({}, [1, 2, 3])).toEqual([2, 3])
    expect(askedOn({ finishedOn: date('2026-03-20') }, [2, 3, 21])).toEqual([])
  })

  it('once a date', () => {
    expect(askedOn({}, week, { answered: [10, 12] })).toEqual([9, 11, 13, 14, 15])
  })

  it('on no date of a pause, of its own or of everything', () => {
    const [own = null, , other = null] = goalIds
    const pause = (goalId: Pause['goalId'], from: string, until: string | null) => ({
      goalId,
      from: date(from),
      until: until === null ? null : date(until),
    })

    expect(askedOn({}, week, { pauses: [pause(own, '2026-03-10', '2026-03-11')] })).toEqual([
      9, 12, 13, 14, 15,
    ])
    expect(askedOn({}, week, { pauses: [pause(null, '2026-03-12', null)] })).toEqual([9, 10, 11])
    expect(askedOn({}, week, { pauses: [pause(other, '2026-03-01', null)] })).toEqual(week)
  })

  it('on the weekdays that it names', () => {
    const cadence = { every: 'weekdays', days: [1, 4] } as const

    expect(askedOn({ cadence }, week, { answered: [11] })).toEqual([9, 12])
  })

  it('so many times a week, until there are enough', () => {
    expect(askedOn({ cadence: weekly(2) }, week)).toEqual(week)
    expect(askedOn({ cadence: weekly(2) }, week, { answered: [8, 10, 16] })).toEqual([
      9, 11, 12, 13, 14, 15,
    ])
    expect(askedOn({ cadence: weekly(2) }, [...week, 16], { answered: [10, 12] })).toEqual([16])
    expect(askedOn({ cadence: weekly(2) }, [10, 11], { answered: [9, 15] })).toEqual([])
  })

  it('in a week that begins where the group has it begin', () => {
    const parts = { answered: [9, 10], firstWeekday: 7 } as const

    expect(askedOn({ cadence: weekly(2) }, [8, 11, 14, 15], parts)).toEqual([15])
  })

  it('in a first week that is cut short: its share, and at least once', () => {
    const friday = { startedOn: date('2026-03-13') }

    // Three of seven days: of five times, two.
    expect(
      askedOn({ ...friday, cadence: weekly(5) }, [13, 14, 15, 16], { answered: [13] }),
    ).toEqual([14, 15, 16])
    expect(askedOn({ ...friday, cadence: weekly(5) }, [15, 16], { answered: [13, 14] })).toEqual([
      16,
    ])
    expect(askedOn({ ...friday, cadence: weekly(1) }, [13, 14])).toEqual([13, 14])
    expect(askedOn({ ...friday, cadence: weekly(1) }, [14, 15, 16], { answered: [13] })).toEqual([
      16,
    ])
  })

  it('every so many days, until there is one answer, counted from the start', () => {
    const cadence = { every: 'days', days: 3 } as const

    // 2, 3, 4; then 5, 6, 7; then 8, 9, 10.
    expect(askedOn({ cadence }, [4, 5, 6, 7, 8, 9, 10], { answered: [6, 10] })).toEqual([4])
    expect(askedOn({ cadence }, [2, 3, 4, 5], { answered: [2] })).toEqual([5])
  })

  it('as it was meant on the date, when its cadence has been changed', () => {
    const weekdays = { every: 'weekdays', days: [1] } as const
    const earlierCadences = [{ cadence: weekdays, until: date('2026-03-11') }]
    const changed = { cadence: weekly(3), earlierCadences }

    // Until Wednesday the 11th on Mondays; then, of three a week, two in the four days that are left.
    expect(askedOn(changed, week)).toEqual([9, 12, 13, 14, 15])
    expect(askedOn(changed, week, { answered: [9] })).toEqual([12, 13, 14, 15])
    expect(askedOn(changed, [14, 15, 16], { answered: [9, 12] })).toEqual([16])
    expect(
      askedOn({ cadence: weekly(7), earlierCadences }, [14, 15], { answered: [9, 12, 13] }),
    ).toEqual([14, 15])
  })

  it('as often as was meant before a change cut the week short', () => {
    const startedOn = date('2026-02-02')
    const until = date('2026-03-11')
    const cadence = { every: 'day' } as const
    const changed = (times: number) => ({
      cadence,
      startedOn,
      earlierCadences: [{ cadence: weekly(times), until }],
    })

    // Three of seven days: of seven times, three, and of two, one at the least.
    expect(askedOn(changed(7), [10, 11], { answered: [9] })).toEqual([10, 11])
    expect(askedOn(changed(2), [10, 11, 12], { answered: [9] })).toEqual([12])
    expect(askedOn(changed(2), [10, 11], { answered: [2, 3, 8] })).toEqual([10, 11])
  })

  it('by the cadence that held, among several', () => {
    const monday = { every: 'weekdays', days: [1] } as const
    const tuesday = { every: 'weekdays', days: [2] } as const
    const earlierCadences = [
      { cadence: monday, until: date('2026-03-10') },
      { cadence: tuesday, until: date('2026-03-17') },
    ]
    const three = { every: 'weekdays', days: [1, 2, 3] } as const

    expect(askedOn({ cadence: three, earlierCadences }, [9, 10, 11, 16, 17, 18, 23, 24])).toEqual([
      9, 17, 18, 23, 24,
    ])
  })

  it('counted from a start that was moved to after an earlier cadence', () => {
    const earlierCadences = [{ cadence: { every: 'day' } as const, until: date('2026-03-05') }]
    const startedOn = date('2026-03-10')
    const cadence = { every: 'days', days: 3 } as const

    // 10, 11, 12; then 13, 14, 15.
    expect(
      askedOn({ cadence, earlierCadences, startedOn }, [9, 11, 12, 13, 14], { answered: [10] }),
    ).toEqual([13, 14])
  })
})
