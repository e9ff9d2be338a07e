import { Temporal } from 'temporal-polyfill'
import type { Goal } from './goal.ts'
import type { GoalId, SetbackId } from './id.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanText } from './text.ts'

/**
 * What a member told of a setback in one goal. It can be changed and taken back at any time, and
 * other goals know nothing of it. Nothing concludes one: it is only ever told.
 */
export interface Setback extends SetbackDraft {
  readonly id: SetbackId
  readonly goalId: GoalId
  /** When it was first told. */
  readonly at: Temporal.Instant
  /** Which date that was on the member's own clock. */
  readonly saidOn: Temporal.PlainDate
  /** What was happening around them, in their words; `null` when they did not say. */
  readonly around: string | null
  /** What has helped, in their words; `null` when they did not say. */
  readonly helped: string | null
}

/** The parts of a setback that are the member's to choose. */
export interface SetbackDraft {
  readonly on: Temporal.PlainDate
  /** On the member's own clock, if they said so. It is kept for them, and no rule reads it. */
  readonly time: Temporal.PlainTime | null
  /** The first date of the new run, from `on` to today; `null` until they say: the run goes on. */
  readonly startOn: Temporal.PlainDate | null
}

export type SetbackProblem =
  | 'setback-in-future'
  | 'setback-before-goal'
  | 'setback-after-goal'
  | 'new-start-before-setback'
  | 'new-start-in-future'

/** The most that each text of a setback can have, in UTF-16 units once it is cleaned. */
export const setbackTextLimit = 1000

/** Cleans a text of a setback; one with nothing to see is `null`. */
export function checkSetbackText(text: string): Result<string | null, 'setback-text-too-long'> {
  const cleaned = cleanText(text)
  if (cleaned.length > setbackTextLimit) return failed('setback-text-too-long')
  return ok(cleaned === '' ? null : cleaned)
}

/**
 * For a new setback and for a changed one: gives the draft, or the first thing that is wrong with it.
 * `today` is the newest date that the member can answer now. In a finished goal both dates are within
 * the goal's own.
 */
export function checkSetback(
  { startedOn, finishedOn }: Pick<Goal, 'startedOn' | 'finishedOn'>,
  draft: SetbackDraft,
  { today }: { readonly today: Temporal.PlainDate },
): Result<SetbackDraft, SetbackProblem> {
  const { compare } = Temporal.PlainDate
  const { on, startOn } = draft
  if (compare(on, today) > 0) return failed('setback-in-future')
  if (compare(on, startedOn) < 0) return failed('setback-before-goal')
  if (startOn !== null && compare(startOn, on) < 0) return failed('new-start-before-setback')
  if (startOn !== null && compare(startOn, today) > 0) return failed('new-start-in-future')
  const last = startOn ?? on
  if (finishedOn !== null && compare(last, finishedOn) > 0) return failed('setback-after-goal')
  return ok(draft)
}

/**
 * The first dates of the runs that the member began, as `runsOf` takes them: oldest first, each once.
 * `declared` are new starts that they told without a setback; `setbacks` are those of this goal. A
 * setback that is taken back takes its start along, and the two runs are one again. The dates from a
 * setback to its new start belong to the run before, so that no total shrinks.
 */
export function runStartsOf(
  declared: readonly Temporal.PlainDate[],
  setbacks: readonly Pick<Setback, 'startOn'>[],
): readonly Temporal.PlainDate[] {
  const starts = [...declared, ...setbacks.flatMap(({ startOn }) => startOn ?? [])]
  const byDate = new Map(starts.map((start) => [start.toString(), start]))
  return [...byDate.values()].sort(Temporal.PlainDate.compare)
}
