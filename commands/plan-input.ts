import type { FormValues } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Weekday } from '#domain/calendar.ts'
import type { PlanDraft, PlanProblem } from '#domain/plan.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { readCadence } from '#words/cadence.ts'
import { readCue, readResponse } from '#words/plan-words.ts'
import { readTime } from './read-input.ts'

/** The first thing that needs another look, and the field that it stands in. */
export interface PlanProblemAt {
  readonly field: string
  readonly code:
    | PlanProblem
    | 'plan-days-unreadable'
    | 'time-unreadable'
    | 'too-many-plans'
    | 'plan-not-found'
    | 'goal-not-found'
}

/** Reads the fields of `planForm`. */
export function readPlan(values: FormValues): Result<PlanDraft, PlanProblemAt> {
  const { when = '', will = '', days = '', time = '' } = values
  const onDays = readDays(days)
  if (!onDays) return failed({ field: 'days', code: 'plan-days-unreadable' })
  const at = readTime(time)
  if (!at.ok) return failed({ field: 'time', code: at.error })
  return ok({ cue: readCue(when), response: readResponse(will), days: onDays, time: at.value })
}

/** Weekdays, none for every day; `null` where it names anything else, such as 3 a week. */
function readDays(typed: string): readonly Weekday[] | null {
  const cadence = readCadence(typed)
  if (cadence?.every === 'day') return []
  return cadence?.every === 'weekdays' ? cadence.days : null
}

/** What a sentence about the problem needs to name. */
export function planProblemDetails(
  { field }: PlanProblemAt,
  values: FormValues,
): Readonly<Record<string, string | number>> {
  const typed = (values[field] ?? '').trim()
  return { typed: shorten(typed, limits.optionLabel), length: typed.length }
}

/** The field of the form in which a problem that the rules found is mended. */
export function planFieldOf(code: PlanProblemAt['code']): string {
  switch (code) {
    case 'cue-empty':
    case 'cue-too-long':
    case 'too-many-plans':
    case 'plan-not-found':
      return 'when'
    case 'response-empty':
    case 'response-too-long':
      return 'will'
    case 'plan-days-unreadable':
      return 'days'
    case 'time-unreadable':
      return 'time'
    case 'goal-not-found':
      return 'goal'
    default:
      return code satisfies never
  }
}
