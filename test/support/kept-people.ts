import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import type { DayEnd } from '#domain/calendar.ts'
import type { Group } from '#domain/group.ts'
import { roles } from '#domain/group.ts'
import {
  asId,
  type ConsentId,
  type PlanId,
  type RememberedDateId,
  type ShareId,
} from '#domain/id.ts'
import { dueMilestones } from '#domain/milestone-award.ts'
import { leapDays } from '#domain/milestone-date.ts'
import type { Person } from '#domain/person.ts'
import type { Plan } from '#domain/plan.ts'
import type { Store } from '#store/store.ts'
import { anyDate, anyTime, anyTyped, anyWeekday, anyZone } from './arbitraries.ts'
import { anyLife, type Life, seen } from './arbitrary-lives.ts'
import { aPerson, newPersonId } from './household.ts'
import { ownedBy, standingsIn, writingsOf } from './kept-lives.ts'

const anyText = anyTyped.filter((text) => text !== '')

/** What a person has said of one goal, besides what makes its life. */
const anyTold = fc.record({
  life: anyLife,
  title: anyText.map((text) => text.slice(0, 80)),
  notes: fc.array(fc.option(anyText), { maxLength: 5 }),
  plans: fc.array(
    fc.record({
      cue: anyText,
      response: anyText,
      days: fc.uniqueArray(anyWeekday, { maxLength: 3 }),
      time: fc.option(anyTime),
      helped: fc.array(fc.boolean(), { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  isShared: fc.boolean(),
})

type Told = typeof anyTold extends fc.Arbitrary<infer T> ? T : never

const anyQuietHours = fc
  .record({ from: anyTime, until: anyTime })
  .filter(({ from, until }) => !from.equals(until))

export const anyPerson = fc.record({
  settings: fc.record({
    zone: fc.option(anyZone),
    dayEnd: fc.constantFrom<DayEnd>(0, 3, 6),
    promptTime: fc.option(anyTime),
    leapDay: fc.constantFrom(...leapDays),
    wishes: fc.record({
      nudge: fc.boolean(),
      quietHours: fc.option(anyQuietHours),
      pingInChannel: fc.boolean(),
      buddyWhenQuiet: fc.boolean(),
    }),
  }),
  accounts: fc.integer({ min: 1, max: 3 }),
  role: fc.option(fc.constantFrom(...roles)),
  goals: fc.array(anyTold, { minLength: 1, maxLength: 3 }),
  remembered: fc.array(
    fc.record({
      name: anyText.map((text) => text.slice(0, 80)),
      on: anyDate,
      hasYear: fc.boolean(),
      dayBefore: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
})

export interface KeptPerson {
  readonly person: Person
  readonly lives: readonly Life[]
}

/** Writes everything that there can be of one person; what they share, they share with this group. */
export async function keepPerson(
  store: Store,
  group: Group,
  {
    settings,
    accounts,
    role,
    goals,
    remembered,
  }: typeof anyPerson extends fc.Arbitrary<infer T> ? T : never,
): Promise<KeptPerson> {
  const person = aPerson({ id: newPersonId(), ...settings })
  const lives = goals.map(({ life, title }) => {
    const owned = ownedBy(person, life)
    return { ...owned, goal: { ...owned.goal, title } }
  })
  const at = lives[0]?.now ?? never()
  for (let count = 1; count <= accounts; count++) {
    const key = { door: 'slack', tenant: `T${count}`, externalId: person.id } as const
    await store.people.add({ key, name: `name ${count}`, person, at })
  }
  if (role) await store.groups.join(person.id, group.id, role, at)
  if (role) await agree(store, person, group, at)
  for (const { on, hasYear, ...parts } of remembered) {
    const id = asId<RememberedDateId>(randomUUID())
    const { month, day, year } = on
    const date = { id, month, day, year: hasYear ? year : null, ...parts }
    await store.remembered.put(person.id, date, at)
  }
  for (const [index, life] of lives.entries())
    await keepGoal(store, group, life, goals[index] ?? never())
  return { person, lives }
}

/** They came, left and came again. */
async function agree(
  store: Store,
  { id: personId }: Person,
  { id: groupId }: Group,
  agreedAt: Temporal.Instant,
): Promise<void> {
  for (const words of ['what was read\nfirst', 'what was read then']) {
    const id = asId<ConsentId>(randomUUID())
    await store.consents.end(personId, groupId, agreedAt)
    await store.consents.add({ id, personId, groupId, words, agreedAt })
  }
}

async function keepGoal(store: Store, group: Group, life: Life, told: Told): Promise<void> {
  const { goal, now } = life
  await store.goals.add(goal, now)
  const noted = life.checkIns.map((checkIn, at) => ({ ...checkIn, note: told.notes[at] ?? null }))
  const writings = writingsOf(store, { ...life, checkIns: noted })
  await Promise.all(writings.map((writing) => writing.at(-1)?.()))

  const is = seen(life)
  const due = dueMilestones(standingsIn(life, is), [], { today: is.today, startSaidOn: null })
  const awards = due.flatMap(({ award, passedOver }) => [award, ...passedOver])
  await store.awards.add(goal.id, awards, now)

  for (const { helped, ...parts } of told.plans) {
    const plan: Plan = { ...parts, id: asId<PlanId>(randomUUID()), goalId: goal.id }
    await store.plans.put(goal.personId, plan, now)
    for (const [days, one] of helped.entries()) {
      const on = goal.startedOn.add({ days })
      await store.plans.answer(goal.personId, { planId: plan.id, on, helped: one })
    }
  }
  if (!told.isShared) return
  await store.goals.share(goal.id, group.id, now)
  const share = await store.shares.add({
    id: asId<ShareId>(randomUUID()),
    personId: goal.personId,
    goalId: goal.id,
    kind: 'milestone',
    to: { groupId: group.id },
    on: is.today,
    sharedAt: now,
  })
  await store.shares.markPosted(share.id, now.add({ seconds: 5 }))
  const [channel] = await store.groups.channels(group.id)
  if (!channel) return
  const message = { place: { to: 'channel', place: channel }, id: share.id }
  await store.posts.put({
    ...{ groupId: group.id, channel, kind: 'share', about: share.id, personId: goal.personId },
    ...{ message, postedAt: now },
  })
}

const never = (): never => {
  throw new Error('there is nothing')
}
