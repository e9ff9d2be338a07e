import { describe, expect, it } from 'vitest'
import { meetPerson } from '#app/meet-person.ts'
import {
  changeRemembered,
  findRemembered,
  keepRemembered,
  rememberedDates,
  rememberedOn,
  removeRemembered,
} from '#app/remembered-dates.ts'
import type { RememberedDateDraft } from '#domain/remembered-date.ts'
import { date } from '../support/builders.ts'
import { accountOf, addPerson, writtenAt } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const today = date('2026-03-02')

const birthday: RememberedDateDraft = {
  name: 'Jakob’s birthday',
  month: 3,
  day: 3,
  year: null,
  dayBefore: true,
}

async function speaker(name: string) {
  const person = await addPerson(kept.store, name)
  const account = accountOf(name)
  const met = await meetPerson(kept.store, { account, name, place: null, now: writtenAt })
  expect(met.today).toEqual(today)
  return { ...met, person }
}

const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)

it('a date is kept once for each act, however often the act comes', async () => {
  const ann = await speaker('ann')
  const keep = (once: string) => keepRemembered(kept.store, ann, once, birthday)

  const [one, same, another] = [await keep('one'), await keep('one'), await keep('another')]

  expect(same).toEqual(one)
  expect(another).not.toEqual(one)
  expect(await rememberedDates(kept.store, ann)).toHaveLength(2)
})

it('two that come together are kept once', async () => {
  const ann = await speaker('ann')

  await Promise.all([1, 2, 3].map(() => keepRemembered(kept.store, ann, 'one click', birthday)))

  expect(await rememberedDates(kept.store, ann)).toHaveLength(1)
})

it('forty are kept and no more, and an act that was kept is still answered as before', async () => {
  const ann = await speaker('ann')
  const keep = (once: number) =>
    keepRemembered(kept.store, ann, `${once}`, { ...birthday, name: `${once}` })
  for (let once = 1; once <= 40; once++) expect((await keep(once)).ok).toBe(true)

  expect(await keep(41)).toEqual({ ok: false, error: 'too-many-remembered' })
  expect(await keep(40)).toMatchObject({ ok: true, value: { name: '40' } })
})

it('what cannot be is not kept', async () => {
  const ann = await speaker('ann')

  const none = await keepRemembered(kept.store, ann, 'one', { ...birthday, month: 2, day: 30 })

  expect(none).toEqual({ ok: false, error: 'remembered-no-such-day' })
  expect(await rememberedDates(kept.store, ann)).toEqual([])
})

it('they are changed and removed by their own member, and by nobody else', async () => {
  const [ann, ben] = [await speaker('ann'), await speaker('ben')]
  const one = await keepRemembered(kept.store, ann, 'one', birthday)
  if (!one.ok) throw new Error(one.error)
  const { id } = one.value
  const changed = { ...birthday, name: 'His birthday', day: 4 }

  const notFound = { ok: false, error: 'remembered-not-found' }
  expect(await findRemembered(kept.store, ben, id)).toEqual(notFound)
  expect(await changeRemembered(kept.store, ben, id, changed)).toEqual(notFound)
  expect(await removeRemembered(kept.store, ben, id)).toEqual(notFound)
  expect(await rememberedDates(kept.store, ann)).toEqual([one.value])

  expect(await changeRemembered(kept.store, ann, id, { ...changed, name: ' ' })).toEqual({
    ok: false,
    error: 'remembered-name-empty',
  })
  expect(await changeRemembered(kept.store, ann, id, changed)).toMatchObject({ ok: true })
  expect(await rememberedDates(kept.store, ann)).toEqual([{ ...changed, id }])
  expect(await removeRemembered(kept.store, ann, id)).toEqual({
    ok: true,
    value: { ...changed, id },
  })
  expect(await rememberedDates(kept.store, ann)).toEqual([])
})

describe('what is to be mentioned', () => {
  const keepAll = async (ann: Awaited<ReturnType<typeof speaker>>) => {
    const all = [
      birthday,
      { ...birthday, name: 'Our wedding', day: 2, dayBefore: false },
      { ...birthday, name: 'The leap day', month: 2, day: 29 },
    ]
    for (const one of all) await keepRemembered(kept.store, ann, one.name, one)
  }

  it('is the member’s own of this day and of the next, the nearest listed first', async () => {
    const [ann, ben] = [await speaker('ann'), await speaker('ben')]
    await keepAll(ann)

    const mentions = await rememberedOn(kept.store, ann, today)

    expect(mentions.map((one) => [one.remembered.name, one.isDayBefore])).toEqual([
      ['Our wedding', false],
      ['Jakob’s birthday', true],
    ])
    expect(await rememberedOn(kept.store, ben, today)).toEqual([])
    expect(named(await rememberedDates(kept.store, ann))).toEqual([
      'Our wedding',
      'Jakob’s birthday',
      'The leap day',
    ])
  })

  it('is nothing for a day that has passed', async () => {
    const ann = await speaker('ann')
    await keepAll(ann)

    expect(await rememberedOn(kept.store, { ...ann, today: date('2026-03-03') }, today)).toEqual([])
  })

  it('goes by the member’s own choice for 29 February', async () => {
    const ann = await speaker('ann')
    await keepAll(ann)
    const on = async (text: string, leapDay: 'february-28' | 'march-1') => {
      const of = { person: { ...ann.person, leapDay }, today: date('2026-02-01') }
      const mentions = await rememberedOn(kept.store, of, date(text))
      return named(mentions.map(({ remembered }) => remembered))
    }

    expect(await on('2026-02-28', 'february-28')).toEqual(['The leap day'])
    expect(await on('2026-03-01', 'february-28')).toEqual([])
    expect(await on('2026-03-01', 'march-1')).toEqual(['The leap day'])
  })
})
