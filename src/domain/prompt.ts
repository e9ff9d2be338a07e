import { Temporal } from 'temporal-polyfill'
import { type DayClock, instantOf } from './calendar.ts'
import { previousDate } from './zone-time.ts'

/** One prompt a day, for all goals of a member together. */
export interface Prompt {
  /** The member's own date that it asks for. */
  readonly on: Temporal.PlainDate
  readonly at: Temporal.Instant
}

/** What a member was asked, and whether anything came of it. */
export interface Asked {
  /** The date that was asked for last; `null` before the first prompt. */
  readonly promptedOn: Temporal.PlainDate | null
  /** Prompts in a row after which the member said nothing, 0 or more. */
  readonly unanswered: number
  /** Messages in a row that the member's platform did not let through, 0 or more. */
  readonly unreached: number
}

export const neverAsked: Asked = { promptedOn: null, unanswered: 0, unreached: 0 }

/**
 * How a prompt speaks: `quiet` says once, without a word of blame, that it has been quiet, and `last`
 * asks whether to stop.
 */
export type PromptTone = 'daily' | 'seldom' | 'quiet' | 'weekly' | 'last'

interface Step {
  readonly tone: PromptTone
  /** Dates from the prompt before to this one. */
  readonly gap: number
}

/** By how many prompts in a row nothing was said after. After the last one there is none. */
const steps: readonly Step[] = [
  ...Array<Step>(3).fill({ tone: 'daily', gap: 1 }),
  ...Array<Step>(3).fill({ tone: 'seldom', gap: 2 }),
  { tone: 'quiet', gap: 7 },
  ...Array<Step>(2).fill({ tone: 'weekly', gap: 7 }),
  { tone: 'last', gap: 7 },
]

/** Nudges are for those who answer most days. */
const mostUnansweredForNudge = 2

/** After so many messages that did not arrive, nothing is sent until the member comes back. */
const mostUnreached = 3

/** How the prompt speaks that comes after so many in a row without a word; `null`: there is none. */
export const toneAfter = (unanswered: number): PromptTone | null => steps[unanswered]?.tone ?? null

/** Whether the member's platform lets our messages through, as far as we know. */
export const isReachable = ({ unreached }: Asked): boolean => unreached < mostUnreached

export const mayNudge = (asked: Asked): boolean =>
  asked.unanswered <= mostUnansweredForNudge && isReachable(asked)

/** What decides when a member is asked. */
export interface PromptTimes {
  readonly clock: DayClock
  /** `null`: they want no prompts. */
  readonly promptTime: Temporal.PlainTime | null
  readonly asked: Asked
}

/** The first prompt strictly after an instant; `null` when there is none to come. */
export function nextPrompt(times: PromptTimes, after: Temporal.Instant): Prompt | null {
  const earliest = earliestDate(times)
  if (times.promptTime === null || earliest === 'never') return null
  let date = calendarDate(after, times.clock)
  for (;;) {
    const prompt = promptOn(date, times.promptTime, times.clock)
    if (prompt !== null && isAfter(prompt.at, after) && isFrom(prompt.on, earliest)) return prompt
    date = date.add({ days: 1 })
  }
}

/**
 * The newest prompt that has fallen due from `since` to `now`, both included: after downtime the older
 * ones are passed over. `null` when there is none.
 */
export function newestPrompt(
  times: PromptTimes,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Prompt | null {
  const earliest = earliestDate(times)
  if (times.promptTime === null || earliest === 'never') return null
  // A gap in the clocks can take a prompt of the late evening over midnight.
  const first = calendarDate(since, times.clock).subtract({ days: 1 })
  // Where clocks are set back over midnight, a prompt of the next date can have come already.
  let date = calendarDate(now, times.clock).add({ days: 1 })
  for (; Temporal.PlainDate.compare(date, first) >= 0; date = date.subtract({ days: 1 })) {
    const prompt = promptOn(date, times.promptTime, times.clock)
    if (prompt === null || isAfter(prompt.at, now)) continue
    return isAfter(since, prompt.at) || !isFrom(prompt.on, earliest) ? null : prompt
  }
  return null
}

/**
 * The prompt at this time of a calendar date; `null` when the zone skipped the date. A time before the day
 * end asks for the date before, also where its hour was skipped and it comes after the day end.
 */
function promptOn(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  clock: DayClock,
): Prompt | null {
  const at = instantOf(date, time, clock.zone)
  return at && { at, on: time.hour < clock.dayEnd ? previousDate(date, clock.zone) : date }
}

/** The first date that may be asked for; `null` for any, `never` once the last prompt has come. */
function earliestDate({ asked }: PromptTimes): Temporal.PlainDate | null | 'never' {
  const step = steps[asked.unanswered]
  if (step === undefined || !isReachable(asked)) return 'never'
  return asked.promptedOn?.add({ days: step.gap }) ?? null
}

const calendarDate = (at: Temporal.Instant, { zone }: DayClock): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate()

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) > 0

const isFrom = (on: Temporal.PlainDate, earliest: Temporal.PlainDate | null): boolean =>
  earliest === null || Temporal.PlainDate.compare(on, earliest) >= 0
