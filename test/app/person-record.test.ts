import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { exportPerson, importPerson } from '#app/person-record.ts'
import { asId, type PairId, type PauseId, type RememberedDateId, type ShareId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import { aCheckIn, aGoal, date } from '../support/builders.ts'
import { cases } from '../support/cases.ts'
import {
  accountOf,
  addGoal,
  addGroup,
  addPerson,
  newPersonId,
  writtenAt,
} from '../support/household.ts'
import { answersFor, speakerIn } from '../support/kept-lives.ts'
import { anyPerson, type KeptPerson, keepPerson } from '../support/kept-people.ts'
import { plain } from '../support/plain.ts'
import { withStore } from '../support/store.ts'

const here = withStore()
const there = withStore()

/** The same group in both houses. */
async function sharedGroup() {
  const group = await addGroup(here.store, 'harbour')
  await addGroup(there.store, 'harbour', { id: group.id })
  return group
}

async function recordOf(store: Store, { person }: Pick<KeptPerson, 'person'>) {
  const record = await exportPerson(store, person.id)
  if (record === null) throw new Error('there is nobody')
  return record
}

/** Everything that a person can be shown. */
async function answersOf(store: Store, { person, lives }: KeptPerson) {
  return plain({
    goals: await Promise.all(lives.map((life) => answersFor(store, speakerIn(life, person), life))),
    listed: await store.goals.of(person.id),
    plans: await store.plans.of(person.id),
    remembered: await store.remembered.of(person.id),
    pauses: await store.pauses.of(person.id),
    setbacks: await store.setbacks.of(person.id),
    shares: await store.shares.of(person.id),
    consents: await store.consents.of(person.id),
    notes: await Promise.all(lives.map(({ goal }) => store.checkIns.of(goal.id))),
  })
}

it('a person who is carried to another house has the same answers there, and the same record', async () => {
  const group = await sharedGroup()
  await fc.assert(
    fc.asyncProperty(anyPerson, async (generated) => {
      const somebody = await keepPerson(here.store, group, generated)
      const record = await recordOf(here.store, somebody)

      const imported = await importPerson(there.store, plain(record))

      expect(imported).toEqual({ ok: true, value: somebody.person.id })
      expect(await recordOf(there.store, somebody)).toEqual(record)
      expect(await answersOf(there.store, somebody)).toEqual(await answersOf(here.store, somebody))
    }),
    cases(120),
  )
}, 120_000)

/** Ann has one of everything; she walks with Ben, whose goal and words are his own. */
async function annAndBen() {
  const { store } = here
  const [ann, ben] = [await addPerson(store, 'ann'), await addPerson(store, 'ben')]
  const group = await sharedGroup()
  for (const { id } of [ann, ben]) await store.groups.join(id, group.id, 'member', writtenAt)
  const goals = [await addGoal(store, ann), await addGoal(store, ben, { title: "Ben's own" })]
  for (const [index, { id: goalId, personId }] of goals.entries()) {
    await store.goals.share(goalId, group.id, writtenAt)
    await store.checkIns.put(aCheckIn({ goalId, note: index === 0 ? 'rain' : "Ben's words" }))
    const pause = { goalId: null, from: date('2026-03-03'), until: null }
    await store.pauses.put(personId, { id: asId<PauseId>(randomUUID()), ...pause }, writtenAt)
    const remembered = { month: 3, day: 2, year: null, dayBefore: true }
    const rememberedId = asId<RememberedDateId>(randomUUID())
    const name = index === 0 ? 'the sea' : "Ben's day"
    await store.remembered.put(personId, { id: rememberedId, name, ...remembered }, writtenAt)
    const [groupId, other] = [group.id, index === 0 ? ben.id : ann.id]
    for (const to of [{ groupId }, { personId: other }]) {
      const id = asId<ShareId>(randomUUID())
      const told = { kind: 'check-in', on: date('2026-03-02'), sharedAt: writtenAt } as const
      await store.shares.add({ id, personId, goalId, to, ...told })
    }
  }
  await store.pairs.add({ id: asId<PairId>(randomUUID()), one: ann.id, other: ben.id }, writtenAt)
  return { ann, ben, group, goal: goals[0] ?? aGoal() }
}

it('a record holds nothing of anybody else', async () => {
  const { ann, ben } = await annAndBen()
  const bens = await here.store.goals.of(ben.id)

  const text = JSON.stringify(await exportPerson(here.store, ann.id))

  for (const own of ['rain', 'the sea']) expect(text).toContain(own)
  for (const foreign of [ben.id, 'Ben', 'ben', ...bens.map(({ goal }) => goal.id)])
    expect(text).not.toContain(foreign)
})

it('of nobody there is no record', async () => {
  expect(await exportPerson(here.store, newPersonId())).toBeNull()
})

describe('in another house', () => {
  test('groups that are not there are left out, and what was told to one person', async () => {
    const { ann, group } = await annAndBen()
    const record = await recordOf(here.store, { person: ann })

    await importPerson(there.store, record)
    const withGroup = await recordOf(there.store, { person: ann })
    await there.database.prisma.person.deleteMany()
    await there.database.prisma.group.deleteMany()
    await importPerson(there.store, record)
    const without = await recordOf(there.store, { person: ann })

    const toGroup = record.goals.map((one) => ({
      ...one,
      shares: one.shares.filter(({ groupId }) => groupId === group.id),
    }))
    expect(record.goals[0]?.shares).toHaveLength(2)
    expect(withGroup).toEqual({ ...record, goals: toGroup })
    const alone = toGroup.map((one) => ({ ...one, sharedWith: [], shares: [] }))
    expect(without).toEqual({ ...record, memberships: [], goals: alone })
  })

  test('who is there already stays as they are', async () => {
    const { ann, goal } = await annAndBen()
    const record = await recordOf(here.store, { person: ann })

    await here.store.goals.update({ ...goal, title: 'Another' })
    const again = await importPerson(here.store, record)

    expect(again).toEqual({ ok: false, error: 'record-known' })
    expect((await here.store.goals.get(ann.id, goal.id))?.goal.title).toBe('Another')
  })

  test('nothing is taken over from somebody else, neither an account nor what they keep', async () => {
    const { ann, ben } = await annAndBen()
    const record = await recordOf(here.store, { person: ann })
    const before = await recordOf(here.store, { person: ben })
    const stranger = { ...record, person: { ...record.person, id: newPersonId() } }
    const bare = { ...stranger, accounts: [], goals: [], pauses: [], remembered: [] }

    const results = [
      await importPerson(here.store, { ...bare, accounts: record.accounts }),
      await importPerson(here.store, { ...bare, goals: before.goals }),
      await importPerson(here.store, { ...bare, pauses: before.pauses }),
      await importPerson(here.store, { ...bare, remembered: before.remembered }),
    ]

    expect(results).toEqual(results.map(() => ({ ok: false, error: 'record-known' })))
    expect(await recordOf(here.store, { person: ben })).toEqual(before)
    expect(await exportPerson(here.store, stranger.person.id)).toBeNull()
  })
})

describe('what is no record', () => {
  const refused = async (record: unknown) => {
    const result = await importPerson(there.store, record)
    return result.ok ? null : result.error
  }

  test('is refused: another version, or another shape', async () => {
    const record = await recordOf(here.store, { person: (await annAndBen()).ann })

    expect(await refused({ ...record, version: 2 })).toBe('record-of-other-version')
    expect(await refused({ version: 2 })).toBe('record-of-other-version')
    const others = [null, 'record', [], {}, { version: 1 }, { ...record, version: '1' }]
    for (const other of [...others, { ...record, more: 1 }, { ...record, goals: null }])
      expect(await refused(other)).toBe('record-unreadable')
  })

  test('is refused where no rule would have let a value in', async () => {
    const record = await recordOf(here.store, { person: (await annAndBen()).ann })
    const [one] = record.goals
    const goals = (parts: object) => ({ ...record, goals: [{ ...one, ...parts }] })
    const goal = (parts: object) => goals({ goal: { ...one?.goal, ...parts } })
    const person = (parts: object) => ({ ...record, person: { ...record.person, ...parts } })
    const said = (parts: object) => goals({ checkIns: [{ ...one?.checkIns[0], ...parts }] })

    const wrong = [
      person({ zone: 'Europe/Atlantis' }),
      person({ promptTime: '20:00:00' }),
      person({ id: 'ann' }),
      { ...record, createdAt: '2026-03-02T18:00:00.0001Z' },
      goal({ cadence: { every: 'days', days: 0 } }),
      goal({ cadence: { every: 'weekdays', days: [] } }),
      goal({ reserveDays: 3 }),
      goal({ startedOn: '2026-02-30' }),
      goal({ startedOn: '0000-01-01' }),
      goal({ startedOn: '+012026-01-01' }),
      goal({ mode: 'target' }),
      goal({ mode: 'target', target: { amount: 0, unit: 'pages', by: null } }),
      said({ amount: 1e12 }),
      said({ note: 'a'.repeat(1001) }),
      goals({ checkIns: [...(one?.checkIns ?? []), ...(one?.checkIns ?? [])] }),
      goals({ awards: [{ runStart: null, key: 'days-0', at: record.createdAt }] }),
      ...['\0', '\ud83d'].map((tenant) => ({
        ...record,
        accounts: [{ key: { ...accountOf('ann'), tenant }, name: 'ann' }],
      })),
      { ...record, goals: [one, one] },
      { ...record, pauses: [...record.pauses, ...record.pauses] },
      { ...record, remembered: [...record.remembered, ...record.remembered] },
      ...[
        { month: 2, day: 30 },
        { name: '' },
        { name: 'n'.repeat(81) },
        { year: 999 },
        { day: 1.5 },
      ].map((parts) => ({ ...record, remembered: [{ ...record.remembered[0], ...parts }] })),
      { ...record, accounts: [...record.accounts, ...record.accounts] },
    ]
    for (const each of wrong) expect(await refused(each)).toBe('record-unreadable')
  })

  test('never brings a crash, whatever has been changed in it', async () => {
    const group = await sharedGroup()
    await fc.assert(
      fc.asyncProperty(anyPerson, fc.nat(), fc.jsonValue(), async (generated, at, value) => {
        const somebody = await keepPerson(here.store, group, generated)
        const record = plain(await recordOf(here.store, somebody))
        const places = placesIn(record)

        const result = await importPerson(
          there.store,
          changed(record, places[at % places.length] ?? [], value),
        )

        expect(result.ok || result.error.startsWith('record-')).toBe(true)
      }),
      cases(60),
    )
  }, 120_000)
})

type Place = readonly string[]

/** Every place in a value of JSON, as the keys that lead there. */
function placesIn(value: unknown, place: Place = []): readonly Place[] {
  if (value === null || typeof value !== 'object') return [place]
  return [place, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...place, key]))]
}

function changed(record: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined || record === null || typeof record !== 'object') return value
  const entries = Object.entries(record).map(([name, one]) => [
    name,
    name === key ? changed(one, rest, value) : one,
  ])
  return Array.isArray(record) ? entries.map(([, one]) => one) : Object.fromEntries(entries)
}
