import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { asId, type GoalId, type PlanId } from '#domain/id.ts'
import type { Plan } from '#domain/plan.ts'
import { date, time } from '../support/builders.ts'
import { addGoal, addPerson, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const aPlan = (goalId: GoalId, parts: Partial<Plan> = {}): Plan => ({
  id: asId<PlanId>(randomUUID()),
  goalId,
  cue: 'I have had lunch',
  response: 'put on my shoes',
  days: [],
  time: null,
  ...parts,
})

onEveryDatabase((kept) => {
  async function annAndHerGoal() {
    const ann = await addPerson(kept.store, 'ann')
    return { ann, goal: await addGoal(kept.store, ann) }
  }

  test('plans are told in the order in which they were made, with all that they name', async () => {
    const { ann, goal } = await annAndHerGoal()
    const other = await addGoal(kept.store, ann)
    const first = aPlan(goal.id, { days: [1, 3, 7], time: time('07:05') })
    const second = aPlan(other.id, { cue: '🧗🏽‍♀️ “{x}”', response: 'ודّعت' })

    await kept.store.plans.put(ann.id, first, writtenAt)
    await kept.store.plans.put(ann.id, second, writtenAt.add({ minutes: 1 }))

    expect(plain(await kept.store.plans.of(ann.id))).toEqual(
      plain([
        { ...first, uses: [] },
        { ...second, uses: [] },
      ]),
    )
  })

  test('a changed plan keeps its place and what was said of it, oldest first', async () => {
    const { ann, goal } = await annAndHerGoal()
    const plan = aPlan(goal.id, { days: [1], time: time('20:00') })
    await kept.store.plans.put(ann.id, plan, writtenAt)
    await kept.store.plans.put(ann.id, aPlan(goal.id), writtenAt.add({ minutes: 1 }))
    const later = { planId: plan.id, on: date('2026-03-03'), helped: true }
    const earlier = { planId: plan.id, on: date('2026-03-02'), helped: false }
    for (const use of [later, { ...earlier, helped: true }, earlier])
      await kept.store.plans.answer(ann.id, use)

    const changed = { ...plan, cue: 'it rains', response: 'stay in', days: [], time: null }
    await kept.store.plans.put(ann.id, changed, writtenAt.add({ minutes: 2 }))

    const [first] = await kept.store.plans.of(ann.id)
    expect(plain(first)).toEqual(plain({ ...changed, uses: [earlier, later] }))
    const [shown] = await kept.store.plans.shown(ann.id)
    expect(plain(shown)).toEqual(plain({ ...changed, uses: [later] }))
  })

  test('what a member planned is sealed, and stays so when it is changed', async () => {
    const { ann, goal } = await annAndHerGoal()
    const plan = aPlan(goal.id, { cue: 'the quokka', response: 'the quokka' })
    const rows = () => kept.database.prisma.plan.findMany({ where: { id: plan.id } })

    await kept.store.plans.put(ann.id, plan, writtenAt)
    const [made] = await rows()
    await kept.store.plans.put(ann.id, { ...plan, cue: 'a numbat' }, writtenAt)
    const [changed] = await rows()

    for (const text of [made?.cue, made?.response, changed?.cue, changed?.response])
      expect(text).toMatch(/^v1\.aesgcm256\./)
    expect(changed?.cue).not.toBe(made?.cue)
  })

  test('nobody changes, answers or removes somebody else’s', async () => {
    const { ann, goal } = await annAndHerGoal()
    const ben = await addPerson(kept.store, 'ben')
    const plan = aPlan(goal.id)
    await kept.store.plans.put(ann.id, plan, writtenAt)

    await kept.store.plans.put(ben.id, { ...plan, cue: 'mine now' }, writtenAt)
    await kept.store.plans.answer(ben.id, { planId: plan.id, on: date('2026-03-02'), helped: true })
    await kept.store.plans.remove(ben.id, plan.id)

    expect(plain(await kept.store.plans.of(ann.id))).toEqual(plain([{ ...plan, uses: [] }]))
    expect(await kept.store.plans.of(ben.id)).toEqual([])
    await kept.store.plans.remove(ann.id, plan.id)
    expect(await kept.store.plans.of(ann.id)).toEqual([])
  })
})
