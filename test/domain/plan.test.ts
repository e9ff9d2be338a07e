import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Weekday } from '#domain/calendar.ts'
import { asId, type GoalId, type PlanId } from '#domain/id.ts'
import {
  canPlan,
  checkPlan,
  type Plan,
  type PlanDraft,
  type PlanUse,
  planLimits,
  plansFor,
  planToAskAbout,
} from '#domain/plan.ts'
import { cleanLine } from '#domain/text.ts'
import { anyDate, anyTime, anyWeekday } from '../support/arbitraries.ts'
import { aGoal, date, time } from '../support/builders.ts'

const draft = (parts: Partial<PlanDraft> = {}): PlanDraft => ({
  cue: 'I have had lunch',
  response: 'put on my shoes',
  days: [],
  time: null,
  ...parts,
})
const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const idAt = (n: number): PlanId => asId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
const aPlan = (n: number, parts: Partial<Plan> = {}): Plan => ({
  id: idAt(n),
  goalId: aGoal().id,
  ...draft(),
  ...parts,
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 260 })
const anyDraft: fc.Arbitrary<PlanDraft> = fc.record({
  cue: anyText,
  response: anyText,
  days: fc.array(anyWeekday, { maxLength: 12 }),
  time: fc.option(anyTime),
})
const anyPlans = fc
  .array(anyDraft, { maxLength: 12 })
  .map((drafts) => drafts.map((one, n) => aPlan(n, one)))

describe('a plan', () => {
  it.each([
    [{ cue: '' }, 'cue-empty'],
    [{ cue: ' \u200b\n' }, 'cue-empty'],
    [{ cue: 'x'.repeat(201) }, 'cue-too-long'],
    [{ response: '' }, 'response-empty'],
    [{ response: 'x'.repeat(201) }, 'response-too-long'],
    [{ cue: '', response: '' }, 'cue-empty'],
  ] as const)('of %j is not one: %s', (parts, error) => {
    expect(checkPlan(draft(parts))).toEqual({ ok: false, error })
  })

  it('may be two hundred characters long in both of its texts', () => {
    const long = 'x'.repeat(planLimits.text)

    expect(checkPlan(draft({ cue: long, response: ` ${long} ` }))).toMatchObject({
      value: { cue: long, response: long },
    })
  })

  it('is cleaned as titles are, its weekdays in order and each once; and then stays', () => {
    fc.assert(
      fc.property(anyDraft, (said) => {
        const checked = checkPlan(said)
        fc.pre(checked.ok)
        const { cue, response, days, time } = checked.value

        expect([cue, response]).toEqual([cleanLine(said.cue), cleanLine(said.response)])
        expect(time).toBe(said.time)
        expect(days).toEqual(week.filter((day) => said.days.includes(day)))
        expect(checkPlan(checked.value)).toEqual(checked)
      }),
    )
  })

  it('is one of five for a goal at the most', () => {
    expect([0, 4, 5, 6].map((count) => canPlan(count).ok)).toEqual([true, true, false, false])
    expect(canPlan(5)).toEqual({ ok: false, error: 'too-many-plans' })
  })
})

describe('the plans of a date', () => {
  // 2 March 2026 is a Monday.
  it.each([
    ['2026-03-02', ['at eight', 'at noon', 'on Mondays', 'any day']],
    ['2026-03-03', ['at eight', 'any day']],
    ['2026-03-07', ['at eight', 'any day', 'on weekends']],
  ])('%s: %j', (on, cues) => {
    const plans = [
      aPlan(1, { cue: 'on Mondays', days: [1] }),
      aPlan(2, { cue: 'any day' }),
      aPlan(3, { cue: 'at noon', days: [1, 3], time: time('12:00') }),
      aPlan(4, { cue: 'on weekends', days: [6, 7] }),
      aPlan(5, { cue: 'at eight', time: time('08:00') }),
    ]

    expect(plansFor(plans, date(on)).map(({ cue }) => cue)).toEqual(cues)
  })

  it('are exactly those that name its weekday or none', () => {
    fc.assert(
      fc.property(anyPlans, anyDate, (plans, on) => {
        const shown = new Set(plansFor(plans, on))

        for (const plan of plans) {
          const isNamed = plan.days.length === 0 || plan.days.some((day) => day === on.dayOfWeek)
          expect(shown.has(plan)).toBe(isNamed)
        }
      }),
    )
  })

  it('stand in the order of their times, those without one last, and else as they were', () => {
    fc.assert(
      fc.property(anyPlans, anyDate, (plans, on) => {
        const shown = plansFor(plans, on)

        const rank = ({ time, id }: Plan) => `${time?.toString() ?? 'later'} ${id}`
        expect(shown.map(rank)).toEqual(shown.map(rank).toSorted())
      }),
    )
  })

  it('are the same a week later', () => {
    fc.assert(
      fc.property(anyPlans, anyDate, (plans, on) => {
        expect(plansFor(plans, on.add({ weeks: 1 }))).toEqual(plansFor(plans, on))
      }),
    )
  })
})

describe('the plan to ask about', () => {
  const on = date('2026-03-02')
  const other = asId<GoalId>('00000000-0000-4000-8000-000000000099')
  const both = new Set([aGoal().id, other])
  const used = (plan: Plan, ...dates: readonly string[]) => ({
    ...plan,
    uses: dates.map((day): PlanUse => ({ planId: plan.id, on: date(day), helped: true })),
  })

  it('is the first, where nothing was said of any', () => {
    expect(planToAskAbout([used(aPlan(1)), used(aPlan(2))], on, both)?.id).toBe(idAt(1))
    expect(planToAskAbout([], on, both)).toBeNull()
  })

  it('takes turns: the one of which nothing was said, or the longest ago', () => {
    const seen = used(aPlan(1), '2026-02-27', '2026-03-01')
    const longAgo = used(aPlan(2), '2026-02-28')

    expect(planToAskAbout([seen, longAgo], on, both)?.id).toBe(idAt(2))
    expect(planToAskAbout([seen, longAgo, used(aPlan(3))], on, both)?.id).toBe(idAt(3))
  })

  it('is none once something was said on the date, of whichever plan', () => {
    const plans = [used(aPlan(1)), used(aPlan(2, { goalId: other }), '2026-03-02')]

    expect(planToAskAbout(plans, on, new Set([aGoal().id]))).toBeNull()
    expect(planToAskAbout(plans, on.add({ days: 1 }), both)?.id).toBe(idAt(1))
  })

  it('belongs to a goal that was checked in', () => {
    const plans = [used(aPlan(1)), used(aPlan(2, { goalId: other }))]

    expect(planToAskAbout(plans, on, new Set([other]))?.id).toBe(idAt(2))
    expect(planToAskAbout(plans, on, new Set())).toBeNull()
  })

  it('comes up on each of as many days as there are plans', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (count) => {
        let plans = Array.from({ length: count }, (_, n) => used(aPlan(n)))
        const asked = new Set<PlanId>()
        for (let day = 0; day < count; day++) {
          const today = on.add({ days: day })
          const plan = planToAskAbout(plans, today, both)
          if (plan) asked.add(plan.id)
          const use = { planId: idAt(0), on: today, helped: false }
          plans = plans.map((one) => (one === plan ? { ...one, uses: [...one.uses, use] } : one))
        }

        expect(asked.size).toBe(count)
      }),
    )
  })
})
