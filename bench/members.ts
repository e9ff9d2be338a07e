import type { Temporal } from 'temporal-polyfill'
import type { Goal } from '#domain/goal.ts'
import type { Store } from '#store/store.ts'
import { instant } from '../test/support/builders.ts'
import { addGoal, addGroup, addMember, channelOf } from '../test/support/household.ts'

/** A member of a group who checks in on a new day each time. */
export interface BenchMember {
  readonly name: string
  readonly goal: Goal
  /** Moves on by a day. Gives its date, and noon of it, in UTC. */
  nextDay(): { readonly on: Temporal.PlainDate; readonly now: Temporal.Instant }
}

export const channel = channelOf('bench')

/** Members of one group, each with three goals; one of them is checked in on. */
export async function members(
  store: Store,
  way: string,
  count: number,
): Promise<readonly BenchMember[]> {
  const group = await addGroup(store, channel.channel)
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = `${way} ${index}`
      const person = await addMember(store, name, group)
      const goal = await addGoal(store, person)
      await addGoal(store, person, { title: 'Write a page' })
      await addGoal(store, person, { title: 'Call somebody' })
      let on = goal.startedOn
      let now = instant(`${on}T12:00Z`)
      const nextDay = () => {
        on = on.add({ days: 1 })
        now = now.add({ hours: 24 })
        return { on, now }
      }
      return { name, goal, nextDay }
    }),
  )
}

export const note = 'Slept badly, went anyway, and was glad of it afterwards.'

/** The one of this lane. */
export function at<T>(items: readonly T[], lane: number): T {
  const item = items[lane % items.length]
  if (item === undefined) throw new RangeError('there is nobody')
  return item
}
