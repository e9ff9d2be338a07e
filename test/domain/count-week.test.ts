import { describe, expect, it } from 'vitest'
import { countWeek, datesRead, heardSince, type WeekMember } from '#domain/count-week.ts'
import { aGoal, date, instant } from '../support/builders.ts'

const monday = date('2026-03-02')
const sunday = date('2026-03-08')
/** The Monday after. */
const today = date('2026-03-09')

const march = (...days: readonly number[]) =>
  days.map((day) => date(`2026-03-${String(day).padStart(2, '0')}`))

/** Somebody who has long been there, with one daily goal that counts in the group. */
const aMember = (parts: Partial<WeekMember> = {}): WeekMember => ({
  ...{ joinedOn: date('2026-01-05'), welcomed: false, answered: [], heardAt: null, pauses: [] },
  goals: [{ goal: aGoal({ startedOn: date('2026-01-05') }), answered: [] }],
  ...parts,
})

const count = (members: readonly WeekMember[], on = today) =>
  countWeek({ members, milestones: 3, sharers: 2 }, monday, on)

describe('a week is counted', () => {
  it('by what members said, on goals that count in the group or not', () => {
    const shared = [{ goal: aGoal({ startedOn: date('2026-01-05') }), answered: march(2, 3, 4) }]

    expect(
      count([
        aMember({ answered: march(2, 3, 4), goals: shared }),
        aMember({ answered: march(8), goals: [] }),
        aMember(),
      ]),
    ).toEqual({
      ...{ members: 3, active: 2, asked: 14, answered: 3, askedPeople: 2 },
      ...{ milestones: 3, sharers: 2, newcomers: 0, welcomed: 0, quiet: 1 },
    })
  })

  it('from the day on which each of them joined', () => {
    const here = aGoal({ startedOn: date('2026-01-05') })
    const member = (joinedOn: typeof monday, answered = march(2, 6)) =>
      aMember({ joinedOn, answered, goals: [{ goal: here, answered }] })

    expect(count([member(date('2026-03-06'))])).toMatchObject({
      ...{ members: 1, active: 1, asked: 3, answered: 1, newcomers: 1, quiet: 0 },
    })
    expect(count([member(date('2026-03-07'))])).toMatchObject({ active: 0, quiet: 0 })
    expect(count([member(date('2026-03-09'))])).toMatchObject({ members: 0, active: 0 })
  })

  it('asks for what each goal asked for, and no more', () => {
    const asked = (goal: Parameters<typeof aGoal>[0], answered = march(2, 3, 4, 5)) =>
      count([aMember({ goals: [{ goal: aGoal(goal), answered }] })])

    expect(asked({ cadence: { every: 'week', times: 3 } })).toMatchObject({ asked: 3, answered: 3 })
    expect(asked({ cadence: { every: 'days', days: 3 } })).toMatchObject({ asked: 3, answered: 3 })
    expect(asked({ cadence: { every: 'weekdays', days: [1, 6] } })).toMatchObject({
      ...{ asked: 2, answered: 1 },
    })
    expect(asked({ startedOn: date('2026-03-05') })).toMatchObject({ asked: 4, answered: 1 })
    expect(asked({ finishedOn: date('2026-03-03') })).toMatchObject({ asked: 2, answered: 2 })
    expect(
      asked({
        cadence: { every: 'weekdays', days: [1] },
        earlierCadences: [{ cadence: { every: 'day' }, until: sunday }],
      }),
    ).toMatchObject({ asked: 7, answered: 4 })
  })

  it('leaves paused days out, and nobody who pauses is quiet', () => {
    const pause = { goalId: null, from: date('2026-03-04'), until: null }

    expect(count([aMember({ pauses: [pause] })])).toMatchObject({ asked: 2, quiet: 0 })
    expect(count([aMember({ pauses: [{ ...pause, until: date('2026-03-07') }] })])).toMatchObject({
      asked: 3,
      quiet: 1,
    })
  })

  it('so far, while it lasts: today is not over', () => {
    const goal = aGoal({ startedOn: date('2026-01-05') })
    const thursday = date('2026-03-05')
    const one = aMember({ answered: march(5), goals: [{ goal, answered: march(2, 5) }] })

    expect(count([one, aMember()], thursday)).toMatchObject({
      ...{ active: 1, asked: 6, answered: 1, quiet: 1 },
    })
    expect(count([aMember({ answered: march(1) })], thursday).quiet).toBe(0)
    expect(count([aMember({ answered: [date('2026-02-25')] })], thursday).quiet).toBe(1)
  })

  it('tells newcomers who were welcomed', () => {
    const joinedOn = date('2026-03-04')

    expect(
      count([aMember({ joinedOn, welcomed: true }), aMember({ joinedOn }), aMember()]),
    ).toMatchObject({ newcomers: 2, welcomed: 1 })
    expect(count([aMember({ welcomed: true })]).welcomed).toBe(0)
  })
})

it('reads the week, and as many days before today as make somebody quiet', () => {
  expect(datesRead(monday, today)).toEqual({ from: monday, until: sunday })
  expect(datesRead(monday, date('2026-03-04'))).toEqual({ from: date('2026-02-25'), until: sunday })
})

it('knows how many have said something since', () => {
  const noon = instant('2026-03-04T12:00Z')
  const members = [null, noon, noon.add({ seconds: 1 })].map((heardAt) => aMember({ heardAt }))

  expect(heardSince({ members, milestones: 0, sharers: 0 }, noon)).toBe(1)
})
