import type { Temporal } from 'temporal-polyfill'
import { type DayClock, dateAt, type Weekday, type Zone } from '#domain/calendar.ts'
import type { Group, Role } from '#domain/group.ts'
import { asId, type PersonId } from '#domain/id.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import { firstWishes, policyOf } from '#domain/policy.ts'
import { type Asked, neverAsked } from '#domain/prompt.ts'
import type { Acquaintance, ChannelKey, Membership, Store } from '#store/store.ts'
import { idForAct } from './once.ts'
import { isSameChannel } from './same-channel.ts'

/** Who is speaking, where, and what time it is for them. */
export interface Speaker {
  readonly person: Person
  readonly asked: Asked
  readonly account: AccountKey
  readonly name: string
  readonly memberships: readonly Membership[]
  /** The group they speak in: the channel's; in a direct message their only one. */
  readonly group: Group | null
  /** Their role in that group; `null` where they are no member of it. */
  readonly role: Role | null
  readonly now: Temporal.Instant
  /** How their days are counted: their own zone, or their group's. */
  readonly clock: DayClock
  readonly today: Temporal.PlainDate
  /** What their group's policy sets for their own goals, wherever they speak. */
  readonly policy: { readonly backfillDays: number; readonly firstWeekday: Weekday }
}

export interface Arrival {
  readonly account: AccountKey
  readonly name: string
  readonly place: ChannelKey | null
  readonly now: Temporal.Instant
}

/** Finds the person behind an account, and gets to know them when they come for the first time. */
export async function meetPerson(store: Store, arrival: Arrival): Promise<Speaker> {
  const known = (await store.people.byAccount(arrival.account)) ?? (await welcome(store, arrival))
  if (arrival.name !== '' && known.name !== arrival.name)
    await store.people.rename(arrival.account, arrival.name)
  const group = arrival.place ? await groupAt(store, known, arrival.place) : onlyGroup(known)
  return speakerOf(known, group, arrival)
}

/** Whom we turn to without their having spoken; `null` when nobody has this account. */
export async function turnTo(
  store: Store,
  account: AccountKey,
  now: Temporal.Instant,
): Promise<Speaker | null> {
  const known = await store.people.byAccount(account)
  return known && speakerOf(known, onlyGroup(known), { account, name: known.name, now })
}

function speakerOf(
  known: Acquaintance,
  group: Group | null,
  arrival: Omit<Arrival, 'place'>,
): Speaker {
  const { person, asked } = known
  const { clock, policy } = dayRulesOf(person, known.memberships[0]?.group ?? group)
  return {
    person,
    asked,
    account: arrival.account,
    name: arrival.name,
    memberships: known.memberships,
    group,
    role: known.memberships.find((one) => one.group.id === group?.id)?.role ?? null,
    now: arrival.now,
    clock,
    today: dateAt(arrival.now, clock),
    policy,
  }
}

type GroupPolicy = Pick<Group, 'zone' | 'backfillDays' | 'firstWeekday'>

/**
 * How a member's days are counted.
 *
 * @param home the group whose rules are theirs, if any.
 */
export function dayRulesOf(
  { zone, dayEnd }: Person,
  home: GroupPolicy | null,
): Pick<Speaker, 'clock' | 'policy'> {
  return {
    clock: { zone: zone ?? home?.zone ?? fallbackZone, dayEnd },
    policy: home ?? fallbackPolicy,
  }
}

/** For someone without a zone of their own and without a group: nothing is guessed about them. */
const fallbackZone = 'UTC' as Zone // known to every machine
const fallbackPolicy = policyOf('peer-led', 'wellbeing')

/** Mostly it is a group of theirs, which is known with them. */
async function groupAt(
  store: Store,
  { memberships }: Acquaintance,
  place: ChannelKey,
): Promise<Group | null> {
  const own = memberships.find(({ channels }) => channels.some((one) => isSameChannel(one, place)))
  return own ? own.group : await store.groups.at(place)
}

const onlyGroup = ({ memberships }: Acquaintance): Group | null =>
  memberships.length === 1 ? (memberships[0]?.group ?? null) : null

async function welcome(store: Store, arrival: Arrival): Promise<Acquaintance> {
  const { account, name, now } = arrival
  const { dayEnd } = fallbackPolicy
  const id = asId<PersonId>(idForAct(JSON.stringify(account), 'first', 'person'))
  const person: Person = {
    id,
    zone: null,
    dayEnd,
    promptTime: null,
    language: 'en',
    leapDay: 'february-28',
    wishes: firstWishes,
  }
  await store.people.add({ key: account, name, person, at: now })
  return (
    (await store.people.byAccount(account)) ?? {
      person,
      asked: neverAsked,
      name,
      memberships: [],
    }
  )
}
