import { expect, it } from 'vitest'
import { meetPerson } from '#app/meet-person.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { seeProgress } from '#app/see-progress.ts'
import { finishGoal, setGoal } from '#app/set-goal.ts'
import { date, instant } from '../support/builders.ts'
import { accountOf } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()

it('keeps a check-in of the small hours, which belongs to the date after', async () => {
  const { store } = kept
  const now = instant('2026-03-03T00:30Z')
  const ann = await meetPerson(store, { account: accountOf('ann'), name: 'Ann', place: null, now })
  const set = await setGoal(store, ann, 'once', {
    title: 'Walk',
    mode: 'do',
    cadence: { every: 'day' },
    startedOn: ann.today,
    reserveDays: 1,
  })
  if (!set.ok) throw new Error(set.error)
  const goalId = set.value.id
  for (const on of ['2026-03-02', '2026-03-03'])
    await recordCheckIn(store, ann, { goalId, on: date(on), answer: undefined, note: undefined })

  const finished = await finishGoal(store, ann, goalId)

  expect(ann.today.toString()).toBe('2026-03-02')
  expect(finished.ok && finished.value.finishedOn?.toString()).toBe('2026-03-03')
  const seen = await seeProgress(store, ann, goalId)
  expect(seen.ok && seen.value.progress.totalDays).toBe(2)
})
