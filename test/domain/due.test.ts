import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  afterPrompt,
  asksOn,
  type DueFacts,
  type DueKind,
  dueTimes,
  fallenDue,
  type Occasion,
  sendableFrom,
} from '#domain/due.ts'
import { neverAsked } from '#domain/prompt.ts'
import { outsideQuietHours } from '#domain/quiet-hours.ts'
import { aGoal, date, instant, time, zone } from '../support/builders.ts'
import { cases } from '../support/cases.ts'
import {
  anyDueMoment,
  berlin,
  goalIds,
  groupGoalIds,
  setbackIds,
  someFacts,
} from '../support/due-facts.ts'
import { plain } from '../support/plain.ts'

afterEach(() => {
  vi.useRealTimers()
})

const { compare } = Temporal.Instant
const night = { from: time('22:00'), until: time('08:00') }
const [ownGoal = null, otherGoal = null] = goalIds
const [first, second] = setbackIds
const wishes = (parts: Partial<DueFacts['wishes']>) => ({ ...someFacts().wishes, ...parts })
const asked = (parts: Partial<DueFacts['asked']>) => ({ ...neverAsked, ...parts })
const monday = { on: date('2026-03-02'), at: instant('2026-03-02T19:00Z') }
const pause = (from: string, until: string | null, goalId: typeof ownGoal = null) => ({
  goalId,
  from: date(from),
  until: until === null ? null : date(until),
})

const minutes = (at: Temporal.Instant) => at.toString({ smallestUnit: 'minute' })
/** What is due after an instant, each kind with its own. */
const due = (parts: Partial<DueFacts>, after: string) =>
  Object.fromEntries(
    dueTimes(someFacts(parts), instant(after)).map(({ kind, at }) => [kind, minutes(at)]),
  )
/** What is sent at an instant of what was due since another. */
const sent = (parts: Partial<DueFacts>, kind: DueKind, since: string, now = since) =>
  fallenDue(someFacts(parts), [{ kind, at: instant(since), on: null }], instant(now)).map(line)
const line = ({ kind, about, at, until }: Occasion) =>
  `${kind} ${about} at ${minutes(at)}${until ? ` until ${minutes(until)}` : ''}`

