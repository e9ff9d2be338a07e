import type { DayEnd, Weekday } from '#domain/calendar.ts'
import type { Cadence } from '#domain/goal.ts'
import { wallClock } from './naive-clock.ts'

// People who are asked, with what they do and when: numbers alone, so that the rules and their oracle
// each make of it what they need. Instants are milliseconds, dates days since 1970, times minutes.

export interface Settings {
  readonly zone: string
  readonly dayEnd: DayEnd
  readonly promptTime: number | null
  readonly quiet: { readonly from: number; readonly until: number } | null
  readonly nudge: boolean
  readonly buddyWhenQuiet: boolean
  readonly backfillDays: number
  readonly firstWeekday: Weekday
}

export interface PlainGoal {
  readonly id: number
  readonly cadence: Cadence
  readonly startedOn: number
}

export interface PlainPause {
  /** `null`: everything. */
  readonly goal: number | null
  readonly from: number
  readonly until: number | null
}

export type Act =
  | { readonly does: 'answer'; readonly goals: readonly number[]; readonly on: number }
  | { readonly does: 'set'; readonly settings: Partial<Settings> }
  | { readonly does: 'pause'; readonly pause: PlainPause }
  | { readonly does: 'end pauses'; readonly until: number }
  | { readonly does: 'begin'; readonly goal: PlainGoal }
  | { readonly does: 'finish'; readonly goal: number }
  | {
      readonly does: 'change'
      readonly goal: number
      readonly cadence: Cadence
      readonly until: number
    }
  | { readonly does: 'follow up'; readonly setback: number; readonly at: number }
  | { readonly does: 'later'; readonly on: number; readonly at: number }
  /** So many messages in a row have not arrived. */
  | { readonly does: 'miss'; readonly unreached: number }

export interface PromptLife {
  readonly from: number
  readonly until: number
  readonly settings: Settings
  readonly goals: readonly PlainGoal[]
  readonly milestonesOn: readonly number[]
  /** In order of time, no two at one instant. */
  readonly acts: readonly { readonly at: number; readonly act: Act }[]
  /** When no heartbeat came: in order, the first instant included, the last not. */
  readonly downtimes: readonly { readonly from: number; readonly until: number }[]
}

/** Setbacks and goals are numbers here; the rules know them by these names. */
export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The same numbers for the same seed (Mulberry32), from 0 to below 1. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Era {
  readonly seed: number
  /** Where they live, and where they move. */
  readonly zone: string
  readonly zones: readonly string[]
  readonly from: number
  readonly until: number
  /** On which share of days they change something. */
  readonly restless: number
}

