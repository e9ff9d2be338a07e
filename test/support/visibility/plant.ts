import { randomUUID } from 'node:crypto'
import type { Goal } from '#domain/goal.ts'
import type { Group } from '#domain/group.ts'
import {
  asId,
  type ConsentId,
  type GoalId,
  type PairId,
  type PauseId,
  type PersonId,
  type PlanId,
  type RememberedDateId,
  type SetbackId,
  type ShareId,
} from '#domain/id.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import type { Own, Shared } from '#domain/readers.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { aCheckIn, date } from '../builders.ts'
import { accountOf, addGoal, addGroup, addPerson, channelOf, writtenAt } from '../household.ts'
import { type HouseholdDraft, people } from './draft.ts'

/** When everything is looked at: 22:40 in Berlin. */
export const today = date('2026-03-02')

export interface Somebody {
  readonly id: PersonId
  readonly person: Person
  readonly name: string
  readonly account: AccountKey
  readonly groups: readonly Group[]
  /** A channel to speak in. */
  readonly place: ChannelKey
}

/** A thing that is kept, and by what it is known wherever it shows. */
export interface Thing {
  readonly kept: Own | Shared
  readonly owner: PersonId
  /** Its words, or what else is its alone. */
  readonly marks: readonly string[]
}

export interface Household {
  readonly people: readonly Somebody[]
  readonly groups: readonly [Group, Group]
  readonly goals: readonly Goal[]
  readonly setbacks: readonly { readonly id: SetbackId; readonly goalId: GoalId }[]
  readonly plans: readonly { readonly id: PlanId; readonly goalId: GoalId }[]
  readonly remembered: readonly { readonly id: RememberedDateId; readonly owner: PersonId }[]
  readonly things: readonly Thing[]
  /** Everybody's current buddies, by person. */
  readonly buddies: ReadonlyMap<PersonId, readonly PersonId[]>
}

let planted = 0