describe('a prompt', () => {
  it('is due at its time, and sent while its window is open', () => {
    expect(due({}, '2026-03-02T12:00Z')).toEqual({ prompt: '2026-03-02T19:00Z' })
    expect(sent({}, 'prompt', '2026-03-02T19:00Z')).toEqual([
      'prompt 2026-03-02 at 2026-03-02T19:00Z until 2026-03-05T02:00Z',
    ])
  })

  it('is not due without an open goal', () => {
    expect(due({ goals: [] }, '2026-03-02T12:00Z')).toEqual({})
  })

  it('is not sent when there is nothing to ask for', () => {
    const goals = [{ goal: aGoal(), answered: [date('2026-03-02')] }]

    expect(sent({ goals }, 'prompt', '2026-03-02T19:00Z')).toEqual([])
    expect(asksOn(someFacts({ goals }), date('2026-03-02'))).toBe(false)
    expect(asksOn(someFacts({ goals: [...goals, ...someFacts().goals] }), date('2026-03-02'))).toBe(
      true,
    )
  })

  it('is not sent while everything is paused', () => {
    const pauses = [pause('2026-03-03', '2026-03-03')]

    expect(sent({ pauses }, 'prompt', '2026-03-03T19:00Z')).toEqual([])
    // It fell due the evening before, and nobody was there to send it.
    expect(sent({ pauses }, 'prompt', '2026-03-02T19:00Z', '2026-03-03T12:00Z')).toEqual([])
    expect(sent({ pauses }, 'prompt', '2026-03-02T19:00Z')).toHaveLength(1)
    expect(sent({ pauses }, 'prompt', '2026-03-04T19:00Z')).toHaveLength(1)
  })

  it('after downtime is the newest alone, and none once its window has closed', () => {
    expect(sent({}, 'prompt', '2026-03-02T19:00Z', '2026-03-06T12:00Z')).toEqual([
      'prompt 2026-03-05 at 2026-03-05T19:00Z until 2026-03-08T02:00Z',
    ])
    const today = { backfillDays: 0 }
    expect(sent(today, 'prompt', '2026-03-02T19:00Z', '2026-03-03T01:59Z')).toHaveLength(1)
    expect(sent(today, 'prompt', '2026-03-02T19:00Z', '2026-03-03T02:00Z')).toEqual([])
  })

  it('is not sent for an older date when the newest is answered already', () => {
    const goals = [{ goal: aGoal(), answered: [date('2026-03-03')] }]

    expect(sent({ goals }, 'prompt', '2026-03-02T19:00Z', '2026-03-03T20:00Z')).toEqual([])
  })

  it('counts as one more without a word', () => {
    const before = { promptedOn: date('2026-03-01'), unanswered: 2, unreached: 1 }

    expect(afterPrompt(before, date('2026-03-03'))).toEqual({
      promptedOn: date('2026-03-03'),
      unanswered: 3,
      unreached: 1,
    })
  })

  it.each([
    [6, ['prompt']],
    [7, ['prompt', 'gone-quiet']],
    [8, ['prompt']],
    [0, ['prompt']],
  ])('after %d without a word brings %j', (unanswered, expected) => {
    const parts = { asked: asked({ unanswered }), wishes: wishes({ buddyWhenQuiet: true }) }
    const at = instant('2026-03-02T19:00Z')
    const kinds = (facts: DueFacts) =>
      fallenDue(facts, [{ kind: 'prompt', at, on: null }], at).map(({ kind }) => kind)

    expect(kinds(someFacts(parts))).toEqual(expected)
    expect(kinds(someFacts({ ...parts, wishes: wishes({}) }))).toEqual(['prompt'])
  })
})

describe('a prompt that was put off', () => {
  const again = (parts: Partial<DueFacts>, now: string, on: string | null = '2026-03-02') =>
    fallenDue(
      someFacts(parts),
      [{ kind: 'later', at: instant('2026-03-02T21:00Z'), on: on === null ? null : date(on) }],
      instant(now),
    ).map(line)

  it('asks for the same date again, while it can be answered', () => {
    expect(again({}, '2026-03-02T21:00Z')).toEqual([
      'later 2026-03-02 2026-03-02T21:00:00Z at 2026-03-02T21:00Z until 2026-03-05T02:00Z',
    ])
    expect(again({}, '2026-03-05T02:00Z')).toEqual([])
    expect(again({}, '2026-03-02T21:00Z', null)).toEqual([])
  })

  it('is not needed once it is answered, and is never due by itself', () => {
    const goals = [{ goal: aGoal(), answered: [date('2026-03-02')] }]

    expect(again({ goals }, '2026-03-02T21:00Z')).toEqual([])
    expect(due({}, '2026-03-02T20:00Z')).not.toHaveProperty('later')
  })
})

