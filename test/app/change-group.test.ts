import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeGroup, undoChange } from '#app/change-group.ts'
import { type Speaker, turnTo } from '#app/meet-person.ts'
import type { Group } from '#domain/group.ts'
import type { GroupChanges } from '#domain/group-change.ts'
import { time, zone } from '../support/builders.ts'
import { accountOf, addGroup, addMember, aGroup, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

describe('changing a group', () => {
  const kept = withStore()
  let group: Group
  let ann: Speaker
  let ben: Speaker

  beforeEach(async () => {
    const { store } = kept
    group = await addGroup(store, 'harbour')
    await addMember(store, 'ann', group, 'moderator')
    await addMember(store, 'ben', group, 'moderator')
    ann = await speaking('ann')
    ben = await speaking('ben')
  })

  async function speaking(name: string): Promise<Speaker> {
    const speaker = await turnTo(kept.store, accountOf(name), writtenAt)
    if (!speaker) throw new Error(`nobody is called ${name}`)
    return speaker
  }

  const change = (changes: GroupChanges, version = 0, by = ann, once = 'once') =>
    changeGroup(kept.store, by, group.id, { changes, version, once })
  const changed = async (changes: GroupChanges, version = 0, by = ann) => {
    const result = await change(changes, version, by, crypto.randomUUID())
    if (!result.ok || result.value.act === null) throw new Error('it was not changed')
    return { group: result.value.group, act: result.value.act }
  }
  const standing = () => kept.store.groups.get(group.id)
  const acts = () => kept.store.moderatorActs.of(group.id, 20)
  const replanned = async () =>
    (await kept.database.prisma.due.findMany({ where: { kind: 'replan' } })).length

  it('writes what was asked for, in order, and records what stood before', async () => {
    const result = await change({
      name: '  Evening\ncircle ',
      languages: ['DE', 'en', 'de'],
      guidelines: ' \n',
      firstWeekday: 7,
    })

    const expected = {
      ...group,
      name: 'Evening circle',
      languages: ['de', 'en'],
      firstWeekday: 7,
      version: 1,
    }
    expect(result).toMatchObject({ ok: true, value: { group: expected } })
    expect(await standing()).toEqual(expected)
    expect(await acts()).toMatchObject([
      {
        kind: 'changed',
        by: 'ann',
        details: {
          before: {
            version: 1,
            settings: { name: 'harbour', languages: ['en'], firstWeekday: 1 },
          },
        },
      },
    ])
  })

  it.each<[GroupChanges, string]>([
    [{ name: '\u200b ' }, 'group-name-empty'],
    [{ name: 'n'.repeat(81) }, 'group-name-too-long'],
    [{ firstWeekday: 0 }, 'weekday-unreadable'],
    [{ firstWeekday: 8 }, 'weekday-unreadable'],
    [{ backfillDays: -1 }, 'backfill-out-of-range'],
    [{ backfillDays: 31 }, 'backfill-out-of-range'],
    [{ backfillDays: 1.5 }, 'backfill-out-of-range'],
    [{ languages: [] }, 'languages-unreadable'],
    [{ languages: ['en', 'qz'] }, 'languages-unreadable'],
    [{ languages: ['english'] }, 'languages-unreadable'],
    [
      { languages: ['en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'tr', 'uk', 'ar', 'nl'] },
      'too-many-languages',
    ],
    [{ guidelines: 'g'.repeat(1501) }, 'guidelines-too-long'],
  ])('refuses %j with %s', async (changes, code) => {
    expect(await change(changes)).toEqual({ ok: false, error: code })
    expect(await standing()).toEqual(group)
    expect(await acts()).toEqual([])
  })

  it('takes what is just within the limits', async () => {
    const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'tr', 'uk', 'ar']
    const most = { name: 'n'.repeat(80), guidelines: 'g'.repeat(1500), backfillDays: 30, languages }

    expect(await change(most)).toMatchObject({ ok: true, value: { group: most } })
  })

  it('lets nobody write over what another one changed meanwhile', async () => {
    await changed({ name: 'Evening circle' }, 0, ben)

    expect(await change({ name: 'Midday circle' })).toEqual({ ok: false, error: 'group-changed' })
    expect(await standing()).toMatchObject({ name: 'Evening circle', version: 1 })
  })

  it('has one of twenty that change it at once, with one act', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) => change({ name: `Circle ${n}` }, 0, ann, `${n}`)),
    )

    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await acts()).toHaveLength(1)
    expect(await standing()).toMatchObject({ version: 1 })
  })

  it('is done once, however often the same is sent, and can be undone after each', async () => {
    const first = await change({ backfillDays: 5 })
    const second = await change({ backfillDays: 5 })
    const others = await change({ backfillDays: 5 }, 0, ben)

    expect(second).toEqual(first)
    expect(others).toMatchObject({ ok: true, value: { act: null } })
    expect(await acts()).toHaveLength(1)
  })

  it('changes nothing where the list of milestones is as it was kept', async () => {
    const list = { days: [3], months: [], years: 'every', times: [5], percent: [] } as const
    await changed({ milestones: list })

    const again = await change({ milestones: { ...list } }, 1, ben)

    expect(again).toMatchObject({ ok: true, value: { act: null, group: { version: 1 } } })
  })

  it('has the members’ days worked out anew only where they are different', async () => {
    await changed({ name: 'Evening circle' })
    await changed({ promptTime: time('07:00'), languages: ['de'], guidelines: 'Be kind.' }, 1)
    expect(await replanned()).toBe(0)

    await changed({ zone: zone('Asia/Tokyo') }, 2)
    expect(await replanned()).toBe(2)
  })

  it.each<GroupChanges>([
    { firstWeekday: 7 },
    { backfillDays: 9 },
    { milestones: { days: [1], months: [], years: [], times: [], percent: [] } },
    { kind: 'twelve-step' },
    { focus: 'bereavement' },
  ])('works days out anew after %j', async (changes) => {
    await changed(changes)

    expect(await replanned()).toBe(2)
  })

  it('leaves everything as it was where one part of it cannot be written', async () => {
    const broken = { ...ann, person: { ...ann.person, id: aGroup().id as never } }

    await expect(change({ zone: zone('Asia/Tokyo') }, 0, broken)).rejects.toThrow()

    expect(await standing()).toEqual(group)
    expect(await replanned()).toBe(0)
  })

  describe('and undoing it', () => {
    it('puts back exactly what stood before, whatever was changed', async () => {
      const settings = fc.record(
        {
          name: fc.stringMatching(/^[a-z]{1,80}$/),
          kind: fc.constantFrom('peer-led', 'twelve-step', 'therapist-led'),
          focus: fc.constantFrom('recovery', 'bereavement', 'wellbeing'),
          zone: fc.constantFrom(zone('Asia/Tokyo'), zone('Europe/Berlin')),
          firstWeekday: fc.integer({ min: 1, max: 7 }),
          promptTime: fc.constantFrom(time('00:00'), time('23:59'), time('20:00')),
          languages: fc.constantFrom(['en'], ['de', 'en']),
          backfillDays: fc.integer({ min: 0, max: 30 }),
          guidelines: fc.constantFrom(null, 'Be kind.\nBe here.'),
          milestones: fc.constantFrom(null, {
            days: [1],
            months: [],
            years: 'every' as const,
            times: [],
            percent: [50],
          }),
          moderatorRoles: fc.constantFrom(
            [],
            [{ door: 'slack' as const, community: 'T1', role: 'S1' }],
          ),
        },
        { requiredKeys: [] },
      )

      await fc.assert(
        fc.asyncProperty(settings, async (changes) => {
          const before = (await standing()) ?? group
          const done = await change(changes, before.version, ann, crypto.randomUUID())
          if (!done.ok || done.value.group.version === before.version) return
          const undone = await undoChange(kept.store, ben, group.id, done.value.act ?? '')
          expect(undone.ok).toBe(true)
          expect(await standing()).toEqual({ ...before, version: before.version + 2 })
        }),
        { numRuns: 25 },
      )
    })

    it('happens once, and says so', async () => {
      const { act } = await changed({ name: 'Evening circle' })
      await undoChange(kept.store, ben, group.id, act)

      const again = await undoChange(kept.store, ann, group.id, act)

      expect(again).toEqual({ ok: false, error: 'undone-already' })
      expect(await standing()).toMatchObject({ name: 'harbour', version: 2 })
      expect((await acts()).map(({ kind, by }) => `${by} ${kind}`).sort()).toEqual([
        'ann changed',
        'ben undid',
      ])
    })

    it('is too late once something else was changed', async () => {
      const { act } = await changed({ name: 'Evening circle' })
      await changed({ backfillDays: 9 }, 1, ben)

      const late = await undoChange(kept.store, ann, group.id, act)

      expect(late).toEqual({ ok: false, error: 'undo-too-late' })
      expect(await standing()).toMatchObject({ name: 'Evening circle', backfillDays: 9 })
    })

    it('is of a change of this group, and of nothing else', async () => {
      const { act } = await changed({ name: 'Evening circle' })
      const other = await addGroup(kept.store, 'quay')
      await undoChange(kept.store, ann, group.id, act)
      const undid = (await acts()).find(({ kind }) => kind === 'undid')?.id ?? ''

      for (const [id, what] of [
        [other.id, act],
        [group.id, undid],
        [group.id, crypto.randomUUID()],
      ] as const)
        expect(await undoChange(kept.store, ann, id, what)).toEqual({
          ok: false,
          error: 'undo-not-found',
        })
    })

    it('works the days out anew, too', async () => {
      const { act } = await changed({ zone: zone('Asia/Tokyo') })
      await kept.database.prisma.due.deleteMany({ where: { kind: 'replan' } })

      await undoChange(kept.store, ann, group.id, act)

      expect(await replanned()).toBe(2)
    })
  })
})
