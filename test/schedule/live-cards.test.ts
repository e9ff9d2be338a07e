import { expect, test } from 'vitest'
import { untoldChannels } from '#app/group-goal-posts.ts'
import type { Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import type { MessageRef, Messenger, SendFailure, Sent } from '#chat/messenger.ts'
import { groupGoalComposer } from '#commands'
import type { GroupGoal } from '#domain/group-goal.ts'
import { asId, type GroupGoalId } from '#domain/id.ts'
import { createLiveCards, startLiveCards } from '../../src/schedule/live-cards.ts'
import { aCheckIn, date } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import { addGoal, addGroup, addMember } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const id = asId<GroupGoalId>('00000000-0000-4000-8000-0000000000a1')

/** A platform of which a test says what it refuses. */
class FarSide implements Messenger {
  readonly shown = new Map<string, Card>()
  readonly asked: string[] = []
  refuses: SendFailure | null = null
  #count = 0
  readonly #keys = new Map<string, string>()

  async send(place: MessageRef['place'], card: Card, key: string): Promise<Sent> {
    this.asked.push('send')
    if (this.refuses) return { sent: false, why: this.refuses }
    const known = this.#keys.get(key) ?? `m${++this.#count}`
    this.#keys.set(key, known)
    this.shown.set(known, card)
    return { sent: true, message: { place, id: known } }
  }

  async update(message: MessageRef, card: Card): Promise<Sent> {
    this.asked.push('update')
    if (this.refuses) return { sent: false, why: this.refuses }
    if (!this.shown.has(message.id)) return { sent: false, why: 'gone' }
    this.shown.set(message.id, card)
    return { sent: true, message }
  }

  async remove(message: MessageRef): Promise<Sent> {
    this.shown.delete(message.id)
    return { sent: true, message }
  }

  sees = async () => true
  standing = async () => null
  turns = () => 1

  /** What stands there, as it is read. */
  get read(): readonly string[] {
    return [...this.shown.values()].map(({ blocks }) =>
      blocks
        .flatMap((block) => {
          if ('line' in block) return [plainText(block.line)]
          return 'text' in block ? [block.text] : []
        })
        .join('\n'),
    )
  }
}

/** Six members take part in a goal of 12 check-ins, which runs since 2 March 2026. */
async function aGroupAtWork() {
  const { store } = kept
  const clock = new TestClock('2026-03-02T18:00Z')
  const group = await addGroup(store, 'circle')
  const goal: GroupGoal = {
    id,
    groupId: group.id,
    title: 'Walk together',
    mode: 'do',
    unit: null,
    aim: { of: 'total', amount: 12 },
    marks: [50, 100],
    repeats: false,
    period: { startsOn: date('2026-03-02'), endsOn: date('2026-03-29') },
    round: 0,
    next: null,
    version: 0,
    createdAt: clock.now(),
    endedAt: null,
    shown: { total: 0, possible: 0, countedAt: null },
  }
  await store.groupGoals.add(goal)
  const people = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn']
  const goals = await Promise.all(
    people.map(async (name) => {
      const person = await addMember(store, name, group)
      const own = await addGoal(store, person)
      await store.goals.share(own.id, group.id, clock.now())
      const joinedOn = date('2026-03-02')
      const part = { groupGoalId: id, personId: person.id, goalId: own.id, joinedOn, leftAt: null }
      await store.groupGoals.join(part)
      return own
    }),
  )
  await store.groupGoals.look(id, clock.now())
  const far = new FarSide()
  const bugs: unknown[] = []
  const parts = {
    store,
    messenger: far,
    compose: groupGoalComposer,
    now: () => clock.now(),
    onBug: (error: unknown) => bugs.push(error),
  }
  const allCheckIn = async (on: string) => {
    for (const { id: goalId } of goals)
      await store.checkIns.put(aCheckIn({ goalId, on: date(on), at: clock.now() }))
    await store.groupGoals.look(id, clock.now())
  }
  return { store, clock, group, far, bugs, parts, allCheckIn, look: createLiveCards(parts) }
}

test('many check-ins are one change of one message', async () => {
  const { clock, far, look, allCheckIn } = await aGroupAtWork()
  await look()
  expect(far.asked).toEqual(['send'])

  clock.pass({ hours: 25 })
  await allCheckIn('2026-03-02')
  await allCheckIn('2026-03-03')
  await look()
  await look()

  expect(far.asked.filter((one) => one === 'update')).toEqual(['update'])
  expect(far.read[0]).toContain('12 of 12 check-ins: 100 %.')
})

test('a card changes at most once in ten seconds, and nothing is left out', async () => {
  const { clock, far, look, allCheckIn } = await aGroupAtWork()
  await look()
  clock.pass({ seconds: 4 })
  await allCheckIn('2026-03-02')
  await look()
  expect(far.asked).toEqual(['send'])

  clock.pass({ seconds: 7 })
  await look()

  expect(far.asked.slice(0, 2)).toEqual(['send', 'update'])
})

test('what shows nothing new is not sent again', async () => {
  const { store, clock, far, look } = await aGroupAtWork()
  await look()
  clock.pass({ minutes: 1 })
  await store.groupGoals.look(id, clock.now())

  await look()

  expect(far.asked).toEqual(['send'])
})

test('each mark is celebrated once, without a word of who', async () => {
  const { store, clock, far, look, allCheckIn } = await aGroupAtWork()
  await look()
  clock.pass({ hours: 25 })
  await allCheckIn('2026-03-02')
  await allCheckIn('2026-03-03')
  await look()
  clock.pass({ minutes: 1 })
  await store.groupGoals.look(id, clock.now())
  await look()

  const [, ...marks] = far.read

  expect(marks).toEqual([
    expect.stringContaining('You have come 50 % of the way, together.'),
    expect.stringContaining('You have come the whole way, together.'),
  ])
  expect(far.read.join()).not.toMatch(/ann|ben|cleo/)
})

test('a message that is gone is posted anew with the next change', async () => {
  const { clock, far, look, allCheckIn } = await aGroupAtWork()
  await look()
  far.shown.clear()
  clock.pass({ hours: 1 })
  await allCheckIn('2026-03-02')

  await look()

  expect(far.asked.slice(0, 3)).toEqual(['send', 'update', 'send'])
  expect(far.read[0]).toContain('6 of 12 check-ins: 50 %.')
})

test('where we may not write, moderators are told until it is mended', async () => {
  const { store, clock, group, far, look } = await aGroupAtWork()
  far.refuses = 'no-access'
  await look()
  expect(await untoldChannels(store, group.id, id)).toMatchObject([{ channel: 'circle' }])

  far.refuses = null
  clock.pass({ minutes: 1 })
  await store.groupGoals.look(id, clock.now())
  await look()

  expect(await untoldChannels(store, group.id, id)).toEqual([])
  expect(far.shown.size).toBe(1)
})

test('what may go through later comes back by itself', async () => {
  const { clock, far, look } = await aGroupAtWork()
  far.refuses = 'unavailable'
  await look()
  await look()
  expect(far.asked).toEqual(['send'])

  far.refuses = null
  clock.pass({ seconds: 61 })
  await look()

  expect(far.shown.size).toBe(1)
})

test('two workers at once post one card', async () => {
  const { far, parts } = await aGroupAtWork()
  const [one, other] = [createLiveCards(parts), createLiveCards(parts)]

  await Promise.all([one(), other()])

  expect(far.asked).toEqual(['send'])
})

test('a crash between posting and keeping shows card and mark once', async () => {
  const { store, clock, far, bugs, parts, allCheckIn } = await aGroupAtWork()
  await allCheckIn('2026-03-02')
  const dying = {
    ...store,
    posts: { ...store.posts, put: () => Promise.reject(new Error('the process ends here')) },
  }
  await createLiveCards({ ...parts, store: dying })()
  expect(bugs).toHaveLength(1)

  for (let minute = 0; minute < 2; minute++) {
    clock.pass({ seconds: 61 })
    await createLiveCards(parts)()
  }

  expect(far.read).toHaveLength(2)
  expect(far.read[0]).toContain('6 of 12 check-ins')
  expect(far.read[1]).toContain('You have come 50 % of the way')
})

test('a channel in which nothing is to be posted stays quiet', async () => {
  const { store, far, look } = await aGroupAtWork()
  await store.groups.mute({ door: 'slack', community: 'T1', channel: 'circle' }, true)

  await look()

  expect(far.asked).toEqual([])
})

test('by itself it looks as often as it is asked to, and stops', async () => {
  const { far, parts } = await aGroupAtWork()
  const live = startLiveCards(parts)

  await live.look()
  await live.close()

  expect(far.shown.size).toBe(1)
})