describe('a nudge', () => {
  const prompted = { prompted: [monday], asked: asked({ promptedOn: monday.on, unanswered: 1 }) }
  // When 80 % of the three days from 3:00 have passed.
  const at = '2026-03-04T11:36Z'

  it('is due for a date that was asked for and is not answered', () => {
    expect(due(prompted, '2026-03-03T20:00Z')).toMatchObject({ nudge: at })
    expect(sent(prompted, 'nudge', at)).toEqual([
      `nudge 2026-03-02 at ${at} until 2026-03-05T02:00Z`,
    ])
  })

  it.each([
    ['who does not want it', { wishes: wishes({ nudge: false }) }],
    ['who wants no prompts', { promptTime: null }],
    ['a date that had it', { nudged: [monday.on] }],
    ['a date that is answered', { goals: [{ goal: aGoal(), answered: [monday.on] }] }],
    ['who has been silent for long', { asked: asked({ unanswered: 3 }) }],
    ['when everything is paused', { pauses: [pause('2026-03-04', '2026-03-04')] }],
    ['when nothing was asked', { prompted: [] }],
    [
      'when quiet hours last until it is too late',
      { backfillDays: 0, wishes: wishes({ quietHours: night }) },
    ],
  ])('is none for %s', (_, parts) => {
    expect(due({ ...prompted, ...parts }, '2026-03-03T20:00Z')).not.toHaveProperty('nudge')
    expect(sent({ ...prompted, ...parts }, 'nudge', at)).toEqual([])
  })

  it('comes for another date than the one that had it', () => {
    expect(due({ ...prompted, nudged: [date('2026-03-01')] }, '2026-03-03T20:00Z')).toMatchObject({
      nudge: at,
    })
  })

  it('is not sent once its window has closed, or everything is paused', () => {
    expect(sent(prompted, 'nudge', at, '2026-03-05T01:59Z')).toHaveLength(1)
    expect(sent(prompted, 'nudge', at, '2026-03-05T02:00Z')).toEqual([])
    const long = { ...prompted, backfillDays: 5 }
    const days = ['2026-03-06T21:12Z', '2026-03-07T12:00Z'] as const
    expect(sent(long, 'nudge', ...days)).toHaveLength(1)
    expect(sent({ ...long, pauses: [pause('2026-03-07', null)] }, 'nudge', ...days)).toEqual([])
  })

  it('after downtime is the newest alone', () => {
    const tuesday = { on: date('2026-03-03'), at: instant('2026-03-03T19:00Z') }
    const both = { ...prompted, prompted: [tuesday, monday], backfillDays: 5 }

    expect(sent(both, 'nudge', '2026-03-06T00:00Z', '2026-03-07T22:00Z')).toEqual([
      'nudge 2026-03-03 at 2026-03-07T21:12Z until 2026-03-09T02:00Z',
    ])
    expect(due(both, '2026-03-06T00:00Z')).toMatchObject({ nudge: '2026-03-06T21:12Z' })
    expect(due(both, '2026-03-06T21:12Z')).toMatchObject({ nudge: '2026-03-07T21:12Z' })
  })
})

describe('a milestone', () => {
  const milestonesOn = [date('2026-03-20'), date('2026-03-10')]

  it('is told at nine, each in its turn', () => {
    expect(due({ milestonesOn }, '2026-03-09T20:00Z')).toMatchObject({
      milestone: '2026-03-10T08:00Z',
    })
    expect(due({ milestonesOn }, '2026-03-10T08:00Z')).toMatchObject({
      milestone: '2026-03-20T08:00Z',
    })
    expect(due({ milestonesOn }, '2026-03-20T08:00Z')).not.toHaveProperty('milestone')
    expect(sent({ milestonesOn }, 'milestone', '2026-03-10T08:00Z')).toEqual([
      'milestone 2026-03-10 at 2026-03-10T08:00Z',
    ])
  })

  it('waits for the end of a pause of everything, and is not told while there is none', () => {
    const until = { milestonesOn, pauses: [pause('2026-03-08', '2026-03-11')] }

    expect(due(until, '2026-03-09T20:00Z')).toMatchObject({ milestone: '2026-03-12T08:00Z' })
    expect(
      due({ milestonesOn, pauses: [pause('2026-03-08', null)] }, '2026-03-09T20:00Z'),
    ).not.toHaveProperty('milestone')
  })

  it('is not told to who wants no prompts', () => {
    expect(due({ milestonesOn, promptTime: null }, '2026-03-09T20:00Z')).toEqual({})
    expect(sent({ milestonesOn, promptTime: null }, 'milestone', '2026-03-10T08:00Z')).toEqual([])
  })

  it('after weeks of downtime is the newest alone', () => {
    expect(sent({ milestonesOn }, 'milestone', '2026-03-10T08:00Z', '2026-03-30T08:00Z')).toEqual([
      'milestone 2026-03-20 at 2026-03-20T08:00Z',
    ])
    expect(sent({ milestonesOn }, 'milestone', '2026-03-10T08:00Z', '2026-03-20T07:59Z')).toEqual([
      'milestone 2026-03-10 at 2026-03-10T08:00Z',
    ])
  })

  it('may be put off to a later date by quiet hours that last over midnight', () => {
    const late = {
      milestonesOn,
      wishes: wishes({ quietHours: { from: time('08:00'), until: time('07:30') } }),
    }

    expect(due(late, '2026-03-10T20:00Z')).toMatchObject({ milestone: '2026-03-11T06:30Z' })
  })
})

