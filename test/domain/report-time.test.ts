import { describe, expect, it } from 'vitest'
import type { Weekday } from '#domain/calendar.ts'
import { dueTimes, fallenDue } from '#domain/due.ts'
import { asId, type GroupId } from '#domain/id.ts'
import { reportTimes } from '#domain/report-time.ts'
import { instant, time, zone } from '../support/builders.ts'
import { someFacts } from '../support/due-facts.ts'

const id = asId<GroupId>('00000000-0000-4000-8000-00000000000a')
const group = (firstWeekday: Weekday) => ({ id, firstWeekday })
const berlin = { zone: zone('Europe/Berlin'), dayEnd: 3 } as const

const timesAt = (now: string, firstWeekday: Weekday = 1, quiet: Quiet = null) =>
  reportTimes(group(firstWeekday), berlin, quiet, instant(now)).map(
    ({ startsOn, at }) => `${startsOn} at ${at}`,
  )
type Quiet = Parameters<typeof reportTimes>[2]

describe('the weekly report comes', () => {
  it('at nine on the group’s first weekday, on the moderator’s own clock, about the week before', () => {
    expect(timesAt('2026-03-25T12:00Z')).toEqual([
      '2026-03-09 at 2026-03-16T08:00:00Z',
      '2026-03-16 at 2026-03-23T08:00:00Z',
      // Clocks went forward in between.
      '2026-03-23 at 2026-03-30T07:00:00Z',
    ])
    expect(timesAt('2026-03-25T12:00Z', 7)[2]).toBe('2026-03-22 at 2026-03-29T07:00:00Z')
  })

  it('after quiet hours', () => {
    const quiet = { from: time('22:00'), until: time('10:30') }

    expect(timesAt('2026-03-03T12:00Z', 1, quiet)[2]).toBe('2026-03-02 at 2026-03-09T09:30:00Z')
  })
})

describe('a moderator', () => {
  const facts = someFacts({ reportedGroups: [group(1)], goals: [] })
  const other = asId<GroupId>('00000000-0000-4000-8000-00000000000b')
  const since = instant('2026-03-09T08:00Z')
  const due = [{ kind: 'group-report', at: since, on: null }] as const

  it('gets it next Monday, and nothing of it on Monday itself once it has come', () => {
    expect(dueTimes(facts, instant('2026-03-03T12:00Z'))).toEqual(due)
    expect(dueTimes(facts, since)[0]?.at).toEqual(instant('2026-03-16T08:00Z'))
  })

  it('gets the one of each group of theirs', () => {
    const both = { ...facts, reportedGroups: [group(1), { id: other, firstWeekday: 1 } as const] }

    expect(fallenDue(both, due, since).map(({ about }) => about)).toEqual([
      `${id} 2026-03-02`,
      `${other} 2026-03-02`,
    ])
  })

  it('gets it some days late after downtime, and not once the next is near', () => {
    const about = (now: string) => fallenDue(facts, due, instant(now)).map((one) => one.about)

    expect(about('2026-03-13T07:59Z')).toEqual([`${id} 2026-03-02`])
    expect(about('2026-03-13T08:00Z')).toEqual([])
    expect(about('2026-03-16T08:00Z')).toEqual([`${id} 2026-03-09`])
  })

  it('who wants none, or moderates nothing, gets none', () => {
    expect(dueTimes({ ...facts, reportedGroups: [] }, since)).toEqual([])
  })
})
