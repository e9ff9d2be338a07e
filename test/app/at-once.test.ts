import { describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { seeProgress } from '#app/see-progress.ts'
import { setGoal } from '#app/set-goal.ts'
import { answerStates } from '#domain/check-in.ts'
import { limits } from '#domain/goal.ts'
import { date, instant } from '../support/builders.ts'
import { withStore } from '../support/store.ts'

const now = instant('2026-03-02T18:00Z')
const today = date('2026-03-02')
const account = { door: 'web', tenant: '', externalId: 'robin' } as const
const draft = {
  title: 'Walk',
  mode: 'do',
  cadence: { every: 'day' },
  startedOn: today,
  reserveDays: 1,
} as const

describe('many things at once', () => {
  const kept = withStore()
  const meet = (): Promise<Speaker> =>
    meetPerson(kept.store, { account, name: 'Robin', place: null, now })
  const times = <T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => act(n)))

  it('meets a person once', async () => {
    const met = await times(20, meet)

    expect(new Set(met.map(({ person }) => person.id)).size).toBe(1)
  })

  it('sets one goal for one act', async () => {
    const robin = await meet()
    const set = await times(20, () => setGoal(kept.store, robin, 'the same act', draft))

    expect(set.every(({ ok }) => ok)).toBe(true)
    expect(await kept.store.goals.countOpen(robin.person.id)).toBe(1)
  })

  it('never opens more goals than there may be', async () => {
    const robin = await meet()
    const set = await times(30, (n) => setGoal(kept.store, robin, `act ${n}`, draft))

    expect(set.filter(({ ok }) => ok)).toHaveLength(limits.openGoals)
    expect(await kept.store.goals.countOpen(robin.person.id)).toBe(limits.openGoals)
  })

  it('keeps one answer for a date, whole', async () => {
    const robin = await meet()
    const set = await setGoal(kept.store, robin, 'act', draft)
    if (!set.ok) throw new Error(set.error)
    const goalId = set.value.id
    await times(60, (n) => {
      const state = answerStates[n % answerStates.length] ?? 'done'
      const answer = { state, amount: null }
      return recordCheckIn(kept.store, robin, {
        goalId,
        on: today,
        answer,
        note: `it was ${state}`,
      })
    })

    const [checkIn, ...others] = await kept.store.checkIns.of(goalId)
    expect(others).toEqual([])
    expect(checkIn?.note).toBe(`it was ${checkIn?.state}`)
    expect(await seeProgress(kept.store, robin, goalId)).toMatchObject({ ok: true })
  })
})
