import DataLoader from 'dataloader'
import type { Temporal } from 'temporal-polyfill'
import type { PersonId } from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'
import type { GoalOnDate, StoreParts } from '../store.ts'
import type { Tools } from './client.ts'
import { dueMembers } from './due-members.ts'
import { openGoalsOn } from './goals.ts'
import { acquaintances } from './people.ts'
import { shownPlans } from './plans.ts'
import { rememberedDates } from './remembered.ts'
import { type MemberDue, type MemberPrompted, promptedAll, putAll } from './schedule.ts'
import { type SentDelivery, settleSent } from './settle.ts'

/** Nothing is remembered from one turn to the next. */
const options = { cache: false, maxBatchSize: 500 } as const

interface OnDate {
  readonly personId: PersonId
  readonly on: Temporal.PlainDate
}

interface AtInstant {
  readonly personId: PersonId
  readonly now: Temporal.Instant
}

/**
 * The same parts of the store, for many people side by side: what is asked in one turn of the event loop
 * is asked in one statement for all, wherever sending a prompt asks for it.
 */
export function inBulk(tools: Tools, parts: StoreParts): StoreParts {
  const people = new DataLoader(
    (keys: readonly AccountKey[]) => acquaintances(tools, keys),
    options,
  )
  const plans = new DataLoader((ids: readonly PersonId[]) => shownPlans(tools, ids), options)
  const dates = new DataLoader((ids: readonly PersonId[]) => rememberedDates(tools, ids), options)
  const sent = new DataLoader((all: readonly SentDelivery[]) => settleSent(tools, all), options)
  const goals = new DataLoader(async (asked: readonly OnDate[]) => {
    const found = new Map<OnDate, readonly GoalOnDate[]>()
    for (const ofDate of Map.groupBy(asked, ({ on }) => on.toString()).values()) {
      const ids = ofDate.map(({ personId }) => personId)
      const [first] = ofDate
      const theirs = first ? await openGoalsOn(tools, ids, first.on) : []
      for (const [index, one] of ofDate.entries()) found.set(one, theirs[index] ?? [])
    }
    return asked.map((one) => found.get(one) ?? [])
  }, options)
  const members = new DataLoader(async (asked: readonly AtInstant[]) => {
    const [first] = asked
    if (first === undefined) return []
    const ids = [...new Set(asked.map(({ personId }) => personId))]
    const found = await dueMembers(tools, ids, first.now)
    const byId = new Map(found.map((member) => [member.person.id, member]))
    return asked.map(({ personId }) => byId.get(personId) ?? null)
  }, options)

  const prompted = new DataLoader(async (all: readonly MemberPrompted[]) => {
    await promptedAll(tools, all)
    return all.map(() => null)
  }, options)
  const put = new DataLoader(async (all: readonly (MemberDue & AtInstant)[]) => {
    for (const atOnce of Map.groupBy(all, ({ now }) => now.epochMilliseconds).values()) {
      const [first] = atOnce
      if (first) await putAll(tools, atOnce, first.now)
    }
    return all.map(() => null)
  }, options)

  return {
    ...parts,
    people: { ...parts.people, byAccount: (key) => people.load(key) },
    goals: { ...parts.goals, openOn: (personId, on) => goals.load({ personId, on }) },
    plans: { ...parts.plans, shown: (personId) => plans.load(personId) },
    remembered: { ...parts.remembered, of: (personId) => dates.load(personId) },
    schedule: {
      ...parts.schedule,
      members: async (ids, now) => {
        const found = await Promise.all(ids.map((personId) => members.load({ personId, now })))
        return found.flatMap((member) => member ?? [])
      },
      prompted: async (personId, on) => {
        await prompted.load({ personId, on })
      },
      put: async (personId, due, now) => {
        await put.load({ personId, due, now })
      },
    },
    deliveries: {
      ...parts.deliveries,
      settle: (id, outcome, at) =>
        outcome.state === 'sent'
          ? sent.load({ id, message: outcome.message, at })
          : parts.deliveries.settle(id, outcome, at),
    },
  }
}
