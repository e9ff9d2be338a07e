import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dayStartsAt, instantOf } from '#domain/calendar.ts'
import {
  type Asked,
  isReachable,
  mayNudge,
  neverAsked,
  newestPrompt,
  nextPrompt,
  type PromptTimes,
  toneAfter,
} from '#domain/prompt.ts'
import { anyMoment, anyTime } from '../support/arbitraries.ts'
import { date, instant, time, zone } from '../support/builders.ts'
import { cases } from '../support/cases.ts'
import { berlin } from '../support/due-facts.ts'

const { compare } = Temporal.Instant

const at = (
  promptTime: string,
  name = 'Europe/Berlin',
  asked: Partial<Asked> = {},
): PromptTimes => ({
  clock: { zone: zone(name), dayEnd: 3 },
  promptTime: time(promptTime),
  asked: { ...neverAsked, ...asked },
})

/** `at` and `on` as one line, with the time that clocks show. */
function shown(times: PromptTimes, prompt: ReturnType<typeof nextPrompt>): string | null {
  const local = prompt?.at.toZonedDateTimeISO(times.clock.zone).toPlainDateTime()
  return local ? `${local.toString({ smallestUnit: 'minute' })} for ${prompt?.on}` : null
}
const next = (times: PromptTimes, after: string) => shown(times, nextPrompt(times, instant(after)))
const newest = (times: PromptTimes, since: string, now: string) =>
  shown(times, newestPrompt(times, instant(since), instant(now)))