describe('a follow-up', () => {
  const evening = instant('2026-03-03T20:00Z')
  const followUps = [first, second].flatMap((setback) => (setback ? { setback, at: evening } : []))

  it('comes when it was asked for, or after quiet hours', () => {
    expect(due({ followUps }, '2026-03-03T12:00Z')).toMatchObject({
      'follow-up': '2026-03-03T20:00Z',
    })
    const late = followUps.map(({ setback }) => ({ setback, at: evening.add({ hours: 2 }) }))
    expect(
      due({ followUps: late, wishes: wishes({ quietHours: night }) }, '2026-03-03T12:00Z'),
    ).toMatchObject({ 'follow-up': '2026-03-04T07:00Z' })
  })

  it('comes for each setback, also to who wants no prompts', () => {
    expect(sent({ followUps, promptTime: null }, 'follow-up', '2026-03-03T20:00Z')).toEqual([
      `follow-up ${first} at 2026-03-03T20:00Z`,
      `follow-up ${second} at 2026-03-03T20:00Z`,
    ])
  })
})

describe('the end of a pause', () => {
  const pauses = [pause('2026-03-03', '2026-03-05')]
  const at = '2026-03-06T08:00Z'

  it('is told in the morning after, within that day', () => {
    expect(due({ pauses, promptTime: null }, '2026-03-05T12:00Z')).toEqual({ 'pause-end': at })
    expect(sent({ pauses }, 'pause-end', at)).toEqual([
      `pause-end 2026-03-06 at ${at} until 2026-03-07T02:00Z`,
    ])
    expect(sent({ pauses }, 'pause-end', at, '2026-03-07T01:59Z')).toHaveLength(1)
    expect(sent({ pauses }, 'pause-end', at, '2026-03-07T02:00Z')).toEqual([])
  })

  it('is not told where another one goes on, or none is in sight', () => {
    const both = [...pauses, pause('2026-03-06', null)]

    expect(due({ pauses: both }, '2026-03-05T12:00Z')).not.toHaveProperty('pause-end')
    expect(sent({ pauses: both }, 'pause-end', at)).toEqual([])
    expect(due({ pauses: [pause('2026-03-03', null)] }, '2026-03-05T12:00Z')).not.toHaveProperty(
      'pause-end',
    )
  })

  it('is told of one goal, if it is open and goes on', () => {
    const own = pause('2026-03-03', '2026-03-05', ownGoal)
    const ends = (...all: DueFacts['pauses']) =>
      due({ pauses: all }, '2026-03-05T12:00Z')['pause-end']

    expect(ends(own)).toBe(at)
    const both = goalIds.map((id) => ({ goal: aGoal({ id }), answered: [] }))
    expect(due({ pauses: [own], goals: both }, '2026-03-05T12:00Z')).toHaveProperty('pause-end')
    expect(ends(own, pause('2026-03-06', '2026-03-08', otherGoal))).toBe(at)
    expect(ends(own, pause('2026-03-04', '2026-03-08', ownGoal))).toBe('2026-03-09T08:00Z')
    expect(ends(own, pause('2026-03-04', '2026-03-08'))).toBe('2026-03-09T08:00Z')
    expect(ends(pause('2026-03-03', '2026-03-05', otherGoal))).toBeUndefined()
  })

  it('is told on the next date where the zone skipped one', () => {
    const apia = {
      clock: { ...berlin, zone: zone('Pacific/Apia') },
      pauses: [pause('2011-12-20', '2011-12-29')],
    }

    expect(due(apia, '2011-12-29T20:00Z')).toMatchObject({ 'pause-end': '2011-12-30T19:00Z' })
    expect(sent(apia, 'pause-end', '2011-12-30T19:00Z')).toEqual([
      'pause-end 2011-12-30 at 2011-12-30T19:00Z until 2011-12-31T13:00Z',
    ])
  })
})

