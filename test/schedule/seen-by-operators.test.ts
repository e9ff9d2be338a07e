import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { changeSettings } from '#app/change-settings.ts'
import { deliveryOf } from '#app/deliveries.ts'
import { turnTo } from '#app/meet-person.ts'
import { setGoal } from '#app/set-goal.ts'
import type { Messenger, Sent } from '#chat/messenger.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import type { PersonId } from '#domain/id.ts'
import { startBoss } from '#schedule/boss.ts'
import { createMetrics } from '#schedule/metrics.ts'
import { deadLetters } from '#schedule/queue-settings.ts'
import type { Observed } from '#schedule/worker.ts'
import { scheduleLog } from '../../src/log.ts'
import { openScheduled, readOwed } from '../../src/scheduled.ts'
import { openStatus } from '../../src/status.ts'
import { createVitalSigns } from '../../src/vital-signs.ts'
import { instant, time, zone } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import { accountOf, aPerson } from '../support/household.ts'
import { withStore } from '../support/store.ts'
import { Waiting } from '../support/waiting.ts'

// What is printed and counted while messages go out, and what becomes of those that were given up.

const kept = withStore()
const morning = instant('2026-03-02T08:00Z')

/** Words that must never be seen: names, accounts, titles. */
const secrets = ['Rosalind', 'U-rosalind', 'Quentin', 'U-quentin', 'stay away from gin']

/** Somebody who is asked at eight in the evening, from 2 March 2026 on. */
async function addMember(name: string): Promise<PersonId> {
  const { store } = kept
  const key = accountOf(`U-${name.toLowerCase()}`)
  const person = aPerson({ zone: zone('UTC') })
  await store.people.add({ key, name, person, at: morning })
  const speaker = await turnTo(store, key, morning)
  if (!speaker) throw new Error('nobody')
  await changeSettings(store, speaker, { promptTime: time('20:00') })
  const goal = await setGoal(store, speaker, `goal of ${name}`, {
    ...{ title: 'stay away from gin', mode: 'do', cadence: { every: 'day' } },
    ...{ startedOn: speaker.today, reserveDays: 1 },
  })
  if (!goal.ok) throw new Error(goal.error)
  return person.id
}

function printer() {
  const printed: string[] = []
  const log = scheduleLog(
    pino({ level: 'debug', base: null }, { write: (line) => void printed.push(line) }),
  )
  const said = () =>
    printed.map((line) => {
      const { time: _, level: __, stack: ___, ...rest } = JSON.parse(line)
      return rest
    })
  return { printed, log, said }
}

/** Opens the schedule on a platform that gives these answers, by account. */
async function open(answers: Map<string, Sent>, at: string) {
  const { printed, log, said } = printer()
  const seen: Observed[] = []
  const metrics = createMetrics()
  const clock = new TestClock(at)
  const switchboard = createSwitchboard()
  const messenger: Messenger = {
    send: async (to) =>
      (to.to === 'person' && answers.get(to.account.externalId)) || { sent: false, why: 'gone' },
    update: async () => ({ sent: false, why: 'gone' }),
    remove: async () => ({ sent: false, why: 'gone' }),
    sees: async () => false,
    standing: async () => null,
    turns: () => 1,
  }
  switchboard.connect('slack', messenger)
  const scheduled = await openScheduled(
    {
      ...{ store: kept.store, clock, switchboard, log, paces: { discord: 1000, slack: 1000 } },
      observe(observed) {
        seen.push(observed)
        metrics.observe(observed)
      },
      onBug: (error) => {
        throw error
      },
    },
    kept.database.queue,
  )
  onTestFinished(() => scheduled.close())
  const status = openStatus({
    ...{
      store: kept.store,
      clock,
      metrics,
      scheduled,
      backUp: null,
      roles: ['worker'],
      doors: () => [],
    },
    onTrouble: (error) => {
      throw error
    },
  })
  const observes = async (outcome: Observed['outcome']): Promise<void> => {
    const isSeen = () => seen.some((one) => one.outcome === outcome)
    expect(await new Waiting().until(isSeen, 15_000), outcome).toBe(true)
  }
  return { scheduled, metrics, status, printed, said, seen, observes, clock }
}

const arrives = {
  sent: true,
  message: { place: { to: 'person', account: accountOf('x') }, id: '1' },
} as const

