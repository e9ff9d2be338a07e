import { describe, expect, it } from 'vitest'
import { meetPerson, type Speaker } from '#app/meet-person.ts'
import { openLocalGroup } from '#app/open-local-group.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { setGoal } from '#app/set-goal.ts'
import { findShareable, shareCheckIn } from '#app/share-check-in.ts'
import { shareGoal } from '#app/share-goal.ts'
import type { Destination } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { asId, type GroupId } from '#domain/id.ts'
import { date, instant, zone } from '../support/builders.ts'
import { sentTo } from '../support/sent-to.ts'
import { withStore } from '../support/store.ts'

const place = { door: 'web', community: 'local', channel: 'circle' } as const
const account = { door: 'web', tenant: '', externalId: 'robin' } as const
const now = instant('2026-03-02T18:00Z')
const today = date('2026-03-02')
const elsewhere = asId<GroupId>('00000000-0000-4000-8000-0000000000ff')

describe('sharing a check-in', () => {
  const kept = withStore()

  /** Robin, with a goal that was answered today and counts in the group. */
  async function answered(): Promise<{
    robin: Speaker
    group: Group
    goalId: Parameters<typeof findShareable>[2]
  }> {
    const { store } = kept
    const personas = [{ account, name: 'Robin', role: 'member' }] as const
    const group = await openLocalGroup(
      store,
      { name: 'Circle', zone: zone('Europe/Berlin'), lives: place, personas },
      now,
    )
    const robin = await meetPerson(store, { account, name: 'Robin', place, now })
    const draft = {
      title: 'Walk',
      mode: 'do',
      cadence: { every: 'day' },
      startedOn: today,
      reserveDays: 1,
    } as const
    const set = await setGoal(store, robin, 'once', draft)
    if (!set.ok) throw new Error(set.error)
    const said = { goalId: set.value.id, on: today, answer: undefined, note: undefined }
    await recordCheckIn(store, robin, said)
    await shareGoal(store, robin, set.value.id, group.id, true)
    return { robin, group, goalId: set.value.id }
  }

  it('finds what can be shared, and says why something cannot', async () => {
    const { robin, group, goalId } = await answered()
    const { store } = kept

    expect(await findShareable(store, robin, goalId, today, group.id)).toMatchObject({ ok: true })
    expect(await findShareable(store, robin, goalId, date('2026-03-01'), group.id)).toMatchObject({
      error: 'not-checked-in',
    })
    expect(await findShareable(store, robin, goalId, today, elsewhere)).toMatchObject({
      error: 'not-a-member',
    })
  })

  it('sends again what never arrived, under the same key, and nothing that did', async () => {
    const { robin, group, goalId } = await answered()
    const found = await findShareable(kept.store, robin, goalId, today, group.id)
    if (!found.ok) throw new Error(found.error)
    const keys: string[] = []
    const post = (arrives: boolean) => async (to: Destination, key: string) => {
      keys.push(key)
      return sentTo(to, arrives)
    }

    expect(await shareCheckIn(kept.store, robin, found.value, post(false))).toMatchObject({
      error: 'not-delivered',
    })
    expect(await shareCheckIn(kept.store, robin, found.value, post(true))).toMatchObject({
      value: 'shared',
    })
    expect(await shareCheckIn(kept.store, robin, found.value, post(true))).toMatchObject({
      value: 'shared-before',
    })
    expect(keys).toEqual([keys[0], keys[0]])
  })

  it('lets nobody share a goal into a group that is not theirs', async () => {
    const { robin, goalId } = await answered()

    expect(await shareGoal(kept.store, robin, goalId, elsewhere, true)).toMatchObject({
      error: 'not-a-member',
    })
  })
})
