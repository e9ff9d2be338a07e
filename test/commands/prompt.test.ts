import { beforeEach, describe, expect, it } from 'vitest'
import { changeSettings } from '#app/change-settings.ts'
import { deliveryOf } from '#app/deliveries.ts'
import { type Speaker, turnTo } from '#app/meet-person.ts'
import { planDue } from '#app/plan-due.ts'
import { createActionCodec } from '#chat/action-id.ts'
import type { Card } from '#chat/card.ts'
import type { Occasion } from '#domain/due.ts'
import { alsoOf, atTheDesk, cardOf, formOf, labelsOf, textOf } from '../support/at-the-desk.ts'
import { date, instant, time } from '../support/builders.ts'
import { TestClock } from '../support/clock.ts'
import { accountOf, addGroup, addMember } from '../support/household.ts'
import { withStore } from '../support/store.ts'

/** It is Monday 2 March 2026, 20:00 in Berlin, and Ann was just asked for the day. */
describe('what is said to a prompt', () => {
  const kept = withStore()
  let clock: TestClock
  let prompt: Card

  beforeEach(async () => {
    const { store } = kept
    clock = new TestClock('2026-03-02T18:00Z')
    await addMember(store, 'ann', await addGroup(store, 'circle'))
    await ann().says('/settings prompt:20:00 nudge:on')
    await ann().says('/goal set do Walk')
    clock.set('2026-03-02T19:00Z')
    await beat()
    prompt = (await ann().gets({ kind: 'prompt', about: '2026-03-02' })) ?? never()
  })

  const ann = () => atTheDesk(kept, clock, 'ann')
  const clicks = async (label: string, card = prompt) => cardOf(await ann().clicks(card, label))

  async function speaker(): Promise<Speaker> {
    return (await turnTo(kept.store, accountOf('ann'), clock.now())) ?? never()
  }

  /** What the schedule puts on its way now: each by its kind and what it is about. */
  async function beat(): Promise<readonly string[]> {
    const owed: string[] = []
    await planDue(kept.store, clock.now(), 10, async (deliveries) => {
      owed.push(...deliveries.map(({ id }) => id))
    })
    const { person } = await speaker()
    const queued = await kept.store.deliveries.of(person.id, 'queued')
    return queued.filter(({ id }) => owed.includes(id)).map(({ kind, about }) => `${kind} ${about}`)
  }

  it('stays the prompt until all is answered, and asks for nothing then', async () => {
    await ann().says('/goal set do Read')
    const both = (await ann().gets({ kind: 'prompt', about: '2026-03-02' })) ?? never()

    const one = await ann().clicks(both, 'Done')
    const two = await ann().clicks(cardOf(one), 'Partly')

    expect(one).toMatchObject({ instead: true, audience: 'only-you' })
    expect(labelsOf(cardOf(one))).toContain('In 1 hour')
    await ann().says('/checkin read done')
    const all = cardOf(await ann().clicks(cardOf(two), 'Done'))
    expect(textOf(all)).toBe(
      'Check-in for Monday 2 March\nWalk: done\nRead: done\nThank you for checking in.',
    )
    expect(labelsOf(all)).not.toContain('In 1 hour')
  })

  it('brings it back once, at the time that was chosen last', async () => {
    expect(textOf(await clicks('In 1 hour'))).toContain('I will come back at 21:00.')
    clock.set('2026-03-02T19:10Z')
    expect(textOf(await clicks('In 3 hours'))).toContain('I will come back at 23:10.')

    clock.set('2026-03-02T22:09Z')
    expect(await beat()).toEqual([])
    clock.set('2026-03-02T22:11Z')
    expect(await beat()).toEqual([expect.stringMatching(/^later 2026-03-02 /)])
    clock.set('2026-03-02T23:00Z')
    expect(await beat()).toEqual([])
  })

  it('says so when the day closes before it could come back', async () => {
    clock.set('2026-03-05T00:30Z')

    const answered = await clicks('In 3 hours')

    expect(textOf(answered)).toContain('This check-in closes before then. It is open until 03:00.')
    expect(labelsOf(answered)).toContain('Done')
  })

  it('lets the day be: neither a reminder comes, nor what was to come later', async () => {
    await clicks('In 3 hours')
    await clicks('Not today')

    clock.set('2026-03-03T00:00Z')
    expect(await beat()).toEqual([])
    clock.set('2026-03-03T19:00Z')
    expect(await beat()).toEqual(['prompt 2026-03-03'])
    clock.set('2026-03-04T18:59Z')
    expect(await beat()).toEqual([])
  })

  it('reminds of a day that was neither answered nor let be', async () => {
    clock.set('2026-03-03T19:00Z')
    await beat()
    clock.set('2026-03-04T18:59Z')

    expect(await beat()).toEqual(['nudge 2026-03-02'])
  })

  it('ends the messages, and begins them again', async () => {
    const stopped = await clicks('Stop asking', await lastPrompt())
    clock.set('2026-03-09T12:00Z')
    expect(await beat()).not.toContainEqual(expect.stringMatching(/^prompt/))

    await clicks('Ask me again', stopped)
    clock.set('2026-03-09T19:00Z')
    expect(await beat()).toContain('prompt 2026-03-09')
  })

  it('goes on as before when they say so, even where they had ended it elsewhere', async () => {
    const last = await lastPrompt()
    await ann().says('/settings prompt:off')

    expect(textOf(await clicks('Keep asking', last))).toContain('I will keep asking, at 20:00.')
    expect((await speaker()).person.promptTime).toEqual(time('20:00'))
  })

  const lastPrompt = async () =>
    (await ann().gets({ kind: 'prompt', about: '2026-03-02' }, 'last')) ?? never()

  it('is heard in whatever they do', async () => {
    const { person } = await speaker()
    for (const on of ['2026-03-03', '2026-03-04', '2026-03-06', '2026-03-08', '2026-03-10'])
      await kept.store.schedule.prompted(person.id, date(on))
    expect((await speaker()).asked.unanswered).toBeGreaterThan(4)
    clock.set('2026-03-10T20:00Z')

    await ann().says('/guide')

    expect((await speaker()).asked).toMatchObject({ unanswered: 0, unreached: 0 })
    clock.set('2026-03-11T19:00Z')
    expect(await beat()).toContain('prompt 2026-03-11')
  })

  it('fits into the id of a button, with the longest that it carries', () => {
    const codec = createActionCodec(kept.store.secret('action ids'))
    const goal = '00000000-0000-4000-8000-000000000001'

    for (const [name, params] of [
      ['prompt.tap', [goal, '2026-03-02', 'skipped', '']],
      ['prompt.save-number', [goal, '2026-03-02']],
      ['nudge.plan-helped', [goal, '2026-03-02', 'yes']],
      ['restart.follow-up', [goal, '0123456789ab', '2026-03-02', 'yes']],
    ] as const)
      expect(codec.write({ name, params }).length).toBeLessThanOrEqual(100)
  })

  it('reads a time from a form, and no time as no', async () => {
    const offered = await clicks('Ask me again', await clicks('Stop asking', await lastPrompt()))
    const form = formOf(await ann().clicks(offered, 'Another time'))

    expect(form.fields[0]?.value).toBe('20:00')
    expect(textOf(cardOf(await ann().fills(form, { time: '' })))).toContain(
      'I will not ask any more',
    )
    expect((await speaker()).person.promptTime).toBeNull()
  })

  it('is shown with the next command where messages are closed, once', async () => {
    const { store } = kept
    const { person } = await speaker()
    const about = '2026-03-02'
    const [delivery] = await store.deliveries.of(person.id, 'queued')
    const later = instant('2026-03-02T19:01Z')
    await store.deliveries.settle(
      delivery?.id ?? never(),
      { state: 'closed', why: 'closed' },
      later,
    )
    const until = instant('2026-03-02T19:30Z')
    const old: Occasion = { kind: 'pause-end', about: '2026-03-01', at: later, until }
    await store.deliveries.add([deliveryOf(person.id, old)])
    await store.deliveries.settle(
      deliveryOf(person.id, old).id,
      { state: 'closed', why: 'closed' },
      later,
    )
    clock.set('2026-03-02T20:00Z')

    const first = await alsoOf(await ann().says('/progress'))
    const second = await alsoOf(await ann().says('/progress'))

    expect(delivery).toMatchObject({ kind: 'prompt', about })
    expect(first.map(textOf)).toEqual([
      'Check-in for Monday 2 March\nWhenever you are ready.\nWalk\nI could not send you this as a direct message.',
    ])
    expect(second).toEqual([])
    const [missed = never()] = first
    expect(textOf(await clicks('Done', missed))).toContain('Walk: done')
  })

  it('changes one wish and leaves the others', async () => {
    await changeSettings(kept.store, await speaker(), { wishes: { pingInChannel: true } })
    await changeSettings(kept.store, await speaker(), { wishes: { quietHours: null } })
    await changeSettings(kept.store, await speaker(), { dayEnd: 4 })

    expect((await speaker()).person).toMatchObject({
      dayEnd: 4,
      wishes: { nudge: true, quietHours: null, pingInChannel: true, buddyWhenQuiet: false },
    })
  })
})

function never(): never {
  throw new Error('there is nothing')
}
