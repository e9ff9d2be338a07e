import type { FormValues } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import {
  checkRememberedDate,
  type RememberedDateDraft,
  type RememberedDateProblem,
} from '#domain/remembered-date.ts'
import { failed, type Result } from '#domain/result.ts'
import { readYearlyDate, type YearlyDateProblem } from '#words/yearly-date.ts'

/** The first thing that needs another look, and the field that it stands in. */
export interface RememberedProblemAt {
  readonly field: 'name' | 'date'
  readonly code:
    | RememberedDateProblem
    | YearlyDateProblem
    | 'too-many-remembered'
    | 'remembered-not-found'
}

/** Reads the fields of `rememberedForm`, and holds them to the rules. */
export function readRemembered(
  values: FormValues,
): Result<RememberedDateDraft, RememberedProblemAt> {
  const { name = '', date = '', mention } = values
  const day = readYearlyDate(date)
  if (!day.ok) return failed({ field: 'date', code: day.error })
  return placed(checkRememberedDate({ ...day.value, name, dayBefore: mention === 'day-before' }))
}

/** Names the field beside a problem, for the form to point at. */
export function placed<T>(
  result: Result<T, RememberedProblemAt['code']>,
): Result<T, RememberedProblemAt> {
  return result.ok ? result : failed({ field: fieldOf(result.error), code: result.error })
}

function fieldOf(code: RememberedProblemAt['code']): RememberedProblemAt['field'] {
  switch (code) {
    case 'remembered-name-empty':
    case 'remembered-name-too-long':
    case 'too-many-remembered':
    case 'remembered-not-found':
      return 'name'
    case 'remembered-date-unreadable':
    case 'remembered-date-unclear':
    case 'remembered-no-such-day':
      return 'date'
    default:
      return code satisfies never
  }
}

/** What a sentence about the problem needs to name. */
export function rememberedDetails(
  { field }: RememberedProblemAt,
  values: FormValues,
): Readonly<Record<string, string | number>> {
  const typed = (values[field] ?? '').trim()
  return { typed: shorten(typed, limits.optionLabel), length: typed.length }
}
