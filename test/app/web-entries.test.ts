import { expect, test } from 'vitest'
import {
  enter,
  linkMinutes,
  lookAtKey,
  newDashboardKey,
  sessionHours,
  signOut,
  visited,
} from '#app/web-entries.ts'
import type { Messenger, Standing } from '#chat/messenger.ts'
import type { Group } from '#domain/group.ts'
import { accountOf, addGroup, addMember, addPerson, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const now = writtenAt
const communityKey = { door: 'slack', community: 'T1' } as const

/** A platform that says this of everybody. */
function houseOf(standing: Standing | null = null) {
  const closed = async () => ({ sent: false, why: 'closed' }) as const
  const messenger: Messenger = {
    ...{ send: closed, update: closed, remove: closed, sees: async () => false },
    ...{ standing: async () => standing, turns: () => 1 },
  }
  return { store: kept.store, messenger }
}

async function aGroupWithNoor(parts: Partial<Group> = {}) {
  const group = await addGroup(kept.store, 'harbour', parts)
  const person = await addMember(kept.store, 'noor', group, 'moderator')
  return { group, noor: { person, account: accountOf('noor'), now } }
}

const sessionBy = async (key: string, house = houseOf()): Promise<string> => {
  const entered = await enter(house, key, now)
  if (!entered.ok) throw new Error(entered.error)
  return entered.value.session
}

test('a link opens the dashboard of its group, once, and it is recorded', async () => {
  const { group, noor } = await aGroupWithNoor()
  const key = await newDashboardKey(kept.store, noor, group, communityKey)

  expect(await lookAtKey(kept.store, key, now)).toEqual({ ok: true, value: 'open' })
  const session = await sessionBy(key)

  expect(await visited(houseOf(), session, now)).toEqual({ ok: true, value: group })
  expect(await enter(houseOf(), key, now)).toEqual({ ok: false, error: 'dashboard-link-used' })
  expect(await lookAtKey(kept.store, key, now)).toMatchObject({ error: 'dashboard-link-used' })
  expect(await kept.store.moderatorActs.of(group.id, 5)).toMatchObject([
    { kind: 'dashboard-opened', personId: noor.person.id, at: now },
  ])
})

test('neither the key nor the session is kept', async () => {
  const { group, noor } = await aGroupWithNoor()
  const key = await newDashboardKey(kept.store, noor, group, null)
  const session = await sessionBy(key)

  const rows = JSON.stringify(await kept.database.prisma.webEntry.findMany())

  expect(rows).not.toContain(key)
  expect(rows).not.toContain(session)
  expect(key).toHaveLength(43)
})

test('a link is over after a quarter of an hour, and a session after eight', async () => {
  const { group, noor } = await aGroupWithNoor()
  const old = await newDashboardKey(kept.store, noor, group, null)
  const session = await sessionBy(await newDashboardKey(kept.store, noor, group, null))
  const late = now.add({ minutes: linkMinutes })

  expect(await enter(houseOf(), old, late)).toMatchObject({ error: 'dashboard-link-expired' })
  expect(await lookAtKey(kept.store, old, late)).toMatchObject({ error: 'dashboard-link-expired' })
  expect(await lookAtKey(kept.store, 'x', now)).toMatchObject({ error: 'dashboard-link-unknown' })
  expect(await enter(houseOf(), '', now)).toMatchObject({ error: 'dashboard-link-unknown' })
  expect(await visited(houseOf(), session, now.add({ hours: sessionHours }))).toMatchObject({
    error: 'dashboard-signed-out',
  })
})

test('who is no moderator any more is out, also when they are one again', async () => {
  const { group, noor } = await aGroupWithNoor()
  const session = await sessionBy(await newDashboardKey(kept.store, noor, group, communityKey))
  const unused = await newDashboardKey(kept.store, noor, group, communityKey)

  await kept.store.groups.join(noor.person.id, group.id, 'member', now)

  expect(await enter(houseOf(), unused, now)).toMatchObject({ error: 'dashboard-not-moderating' })
  expect(await visited(houseOf(), session, now)).toMatchObject({
    error: 'dashboard-not-moderating',
  })
  await kept.store.groups.join(noor.person.id, group.id, 'moderator', now)
  expect(await visited(houseOf(), session, now)).toMatchObject({ error: 'dashboard-signed-out' })
})

const role = { ...communityKey, role: 'S1' }

test.each([
  ['manages the place', { manages: true, roles: [] }, [], true],
  ['holds a role that moderates', { manages: false, roles: ['S1'] }, [role], true],
  ['holds another role', { manages: false, roles: ['S2'] }, [role], false],
  [
    'holds such a role elsewhere',
    { manages: false, roles: ['S1'] },
    [{ ...role, community: 'T2' }],
    false,
  ],
  ['holds a role that moderates no more', { manages: false, roles: ['S1'] }, [], false],
  ['is not there', null, [role], false],
] as const)('who %s at this moment: %j', async (_, standing, moderatorRoles, isIn) => {
  const { group } = await aGroupWithNoor({ moderatorRoles: [...moderatorRoles] })
  await kept.store.groups.update({ ...group, moderatorRoles: [...moderatorRoles] })
  const person = await addPerson(kept.store, 'max')
  const max = { person, account: accountOf('max'), now }
  const key = await newDashboardKey(kept.store, max, group, communityKey)

  expect((await enter(houseOf(standing), key, now)).ok).toBe(isIn)
})

test('what a platform says of another community than the group’s counts for nothing', async () => {
  const { group } = await aGroupWithNoor()
  const person = await addPerson(kept.store, 'max')
  const max = { person, account: accountOf('max'), now }
  const house = houseOf({ manages: true, roles: [] })

  for (const community of [{ door: 'slack', community: 'T2' } as const, null]) {
    const key = await newDashboardKey(kept.store, max, group, community)
    expect(await enter(house, key, now)).toMatchObject({ error: 'dashboard-not-moderating' })
  }
})

test('signing out ends it', async () => {
  const { group, noor } = await aGroupWithNoor()
  const session = await sessionBy(await newDashboardKey(kept.store, noor, group, null))

  await signOut(kept.store, session)

  expect(await visited(houseOf(), session, now)).toMatchObject({ error: 'dashboard-signed-out' })
})