describe('the end of a group goal', () => {
  const [walks = null, pages = null] = groupGoalIds
  const ends = (...ons: readonly string[]) =>
    ons.flatMap((on, nth) => {
      const id = [walks, pages][nth] ?? null
      return id === null ? [] : [{ id, on: date(on) }]
    })

  it('is asked about in the morning after, each of them, also of who wants no prompts', () => {
    const groupGoalEnds = ends('2026-03-03', '2026-03-03')

    expect(due({ groupGoalEnds, promptTime: null }, '2026-03-02T20:00Z')).toEqual({
      'group-goal-end': '2026-03-04T08:00Z',
    })
    expect(sent({ groupGoalEnds }, 'group-goal-end', '2026-03-04T08:00Z')).toEqual([
      `group-goal-end ${walks} at 2026-03-04T08:00Z`,
      `group-goal-end ${pages} at 2026-03-04T08:00Z`,
    ])
  })

  it('waits for the end of a pause, and of the quiet hours', () => {
    const groupGoalEnds = ends('2026-03-03')
    const quietHours = { from: time('22:00'), until: time('10:00') }
    const paused = { groupGoalEnds, promptTime: null, wishes: wishes({ quietHours }) }

    expect(
      due({ ...paused, pauses: [pause('2026-03-04', '2026-03-06')] }, '2026-03-02T20:00Z'),
    ).toMatchObject({ 'group-goal-end': '2026-03-07T09:00Z' })
    expect(due({ ...paused, pauses: [pause('2026-03-04', null)] }, '2026-03-02T20:00Z')).toEqual({})
  })

  it('is not due again once its morning has passed', () => {
    expect(
      due({ groupGoalEnds: ends('2026-03-03'), promptTime: null }, '2026-03-04T08:00Z'),
    ).toEqual({})
  })
})

describe('a window that closes', () => {
  const tuesday = { on: date('2026-03-03'), at: instant('2026-03-03T19:00Z') }

  it('takes its prompt off, however late, and each of them', () => {
    const prompted = [monday, tuesday]

    expect(due({ prompted }, '2026-03-04T12:00Z')).toMatchObject({ close: '2026-03-05T02:00Z' })
    expect(sent({ prompted }, 'close', '2026-03-05T02:00Z', '2026-03-09T00:00Z')).toEqual([
      'close 2026-03-02 at 2026-03-05T02:00Z',
      'close 2026-03-03 at 2026-03-06T02:00Z',
    ])
  })

  it('is over also while everything is paused', () => {
    const pauses = [pause('2026-03-04', null)]

    expect(sent({ prompted: [monday], pauses }, 'close', '2026-03-05T02:00Z')).toHaveLength(1)
  })

  it('leaves a prompt that was answered', () => {
    const goals = [{ goal: aGoal(), answered: [monday.on] }]

    expect(due({ prompted: [monday], goals }, '2026-03-04T12:00Z')).not.toHaveProperty('close')
    expect(sent({ prompted: [monday], goals }, 'close', '2026-03-05T02:00Z')).toEqual([])
  })

  it('closes late where days can be answered for long', () => {
    const late = { prompted: [monday], backfillDays: 30 }

    expect(due(late, '2026-04-01T12:00Z')).toMatchObject({ close: '2026-04-02T01:00Z' })
  })
})

