import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Goal } from '#domain/goal.ts'
import { readersOf, type Told } from '#domain/readers.ts'
import type { Store } from '#store/store.ts'
import { withStore } from '../support/store.ts'
import { givenTo, queries, readCard, readReply } from '../support/visibility/asking.ts'
import { deskOn } from '../support/visibility/desk.ts'
import { anyHousehold, oneOfEach, runs } from '../support/visibility/draft.ts'
import { type Household, plant, type Somebody, today } from '../support/visibility/plant.ts'

// One rule says who can read what (domain/readers.ts). Here it is held to everything that could tell
// otherwise: what the cards say, what the store gives, and what is sent; test/commands/visibility.test.ts
// holds what commands and buttons answer to it.

const kept = withStore()

/** Whether somebody is among those who read what was told. */
const isNamed = (readers: ReturnType<typeof readersOf>, { id, groups }: Somebody): boolean =>
  readers !== 'nobody' &&
  ('groupId' in readers
    ? groups.some((group) => group.id === readers.groupId)
    : readers.personId === id)

it('asks everything that takes a person’s id', () => {
  const { goals, checkIns, pauses, awards, setbacks, plans, remembered } = kept.store
  const { pairs, shares, records, consents } = kept.store
  const own = { goals, checkIns, pauses, awards, setbacks, plans, remembered }
  const parts = { ...own, pairs, shares, records, consents }
  const all = Object.entries(parts).flatMap(([part, methods]) =>
    Object.keys(methods).map((name) => `${part}.${name}`),
  )

  const unasked = all.filter((name) => !(name in queries))

  expect(unasked.sort()).toEqual(
    [
      ...['goals.add', 'goals.update', 'goals.share', 'goals.unshare'],
      // By the id of a goal alone: for whoever has asked whose it is.
      ...['checkIns.of', 'checkIns.put', 'awards.add'],
      // By the id of a share alone: for whoever looks after a group's posts.
      'shares.get',
      ...['pauses.put', 'pauses.remove', 'setbacks.put', 'setbacks.remove'],
      ...['plans.put', 'plans.answer', 'plans.remove', 'pairs.add', 'pairs.end'],
      ...['remembered.put', 'remembered.remove'],
      ...['shares.add', 'shares.markPosted', 'records.add', 'consents.add', 'consents.end'],
    ].sort(),
  )
})

it('is given to those whom the rule names, and to nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(anyHousehold, async (draft) => {
      const all = await plant(kept.store, draft)

      expect(await misgiven(kept.store, all)).toEqual([])

      for (const { id } of all.people) {
        const buddies = (await kept.store.pairs.of(id)).map(({ personId }) => personId)
        expect(buddies.sort()).toEqual(all.buddies.get(id)?.toSorted())
      }
    }),
    runs(200),
  )
}, 300_000)

/** A store that lets somebody see a little of what is not theirs. */
const leaks: Readonly<Record<string, (store: Store, all: Household) => Partial<Store>>> = {
  'a setback, to whoever knows its id': (store, { people: [ann] }) => ({
    setbacks: { ...store.setbacks, get: (_, id) => store.setbacks.get(ann?.id ?? fail(), id) },
  }),
  'plans, to a buddy': (store, { people: [ann], buddies }) => ({
    plans: {
      ...store.plans,
      of: (me) =>
        store.plans.of(buddies.get(me)?.includes(ann?.id ?? fail()) ? (ann?.id ?? me) : me),
    },
  }),
  'remembered dates, to everybody in a group of theirs': (store, { people: [ann] }) => ({
    remembered: { ...store.remembered, of: () => store.remembered.of(ann?.id ?? fail()) },
  }),
  'goals, to everybody in a group where they count': (store, { goals, people: [ann] }) => ({
    goals: { ...store.goals, of: () => store.goals.of(goals[0]?.personId ?? ann?.id ?? fail()) },
  }),
  'what was told to a group, to everybody': (store, { people: [, ben] }) => ({
    shares: { ...store.shares, toldTo: () => store.shares.toldTo(ben?.id ?? fail()) },
  }),
}

it.each(Object.entries(leaks))('would notice if the store gave %s', async (_, leak) => {
  const all = await plant(kept.store, oneOfEach)

  const leaky = { ...kept.store, ...leak(kept.store, all) }

  expect(await misgiven(leaky, all)).not.toEqual([])
})

/** Where what people are given is not what the rule says. */
async function misgiven(store: Store, all: Household): Promise<readonly string[]> {
  const given = await Promise.all(all.people.map(({ id }) => givenTo(store, id, all)))
  return all.things.flatMap(({ kept: thing, owner, marks }) => {
    const readers = readersOf(thing)
    return all.people.flatMap((reader, at) => {
      const isTheirs = reader.id === owner || isNamed(readers, reader)
      const wrong = marks.filter((mark) => given[at]?.includes(mark) !== isTheirs)
      return wrong.map((mark) => `${thing.kind} ${mark}, as ${reader.name}`)
    })
  })
}

