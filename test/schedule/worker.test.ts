import { Temporal } from 'temporal-polyfill'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askLater, followUp } from '#app/answer-prompt.ts'
import { changeSettings, type Settings } from '#app/change-settings.ts'
import { turnTo } from '#app/meet-person.ts'
import { beginPause } from '#app/pauses.ts'
import { planDue } from '#app/plan-due.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { chooseStart } from '#app/setbacks.ts'
import type { Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import type { Destination, Messenger, Sent } from '#chat/messenger.ts'
import { composer } from '#commands'
import type { Goal } from '#domain/goal.ts'
import { asId, type DeliveryId } from '#domain/id.ts'
import type { Store } from '#store/store.ts'
import type { JobResult } from '../../src/schedule/queue.ts'
import { createWorker, type Observed, type Pace } from '../../src/schedule/worker.ts'
import { date, instant, zone } from '../support/builders.ts'
import { accountOf, addGoal, addGroup, addMember } from '../support/household.ts'
import { withStore } from '../support/store.ts'

/** How long the worker waits before each message, in milliseconds; `null` lets it really wait. */
const waits = vi.hoisted(() => ({ told: null as number[] | null }))

vi.mock('node:timers/promises', async (original) => {
  const timers = await original<typeof import('node:timers/promises')>()
  const pause = async (ms = 0): Promise<void> => {
    if (waits.told === null) await timers.setTimeout(ms)
    else waits.told.push(ms)
  }
  return { ...timers, setTimeout: pause }
})

const kept = withStore()
const account = accountOf('robin')
const due = '2026-03-02T19:00Z'

interface Said {
  readonly to: Destination
  readonly text: string
  readonly key: string
}

let said: Said[]
let changed: { readonly id: string; readonly text: string }[]
let observed: Observed[]
let bugs: unknown[]
/** What the platform answers to each message. */
let answer: (to: Destination) => Sent
let goal: Goal
let now: Temporal.Instant
let pace: Pace | null
/** How many requests a message there takes. */
let turns: (to: Destination) => number
/** How many turns were taken of the pace, each time. */
let taken: number[]

const arrives = (place: Destination): Sent => ({
  sent: true,
  message: { place, id: `m${said.length}` },
})
const refuses = (why: Exclude<Sent, { sent: true }>['why'], retryAfterMs?: number) => (): Sent => ({
  sent: false,
  why,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

const textOf = ({ blocks }: Card): string =>
  blocks.flatMap((block) => ('line' in block ? [plainText(block.line)] : [])).join(' ')

const platform: Messenger = {
  send: async (to, card, key) => {
    said.push({ to, text: `${card.summary} ${textOf(card)}`, key })
    return answer(to)
  },
  update: async (message, card) => {
    changed.push({ id: message.id, text: textOf(card) })
    return { sent: true, message }
  },
  remove: async (message) => ({ sent: true, message }),
  sees: async () => true,
  standing: async () => null,
  turns: (to) => turns(to),
}

/** Somebody in Berlin with one daily goal, who is asked at eight. */
beforeEach(async () => {
  said = []
  changed = []
  observed = []
  bugs = []
  answer = arrives
  pace = null
  turns = () => 1
  waits.told = null
  taken = []
  now = instant('2026-03-02T08:00Z')
  const group = await addGroup(kept.store, 'circle')
  const person = await addMember(kept.store, 'robin', group)
  goal = await addGoal(kept.store, person, { title: 'Walk', startedOn: date('2026-03-01') })
  await wants({ zone: zone('Europe/Berlin'), promptTime: Temporal.PlainTime.from('20:00') })
})

async function speaker(name = 'robin') {
  const found = await turnTo(kept.store, accountOf(name), now)
  if (!found) throw new Error('nobody')
  return found
}

async function wants(settings: Settings): Promise<void> {
  await changeSettings(kept.store, await speaker(), settings)
}

/** What a heartbeat at this instant owes, and not yet sent. */
async function beat(at: string): Promise<readonly DeliveryId[]> {
  now = instant(at)
  const ids: DeliveryId[] = []
  await planDue(kept.store, now, 10, async (all) => void ids.push(...all.map(({ id }) => id)))
  return ids
}

/** The store itself, with an eye on the turns that are taken. */
function watchedStore(): Store {
  const store = kept.store.inBulk()
  const take: Store['paces']['take'] = (lane, count, ...rest) => {
    taken.push(count)
    return store.paces.take(lane, count, ...rest)
  }
  return { ...store, paces: { ...store.paces, take } }
}

const work = (ids: readonly DeliveryId[]): Promise<ReadonlyMap<DeliveryId, JobResult>> =>
  createWorker({
    store: { ...kept.store, inBulk: watchedStore },
    messenger: platform,
    compose: composer({ store: kept.store, messenger: platform, now: () => now }),
    now: () => now,
    paceOf: () => pace,
    observe: (one) => observed.push(one),
    onBug: (error) => bugs.push(error),
  })(ids)

async function beatAndWork(at: string): Promise<readonly JobResult[]> {
  return [...(await work(await beat(at))).values()]
}

async function states(): Promise<readonly string[]> {
  const { deliveries } = kept.store
  const { person } = await speaker()
  const all = await Promise.all(
    (['queued', 'sent', 'dropped', 'closed', 'dead'] as const).map((state) =>
      deliveries.of(person.id, state),
    ),
  )
  return all.flat().map(({ kind, state, why }) => [kind, state, why].filter(Boolean).join(' '))
}

describe('a message that is owed', () => {
  test('goes to the member with its own key, and is kept as sent', async () => {
    const [id] = await beat(due)
    if (!id) throw new Error('nothing is owed')

    const results = await work([id])

    expect([...results.values()]).toEqual([{ done: true }])
    expect(said.map(({ to, key }) => [to, key])).toEqual([[{ to: 'person', account }, id]])
    expect(said[0]?.text).toContain('Walk')
    expect(await states()).toEqual(['prompt sent'])
    expect(observed.map(({ outcome, lateMs }) => [outcome, lateMs])).toEqual([['sent', 0]])
  })

  test('is not sent again when its job comes twice', async () => {
    const ids = await beat(due)
    await work(ids)

    const again = await work(ids)

    expect([...again.values()]).toEqual([{ done: true }])
    expect(said).toHaveLength(1)
  })

  test('is done with when nobody knows of it', async () => {
    const unknown = asId<DeliveryId>(crypto.randomUUID())

    expect([...(await work([unknown])).values()]).toEqual([{ done: true }])
    expect(said).toEqual([])
  })

  test.each<[string, string, () => Promise<unknown>]>([
    [
      'was answered',
      'answered',
      async () =>
        recordCheckIn(kept.store, await speaker(), {
          goalId: goal.id,
          on: date('2026-03-02'),
          answer: undefined,
          note: undefined,
        }),
    ],
    [
      'everything was paused',
      'paused',
      async () => beginPause(kept.store, await speaker(), 'pause', null, null),
    ],
    ['prompts were turned off', 'not-wanted', () => wants({ promptTime: null })],
    [
      'days went by',
      'too-late',
      async () => {
        now = instant('2026-03-05T02:00Z')
      },
    ],
  ])('is dropped when meanwhile %s', async (_, why, meanwhile) => {
    const ids = await beat(due)
    await meanwhile()

    const [result] = [...(await work(ids)).values()]

    expect(result).toEqual({ done: true })
    expect(said).toEqual([])
    expect(await states()).toEqual([`prompt dropped ${why}`])
    expect((await speaker()).asked.unanswered).toBe(0)
  })
})

describe('a platform that does not take it', () => {
  test('in trouble: it is tried again', async () => {
    answer = refuses('unavailable')

    expect(await beatAndWork(due)).toEqual([{ done: false }])
    expect(await states()).toEqual(['prompt queued unavailable'])
  })

  test('with too much to do: again when it says, and its lane is held', async () => {
    answer = refuses('busy', 7000)
    pace = { lane: 'discord', perSecond: 100 }

    expect(await beatAndWork(due)).toEqual([{ done: false, retryAfterMs: 7000 }])
    expect(await kept.store.paces.take('discord', 1, 100)).toBeGreaterThan(5000)
  })

  test('closed for us: kept for the next command, and after three times nothing comes', async () => {
    answer = refuses('closed')
    for (const day of ['02', '03', '04', '05', '06']) await beatAndWork(`2026-03-${day}T19:00Z`)

    expect(said).toHaveLength(3)
    expect(await states()).toEqual(Array(3).fill('prompt closed closed'))
    expect((await speaker()).asked).toMatchObject({ unreached: 3, unanswered: 0 })
  })

  test('closed, for a member who agreed to it: a line in the channel that says nothing of them', async () => {
    answer = (to) => (to.to === 'person' ? refuses('closed')() : arrives(to))
    await wants({ wishes: { pingInChannel: true } })

    await beatAndWork(due)

    expect(said.map(({ to }) => to.to)).toEqual(['person', 'channel'])
    expect(said[1]?.text).not.toContain('Walk')
  })

  test('closed, for anybody else: not a word elsewhere', async () => {
    answer = refuses('closed')

    await beatAndWork(due)

    expect(said.map(({ to }) => to.to)).toEqual(['person'])
  })
})

describe('a bug', () => {
  test('is told of, and the message is tried again', async () => {
    answer = () => {
      throw new Error('a bug')
    }

    expect(await beatAndWork(due)).toEqual([{ done: false }])
    expect(bugs).toEqual([new Error('a bug')])
    expect(await states()).toEqual(['prompt queued bug'])
  })
})

describe('at the pace of a platform', () => {
  test('what would wait for long is given back, and not tried', async () => {
    pace = { lane: 'discord', perSecond: 10 }
    await kept.store.paces.hold('discord', 60_000)

    const [result] = await beatAndWork(due)

    expect(result).toMatchObject({ done: false })
    expect(result && !result.done ? result.retryAfterMs : 0).toBeGreaterThan(50_000)
    expect(said).toEqual([])
    expect(await states()).toEqual(['prompt queued'])
  })

  test('what can go in the next half minute goes, and the rest comes back', async () => {
    await alsoAsked('sam', 'noor')
    pace = { lane: 'slow', perSecond: 1 / 30 }

    const results = await beatAndWork(due)

    expect(said).toHaveLength(1)
    expect(results.filter(({ done }) => done)).toHaveLength(1)
  })

  test('ten first messages take twenty turns, since each opens a channel first', async () => {
    const others = Array.from({ length: 9 }, (_, n) => `member-${n}`)
    await alsoAsked(...others)
    pace = { lane: 'discord', perSecond: 5 }
    turns = () => 2
    waits.told = []
    await kept.store.paces.hold('discord', 9000)

    const results = await beatAndWork(due)

    expect(results).toEqual(Array(10).fill({ done: true }))
    expect(said).toHaveLength(10)
    expect(taken).toEqual([20])
    expect(gapsOf(waits.told)).toEqual(Array(9).fill(400))
  })

  test('who was reached before takes one turn among those who take two', async () => {
    await alsoAsked('noor', 'sam')
    pace = { lane: 'discord', perSecond: 5 }
    turns = (to) => (to.to === 'person' && to.account.externalId === 'robin' ? 1 : 2)
    waits.told = []
    await kept.store.paces.hold('discord', 9000)

    await beatAndWork(due)

    const afterRobin = said.findIndex(
      ({ to }) => to.to === 'person' && to.account.externalId === 'robin',
    )
    const expected = [0, 1].map((place) => (place === afterRobin ? 200 : 400))
    expect(taken).toEqual([5])
    expect(gapsOf(waits.told)).toEqual(expected)
  })

  test('what does not fit any more with all of its turns comes back', async () => {
    await alsoAsked('sam', 'noor')
    pace = { lane: 'slow', perSecond: 1 / 5 }
    turns = () => 2
    waits.told = []

    const results = await beatAndWork(due)

    // Four turns in twenty seconds: two messages, and the third after them.
    expect(said).toHaveLength(2)
    expect(taken).toEqual([4])
    expect(results.filter(({ done }) => !done)).toEqual([{ done: false, retryAfterMs: 20_000 }])
  })

  /** Others with the same wishes, who were never written to. */
  async function alsoAsked(...names: readonly string[]): Promise<void> {
    const group = await addGroup(kept.store, 'other')
    for (const name of names) {
      const person = await addMember(kept.store, name, group)
      await addGoal(kept.store, person, { startedOn: date('2026-03-01') })
      const promptTime = Temporal.PlainTime.from('20:00')
      const settings = { zone: zone('Europe/Berlin'), promptTime }
      await changeSettings(kept.store, await speaker(name), settings)
    }
  }

  /** Between one wait and the next, to a millisecond. */
  const gapsOf = (told: readonly number[]): readonly number[] =>
    told.slice(1).map((ms, at) => Math.round(ms - (told[at] ?? 0)))
})

describe('what is not a prompt', () => {
  test('a date that has closed: its prompt says so in its place', async () => {
    await beatAndWork(due)

    await beatAndWork('2026-03-05T02:00Z')

    expect(changed.map(({ id }) => id)).toEqual(['m1'])
    expect(changed[0]?.text).toContain('Your days still count')
    expect(said).toHaveLength(2)
    expect(await states()).toContain('close sent')
  })

  test('an hour later, for who asked for it', async () => {
    await beatAndWork(due)
    await askLater(kept.store, await speaker(), date('2026-03-02'), 1)

    await beatAndWork('2026-03-02T20:00Z')

    expect(said).toHaveLength(2)
    expect(said[1]?.text).toContain('You asked me to come back')
  })

  test('a day after a setback, for who asked for it', async () => {
    const flow = { goalId: goal.id, name: 'told', saidOn: date('2026-03-02') }
    const told = await chooseStart(kept.store, await speaker(), flow, date('2026-03-02'))
    if (!told.ok || !told.value) throw new Error('not told')
    await followUp(kept.store, await speaker(), told.value.id, true)
    await wants({ promptTime: null })

    await beatAndWork('2026-03-03T07:59Z')
    expect(said).toEqual([])
    await beatAndWork('2026-03-03T08:00Z')

    expect(await states()).toContain('follow-up sent')
  })

  test('at night, after downtime: it waits until quiet hours are over', async () => {
    const quiet = { ...goal, id: asId<Goal['id']>(crypto.randomUUID()), mode: 'abstain' } as const
    now = instant('2026-03-02T07:00Z')
    await kept.store.goals.add(quiet, now)
    await wants({ promptTime: Temporal.PlainTime.from('20:00') })
    const ids = await beat('2026-03-02T22:30Z')
    const before = said.length

    const results = [...(await work(ids)).values()]

    const waits = results.filter(({ done }) => !done)
    expect(waits).toEqual([{ done: false, retryAfterMs: 8.5 * 3_600_000 }])
    expect(said.slice(before).some(({ text }) => text.includes('milestone'))).toBe(false)
  })

  test('weeks of quiet: the buddy hears of it where the member agreed, and of nothing else', async () => {
    const { store } = kept
    const sam = await addMember(store, 'sam', await addGroup(store, 'other'))
    const { person } = await speaker()
    await store.pairs.add({ id: asId(crypto.randomUUID()), one: person.id, other: sam.id }, now)
    await wants({ wishes: { buddyWhenQuiet: true } })

    for (let day = date('2026-03-02'); day.month < 4; day = day.add({ days: 1 }))
      await beatAndWork(`${day}T19:30Z`)

    const toSam = said.filter(({ to }) => to.to === 'person' && to.account.externalId === 'sam')
    expect(toSam).toHaveLength(1)
    expect(toSam[0]?.text).toContain('quiet for a while')
    expect(toSam[0]?.text).not.toContain('Walk')
  })
})