it('nothing comes to whom three messages in a row did not reach', () => {
  const parts = {
    asked: asked({ unreached: 3 }),
    prompted: [monday],
    followUps: first ? [{ setback: first, at: monday.at }] : [],
  }

  expect(due(parts, '2026-03-02T12:00Z')).toEqual({})
  expect(sent(parts, 'prompt', '2026-03-02T19:00Z')).toEqual([])
  expect(sent(parts, 'follow-up', '2026-03-02T19:00Z')).toEqual([])
  expect(
    Object.keys(due({ ...parts, asked: asked({ unreached: 2 }) }, '2026-03-02T12:00Z')),
  ).toEqual(['prompt', 'nudge', 'follow-up', 'close'])
})

it('what could not be sent in time waits for the end of quiet hours, but not what the member chose', () => {
  const facts = someFacts({ wishes: wishes({ quietHours: night }) })
  const at = (kind: Occasion['kind']) =>
    minutes(sendableFrom(kind, facts, instant('2026-03-03T02:00Z')))

  for (const kind of ['nudge', 'milestone', 'follow-up', 'pause-end'] as const)
    expect(at(kind)).toBe('2026-03-03T07:00Z')
  for (const kind of ['prompt', 'later', 'close', 'gone-quiet'] as const)
    expect(at(kind)).toBe('2026-03-03T02:00Z')
  expect(sendableFrom('nudge', facts, instant('2026-03-03T12:00Z'))).toEqual(
    instant('2026-03-03T12:00Z'),
  )
})

describe('at any moment of anybody', () => {
  const keepsQuiet = (kind: string) =>
    ['nudge', 'milestone', 'follow-up', 'pause-end'].includes(kind)

  it('what is due is still to come, once a kind, and never in quiet hours', () => {
    fc.assert(
      fc.property(anyDueMoment, ({ facts, now }) => {
        const all = dueTimes(facts, now)

        expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length)
        for (const { kind, at } of all) {
          expect(compare(at, now)).toBe(1)
          if (keepsQuiet(kind))
            expect(outsideQuietHours(at, facts.wishes.quietHours, facts.clock.zone)).toEqual(at)
        }
      }),
      cases(500),
    )
  })

  it('what has fallen due is neither too early nor too late, and is sent out of quiet hours', () => {
    const downtime = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(anyDueMoment, downtime, ({ facts, now: since }, hours) => {
        const now = since.add({ hours })
        const claimed = dueTimes(facts, since).filter(({ at }) => compare(at, now) <= 0)

        for (const { kind, at, until } of fallenDue(facts, claimed, now)) {
          expect(compare(at, now)).toBeLessThanOrEqual(0)
          expect(compare(since, at)).toBe(-1)
          if (until !== null) expect(compare(now, until)).toBe(-1)
          if (keepsQuiet(kind)) {
            const sendable = sendableFrom(kind, facts, now)
            expect(outsideQuietHours(sendable, facts.wishes.quietHours, facts.clock.zone)).toEqual(
              sendable,
            )
          }
        }
      }),
      cases(500),
    )
  })

  it('working it out again before anything is due changes nothing', () => {
    fc.assert(
      fc.property(
        anyDueMoment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ facts, now }, share) => {
          const all = dueTimes(facts, now)
          const next = all.map(({ at }) => at).sort(compare)[0] ?? now.add({ hours: 100 })
          const between = Math.floor(now.until(next).total('seconds') * share)

          const again = dueTimes(facts, now.add({ seconds: Math.max(0, between - 1) }))

          expect(again).toEqual(all)
        },
      ),
      cases(500),
    )
  })

  it('the clock of the machine changes nothing', () => {
    fc.assert(
      fc.property(anyDueMoment, ({ facts, now }) => {
        const answers = () => {
          const all = dueTimes(facts, now)
          return plain({ all, fallen: fallenDue(facts, all, now.add({ hours: 60 })) })
        }

        vi.useFakeTimers({ now: 0, toFake: ['Date'] })
        const early = answers()
        vi.setSystemTime(instant('2100-01-01T00:00Z').epochMilliseconds)

        expect(answers()).toEqual(early)
      }),
      cases(50),
    )
  })
})
