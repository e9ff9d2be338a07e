import { meetPerson } from '#app/meet-person.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { accountOf } from '../test/support/household.ts'
import type { Bench } from './databases.ts'
import type { Way } from './measure.ts'
import { at, channel, members, note } from './members.ts'

/** The use case alone: the goal is loaded, the rules decide, the check-in is kept. */
export async function useCase({ store }: Bench, lanes: number): Promise<Way> {
  const people = await members(store, 'use case', lanes)
  const speakers = await Promise.all(
    people.map(async ({ name, goal, nextDay }) => {
      const account = accountOf(name)
      const { now } = nextDay()
      return {
        goal,
        nextDay,
        speaker: await meetPerson(store, { account, name, place: channel, now }),
      }
    }),
  )
  return {
    name: 'use case',
    async act(lane) {
      const { goal, nextDay, speaker } = at(speakers, lane)
      const { on, now } = nextDay()
      const kept = await recordCheckIn(
        store,
        { ...speaker, now, today: on },
        { goalId: goal.id, on, answer: { state: 'done', amount: null }, note },
      )
      if (!kept.ok) throw new Error(kept.error)
    },
  }
}