describe('the next prompt', () => {
  it('comes later today, or tomorrow when it is that time already', () => {
    expect(next(at('20:00'), '2026-03-02T18:59Z')).toBe('2026-03-02T20:00 for 2026-03-02')
    expect(next(at('20:00'), '2026-03-02T19:00Z')).toBe('2026-03-03T20:00 for 2026-03-03')
  })

  it.each([
    ['02:30', 'Europe/Berlin', '2026-03-29T00:00Z', '2026-03-29T01:00Z', 'skipped'],
    ['02:30', 'Europe/Berlin', '2026-10-24T23:00Z', '2026-10-25T00:30Z', 'the first of two'],
    ['02:30', 'Europe/Berlin', '2026-10-25T00:30Z', '2026-10-26T01:30Z', 'not the second'],
    ['20:00', 'Asia/Kolkata', '2026-01-15T12:00Z', '2026-01-15T14:30Z', 'half an hour off'],
    ['20:00', 'Pacific/Apia', '2011-12-30T06:00Z', '2011-12-31T06:00Z', 'a date that never was'],
  ])('at %s in %s, after %s, comes at %s: %s', (promptTime, name, after, expected) => {
    const prompt = nextPrompt(at(promptTime, name), instant(after))

    expect(prompt?.at).toEqual(instant(expected))
  })

  it("asks for the member's own date: in the small hours, the one before", () => {
    expect(next(at('01:00'), '2026-03-02T12:00Z')).toBe('2026-03-03T01:00 for 2026-03-02')
    expect(next(at('03:00'), '2026-03-02T12:00Z')).toBe('2026-03-03T03:00 for 2026-03-03')
  })

  it('asks once for a date, even if its time is moved', () => {
    const asked = { promptedOn: date('2026-03-02') }

    expect(next(at('22:00', 'Europe/Berlin', asked), '2026-03-02T19:00Z')).toBe(
      '2026-03-03T22:00 for 2026-03-03',
    )
    expect(next(at('01:00', 'Europe/Berlin', asked), '2026-03-02T19:00Z')).toBe(
      '2026-03-04T01:00 for 2026-03-03',
    )
  })

  it('never asks for a date before the one that was asked for last', () => {
    const asked = { promptedOn: date('2026-03-05') }

    expect(next(at('20:00', 'Europe/Berlin', asked), '2026-03-02T19:00Z')).toBe(
      '2026-03-06T20:00 for 2026-03-06',
    )
  })

  it.each([
    [0, '2026-03-03', 'daily'],
    [1, '2026-03-03', 'daily'],
    [2, '2026-03-03', 'daily'],
    [3, '2026-03-04', 'seldom'],
    [4, '2026-03-04', 'seldom'],
    [5, '2026-03-04', 'seldom'],
    [6, '2026-03-09', 'quiet'],
    [7, '2026-03-09', 'weekly'],
    [8, '2026-03-09', 'weekly'],
    [9, '2026-03-09', 'last'],
  ])('after %d in a row without a word comes on %s, and is %s', (unanswered, on, tone) => {
    const asked = { promptedOn: date('2026-03-02'), unanswered }

    const prompt = nextPrompt(at('20:00', 'Europe/Berlin', asked), instant('2026-03-02T19:00Z'))

    expect(prompt?.on).toEqual(date(on))
    expect(toneAfter(unanswered)).toBe(tone)
  })

  it('is none after the last one, until they say something', () => {
    const asked = { promptedOn: date('2026-03-02'), unanswered: 10 }

    expect(next(at('20:00', 'Europe/Berlin', asked), '2026-05-02T19:00Z')).toBeNull()
    expect(
      newest(at('20:00', 'Europe/Berlin', asked), '2026-05-02T18:00Z', '2026-05-02T18:00Z'),
    ).toBe(null)
    expect(toneAfter(10)).toBeNull()
    expect(
      next(at('20:00', 'Europe/Berlin', { ...asked, unanswered: 0 }), '2026-05-02T17:00Z'),
    ).toBe('2026-05-02T20:00 for 2026-05-02')
  })

  it('is none for who wants none, and for whom nothing reaches', () => {
    const unwanted = { ...at('20:00'), promptTime: null }

    expect(next(unwanted, '2026-03-02T12:00Z')).toBeNull()
    expect(newest(unwanted, '2026-03-02T12:00Z', '2026-03-02T20:00Z')).toBeNull()
    expect(next(at('20:00', 'Europe/Berlin', { unreached: 3 }), '2026-03-02T12:00Z')).toBeNull()
    expect(next(at('20:00', 'Europe/Berlin', { unreached: 2 }), '2026-03-02T12:00Z')).not.toBeNull()
  })

  it('is after the instant, and none lies between', () => {
    fc.assert(
      fc.property(anyMoment, anyTime, ({ now, clock }, promptTime) => {
        const prompt = nextPrompt({ clock, promptTime, asked: neverAsked }, now)

        if (prompt === null) throw new Error('nobody asked')
        const around = now.toZonedDateTimeISO(clock.zone).toPlainDate().subtract({ days: 1 })
        const between = [0, 1, 2, 3]
          .map((days) => instantOf(around.add({ days }), promptTime, clock.zone))
          .filter((it) => it !== null && compare(it, now) > 0 && compare(it, prompt.at) < 0)
        expect(compare(prompt.at, now)).toBe(1)
        expect(between).toEqual([])
        // Some later instant of its date has the date as the member's own, unless a gap carried it on.
        expect(compare(dayStartsAt(prompt.on, clock), prompt.at)).toBeLessThanOrEqual(0)
      }),
      cases(1000),
    )
  })
})

