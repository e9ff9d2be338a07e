import type { Temporal } from 'temporal-polyfill'
import { type Form, type FormValues, refill } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import type { Reply } from '#chat/reply.ts'
import { shorten } from '#chat/shorten.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { checkSetbackText, type SetbackDraft, setbackTextLimit } from '#domain/setback.ts'
import { cleanText } from '#domain/text.ts'
import { type FailureCode, type FailureDetails, failureText } from '#words/failure.ts'
import type { Context } from './context.ts'
import { readDate, readTime } from './read-input.ts'

/** What needs another look, and the field that it stands in. */
export interface SetbackProblemAt {
  readonly field: string
  readonly code: FailureCode
}

/** Reads the three fields of `newStartForm`. */
export function readDates(
  values: FormValues,
  today: Temporal.PlainDate,
): Result<SetbackDraft, SetbackProblemAt> {
  const on = readDate(values['on'] ?? '', today)
  if (!on.ok) return failed({ field: 'on', code: on.error })
  const time = readTime(values['time'] ?? '')
  if (!time.ok) return failed({ field: 'time', code: time.error })
  const typed = (values['start'] ?? '').trim()
  const startOn = typed === '' ? ok(null) : readDate(typed, today)
  if (!startOn.ok) return failed({ field: 'start', code: startOn.error })
  return ok({ on: on.value, time: time.value, startOn: startOn.value })
}

/** The field in which a problem that the rules found is mended. */
export function placed(code: FailureCode, values: FormValues): SetbackProblemAt {
  switch (code) {
    case 'new-start-before-setback':
    case 'new-start-in-future':
      return { field: 'start', code }
    case 'setback-after-goal':
      return { field: (values['start'] ?? '').trim() === '' ? 'on' : 'start', code }
    case 'setback-text-too-long':
      return { field: checkSetbackText(values['around'] ?? '').ok ? 'helped' : 'around', code }
    case 'cue-empty':
    case 'cue-too-long':
      return { field: 'cue', code }
    case 'response-empty':
    case 'response-too-long':
      return { field: 'response', code }
    default:
      return { field: 'on', code }
  }
}

/** The form as it was sent, with a word at the field that needs another look. */
export function again(
  { words, speaker }: Context,
  form: Form,
  values: FormValues,
  problem: SetbackProblemAt,
): Reply {
  const details = detailsOf(problem, values, speaker.today)
  return {
    kind: 'form-again',
    form: refill(form, values),
    problems: { [problem.field]: failureText(words, problem.code, details) },
  }
}

/** What a sentence about the problem needs to name. */
function detailsOf(
  { field, code }: SetbackProblemAt,
  values: FormValues,
  today: Temporal.PlainDate,
): FailureDetails {
  const typed = values[field] ?? ''
  const length = cleanText(typed).length
  return code === 'setback-text-too-long'
    ? { length, most: setbackTextLimit }
    : { length, typed: shorten(typed.trim(), limits.optionLabel), example: today.toString() }
}
