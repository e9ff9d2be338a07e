import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { meetPerson } from '#app/meet-person.ts'
import {
  answerPlan,
  changePlan,
  dayWithPlans,
  findPlan,
  plansOf,
  planToAsk,
  removePlan,
  setPlan,
} from '#app/plans.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { setGoal } from '#app/set-goal.ts'
import type { Goal } from '#domain/goal.ts'
import { asId, type GoalId, type PlanId } from '#domain/id.ts'
import { date, instant } from '../support/builders.ts'
import { withStore } from '../support/store.ts'

const today = date('2026-03-02')
const texts = {
  cue: ' I have had  lunch',
  response: 'put on my shoes',
  days: [],
  time: null,
} as const
const nowhere = asId<PlanId>('00000000-0000-4000-8000-00000000dead')

describe('plans of one’s own', () => {
  const kept = withStore()

  const meet = (name: string) =>
    meetPerson(kept.store, {
      account: { door: 'web', tenant: '', externalId: name },
      name,
      place: null,
      now: instant('2026-03-02T18:00Z'),
    })

  /** Ann with a goal, and Ben. */
  async function annAndBen() {
    const [ann, ben] = [await meet('ann'), await meet('ben')]
    const set = await setGoal(kept.store, ann, randomUUID(), {
      title: 'Walk',
      mode: 'do',
      cadence: { every: 'day' },
      startedOn: today,
      reserveDays: 1,
    })
    if (!set.ok) throw new Error(set.error)
    return { ann, ben, goal: set.value }
  }

  async function annsPlan() {
    const { ann, ben, goal } = await annAndBen()
    const set = await setPlan(kept.store, ann, 'first', { goalId: goal.id, ...texts })
    if (!set.ok) throw new Error(set.error)
    return { ann, ben, goal, plan: set.value }
  }

  const checkIn = (speaker: Awaited<ReturnType<typeof meet>>, goal: Goal) =>
    recordCheckIn(kept.store, speaker, {
      goalId: goal.id,
      on: today,
      answer: undefined,
      note: undefined,
    })

  it('are made once for each act, however many come at once', async () => {
    const { ann, goal } = await annAndBen()
    const act = (once: string) => setPlan(kept.store, ann, once, { goalId: goal.id, ...texts })

    const same = await Promise.all(Array.from({ length: 8 }, () => act('the same act')))
    const others = await Promise.all(Array.from({ length: 8 }, (_, n) => act(`act ${n}`)))

    expect(new Set(same.map((one) => one.ok && one.value.id)).size).toBe(1)
    expect(others.filter(({ ok }) => ok)).toHaveLength(4)
    expect(others.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'too-many-plans' })
    const plans = await plansOf(kept.store, ann, goal.id)
    expect(plans).toHaveLength(5)
    expect(plans[0]).toMatchObject({
      cue: 'I have had lunch',
      response: 'put on my shoes',
      uses: [],
    })
    expect(await act('the same act')).toMatchObject({ ok: true })
  })

  it('come with the goal in one act, or neither is made', async () => {
    const { ann } = await annAndBen()
    const draft = {
      title: 'Write',
      mode: 'do',
      cadence: { every: 'day' },
      startedOn: today,
      reserveDays: 1,
    } as const

    const refused = await setGoal(kept.store, ann, 'act', draft, { ...texts, response: ' ' })
    expect(refused).toEqual({ ok: false, error: 'response-empty' })
    expect(await kept.store.goals.of(ann.person.id)).toHaveLength(1)
    const first = await setGoal(kept.store, ann, 'act', draft, texts)
    const again = await setGoal(kept.store, ann, 'act', draft, texts)

    expect(again).toMatchObject({ ok: true, value: { id: first.ok && first.value.id } })
    const plans = first.ok ? await plansOf(kept.store, ann, first.value.id) : []
    expect(plans).toMatchObject([{ cue: 'I have had lunch' }])
  })

  it('are changed, and what was said of them stays', async () => {
    const { ann, goal, plan } = await annsPlan()
    await answerPlan(kept.store, ann, plan.id, today, true)

    const changed = await changePlan(kept.store, ann, plan.id, { ...texts, days: [3, 1, 3] })

    expect(changed).toMatchObject({ ok: true, value: { days: [1, 3] } })
    expect(await plansOf(kept.store, ann, goal.id)).toMatchObject([
      { id: plan.id, goalId: goal.id, days: [1, 3], uses: [{ helped: true }] },
    ])
    expect(await changePlan(kept.store, ann, plan.id, { ...texts, cue: '' })).toEqual({
      ok: false,
      error: 'cue-empty',
    })
  })

  it('remember one answer a day, the last', async () => {
    const { ann, plan } = await annsPlan()

    await answerPlan(kept.store, ann, plan.id, today, true)
    await answerPlan(kept.store, ann, plan.id, today, false)

    expect(await findPlan(kept.store, ann, plan.id)).toMatchObject({
      value: { uses: [{ helped: false }] },
    })
  })

  it('are nobody else’s to see, change, answer, remove or add to', async () => {
    const { ann, ben, goal, plan } = await annsPlan()
    const notFound = { ok: false, error: 'plan-not-found' }

    expect(await plansOf(kept.store, ben, goal.id)).toEqual([])
    expect(await findPlan(kept.store, ben, plan.id)).toEqual(notFound)
    expect(await changePlan(kept.store, ben, plan.id, { ...texts, cue: 'mine' })).toEqual(notFound)
    expect(await answerPlan(kept.store, ben, plan.id, today, true)).toEqual(notFound)
    expect(await removePlan(kept.store, ben, plan.id)).toEqual(notFound)
    expect(await setPlan(kept.store, ben, 'act', { goalId: goal.id, ...texts })).toEqual({
      ok: false,
      error: 'goal-not-found',
    })

    expect(await plansOf(kept.store, ann, goal.id)).toMatchObject([
      { cue: 'I have had lunch', uses: [] },
    ])
  })

  it('are gone once removed, and what is not there is not found', async () => {
    const { ann, goal, plan } = await annsPlan()

    expect(await removePlan(kept.store, ann, plan.id)).toMatchObject({ value: { id: plan.id } })

    expect(await plansOf(kept.store, ann, goal.id)).toEqual([])
    expect(await removePlan(kept.store, ann, plan.id)).toEqual({
      ok: false,
      error: 'plan-not-found',
    })
    expect(await answerPlan(kept.store, ann, nowhere, today, true)).toMatchObject({ ok: false })
    const gone = asId<GoalId>(nowhere)
    expect(await setPlan(kept.store, ann, 'x', { goalId: gone, ...texts })).toMatchObject({
      error: 'goal-not-found',
    })
  })

  it('stand in the day that names them, and are asked about today, after the check-in', async () => {
    const { ann, goal, plan } = await annsPlan()
    await setPlan(kept.store, ann, 'tue', { goalId: goal.id, ...texts, days: [2] })
    const day = (on = today) => dayWithPlans(kept.store, ann, on)

    expect(await day()).toMatchObject({ plans: [{ id: plan.id }], planToAsk: null })
    await checkIn(ann, goal)
    expect(await day()).toMatchObject({ planToAsk: { id: plan.id } })
    expect(await planToAsk(kept.store, ann, { goalId: goal.id, on: today })).toMatchObject({
      id: plan.id,
    })
    expect((await day(today.add({ days: 1 }))).plans).toHaveLength(2)
    await answerPlan(kept.store, ann, plan.id, today, false)

    expect(await day()).toMatchObject({ planToAsk: null })
    const yesterday = { goalId: goal.id, on: today.subtract({ days: 1 }) }
    expect(await planToAsk(kept.store, ann, yesterday)).toBeNull()
  })
})
