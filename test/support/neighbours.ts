import { deliveryOf } from '#app/deliveries.ts'
import { meetPerson } from '#app/meet-person.ts'
import { type Goal, type Mode, modes } from '#domain/goal.ts'
import {
  asId,
  type GoalId,
  type PersonId,
  type PlanId,
  type RememberedDateId,
  type SetbackId,
} from '#domain/id.ts'
import type { AccountKey } from '#domain/person.ts'
import type { Database } from '#store/database.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { aCheckIn, aGoal, instant } from './builders.ts'
import { aGroup } from './household.ts'

/** Two people whose own things nobody else may ever see or change. */
export interface Neighbours {
  /** Words that stand in what is theirs alone, and nowhere else. */
  readonly secrets: readonly string[]
  readonly people: readonly Neighbour[]
  /** Puts back everything as it was planted. */
  plant(): Promise<void>
  /** Every row about them, one text each, in a fixed order. */
  rows(): Promise<readonly string[]>
}

export interface Neighbour {
  readonly account: AccountKey
  readonly name: string
  readonly place: ChannelKey
  /** Of one of their goals. */
  readonly title: string
}

/** Their goals: `neighbourGoalId(0)` is the first of the first of them, 4 the first of the second. */
export const neighbourGoalId = (index: number): GoalId =>
  asId(`00000000-0000-4000-8000-0000000000a${index}`)

/** What each of them told of a setback in their first goal, a plan of that goal, and a remembered date. */
const neighbourSetbackIds = ['5b0', '5b1'].map((end) =>
  asId<SetbackId>(`00000000-0000-4000-8000-000000000${end}`),
)
const neighbourPlanIds = ['9a0', '9a1'].map((end) =>
  asId<PlanId>(`00000000-0000-4000-8000-000000000${end}`),
)

const neighbourRememberedIds = ['7d0', '7d1'].map((end) =>
  asId<RememberedDateId>(`00000000-0000-4000-8000-000000000${end}`),
)

/** A setback and a remembered date of the first of them, and a plan of the second. */
export const neighbourIds: readonly string[] = [
  ...neighbourSetbackIds.slice(0, 1),
  ...neighbourRememberedIds.slice(0, 1),
  ...neighbourPlanIds.slice(1),
]

/** The group of the second of them, elsewhere. */
export const hiddenGroup = aGroup({
  id: asId('00000000-0000-4000-8000-0000000000b0'),
  communityId: asId('00000000-0000-4000-8000-0000000000c0'),
  name: 'Saffronbarge',
})

const titleWords = {
  do: ['Quokkamarzipan', 'Tanagralullaby'],
  abstain: ['Wombatfiligree', 'Lemurbandoneon'],
  target: ['Numbatporcelain', 'Ocelotmandolin'],
  presence: ['Pangolinvelvet', 'Vicunahammock'],
} as const satisfies Readonly<Record<Mode, readonly [string, string]>>
const units = ['zebus', 'yapoks']
const notes = ['Axolotlconfession', 'Narwhalconfession']
const setbackWords = [
  { around: 'Dugongtwilight', helped: 'Kinkajouharbour' },
  { around: 'Tapirundertow', helped: 'Okapilantern' },
]
const planWords = [
  { cue: 'Gibbonthreshold', response: 'Jerboapromenade' },
  { cue: 'Marmotdoorbell', response: 'Civetlemonade' },
]
const rememberedWords = ['Quollanniversary', 'Bilbyanniversary']
const now = instant('2026-03-02T17:00Z')

/**
 * The first neighbour belongs to the group that lives `here`, and one of their goals counts in it.
 * The second belongs to a group of another community, whose very name is nobody else's business.
 */