test('a heartbeat that took somebody and a message that came back closed are a line each', async () => {
  await addMember('Rosalind')
  await addMember('Quentin')
  const answers = new Map<string, Sent>([
    ['U-rosalind', arrives],
    ['U-quentin', { sent: false, why: 'closed' }],
  ])

  const { scheduled, printed, said, seen, observes } = await open(answers, '2026-03-02T20:00:00Z')
  await observes('sent')
  await observes('closed')
  await scheduled.close()

  const closed = seen.find(({ outcome }) => outcome === 'closed')
  expect(said()).toEqual([
    { claimed: 2, ms: expect.any(Number), msg: 'a heartbeat took what was due' },
    {
      ...{ delivery: closed?.id, kind: 'prompt', door: 'slack', why: 'closed' },
      msg: 'a delivery came back closed',
    },
  ])
  for (const secret of secrets) expect(printed.join('')).not.toContain(secret)
})

test('one that was given up is seen everywhere with its last reason, and is sent again by hand', async () => {
  const personId = await addMember('Rosalind')
  const { store, database } = kept
  const occasion = {
    kind: 'prompt',
    about: '2026-03-02',
    at: instant('2026-03-02T20:00Z'),
  } as const
  const delivery = deliveryOf(personId, { ...occasion, until: null })
  await store.schedule.put(personId, [], morning)
  await store.deliveries.add([delivery])
  await store.deliveries.settle(delivery.id, { state: 'queued', why: 'unavailable' }, occasion.at)
  await triedTooOften(delivery.id)
  const answers = new Map<string, Sent>([['U-rosalind', arrives]])

  const { scheduled, metrics, status, printed, said, observes, clock } = await open(
    answers,
    '2026-03-02T20:30:00Z',
  )
  await observes('dead')

  expect(said()).toEqual([
    {
      ...{ delivery: delivery.id, kind: 'prompt', door: 'slack', why: 'unavailable' },
      msg: 'a delivery was given up',
    },
  ])
  expect((await status.metrics()).text).toMatch(/^alongside_deliveries_dead 1$/m)
  const view = await status.status.view(null)
  expect(view.givenUp?.rows).toEqual([
    ['daily prompt', '2026-03-02 20:00', 'the platform did not answer as it should'],
  ])
  expect(await readOwed(store, clock.now())).toMatchObject({ due: 0, queued: 0, dead: 1 })

  expect(await status.status.sendAgain?.()).toBe(1)
  await observes('sent')

  expect(await scheduled.sendAgain()).toBe(0)
  expect(await readOwed(store, clock.now())).toMatchObject({ queued: 0, dead: 0, sentLastHour: 1 })
  expect(await metrics.lateness()).toMatchObject({ count: 1 })
  const shown = [...printed, JSON.stringify(view), (await status.metrics()).text].join('')
  for (const secret of [...secrets, personId]) expect(shown).not.toContain(secret)

  async function triedTooOften(id: string): Promise<void> {
    const boss = await startBoss({ database: database.queue, onTrouble: () => undefined })
    await boss.insert(deadLetters.name, [{ data: { delivery: id, turn: 1 } }])
    await boss.stop({ graceful: false })
  }
})

test('trouble with the queue is told once, and once more when a whole heartbeat went without', async () => {
  const { log, printed, said } = printer()
  const vitalSigns = createVitalSigns(log, 100)
  const beat = vitalSigns.watched(async () => 0)
  const trouble = () =>
    vitalSigns.queueTrouble(Object.assign(new Error('stay away from gin'), { code: '57P01' }))

  trouble()
  await beat(morning)
  expect(said()).toEqual([{ name: 'Error', code: '57P01', msg: 'the queue is in trouble' }])
  trouble()
  await beat(morning)
  await beat(morning)
  await beat(morning)

  const told = printed.filter((line) => JSON.parse(line).level >= 30)
  expect(told.map((line) => JSON.parse(line).msg)).toEqual([
    'the queue is in trouble',
    'the queue works again',
  ])
  expect(printed.join('')).not.toContain('gin')
})

test('a heartbeat is one line, however many claims it takes, and also when it fails at the last', async () => {
  const { log, said } = printer()
  const claims = [100, 100, 37, 0, 100]
  const vitalSigns = createVitalSigns(log, 100)
  const claim = vitalSigns.watched(async () => {
    const taken = claims.shift()
    if (taken === undefined) throw new Error('the database is away')
    return taken
  })

  for (let n = 1; n <= 5; n++) await claim(morning)
  await expect(claim(morning)).rejects.toThrow('away')

  expect(said().map(({ claimed }) => claimed)).toEqual([237, 100])
})
