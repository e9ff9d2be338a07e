import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { heardFrom } from '#app/answer-prompt.ts'
import { changeSettings } from '#app/change-settings.ts'
import { turnTo } from '#app/meet-person.ts'
import { beginPause, stopPause } from '#app/pauses.ts'
import { planDue, type ToDeliver } from '#app/plan-due.ts'
import { recordCheckIn } from '#app/record-check-in.ts'
import { setGoal } from '#app/set-goal.ts'
import type { Person } from '#domain/person.ts'
import { date, instant, zone } from '../support/builders.ts'
import { accountOf, aPerson } from '../support/household.ts'
import { withStore } from '../support/store.ts'

const kept = withStore()
const account = accountOf('robin')
const evening = Temporal.PlainTime.from('20:00')

/** Somebody in Berlin who wants to be asked at eight, with one daily goal since 1 March 2026. */
async function robin(parts: Partial<Person> = {}) {
  const { store } = kept
  const person = aPerson({ zone: zone('Europe/Berlin'), ...parts })
  await store.people.add({ key: account, name: 'robin', person, at: instant('2026-03-01T08:00Z') })
  const speaker = await at('2026-03-01T08:00Z')
  await changeSettings(store, speaker, { promptTime: evening })
  const draft = { title: 'walk', cadence: { every: 'day' }, startedOn: speaker.today } as const
  const goal = await setGoal(store, speaker, 'goal', { ...draft, mode: 'do', reserveDays: 1 })
  if (!goal.ok) throw new Error(goal.error)
  return goal.value
}

async function at(now: string) {
  const speaker = await turnTo(kept.store, account, instant(now))
  if (!speaker) throw new Error('nobody')
  return speaker
}

/** What one heartbeat puts on its way, as "kind about". */
async function beat(now: string): Promise<readonly string[]> {
  const { store } = kept
  const added: ToDeliver[] = []
  await planDue(store, instant(now), 100, async (all) => void added.push(...all))
  const deliveries = await store.deliveries.get(added.map(({ id }) => id))
  return deliveries.map(({ kind, about }) => `${kind} ${about}`)
}

async function sent(): Promise<void> {
  const { store } = kept
  for (const { id } of await store.deliveries.newest('queued', 100))
    await store.deliveries.settle(id, { state: 'sent', message: {} }, instant('2026-03-02T00:00Z'))
}