function fail(): never {
  throw new Error('nobody is there')
}

it('says on the owner’s cards what the rule says, and sends exactly what it has shown', async () => {
  await fc.assert(
    fc.asyncProperty(anyHousehold, async (draft) => {
      const all = await plant(kept.store, draft)
      const { taps, sent, says } = deskOn(kept.store)
      const [goal] = all.goals
      const owner = all.people.find(({ id }) => id === goal?.personId)
      if (!goal || !owner) throw new Error('nobody has a goal')
      const read = async (name: string, ...params: readonly string[]) =>
        await readReply(await taps(owner, name, ...params))

      // What is kept: nobody else reads it, and each card says so.
      const own = [
        ['check-in', await read('checkin.note', goal.id, today.toString())],
        ...(goal.finishedOn ? [] : [['award', await sayOf(owner, 'milestones', goal)] as const]),
        ...(await Promise.all(
          [...all.setbacks.filter(({ goalId }) => goalId === goal.id)].map(
            async ({ id }) => ['setback', await read('setback.show', id)] as const,
          ),
        )),
        ...(await Promise.all(
          all.remembered
            .filter((one) => one.owner === owner.id)
            .map(async ({ id }) => ['remembered-date', await read('remember.remove', id)] as const),
        )),
        ...(await Promise.all(
          all.plans
            .filter(({ goalId }) => goalId === goal.id)
            .map(async ({ id }) => ['plan', await read('plan.show', id)] as const),
        )),
      ] as const
      for (const [kind, text] of own) {
        const saysNobody = /Only you can (see|read) (it|this|your plans)/.test(text)
        expect(saysNobody, `${kind}: ${text}`).toBe(readersOf({ kind }) === 'nobody')
      }
      expect(await read('goal.show', goal.id)).toMatch(
        /Only you can see this goal\.|Nobody there sees its title, your answers or your notes\./,
      )

      // What is told: the preview names the readers, and the message goes to exactly them.
      const told: string[] = []
      for (const to of listenersOf(all, owner).slice(0, 4)) {
        const { id, sentence, reached, toldSentence } = describe(all, to)
        const flow = [goal.id, '0123456789ab', today.toString(), id] as const
        const preview = await read('restart.show', ...flow)
        expect(preview).toContain(sentence)

        sent.splice(0)
        await taps(owner, 'restart.share', ...flow)
        await taps(owner, 'restart.share', ...flow)

        expect(sent.map(({ to }) => to)).toEqual(reached)
        for (const { card } of sent) {
          const text = readCard(card)
          expect(preview).toContain(text.split('\n')[1])
          expect(text).not.toContain('secret')
        }
        const shares = await kept.store.shares.of(owner.id)
        const share = shares.find(
          (one) => one.on.equals(today) && JSON.stringify(one.to) === JSON.stringify(to),
        )
        if (!share) throw new Error('nothing was shared')
        for (const reader of all.people) {
          const seen = JSON.stringify(await kept.store.shares.toldTo(reader.id)).includes(share.id)
          const isOther = reader.id !== owner.id
          expect(seen).toBe(isOther && isNamed(readersOf({ kind: 'share', to }), reader))
        }
        told.push(toldSentence)
      }

      // Afterwards the setback's card names them all, and nobody else.
      for (const { id } of all.setbacks.filter(({ goalId }) => goalId === goal.id)) {
        const lines = (await read('setback.show', id)).split('\n')
        expect(lines.filter((line) => line.includes('was told')).sort()).toEqual(told.toSorted())
      }

      async function sayOf(who: Somebody, name: string, { id }: Goal): Promise<string> {
        const args = { usage: null, values: { goal: id } }
        const reply = await says(who, { said: 'command', name, args })
        return await readReply(reply)
      }
    }),
    runs(60),
  )
}, 300_000)

/** Everybody whom somebody can tell, those with whom they walk first. */
const listenersOf = (all: Household, { id, groups }: Somebody): readonly Told[] => [
  ...(all.buddies.get(id) ?? []).map((personId) => ({ personId })),
  ...groups.map((group) => ({ groupId: group.id })),
]

/** What the card says of a listener, and where a message to them goes. */
function describe(all: Household, to: Told) {
  if ('groupId' in to) {
    const group = all.groups.find(({ id }) => id === to.groupId)
    const place = { door: 'slack', community: 'T1', channel: group?.name }
    return {
      id: to.groupId,
      sentence: `Everybody who can read the channel of ${group?.name} will see it.`,
      reached: [{ to: 'channel', place }],
      toldSentence: `Everybody who can read the channel of ${group?.name} was told that you are making a new start, and nothing else.`,
    }
  }
  const person = all.people.find(({ id }) => id === to.personId)
  return {
    id: to.personId,
    sentence: `Only ${person?.name} will see it, in a direct message.`,
    reached: [{ to: 'person', account: person?.account }],
    toldSentence: `Only ${person?.name} was told that you are making a new start, and nothing else.`,
  }
}