/** One person, from one date to another, as the seed has it. */
export function promptLife({ seed, zone, zones, from, until, restless }: Era): PromptLife {
  const random = randomOf(seed)
  const chance = (share: number) => random() < share
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const between = (least: number, most: number) => least + upTo(most - least)
  const pick = <T>(all: readonly [T, ...T[]]): T => all[upTo(all.length - 1)] ?? all[0]

  const acts = new Map<number, Act>()
  // Off the whole minute, so that nothing that a rule works out comes at the same instant.
  const act = (at: number, what: Act) => acts.set(Math.floor(at / minute) * minute + 7, what)

  const cadence = (): Cadence => {
    switch (upTo(5)) {
      case 0:
        return { every: 'week', times: between(1, 7) }
      case 1:
        return { every: 'days', days: chance(0.7) ? between(2, 5) : between(6, 30) }
      case 2: {
        const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter(() => chance(0.5))
        return { every: 'weekdays', days: days.length > 0 ? days : [3] }
      }
      default:
        return { every: 'day' }
    }
  }
  const fullHour = () => 60 * upTo(23)
  const promptTime = () =>
    pick<() => number>([
      () => 20 * 60,
      () => upTo(1439),
      fullHour,
      () => upTo(240),
      () => between(1410, 1439),
    ])()
  const quiet = () => {
    const [begins, ends] = pick<() => readonly [number, number]>([
      () => [22 * 60, 8 * 60],
      () => [fullHour(), fullHour()],
      () => [0, between(1, 9) * 60],
      () => [upTo(1439), upTo(1439)],
    ])()
    return begins === ends || chance(0.2) ? null : { from: begins, until: ends }
  }
  const settings: Settings = {
    zone,
    dayEnd: pick<DayEnd>([3, 3, 0, 1, 2, 4, 5, 6]),
    promptTime: promptTime(),
    quiet: quiet(),
    nudge: chance(0.7),
    buddyWhenQuiet: chance(0.5),
    backfillDays: upTo(5),
    firstWeekday: pick<Weekday>([1, 1, 7, 6, 3]),
  }
  const today = (at: number) => wallClock(zone, from, until).shownDate(at)
  let nextGoal = 0
  const goal = (startedOn: number): PlainGoal => ({ id: nextGoal++, cadence: cadence(), startedOn })
  const goals = Array.from({ length: between(1, 3) }, () =>
    goal(today(from) + (chance(0.5) ? between(-4, 1) : -upTo(40))),
  )
  const someGoals = () => {
    const all = Array.from({ length: nextGoal }, (_, id) => id)
    return chance(0.6) ? all : all.filter(() => chance(0.5))
  }

  // Some answer nearly always, some hardly ever, and everybody is silent for weeks now and then.
  const diligence = pick([0.95, 0.8, 0.5, 0.1])
  let silentUntil = 0
  for (let at = from; at < until; at += day) {
    if (at >= silentUntil && chance(0.015)) silentUntil = at + upTo(80) * day
    if (at < silentUntil || !chance(diligence)) continue
    const when = at + upTo(1439) * minute
    const ago = chance(0.85) ? 0 : upTo(4)
    act(when, { does: 'answer', goals: someGoals(), on: today(when) - ago })
  }
  for (let at = from; at < until; at += day) {
    const when = at + upTo(1439) * minute
    if (chance(restless)) act(when, anyAct(when))
  }

  function anyAct(at: number): Act {
    const id = upTo(nextGoal - 1)
    switch (upTo(14)) {
      case 0:
      case 1:
        return { does: 'set', settings: { zone: zones[upTo(zones.length - 1)] ?? zone } }
      case 2:
      case 3:
        return { does: 'set', settings: { promptTime: chance(0.8) ? promptTime() : null } }
      case 4:
        return { does: 'set', settings: { quiet: quiet(), nudge: chance(0.7) } }
      case 5:
        return { does: 'set', settings: { dayEnd: pick<DayEnd>([0, 3, 6]), backfillDays: upTo(5) } }
      case 6:
      case 7:
      case 8: {
        const first = today(at) + between(-2, 3)
        const last = chance(0.9) ? first + upTo(20) : null
        return { does: 'pause', pause: { goal: chance(0.6) ? null : id, from: first, until: last } }
      }
      case 9:
        return { does: 'end pauses', until: today(at) - 1 }
      case 10:
        return { does: 'begin', goal: goal(today(at) + between(-3, 3)) }
      case 11:
        return { does: 'finish', goal: id }
      case 12:
        return { does: 'change', goal: id, cadence: cadence(), until: today(at) - 1 }
      case 13:
        return chance(0.5)
          ? { does: 'follow up', setback: at, at: at + day }
          : { does: 'later', on: today(at), at: at + pick([1, 3]) * hour + 7 }
      default:
        return { does: 'miss', unreached: between(1, 3) }
    }
  }

  const downtimes: { from: number; until: number }[] = []
  for (let at = from + upTo(20) * (until - from > 30 * day ? day : 6 * hour); at < until; ) {
    const begins = at + upTo(1439) * minute + 11
    const ends =
      begins + pick([between(1, 90) * minute, upTo(12) * hour + minute, upTo(6) * day + hour])
    downtimes.push({ from: begins, until: ends })
    at = ends + between(1, 60) * day
  }
  return {
    from,
    until,
    settings,
    goals,
    milestonesOn: Array.from({ length: 6 }, () => today(from) + upTo((until - from) / day)),
    acts: [...acts].sort(([a], [b]) => a - b).map(([at, what]) => ({ at: at, act: what })),
    downtimes,
  }
}
