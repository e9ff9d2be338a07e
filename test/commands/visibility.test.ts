import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { ActionRef } from '#chat/action.ts'
import type { Said } from '#chat/invocation.ts'
import { commands } from '#commands'
import { idsShownTo } from '../support/shown-ids.ts'
import { withStore } from '../support/store.ts'
import { readReply } from '../support/visibility/asking.ts'
import { deskOn } from '../support/visibility/desk.ts'
import { anyHousehold, oneOfEach, runs } from '../support/visibility/draft.ts'
import { plant, today } from '../support/visibility/plant.ts'

const kept = withStore()

/** One button, choice or form of every kind, with what its parameters stand for. */
interface Shape {
  readonly name: string
  readonly params: readonly (string | { readonly of: Of })[]
}
type Of = 'goal' | 'setback' | 'plan' | 'remembered'
let shapes: readonly Shape[] = []

/** Everything that is shown to somebody who has one of each. */
beforeEach(async () => {
  const all = await plant(kept.store, oneOfEach)
  const [ann] = all.people
  const [goal] = all.goals
  if (!ann || !goal) throw new Error('nobody has a goal')
  const { desk, codec } = deskOn(kept.store)
  const { account, name, place } = ann
  const who = { account, name, place, manages: true, roles: null }
  const ids = await idsShownTo(desk, who, codec, goal.title, 400)
  const known = new Map<string, { readonly of: Of }>([
    ...all.goals.map(({ id }) => [id, { of: 'goal' }] as const),
    ...all.setbacks.map(({ id }) => [id, { of: 'setback' }] as const),
    ...all.plans.map(({ id }) => [id, { of: 'plan' }] as const),
    ...all.remembered.map(({ id }) => [id, { of: 'remembered' }] as const),
  ])
  const refs = ids
    .map((id) => codec.read(id))
    .filter((ref): ref is ActionRef => typeof ref === 'object')
  const byName = new Map(refs.map((ref) => [ref.name, ref]))
  shapes = [...byName.values()].map(({ name, params }) => ({
    name,
    params: params.map((param) => known.get(param) ?? param),
  }))
}, 120_000)

it('answers nobody else with a word of it, whatever they say and use', async () => {
  expect(shapes.length).toBeGreaterThan(50)
  let turn = 0

  await fc.assert(
    fc.asyncProperty(anyHousehold, fc.nat({ max: 5 }), async (draft, at) => {
      const all = await plant(kept.store, draft)
      const { says, codec, sent, desk } = deskOn(kept.store)
      const [goal] = all.goals
      if (!goal) throw new Error('nobody has a goal')
      const others = all.people.filter(({ id }) => id !== goal.personId)
      const reader = others[at % others.length]
      if (!reader) throw new Error('nobody else is there')
      const things = {
        goal: goal.id,
        setback: all.setbacks.find(({ goalId }) => goalId === goal.id)?.id ?? goal.id,
        plan: all.plans.find(({ goalId }) => goalId === goal.id)?.id ?? goal.id,
        remembered: all.remembered.find(({ owner }) => owner === goal.personId)?.id ?? goal.id,
      }
      const before = JSON.stringify(await kept.store.records.of(goal.personId))

      const said: Said[] = commands.flatMap(({ name, usages }) =>
        usages
          .filter(({ options }) => options.some((option) => option.name === 'goal'))
          .map(({ name: usage }) => ({
            said: 'command',
            name,
            args: { usage, values: { goal: goal.id } },
          })),
      )
      // A part of the buttons each time: all of them in turn.
      for (const { name, params } of shapes.filter((_, index) => index % 5 === turn % 5)) {
        const id = codec.write({
          name,
          params: params.map((param) => (typeof param === 'string' ? param : things[param.of])),
        })
        const named = { name: 'Mine', date: '2 March' }
        const texts = { title: 'Mine', note: 'Mine', around: 'Mine', ...named }
        const values = { ...texts, on: today.toString() }
        said.push({ said: 'form', id, values })
        const chosen = Object.values(things)[turn % 4] ?? null
        said.push({ said: 'action', id, chosen: null }, { said: 'action', id, chosen })
      }
      turn++
      const { account, name, place } = reader
      const asking = {
        account,
        name,
        place,
        community: place.community,
        manages: false,
        roles: null,
      }
      const offered = await desk.suggest(
        asking,
        { command: 'restart', usage: null, option: 'goal' },
        '',
      )
      const answers: unknown[] = [offered]
      for (const one of said) {
        const reply = await says(reader, one)
        answers.push(reply, await readReply(reply))
      }

      const seen = JSON.stringify([answers, sent])
      for (const { owner, marks } of all.things) {
        if (owner === reader.id) continue
        expect(marks.filter((mark) => mark.startsWith('secret') && seen.includes(mark))).toEqual([])
      }
      expect(JSON.stringify(await kept.store.records.of(goal.personId))).toBe(before)
    }),
    runs(60),
  )
}, 300_000)
