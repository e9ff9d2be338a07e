import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { asId, type PersonId } from '#domain/id.ts'
import type { Person } from '#domain/person.ts'
import { instant } from '../support/builders.ts'
import { everyRow, everyTable, fillEveryTable, plant, type Row } from '../support/every-table.ts'
import { accountOf, addGoal, addGroup, addPerson, writtenAt } from '../support/household.ts'
import { type Kept, onEveryDatabase } from '../support/store.ts'

const at = instant('2026-03-03T12:00Z')

const merge = ({ store }: Kept, into: PersonId, from: PersonId) =>
  store.inOne(async (tx) => {
    await tx.accounts.hold([into, from])
    await tx.accounts.merge(into, from, at)
  })

onEveryDatabase((kept) => {
  test('everything of the one is the other’s: nothing is lost or doubled, in whichever table', async () => {
    const other = { into: 'third', from: 'third', third: 'from' }
    const given = { Delivery: { state: 'sent' } }
    const ids = await fillEveryTable(kept.database, ['into', 'from', 'third'], other, given)
    const into = asId<PersonId>(ids['into']?.['Person'] ?? '')
    const from = asId<PersonId>(ids['from']?.['Person'] ?? '')
    const before = await everyRow(kept.database)

    await merge(kept, into, from)

    const after = await everyRow(kept.database)
    const own = { Person: `"id": "${from}"`, Due: `"personId": "${from}"` }
    for (const [table, rows] of before) {
      expect(rows, table).toHaveLength(3)
      const gone = table === 'Person' || table === 'Due' ? own[table] : null
      const expected = rows
        .filter((row) => gone === null || !row.includes(gone))
        .map((row) => row.replaceAll(from, into))
        .sort()
      expect([...(after.get(table) ?? [])].sort(), table).toEqual(expected)
    }
    expect(JSON.stringify([...after])).not.toContain(from)
  })

  describe('what both have', () => {
    let columns: Awaited<ReturnType<typeof everyTable>>
    const add = async (table: string, name: string, row: Row) => {
      columns = await everyTable(kept.database)
      await plant(kept.database, columns.get(table) ?? [], name, row)
    }
    const rowsOf = async (table: string) =>
      ((await everyRow(kept.database)).get(table) ?? []).map((row) => JSON.parse(row))
    const twoPeople = async (): Promise<readonly [Person, Person]> => [
      await addPerson(kept.store, 'ann'),
      await addPerson(kept.store, 'bo'),
    ]

    test('a group has them once, with the stronger role and the earlier date', async () => {
      const [into, from] = await twoPeople()
      const group = await addGroup(kept.store, 'harbour')
      const other = await addGroup(kept.store, 'hill')
      await kept.store.groups.join(into.id, group.id, 'member', at)
      await kept.store.groups.join(from.id, group.id, 'moderator', writtenAt)
      await kept.store.groups.join(into.id, other.id, 'moderator', writtenAt)
      await kept.store.groups.join(from.id, other.id, 'supporter', at)

      await merge(kept, into.id, from.id)

      const rows = await rowsOf('Membership')
      expect(rows).toHaveLength(2)
      for (const row of rows) expect(row).toMatchObject({ personId: into.id, role: 'moderator' })
      expect(new Set(rows.map(({ joinedAt }) => joinedAt)).size).toBe(1)
      const known = await kept.store.people.byAccount(accountOf('bo'))
      expect(known?.memberships).toHaveLength(2)
    })

    test('a group’s weekly reports come to them unless one of the two said no', async () => {
      const [into, from] = await twoPeople()
      const silent = await addGroup(kept.store, 'harbour')
      const heard = await addGroup(kept.store, 'hill')
      for (const group of [silent, heard])
        for (const { id } of [into, from])
          await add('Membership', id, {
            personId: id,
            groupId: group.id,
            groupReports: String(group === heard || id === into.id),
          })

      await merge(kept, into.id, from.id)

      const rows = await rowsOf('Membership')
      const comes = new Map(rows.map((row) => [row.groupId, row.groupReports]))
      expect(comes).toEqual(
        new Map([
          [silent.id, false],
          [heard.id, true],
        ]),
      )
    })

    test('a pair of the two is no more, and a pair with the same third stays once', async () => {
      const [into, from] = await twoPeople()
      const third = await addPerson(kept.store, 'cy')
      const pair = (one: Person, other: Person, start: string) =>
        add('Pair', start, { oneId: one.id, otherId: other.id, startedAt: start, endedAt: null })
      await pair(into, from, '2026-03-01T00:00Z')
      await pair(into, third, '2026-03-02T00:00Z')
      await pair(third, from, '2026-03-01T00:00Z')

      await merge(kept, into.id, from.id)

      expect(await kept.store.pairs.of(into.id)).toHaveLength(1)
      expect(await kept.store.pairs.of(third.id)).toMatchObject([{ personId: into.id }])
      expect((await rowsOf('Pair')).filter(({ endedAt }) => endedAt === null)).toMatchObject([
        { oneId: third.id, startedAt: expect.stringContaining('2026-03-01') },
      ])
    })

    test('what one told the other was told to nobody else', async () => {
      const [into, from] = await twoPeople()
      const goal = await addGoal(kept.store, from)
      const told = { personId: from.id, goalId: goal.id, groupId: null }
      await add('Share', 'told', { ...told, toId: into.id })

      await merge(kept, into.id, from.id)

      expect(await rowsOf('Share')).toEqual([])
    })

    const delivery = (person: Person, kind: string, about: string, state: string) =>
      add('Delivery', `${kind} ${about}`, { personId: person.id, kind, about, state })

    test('of two messages about the same one counts: the survivor’s, or the one that arrived', async () => {
      const [into, from] = await twoPeople()
      await delivery(into, 'prompt', '2026-03-01', 'dropped')
      await delivery(from, 'prompt', '2026-03-01', 'sent')
      await delivery(into, 'prompt', '2026-03-02', 'queued')
      await delivery(from, 'prompt', '2026-03-02', 'sent')
      await delivery(from, 'prompt', '2026-03-03', 'queued')
      await delivery(from, 'milestone', 'a goal', 'queued')

      await merge(kept, into.id, from.id)

      const rows = await rowsOf('Delivery')
      expect(rows.map(({ about, state }) => `${about} ${state}`).sort()).toEqual([
        '2026-03-01 dropped',
        '2026-03-02 sent',
        'a goal queued',
      ])
    })

    test('a group goal has one part of them, and what the group saw of both', async () => {
      const [into, from] = await twoPeople()
      const group = await addGroup(kept.store, 'harbour')
      const goals = [await addGoal(kept.store, into), await addGoal(kept.store, from)] as const
      const [stays, swaps, older] = [randomUUID(), randomUUID(), randomUUID()]
      const part = (id: string, whose: 0 | 1, row: Row) =>
        add('GroupGoalPart', id, {
          groupGoalId: id,
          personId: [into, from][whose]?.id ?? null,
          goalId: goals[whose].id,
          leftAt: null,
          ...row,
        })
      for (const id of [stays, swaps, older])
        await add('GroupGoal', id, { id, groupId: group.id, endedAt: null, lookAt: null })
      const spare = await Promise.all(
        [1, 2, 3, 4].map((n) => addGoal(kept.store, n % 2 ? into : from)),
      )
      await part(stays, 0, { counted: '2', peak: '3', round: '3' })
      await part(stays, 1, { counted: '5', peak: '8', round: '3' })
      await part(swaps, 0, {
        goalId: spare[0]?.id ?? null,
        leftAt: '2026-03-01T00:00Z',
        counted: '4',
        round: '3',
      })
      await part(swaps, 1, { goalId: spare[1]?.id ?? null, counted: '1', round: '3' })
      await part(older, 0, { goalId: spare[2]?.id ?? null, counted: '9', peak: '9', round: '2' })
      await part(older, 1, { goalId: spare[3]?.id ?? null, counted: '6', peak: '7', round: '3' })

      await merge(kept, into.id, from.id)

      const rows = await rowsOf('GroupGoalPart')
      const of = (id: string) => rows.filter(({ groupGoalId }) => groupGoalId === id)
      expect(of(stays)).toMatchObject([{ goalId: goals[0].id, counted: 7, peak: 11, round: 3 }])
      expect(of(swaps)).toMatchObject([{ goalId: spare[1]?.id, counted: 5, leftAt: null }])
      expect(of(older)).toMatchObject([{ goalId: spare[2]?.id, counted: 6, peak: 7, round: 3 }])
      for (const row of await rowsOf('GroupGoal')) expect(row.lookAt).not.toBeNull()
      expect(await kept.store.goals.of(into.id)).toHaveLength(6)
    })

    test('a newcomer’s post is about them, once in a channel', async () => {
      const [into, from] = await twoPeople()
      const group = await addGroup(kept.store, 'harbour')
      const [channel] = await rowsOf('Channel')
      const post = (person: Person) =>
        add('Post', person.id, {
          groupId: group.id,
          channelId: channel.id,
          kind: 'newcomer',
          about: person.id,
          personId: person.id,
        })
      await post(from)
      await merge(kept, into.id, from.id)
      expect(await rowsOf('Post')).toMatchObject([{ about: into.id, personId: into.id }])

      const third = await addPerson(kept.store, 'cy')
      await post(third)
      await merge(kept, into.id, third.id)
      expect(await rowsOf('Post')).toHaveLength(1)
    })

    test('codes that link accounts are no more', async () => {
      const [into, from] = await twoPeople()
      for (const { id } of [into, from]) await add('LinkCode', id, { personId: id, groupId: null })

      await merge(kept, into.id, from.id)

      expect(await rowsOf('LinkCode')).toEqual([])
    })
  })

  test('two who merge one another at once do not wait for ever', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const bo = await addPerson(kept.store, 'bo')

    await Promise.all(
      [merge(kept, ann.id, bo.id), merge(kept, bo.id, ann.id)].map((one) => one.catch(() => null)),
    )

    const left = (await everyRow(kept.database)).get('Person')
    expect(left).toHaveLength(1)
  })
})
