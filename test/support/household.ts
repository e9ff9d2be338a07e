import { randomUUID } from 'node:crypto'
import type { Goal } from '#domain/goal.ts'
import type { Group, Role } from '#domain/group.ts'
import { asId, type CommunityId, type GoalId, type GroupId, type PersonId } from '#domain/id.ts'
import type { AccountKey, Person } from '#domain/person.ts'
import { firstSettings, firstWishes } from '#domain/policy.ts'
import type { ChannelKey, Store } from '#store/store.ts'
import { aGoal, instant, zone } from './builders.ts'

/** When everything here was written, unless a test says otherwise. */
export const writtenAt = instant('2026-03-02T18:00:00Z')

export const newPersonId = (): PersonId => asId(randomUUID())
export const newGoalId = (): GoalId => asId(randomUUID())
const newGroupId = (): GroupId => asId(randomUUID())

export const accountOf = (name: string): AccountKey => ({
  door: 'slack',
  tenant: 'T1',
  externalId: name,
})

export const aPerson = (parts: Partial<Person> = {}): Person => ({
  id: newPersonId(),
  zone: null,
  dayEnd: 3,
  promptTime: null,
  language: 'en',
  leapDay: 'february-28',
  wishes: firstWishes,
  ...parts,
})

export const aGroup = (parts: Partial<Group> = {}): Group => ({
  id: newGroupId(),
  communityId: asId<CommunityId>(randomUUID()),
  name: 'Harbour',
  kind: 'peer-led',
  focus: 'wellbeing',
  zone: zone('Europe/Berlin'),
  ...firstSettings('peer-led', 'wellbeing'),
  ...parts,
})

export const channelOf = (name: string): ChannelKey => ({
  door: 'slack',
  community: 'T1',
  channel: name,
})

/** A person who is known by an account of that name. */
export async function addPerson(store: Store, name: string): Promise<Person> {
  const person = aPerson()
  await store.people.add({ key: accountOf(name), name, person, at: writtenAt })
  return person
}

/** A group in a channel of that name. */
export async function addGroup(store: Store, channel: string, parts = {}): Promise<Group> {
  const group = aGroup({ name: channel, ...parts })
  await store.groups.add(group, channelOf(channel), writtenAt)
  return (await store.groups.at(channelOf(channel))) ?? group
}

export async function addMember(
  store: Store,
  name: string,
  group: Group,
  role: Role = 'member',
): Promise<Person> {
  const person = await addPerson(store, name)
  await store.groups.join(person.id, group.id, role, writtenAt)
  return person
}

export async function addGoal(
  store: Store,
  owner: Person,
  parts: Parameters<typeof aGoal>[0] = {},
): Promise<Goal> {
  const goal = aGoal({ id: newGoalId(), personId: owner.id, ...parts })
  await store.goals.add(goal, writtenAt)
  return goal
}
