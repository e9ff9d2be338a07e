import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Award, dueMilestones } from '#domain/milestone-award.ts'
import type { Store } from '#store/store.ts'
import { anyLife, anyStory, type Life, seen } from '../support/arbitrary-lives.ts'
import { cases } from '../support/cases.ts'
import { addPerson } from '../support/household.ts'
import {
  answersFor,
  ownedBy,
  pauseOf,
  setbackOf,
  speakerIn,
  standingsIn,
  writingsOf,
} from '../support/kept-lives.ts'
import { plain } from '../support/plain.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()

const inMemory = (life: Life) => {
  const { today, starts, ...progress } = seen(life)
  return { today, progress, standings: standingsIn(life, progress) }
}

it('what the store gives back has the same answers, in whatever order it was written', async () => {
  const anyOrder = fc.infiniteStream(fc.nat({ max: 1000 }))
  await fc.assert(
    fc.asyncProperty(anyLife, anyOrder, async (generated, order) => {
      const { store } = kept
      const person = await addPerson(store, crypto.randomUUID())
      const life = ownedBy(person, generated)
      const { goal } = life
      await store.goals.add({ ...goal, startedOn: goal.startedOn.add({ days: 1 }) }, life.now)
      const shuffled = <T>(all: readonly T[]) =>
        all
          .map((one) => ({ one, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)

      const writings = writingsOf(store, life)
      for (const turn of [0, 1, 2])
        await Promise.all(shuffled(writings).map((writing) => writing[turn]?.()))

      const { progress, standings } = await answersFor(store, speakerIn(life, person), life)
      const { today, ...expected } = inMemory(life)
      expect(plain({ progress, standings })).toEqual(plain(expected))
    }),
    cases(300),
  )
}, 120_000)

it('a life that is kept act by act has the answers and the awards that it has in memory', async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, async ({ beginning, acts }) => {
      const { store } = kept
      const person = await addPerson(store, crypto.randomUUID())
      let life = ownedBy(person, beginning)
      await store.goals.add(life.goal, life.now)
      const keep = keeper(store)

      for (const act of acts) {
        const before = life
        life = act(before)
        await keep(before, life)
        const is = inMemory(life)
        const due = dueMilestones(is.standings, life.awards, { today: is.today, startSaidOn: null })
        const awards = due.flatMap(({ award, passedOver }) => [award, ...passedOver])
        await store.awards.add(life.goal.id, awards, life.now)
        life = { ...life, awards: [...life.awards, ...awards] }
      }

      const { awards, setbacks, ...answers } = await answersFor(
        store,
        speakerIn(life, person),
        life,
      )
      const { today, ...expected } = inMemory(life)
      expect(plain(answers)).toEqual(plain(expected))
      expect(awards.map(nameOf).sort()).toEqual(life.awards.map(nameOf).sort())
      expect(setbacks).toHaveLength(life.setbacks.length)
    }),
    cases(100),
  )
}, 120_000)

const nameOf = ({ runStart, key }: Award) => `${runStart} ${key}`

/** Writes what an act has changed, as the use cases do: a changed setback stays the one it was. */
function keeper(store: Store) {
  const pauses = new Map<Life['pauses'][number], ReturnType<typeof pauseOf>>()
  let setbacks: readonly ReturnType<typeof setbackOf>[] = []

  return async (before: Life, after: Life) => {
    const { goal, now } = after
    if (goal !== before.goal) await store.goals.update(goal)
    for (const checkIn of after.checkIns)
      if (!before.checkIns.includes(checkIn)) await store.checkIns.put(checkIn)
    for (const { goalId, on } of before.checkIns) {
      if (after.checkIns.some((checkIn) => checkIn.on.equals(on))) continue
      const key = { goalId, on: new Date(on.toString()) }
      await kept.database.prisma.checkIn.delete({ where: { goalId_on: key } })
    }

    for (const pause of after.pauses) {
      if (pauses.has(pause)) continue
      pauses.set(pause, pauseOf(pause))
      await store.pauses.put(goal.personId, pauses.get(pause) ?? pauseOf(pause), now)
    }
    for (const [pause, { id }] of pauses) {
      if (after.pauses.includes(pause)) continue
      pauses.delete(pause)
      await store.pauses.remove(goal.personId, id)
    }

    const told = after.setbacks
    const gone = setbacks.findIndex((_, at) => before.setbacks[at] !== told[at])
    if (told.length < setbacks.length) {
      const [removed] = setbacks.slice(gone, gone + 1)
      if (removed) await store.setbacks.remove(goal.personId, removed.id)
      setbacks = setbacks.filter((one) => one !== removed)
    }
    setbacks = told.map((draft, at) => ({ ...(setbacks[at] ?? setbackOf(after, draft)), ...draft }))
    for (const [at, setback] of setbacks.entries())
      if (told[at] !== before.setbacks[at]) await store.setbacks.put(goal.personId, setback)
  }
}
