import { beforeEach, describe, expect, it } from 'vitest'
import { createActionCodec } from '#chat/action-id.ts'
import type { Messenger } from '#chat/messenger.ts'
import { openDesk } from '#commands'
import type { Goal } from '#domain/goal.ts'
import type { Person } from '#domain/person.ts'
import { date } from '../support/builders.ts'
import { accountOf, addGoal, addPerson, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const unheard: Messenger = {
  send: async () => ({ sent: false, why: 'closed' }),
  update: async () => ({ sent: false, why: 'closed' }),
  remove: async () => ({ sent: false, why: 'closed' }),
  sees: async () => false,
  standing: async () => null,
  turns: () => 1,
}

describe('/checkin with the id of a goal, as suggestions give it', () => {
  const kept = withStore()
  let ann: Person

  beforeEach(async () => {
    ann = await addPerson(kept.store, 'ann')
  })

  /** What Ann reads when she checks in. */
  async function says(values: Readonly<Record<string, string>>): Promise<string> {
    const { store } = kept
    const codec = createActionCodec(store.secret('action ids'))
    const house = { store, messenger: unheard, now: () => writtenAt }
    const desk = openDesk(house, codec, (error) => {
      throw error
    })
    const reply = await desk.answer({
      account: accountOf('ann'),
      name: 'ann',
      place: null,
      community: null,
      manages: false,
      roles: null,
      once: '',
      said: { said: 'command', name: 'checkin', args: { usage: null, values } },
    })
    return JSON.stringify(reply)
  }

  const saidOf = async ({ id }: Goal) =>
    (await kept.store.checkIns.of(id)).map(({ state, note }) => ({ state, note }))

  it('keeps the answer for that goal and no other', async () => {
    const walk = await addGoal(kept.store, ann, { title: 'Walk' })
    const read = await addGoal(kept.store, ann, { title: 'Read' })

    expect(await says({ goal: read.id, state: 'partly', note: 'ten pages' })).toContain('Read')

    expect(await saidOf(read)).toEqual([{ state: 'partly', note: 'ten pages' }])
    expect(await saidOf(walk)).toEqual([])
  })

  it("keeps nothing for somebody else's goal, nor says that there is one", async () => {
    const theirs = await addGoal(kept.store, await addPerson(kept.store, 'ben'), { title: 'Read' })
    const none = '00000000-0000-4000-8000-000000000000'

    const answers = [
      await says({ goal: theirs.id, state: 'done' }),
      await says({ goal: none, state: 'done' }),
    ]

    expect(answers[0]).toContain('could not find that goal')
    expect(answers[1]).toBe(answers[0])
    expect(await saidOf(theirs)).toEqual([])
  })

  it('keeps nothing for a day after the goal was finished', async () => {
    const walk = await addGoal(kept.store, ann, { startedOn: date('2026-02-01') })
    await kept.store.goals.update({ ...walk, finishedOn: date('2026-03-01') })

    expect(await says({ goal: walk.id, state: 'done' })).toContain('finished')

    expect(await saidOf(walk)).toEqual([])
  })

  it('shows the day when nothing is said of it', async () => {
    const walk = await addGoal(kept.store, ann, { title: 'Walk' })

    expect(await says({ goal: walk.id })).toContain('Check-in for today')
    expect(await saidOf(walk)).toEqual([])
  })
})
