import type { Temporal } from 'temporal-polyfill'
import type { FormValues } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Mode, ReserveDays } from '#domain/goal.ts'
import type { GoalDraft, GoalProblem } from '#domain/new-goal.ts'
import { defaultReserveDays } from '#domain/reserve.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { readCadence } from '#words/cadence.ts'
import { readAmount, readDate } from './read-input.ts'

/** The first thing that needs another look, and the field that it stands in. */
export interface GoalProblemAt {
  readonly field: string
  readonly code: GoalProblem | 'date-unreadable' | 'too-many-goals' | 'goal-not-found'
}

/** Reads the fields of `goalForm`; an empty field that may be empty takes its default. */
export function readGoal(
  mode: Mode,
  values: FormValues,
  today: Temporal.PlainDate,
  reserveDays: ReserveDays = defaultReserveDays,
): Result<GoalDraft, GoalProblemAt> {
  const value = (name: string): string => (values[name] ?? '').trim()
  const cadence = readCadence(value('often'))
  if (!cadence) return failed({ field: 'often', code: 'cadence-out-of-range' })
  const startedOn = value('start') === '' ? ok(today) : readDate(value('start'), today)
  if (!startedOn.ok) return failed({ field: 'start', code: startedOn.error })
  const parts = { title: value('title'), cadence, startedOn: startedOn.value, reserveDays }
  if (mode !== 'target') return ok({ ...parts, mode })

  const amount = readAmount(value('amount'))
  if (!amount.ok) return failed({ field: 'amount', code: amount.error })
  const by = value('by') === '' ? ok(null) : readDate(value('by'), today)
  if (!by.ok) return failed({ field: 'by', code: by.error })
  return ok({ ...parts, mode, target: { amount: amount.value, unit: value('unit'), by: by.value } })
}

/** What a sentence about the problem needs to name. */
export function problemDetails(
  { field, code }: GoalProblemAt,
  values: FormValues,
  today: Temporal.PlainDate,
): Readonly<Record<string, string | number>> {
  const typed = (values[field] ?? '').trim()
  return code === 'date-unreadable'
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
    case 'unit-empty':
    case 'unit-too-long':
      return 'unit'
    case 'by-before-start':
      return 'by'
    case 'amount-not-a-number':
    case 'amount-out-of-range':
    case 'amount-too-fine':
      return 'amount'
    default:
      return code satisfies never
  }
}