describe('a heartbeat', () => {
  test('puts the prompt on its way at its time, once', async () => {
    await robin()

    const before = await beat('2026-03-01T18:59:59Z')
    const then = await beat('2026-03-01T19:00:30Z')
    const after = await beat('2026-03-01T19:01:00Z')

    expect(before).toEqual([])
    expect(then).toEqual(['prompt 2026-03-01'])
    expect(after).toEqual([])
  })

  test('asks for nothing that is answered', async () => {
    const goal = await robin()
    const said = { goalId: goal.id, on: date('2026-03-01'), answer: undefined, note: undefined }
    await recordCheckIn(kept.store, await at('2026-03-01T12:00Z'), said)

    const that = await beat('2026-03-01T19:00Z')
    const next = await beat('2026-03-02T19:00Z')

    expect(that).toEqual([])
    expect(next).toEqual(['prompt 2026-03-02'])
  })

  test('after days of silence of our own, sends the newest prompt alone', async () => {
    await robin()

    const late = await beat('2026-03-05T20:00Z')

    expect(late).toEqual(['prompt 2026-03-05'])
  })

  test('keeps what is overdue when the member changes something meanwhile', async () => {
    await robin()
    const speaker = await at('2026-03-01T19:00:20Z')

    await changeSettings(kept.store, speaker, { leapDay: 'march-1' })

    expect(await beat('2026-03-01T19:01Z')).toEqual(['prompt 2026-03-01'])
  })

  test('backs off while nothing is said, and comes daily again at a word', async () => {
    await robin()
    const days: string[] = []
    for (let day = date('2026-03-01'); day.month < 5; day = day.add({ days: 1 })) {
      days.push(...(await beat(`${day}T19:30Z`)).filter((one) => one.startsWith('prompt')))
      await sent()
    }

    expect(days.map((one) => one.slice('prompt 2026-'.length))).toEqual([
      ...['03-01', '03-02', '03-03'],
      ...['03-05', '03-07', '03-09'],
      ...['03-16', '03-23', '03-30'],
      '04-06',
    ])

    await heardFrom(kept.store, await at('2026-05-01T10:00Z'))

    expect(await beat('2026-05-01T18:00Z')).toEqual(['prompt 2026-05-01'])
  })

  test('is quiet in a pause, tells of its end, and goes on', async () => {
    await robin()
    await beginPause(kept.store, await at('2026-03-01T10:00Z'), 'pause', null, date('2026-03-03'))

    const meanwhile = [await beat('2026-03-01T19:00Z'), await beat('2026-03-03T19:00Z')].flat()
    const after = [await beat('2026-03-04T08:00Z'), await beat('2026-03-04T19:00Z')].flat()

    expect(meanwhile).toEqual([])
    expect(after).toEqual(['pause-end 2026-03-04', 'prompt 2026-03-04'])
  })

  test('says nothing of a pause that its member ended', async () => {
    await robin()
    const pause = await beginPause(
      kept.store,
      await at('2026-03-01T10:00Z'),
      'pause',
      null,
      date('2026-03-09'),
    )
    if (!pause.ok) throw new Error(pause.error)

    await stopPause(kept.store, await at('2026-03-04T05:00Z'), pause.value.id)

    expect(await beat('2026-03-04T08:00Z')).toEqual([])
    expect(await beat('2026-03-04T19:00Z')).toEqual(['prompt 2026-03-04'])
  })

  test('brings a milestone that passes in silence, kept as told with its delivery', async () => {
    const { store } = kept
    await robin()
    const speaker = await at('2026-03-01T08:00Z')
    const draft = { title: 'none', cadence: { every: 'day' }, startedOn: speaker.today } as const
    const goal = await setGoal(store, speaker, 'quiet', {
      ...draft,
      mode: 'abstain',
      reserveDays: 0,
    })
    if (!goal.ok) throw new Error(goal.error)

    await beat('2026-03-01T19:00Z')
    const morning = await beat('2026-03-02T08:00Z')
    const again = await beat('2026-03-02T08:01Z')

    expect(morning).toEqual([`milestone ${goal.value.id} 2026-03-01 days-1`])
    expect(again).toEqual([])
    const history = await store.goals.history(speaker.person.id, goal.value.id)
    expect(history?.awards.map(({ key }) => key)).toEqual(['days-1'])
  })

  test('brings a milestone that a pause held back, when the pause is ended late on a day', async () => {
    const { store } = kept
    await robin()
    const speaker = await at('2026-03-01T08:00Z')
    const draft = { title: 'none', cadence: { every: 'day' }, startedOn: speaker.today } as const
    const goal = await setGoal(store, speaker, 'quiet', {
      ...draft,
      mode: 'abstain',
      reserveDays: 0,
    })
    const pause = await beginPause(store, speaker, 'pause', null, null)
    if (!goal.ok || !pause.ok) throw new Error('not set')
    const held = await beat('2026-03-02T12:00Z')

    await stopPause(store, await at('2026-03-03T15:00Z'), pause.value.id)

    expect(held).toEqual([])
    expect(await beat('2026-03-03T15:01Z')).toEqual([
      `milestone ${goal.value.id} 2026-03-01 days-1`,
    ])
    await changeSettings(store, await at('2026-03-03T16:00Z'), { dayEnd: 4 })
    expect(await beat('2026-03-03T16:01Z')).toEqual([])
  })

  test('one nudge comes when four fifths of the window have passed, and not at night', async () => {
    const { store } = kept
    await robin()
    const speaker = await at('2026-03-01T08:00Z')
    await changeSettings(store, speaker, { wishes: { nudge: true } })
    const nudges: string[] = []
    for (const hour of hoursFrom('2026-03-01T08:00Z', 100)) {
      const owed = await beat(hour)
      await sent()
      nudges.push(...owed.filter((one) => one.startsWith('nudge')).map((one) => `${one} ${hour}`))
    }

    // The day begins at 02:00Z on the 1st and can be answered for 72 hours; 80 % of that are 57.6.
    expect(nudges).toEqual(['nudge 2026-03-01 2026-03-03T12:00:00Z'])
  })

  test('a throw while the queue is filled leaves everything due', async () => {
    await robin()
    const now = instant('2026-03-01T19:00Z')

    const broken = planDue(kept.store, now, 100, async () => {
      throw new Error('the queue is away')
    })

    await expect(broken).rejects.toThrow('the queue is away')
    expect((await kept.store.deliveries.counts(now)).queued).toBe(0)
    expect(await beat('2026-03-01T19:01Z')).toEqual(['prompt 2026-03-01'])
  })
})

function hoursFrom(start: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => instant(start).add({ hours: n }).toString())
}
