import { Temporal } from 'temporal-polyfill'
import type { GoalId } from './id.ts'
import { failed, ok, type Result } from './result.ts'

/** What a member put on hold, no reason asked. Pauses may overlap. */
export interface Pause extends PausedSpan {
  /** `null`: everything. Each goal's own pauses stay as they are beside it. */
  readonly goalId: GoalId | null
}

/** A span of paused dates. It ends by itself, with nothing to be done on the day. */
export interface PausedSpan {
  readonly from: Temporal.PlainDate
  /** The last paused date, included; `null` until the member says. */
  readonly until: Temporal.PlainDate | null
}

export type IsPaused = (on: Temporal.PlainDate) => boolean

export const neverPaused: IsPaused = () => false

/**
 * When a goal is paused, by its own pauses and by those of everything: oldest first, with at least
 * one date that is not paused between two spans. So the last date of a span is the one after which
 * the goal goes on. For `null`: when everything is.
 */
export function pausedSpans(
  pauses: readonly Pause[],
  goalId: GoalId | null,
): readonly PausedSpan[] {
  const spans: PausedSpan[] = []
  const ofGoal = pauses.filter((pause) => pause.goalId === null || pause.goalId === goalId)
  for (const { from, until } of ofGoal.sort(byFirstDate)) {
    const before = spans.at(-1)
    if (before === undefined || endsBefore(before, from.subtract({ days: 1 }))) {
      spans.push({ from, until })
    } else if (before.until !== null && (until === null || endsBefore(before, until))) {
      spans[spans.length - 1] = { from: before.from, until }
    }
  }
  return spans
}

/** Tells the paused dates of such spans, which are in order and apart. */
export function pausedDates(spans: readonly PausedSpan[]): IsPaused {
  if (spans.length === 0) return neverPaused
  return (on) => {
    const span = spans.findLast(({ from }) => Temporal.PlainDate.compare(from, on) <= 0)
    return span !== undefined && !endsBefore(span, on)
  }
}

const byFirstDate = (a: PausedSpan, b: PausedSpan): number =>
  Temporal.PlainDate.compare(a.from, b.from)

const endsBefore = ({ until }: PausedSpan, date: Temporal.PlainDate): boolean =>
  until !== null && Temporal.PlainDate.compare(until, date) < 0

export type PauseProblem = 'pause-too-early' | 'pause-too-late' | 'pause-ends-before-start'

/**
 * Whether a pause can be made or changed to this. It may begin on any date from the oldest one that
 * can still be answered, so that what was concluded stays as it is, to a year from today.
 */
export function checkPause<Span extends PausedSpan>(
  pause: Span,
  scope: { readonly today: Temporal.PlainDate; readonly answerableFrom: Temporal.PlainDate },
): Result<Span, PauseProblem> {
  const { compare } = Temporal.PlainDate
  if (compare(pause.from, scope.answerableFrom) < 0) return failed('pause-too-early')
  if (compare(pause.from, scope.today.add({ years: 1 })) > 0) return failed('pause-too-late')
  if (endsBefore(pause, pause.from)) return failed('pause-ends-before-start')
  return ok(pause)
}

/**
 * The pause once its member has ended it: `today` is not paused any more. `null` when no date of it
 * has passed, so that nothing remains to be kept. One that is over by itself stays as it is.
 */
export function endPause<Span extends PausedSpan>(
  pause: Span,
  today: Temporal.PlainDate,
): Span | null {
  if (endsBefore(pause, today)) return pause
  if (Temporal.PlainDate.compare(pause.from, today) >= 0) return null
  return { ...pause, until: today.subtract({ days: 1 }) }
}