describe('the newest prompt', () => {
  it('is the last of those that have fallen due, both ends included', () => {
    expect(newest(at('20:00'), '2026-03-02T19:00Z', '2026-03-02T19:00Z')).toBe(
      '2026-03-02T20:00 for 2026-03-02',
    )
    expect(newest(at('20:00'), '2026-03-02T19:00Z', '2026-03-05T18:59Z')).toBe(
      '2026-03-04T20:00 for 2026-03-04',
    )
    expect(newest(at('20:00'), '2026-03-02T19:00:01Z', '2026-03-03T18:59Z')).toBeNull()
    expect(newest(at('01:00'), '2026-03-02T00:00Z', '2026-03-02T19:00Z')).toBe(
      '2026-03-02T01:00 for 2026-03-01',
    )
  })

  it('is none while it is too early to ask again', () => {
    const asked = { promptedOn: date('2026-03-02'), unanswered: 3 }
    const times = at('20:00', 'Europe/Berlin', asked)

    expect(newest(times, '2026-03-03T19:00Z', '2026-03-03T19:00Z')).toBeNull()
    expect(newest(times, '2026-03-03T19:00Z', '2026-03-04T19:00Z')).toBe(
      '2026-03-04T20:00 for 2026-03-04',
    )
  })

  it('passes over a date that the zone skipped', () => {
    const times = at('20:00', 'Pacific/Apia')

    expect(newest(times, '2011-12-29T06:00Z', '2011-12-31T05:00Z')).toBe(
      '2011-12-29T20:00 for 2011-12-29',
    )
  })

  // Clocks in Pyongyang went from 23:30 on 4 May 2018 to midnight.
  it('is found where a gap took it over midnight', () => {
    const times = at('23:45', 'Asia/Pyongyang')
    const expected = '2018-05-05T00:00 for 2018-05-04'

    expect(next(times, '2018-05-04T14:00Z')).toBe(expected)
    expect(newest(times, '2018-05-04T15:00Z', '2018-05-04T15:00Z')).toBe(expected)
  })

  it('asks for the date that it was meant for, also where a gap took it to the next', () => {
    const over = at('23:45', 'Asia/Pyongyang', { promptedOn: date('2018-05-03') })
    const times = { ...over, clock: { ...over.clock, dayEnd: 0 } } as const

    expect(next(times, '2018-05-03T14:45Z')).toBe('2018-05-05T00:00 for 2018-05-04')
    expect(
      next(
        { ...times, asked: { ...times.asked, promptedOn: date('2018-05-04') } },
        '2018-05-04T15:00Z',
      ),
    ).toBe('2018-05-05T23:45 for 2018-05-05')
  })

  it('asks for the date before in the small hours, also where clocks skip past the day end', () => {
    const times = at('02:30', 'Europe/Berlin', { promptedOn: date('2026-03-27') })
    const onThe = (promptedOn: string) => ({
      ...times,
      asked: { ...times.asked, promptedOn: date(promptedOn) },
    })

    expect(next(times, '2026-03-28T12:00Z')).toBe('2026-03-29T03:00 for 2026-03-28')
    expect(next(onThe('2026-03-28'), '2026-03-29T01:00Z')).toBe('2026-03-30T02:30 for 2026-03-29')
  })

  // At 00:01 on 7 November 2010 clocks in Newfoundland went back to 23:01 on the 6th.
  it('is found where clocks went back over midnight', () => {
    const times = at('00:00', 'America/St_Johns')

    expect(newest(times, '2010-11-07T02:30Z', '2010-11-07T02:45Z')).toBe(
      '2010-11-07T00:00 for 2010-11-06',
    )
  })

  it('is what next prompts lead to', () => {
    const hours = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(anyMoment, anyTime, hours, ({ now, clock }, promptTime, passed) => {
        const times = { clock, promptTime, asked: neverAsked }
        const until = now.add({ hours: passed })

        let last: ReturnType<typeof nextPrompt> = null
        let prompt = nextPrompt(times, now.subtract({ nanoseconds: 1 }))
        for (; prompt && compare(prompt.at, until) <= 0; prompt = nextPrompt(times, prompt.at))
          last = prompt

        expect(newestPrompt(times, now, until)).toEqual(last)
      }),
      cases(500),
    )
  })
})

it('nudges are for those who answer most days', () => {
  const may = (unanswered: number, unreached = 0) =>
    mayNudge({ promptedOn: null, unanswered, unreached })

  expect([0, 1, 2, 3].map((unanswered) => may(unanswered))).toEqual([true, true, true, false])
  expect([may(0, 2), may(0, 3)]).toEqual([true, false])
  expect([0, 2, 3, 4].map((unreached) => isReachable({ ...neverAsked, unreached }))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(
    nextPrompt(
      { clock: berlin, promptTime: null, asked: neverAsked },
      instant('2026-01-01T00:00Z'),
    ),
  ).toBeNull()
})