export async function neighbours(
  store: Store,
  { prisma }: Database,
  homes: {
    readonly accounts: readonly [AccountKey, AccountKey]
    readonly here: ChannelKey
    readonly elsewhere: ChannelKey
  },
): Promise<Neighbours> {
  await store.groups.add(hiddenGroup, homes.elsewhere, now)
  const [first, second] = homes.accounts
  const people = [
    { account: first, name: 'Robin', place: homes.here, title: titleWords.do[0] },
    { account: second, name: 'Sam', place: homes.elsewhere, title: titleWords.do[1] },
  ]
  const ids: PersonId[] = []
  for (const neighbour of people) {
    const { person, group } = await meetPerson(store, { ...neighbour, now })
    if (group) await store.groups.join(person.id, group.id, 'member', now)
    ids.push(person.id)
  }
  const goals = ids.flatMap((personId, who) =>
    modes.map((mode, at) => goalOf(personId, who, mode, at)),
  )
  const circle = await store.groups.at(homes.here)

  async function plant(): Promise<void> {
    for (const goal of goals) {
      await store.goals.add(goal, now)
      await store.goals.update(goal)
      const note = notes[goal.personId === ids[0] ? 0 : 1] ?? null
      const amount = goal.mode === 'target' ? 7 : null
      for (const on of [goal.startedOn, goal.startedOn.add({ days: 1 })])
        await store.checkIns.put(aCheckIn({ goalId: goal.id, on, amount, note, at: now }))
    }
    if (circle) await store.goals.share(neighbourGoalId(0), circle.id, now)
    for (const [who, personId] of ids.entries()) await plantPrivately(store, who, personId)
  }

  return {
    secrets: [
      ...[...Object.values(titleWords).flat(), ...units, ...notes, hiddenGroup.name],
      ...rememberedWords,
      ...[...setbackWords, ...planWords].flatMap((texts) => Object.values(texts)),
    ],
    people,
    plant,
    rows: async () => {
      const tables = Object.entries(ownedBy).map(
        ([table, owned]) =>
          `SELECT '${table} ' || to_jsonb(t)::text AS row FROM "${table}" t WHERE ${owned}`,
      )
      const found = await prisma.$queryRawUnsafe<{ row: string }[]>(
        `${tables.join(' UNION ALL ')} ORDER BY 1`,
        ids,
        hiddenGroup.id,
      )
      return found.map(({ row }) => row)
    },
  }
}

/** Which rows are about the people of `$1`, or the group `$2`. */
const theirGoals = `(SELECT id FROM "Goal" WHERE "personId" = ANY($1::uuid[]))`
const ownedBy = {
  Person: 'id = ANY($1::uuid[])',
  Account: '"personId" = ANY($1::uuid[])',
  Membership: '"personId" = ANY($1::uuid[]) OR "groupId" = $2::uuid',
  Goal: '"personId" = ANY($1::uuid[])',
  GoalShare: `"goalId" IN ${theirGoals}`,
  CheckIn: `"goalId" IN ${theirGoals}`,
  Run: `"goalId" IN ${theirGoals}`,
  Share: '"personId" = ANY($1::uuid[])',
  Award: `"goalId" IN ${theirGoals}`,
  Setback: '"personId" = ANY($1::uuid[])',
  Plan: '"personId" = ANY($1::uuid[])',
  RememberedDate: '"personId" = ANY($1::uuid[])',
  Consent: '"personId" = ANY($1::uuid[])',
  Post: '"personId" = ANY($1::uuid[])',
  Due: '"personId" = ANY($1::uuid[])',
  Delivery: '"personId" = ANY($1::uuid[])',
  Group: 'id = $2::uuid',
  Channel: '"groupId" = $2::uuid',
}

/**
 * Of their first goal: a setback without a new start, a plan, and a milestone that has had its turn.
 * A date that they remember, which is today. And a prompt that is on its way, and one to come.
 */
async function plantPrivately(store: Store, who: number, personId: PersonId): Promise<void> {
  const goalId = neighbourGoalId(who * modes.length)
  const on = aGoal().startedOn
  const [setbackId, planId] = [neighbourSetbackIds[who], neighbourPlanIds[who]]
  const [texts, parts] = [setbackWords[who], planWords[who]]
  const [rememberedId, name] = [neighbourRememberedIds[who], rememberedWords[who]]
  if (!setbackId || !planId || !texts || !parts || !rememberedId || !name)
    throw new Error(`no neighbour ${who}`)
  await store.setbacks.put(personId, {
    ...{ id: setbackId, goalId, on, time: null, startOn: null, at: now, saidOn: on },
    ...texts,
  })
  const plan = { id: planId, goalId, days: [], time: null, ...parts }
  await store.plans.put(personId, plan, now)
  const remembered = { id: rememberedId, name, month: 3, day: 2, year: 2025, dayBefore: true }
  await store.remembered.put(personId, remembered, now)
  await store.awards.add(goalId, [{ runStart: null, key: 'times-10' }], now)
  const prompt = { kind: 'prompt', about: on.toString(), at: now, until: null } as const
  await store.deliveries.add([deliveryOf(personId, prompt)])
  await store.schedule.askLater(personId, { on, at: instant('2099-03-02T17:00Z') })
}

function goalOf(personId: PersonId, who: number, mode: Mode, at: number): Goal {
  const target = { amount: 40, unit: units[who] ?? '', by: null }
  const title = titleWords[mode][who] ?? ''
  const id = neighbourGoalId(who * modes.length + at)
  return aGoal({
    id,
    personId,
    mode,
    title,
    target,
    startedOn: aGoal().startedOn.subtract({ days: 1 }),
  })
}