/** Puts a household into the store. Every text in it is a word that stands nowhere else. */
export async function plant(store: Store, draft: HouseholdDraft): Promise<Household> {
  const number = ++planted
  let words = 0
  const word = (): string => `secret-${number}-${++words}-end`
  const channels = [`circle-${number}`, `harbour-${number}`] as const
  const groups = [await addGroup(store, channels[0]), await addGroup(store, channels[1])] as const
  const things: Thing[] = []
  const setbacks: { id: SetbackId; goalId: GoalId }[] = []
  const plans: { id: PlanId; goalId: GoalId }[] = []
  const remembered: { id: RememberedDateId; owner: PersonId }[] = []

  const all = await Promise.all(
    people.map(async (one, at): Promise<Somebody> => {
      const name = `${one}-${number}`
      const person = await addPerson(store, name)
      const { id } = person
      const memberships = draft.memberships[at] ?? []
      const mine = groups.filter((_, which) => memberships[which])
      for (const [which, role] of memberships.entries()) {
        const group = groups[which]
        if (!group || !role) continue
        await store.groups.join(id, group.id, role, writtenAt)
        const consent = { id: asId<ConsentId>(randomUUID()), personId: id, groupId: group.id }
        const agreed = word()
        await store.consents.add({ ...consent, words: agreed, agreedAt: writtenAt })
        things.push({ kept: { kind: 'consent' }, owner: id, marks: [agreed, consent.id] })
      }
      const place = channelOf(channels[0])
      return { id, person, name, account: accountOf(name), groups: mine, place }
    }),
  )
  const who = (at: number): Somebody => all[at] ?? fail('nobody')

  const goals: Goal[] = []
  for (const one of draft.goals) {
    const owner = who(one.owner)
    const title = word()
    const goal = await addGoal(store, owner.person, {
      mode: one.mode,
      title,
      startedOn: date('2025-11-28'),
      finishedOn: one.isFinished ? today : null,
    })
    goals.push(goal)
    const own = (kind: Own['kind'], ...marks: readonly string[]): void => {
      things.push({ kept: { kind }, owner: owner.id, marks })
    }
    own('goal', title)

    for (const [which, counts] of one.countsIn.entries()) {
      const group = groups[which]
      if (counts && group && owner.groups.includes(group))
        await store.goals.share(goal.id, group.id, writtenAt)
    }
    for (let at = 0; at < one.notes; at++) {
      const note = word()
      const amount = one.mode === 'target' ? 1 : null
      const on = today.subtract({ days: at })
      await store.checkIns.put(aCheckIn({ goalId: goal.id, on, amount, note, at: writtenAt }))
      own('check-in', note)
    }
    if (one.isPaused) {
      const id = asId<PauseId>(randomUUID())
      await store.pauses.put(owner.id, { id, goalId: goal.id, from: today, until: null }, writtenAt)
      own('pause', id)
    }
    for (let at = 0; at < one.plans; at++) {
      const plan = { id: asId<PlanId>(randomUUID()), goalId: goal.id }
      const [cue, response] = [word(), word()]
      await store.plans.put(owner.id, { ...plan, cue, response, days: [], time: null }, writtenAt)
      plans.push(plan)
      own('plan', cue, response, plan.id)
    }
    if (one.setback) {
      const id = asId<SetbackId>(randomUUID())
      const around = one.setback.around ? word() : null
      const helped = one.setback.helped ? word() : null
      await store.setbacks.put(owner.id, {
        ...{ id, goalId: goal.id, on: today, time: null, at: writtenAt, saidOn: today },
        ...{ startOn: one.setback.hasStart ? today : null, around, helped },
      })
      setbacks.push({ id, goalId: goal.id })
      own('setback', id, ...[around, helped].filter((text) => text !== null))
    }
    if (one.isAwarded) {
      const key = `times-${900_000_000 + number * 1000 + things.length}` as const
      await store.awards.add(goal.id, [{ runStart: null, key }], writtenAt)
      own('award', key)
    }
  }

  for (const at of draft.remembered) {
    const { id: owner } = who(at)
    const [id, name] = [asId<RememberedDateId>(randomUUID()), word()]
    const { month, day } = today
    const parts = { month, day, year: null, dayBefore: true }
    await store.remembered.put(owner, { id, name, ...parts }, writtenAt)
    remembered.push({ id, owner })
    things.push({ kept: { kind: 'remembered-date' }, owner, marks: [name, id] })
  }

  for (const { goal: at, kind, to: target, hasArrived } of draft.shares) {
    const goal = goals[at % goals.length] ?? fail('no goal')
    const id = asId<ShareId>(randomUUID())
    const to =
      'group' in target ? { groupId: groups[target.group].id } : { personId: who(target.person).id }
    if ('personId' in to && to.personId === goal.personId) continue
    const on = today.subtract({ days: 40 })
    await store.shares.add({
      ...{ id, personId: goal.personId, goalId: goal.id, kind, to, on },
      sharedAt: writtenAt,
    })
    if (!hasArrived) continue
    await store.shares.markPosted(id, writtenAt)
    things.push({ kept: { kind: 'share', to }, owner: goal.personId, marks: [id] })
  }

  const kept = { groups, goals, setbacks, plans, remembered, things }
  return { people: all, ...kept, buddies: await pairUp() }

  async function pairUp(): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
    const current = new Map<PersonId, PersonId[]>(all.map(({ id }) => [id, []]))
    for (const { one, other, isOver } of draft.pairs) {
      const [a, b] = [who(one).id, who(other).id]
      if (a === b || current.get(a)?.includes(b)) continue
      const id = asId<PairId>(randomUUID())
      await store.pairs.add({ id, one: a, other: b }, writtenAt)
      if (isOver) {
        await store.pairs.end(id, writtenAt)
        continue
      }
      current.get(a)?.push(b)
      current.get(b)?.push(a)
    }
    return current
  }
}

function fail(what: string): never {
  throw new Error(what)
}
