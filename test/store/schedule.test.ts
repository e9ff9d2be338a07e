import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Due, DueKind } from '#domain/due.ts'
import { asId, type PersonId, type SetbackId } from '#domain/id.ts'
import { date, instant } from '../support/builders.ts'
import { addGoal, addPerson, newPersonId, writtenAt } from '../support/household.ts'
import { plain } from '../support/plain.ts'
import { onEveryDatabase } from '../support/store.ts'

const now = instant('2026-03-02T18:00Z')
const inMinutes = (minutes: number) => now.add({ minutes })
const at = (kind: DueKind, minutes: number): Due => ({ kind, at: inMinutes(minutes), on: null })

onEveryDatabase((kept) => {
  /** Each kind, with the minutes from now and the date that it names. */
  async function dueOf(personId: PersonId): Promise<readonly string[]> {
    const rows = await kept.database.prisma.$queryRaw<{ kind: string; at: Date; on: string }[]>`
      SELECT kind, at, coalesce("on"::text, '') AS "on" FROM "Due"
      WHERE "personId" = ${personId}::uuid ORDER BY kind`
    return rows.map((row) =>
      `${row.kind} ${(row.at.getTime() - now.epochMilliseconds) / 60_000} ${row.on}`.trim(),
    )
  }

  const askedOf = async (personId: PersonId) =>
    plain((await kept.store.schedule.members([personId], now))[0]?.asked)

  async function aSetback() {
    const ann = await addPerson(kept.store, 'ann')
    const goal = await addGoal(kept.store, ann)
    const id = asId<SetbackId>(randomUUID())
    const on = goal.startedOn
    const told = { id, goalId: goal.id, on, time: null, startOn: null, at: writtenAt, saidOn: on }
    await kept.store.setbacks.put(ann.id, { ...told, around: null, helped: null })
    const followUps = async () =>
      plain((await kept.store.schedule.members([ann.id], now))[0]?.followUps)
    return { ann, id, followUps }
  }

  test('what is due next replaces what was, kind by kind', async () => {
    const { schedule } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    const ben = await addPerson(kept.store, 'ben')
    await schedule.put(ben.id, [at('nudge', 5)], now)
    await schedule.put(ann.id, [at('prompt', 10), at('nudge', 20), at('follow-up', 30)], now)

    await schedule.put(ann.id, [at('prompt', 15), at('follow-up', 30), at('pause-end', 40)], now)

    expect(await dueOf(ann.id)).toEqual(['prompt 15', 'follow-up 30', 'pause-end 40'])
    expect(await dueOf(ben.id)).toEqual(['nudge 5'])
    await schedule.put(ann.id, [], now)
    expect(await dueOf(ann.id)).toEqual([])
  })

  test('what is overdue, at this very instant too, waits for whoever claims it', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const due = [at('prompt', 1), at('nudge', 2), at('milestone', 3)]
    await kept.store.schedule.put(ann.id, due, now)

    await kept.store.schedule.put(ann.id, [at('prompt', 60), at('milestone', 70)], inMinutes(2))

    expect(await dueOf(ann.id)).toEqual(['prompt 1', 'nudge 2', 'milestone 70'])
  })

  test('what stays as it is is not written again', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const versions = () => kept.database.prisma.$queryRaw`
      SELECT kind, ctid::text FROM "Due" WHERE "personId" = ${ann.id}::uuid ORDER BY kind`
    await kept.store.schedule.put(ann.id, [at('prompt', 10), at('nudge', 20)], now)
    const before = await versions()

    await kept.store.schedule.put(ann.id, [at('prompt', 10), at('nudge', 20)], now)

    expect(await versions()).toEqual(before)
  })

  test('a wish to be asked later stands apart, until it is replaced or withdrawn', async () => {
    const { schedule } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    await schedule.askLater(ann.id, { on: date('2026-03-01'), at: inMinutes(60) })

    await schedule.put(ann.id, [at('prompt', 10), at('later', 11)], now)
    expect(await dueOf(ann.id)).toEqual(['prompt 10', 'later 60 2026-03-01'])

    await schedule.askLater(ann.id, { on: date('2026-03-02'), at: inMinutes(180) })
    expect(await dueOf(ann.id)).toEqual(['prompt 10', 'later 180 2026-03-02'])

    await schedule.askLater(ann.id, null)
    expect(await dueOf(ann.id)).toEqual(['prompt 10'])
  })

  test('for a person who is gone nothing is due, calmly', async () => {
    const nobody = newPersonId()

    await kept.store.schedule.put(nobody, [at('prompt', 10)], now)
    await kept.store.schedule.askLater(nobody, { on: date('2026-03-02'), at: now })
    await kept.store.schedule.askLater(nobody, null)

    expect(await dueOf(nobody)).toEqual([])
  })

  test('those who write the same member’s rows at once do not wait for one another for ever', async () => {
    const ann = await addPerson(kept.store, 'ann')
    const kinds = ['prompt', 'nudge', 'milestone', 'close'] as const
    const writings = Array.from({ length: 24 }, (_, turn) => {
      const due = kinds.map((kind) => at(kind, turn + 1))
      return turn % 2 === 0 ? due : due.reverse()
    })

    await Promise.all(writings.map((due) => kept.store.schedule.put(ann.id, due, now)))

    expect(await dueOf(ann.id)).toHaveLength(kinds.length)
  })

  test('prompts are counted until the member says something', async () => {
    const { schedule } = kept.store
    const ann = await addPerson(kept.store, 'ann')
    expect(await askedOf(ann.id)).toEqual({ promptedOn: null, unanswered: 0, unreached: 0 })

    await schedule.prompted(ann.id, date('2026-03-01'))
    await schedule.prompted(ann.id, date('2026-03-02'))
    expect(await askedOf(ann.id)).toEqual({ promptedOn: '2026-03-02', unanswered: 2, unreached: 0 })

    await schedule.heardFrom(ann.id)
    expect(await askedOf(ann.id)).toEqual({ promptedOn: '2026-03-02', unanswered: 0, unreached: 0 })
  })

  test('whoever is heard from can be reached again', async () => {
    const ann = await addPerson(kept.store, 'ann')
    await kept.database.prisma.person.update({ where: { id: ann.id }, data: { unreached: 3 } })

    await kept.store.schedule.heardFrom(ann.id)

    expect(await askedOf(ann.id)).toEqual({ promptedOn: null, unanswered: 0, unreached: 0 })
  })

  test('the overdue are counted by member, since the oldest', async () => {
    const [ann, ben] = [await addPerson(kept.store, 'ann'), await addPerson(kept.store, 'ben')]
    expect(await kept.store.schedule.overdue(now)).toEqual({ count: 0, since: null })
    await kept.store.schedule.put(ann.id, [at('prompt', 4), at('nudge', 3)], now)
    await kept.store.schedule.put(ben.id, [at('prompt', 5)], now)

    const [most, all] = [inMinutes(4), inMinutes(5)]

    const since = inMinutes(3).toString()
    expect(plain(await kept.store.schedule.overdue(most))).toEqual({ count: 1, since })
    expect(plain(await kept.store.schedule.overdue(all))).toEqual({ count: 2, since })
  })

  test('a follow-up is asked for, moved and called off by whose setback it is', async () => {
    const { ann, id, followUps } = await aSetback()
    const ben = await addPerson(kept.store, 'ben')
    await kept.store.schedule.setFollowUp(ann.id, id, inMinutes(5))
    await kept.store.schedule.setFollowUp(ann.id, id, inMinutes(7))

    await kept.store.schedule.setFollowUp(ben.id, id, null)

    expect(await followUps()).toEqual(plain([{ setback: id, at: inMinutes(7) }]))
    await kept.store.schedule.setFollowUp(ann.id, id, null)
    expect(await followUps()).toEqual([])
  })

  test('changing what was told of a setback leaves its follow-up', async () => {
    const { ann, id, followUps } = await aSetback()
    await kept.store.schedule.setFollowUp(ann.id, id, inMinutes(5))
    const told = await kept.store.setbacks.get(ann.id, id)

    if (told) await kept.store.setbacks.put(ann.id, { ...told, startOn: told.on })

    expect(await followUps()).toEqual(plain([{ setback: id, at: inMinutes(5) }]))
  })
})
