import type { Temporal } from 'temporal-polyfill'
import type { FormValues } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Cadence, Mode, ReserveDays } from '#domain/goal.ts'
import type { GoalDraft, GoalProblem } from '#domain/new-goal.ts'
import type { PlanDraft, PlanProblem } from '#domain/plan.ts'
import { defaultReserveDays, isReserveDays } from '#domain/reserve.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { readCadence } from '#words/cadence.ts'
import { readCue, readResponse } from '#words/plan-words.ts'
import { readDate } from './read-input.ts'
import { readTarget } from './read-target.ts'

/** The first thing that needs another look, and the field that it stands in. */
export interface GoalProblemAt {
  readonly field: string
  readonly code:
    | GoalProblem
    | PlanProblem
    | 'target-unreadable'
    | 'date-unreadable'
    | 'reserve-days-out-of-range'
    | 'too-many-goals'
    | 'goal-not-found'
}

/** What holds where a field is left empty, or is not there. */
export interface GoalDefaults {
  readonly cadence: Cadence
  readonly startedOn: Temporal.PlainDate
  readonly reserveDays: ReserveDays
}

export const newGoalFrom = (today: Temporal.PlainDate): GoalDefaults => ({
  cadence: { every: 'day' },
  startedOn: today,
  reserveDays: defaultReserveDays,
})

/** Reads the fields of `goalForm`; an empty field that may be empty takes its default. */
export function readGoal(
  mode: Mode,
  values: FormValues,
  today: Temporal.PlainDate,
  defaults: GoalDefaults,
): Result<GoalDraft, GoalProblemAt> {
  const value = (name: string): string => (values[name] ?? '').trim()
  const cadence = values['often'] === undefined ? defaults.cadence : readCadence(value('often'))
  if (!cadence) return failed({ field: 'often', code: 'cadence-out-of-range' })
  const startedOn = value('start') === '' ? ok(defaults.startedOn) : readDate(value('start'), today)
  if (!startedOn.ok) return failed({ field: 'start', code: startedOn.error })
  const reserveDays = value('reserve') === '' ? defaults.reserveDays : readCount(value('reserve'))
  if (!isReserveDays(reserveDays))
    return failed({ field: 'reserve', code: 'reserve-days-out-of-range' })
  const parts = { title: value('title'), cadence, startedOn: startedOn.value, reserveDays }
  if (mode !== 'target') return ok({ ...parts, mode })

  const target = readTarget(value('target'))
  if (!target.ok) return failed({ field: 'target', code: target.error })
  const by = value('by') === '' ? ok(null) : readDate(value('by'), today)
  if (!by.ok) return failed({ field: 'by', code: by.error })
  return ok({ ...parts, mode, target: { ...target.value, by: by.value } })
}

const readCount = (typed: string): number => (/^\d$/.test(typed) ? Number(typed) : Number.NaN)

/** Reads the plan in the fields of a form; `null` where both are empty. */
export function readPlanTexts({ when = '', will = '' }: FormValues): PlanDraft | null {
  if (when.trim() === '' && will.trim() === '') return null
  return { cue: readCue(when), response: readResponse(will), days: [], time: null }
}

/** What a sentence about the problem needs to name. */
export function problemDetails(
  { field, code }: GoalProblemAt,
  values: FormValues,
  today: Temporal.PlainDate,
): Readonly<Record<string, string | number>> {
  const typed = (values[field] ?? '').trim()
  return code === 'date-unreadable' || code === 'target-unreadable'
    ? { typed: shorten(typed, limits.optionLabel), example: today.toString() }
    : { length: typed.length }
}

/** The field of the form in which a problem that the rules found is mended. */
export function fieldOf(code: GoalProblemAt['code']): string {
  switch (code) {
    case 'title-empty':
    case 'title-too-long':
    case 'too-many-goals':
    case 'goal-not-found':
      return 'title'
    case 'cadence-out-of-range':
      return 'often'
    case 'start-in-future':
    case 'start-too-early':
    case 'date-unreadable':
      return 'start'
    case 'reserve-days-out-of-range':
      return 'reserve'
    case 'by-before-start':
      return 'by'
    case 'target-unreadable':
    case 'unit-empty':
    case 'unit-too-long':
    case 'amount-not-a-number':
    case 'amount-out-of-range':
    case 'amount-too-fine':
      return 'target'
    case 'cue-empty':
    case 'cue-too-long':
      return 'when'
    case 'response-empty':
    case 'response-too-long':
      return 'will'
    default:
      return code satisfies never
  }
}
