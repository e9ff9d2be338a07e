import type { Temporal } from 'temporal-polyfill'
import type { FormValues } from '#chat/form.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import { type Mode, modes } from '#domain/goal.ts'
import type { Aim, GroupGoalTerms, Period } from '#domain/group-goal.ts'
import type { GroupGoalProblem } from '#domain/new-group-goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'
import { readDate } from './read-input.ts'
import { readTarget } from './read-target.ts'

type AimFailure = 'group-goal-aim-unreadable' | 'group-goal-unit-not-counted'

/** The first thing that needs another look, and the field that it stands in. */
export interface GroupGoalProblemAt {
  readonly field: string
  readonly code:
    | GroupGoalProblem
    | AimFailure
    | 'group-goal-marks-unreadable'
    | 'date-unreadable'
    | 'group-goal-kind-stays'
}

/**
 * Reads what a group wants to reach from one text: "300", "500 km", "80 %". Where check-ins are counted
 * they may be named: "300 check-ins", "300 times".
 *
 * @internal Tests hold it against what stands in the form.
 */
export function readAim(
  typed: string,
  mode: Mode,
): Result<{ readonly aim: Aim; readonly unit: string | null }, AimFailure> {
  const [, share] = /^(\d{1,4})\s*(?:%|per ?cent)$/iu.exec(typed.trim()) ?? []
  if (share !== undefined)
    return ok({ aim: { of: 'days', percent: Number(share) }, unit: mode === 'target' ? '' : null })
  const target = readTarget(typed)
  if (!target.ok) return failed('group-goal-aim-unreadable')
  const { amount, unit } = target.value
  const aim = { of: 'total', amount } as const
  if (mode === 'target') return ok({ aim, unit })
  return unit === '' || /^(check-?ins?|times?)$/iu.test(unit)
    ? ok({ aim, unit: null })
    : failed('group-goal-unit-not-counted')
}

/** Reads whole numbers with commas or spaces between them; none: the usual ones. */
export function readMarks(typed: string): Result<readonly number[], 'group-goal-marks-unreadable'> {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s,;%]+/u)
    .filter((part) => part !== '')
  return parts.every((part) => /^\d{1,9}$/u.test(part))
    ? ok(parts.map(Number))
    : failed('group-goal-marks-unreadable')
}

/** What a form says of a goal that has not been started; the rules check it. */
export function readNew(
  values: FormValues,
  today: Temporal.PlainDate,
  { marks, repeats }: Pick<GroupGoalTerms, 'marks' | 'repeats'>,
): Result<{ readonly terms: GroupGoalTerms; readonly period: Period }, GroupGoalProblemAt> {
  const value = (name: string): string => (values[name] ?? '').trim()
  const mode = modes.find((one) => one === value('says')) ?? 'do'
  const aim = readAim(value('aim'), mode)
  if (!aim.ok) return failed({ field: 'aim', code: aim.error })
  const startsOn = value('on') === '' ? ok(today) : readDate(value('on'), today)
  if (!startsOn.ok) return failed({ field: 'on', code: startsOn.error })
  const endsOn = readDate(value('to'), today)
  if (!endsOn.ok) return failed({ field: 'to', code: endsOn.error })
  return ok({
    terms: { title: value('name'), mode, ...aim.value, marks, repeats },
    period: { startsOn: startsOn.value, endsOn: endsOn.value },
  })
}

/** What a form changes of a running goal; what it counts stays. */
export function readChange(
  values: FormValues,
  before: GroupGoalTerms,
): Result<GroupGoalTerms, GroupGoalProblemAt> {
  const value = (name: string): string => (values[name] ?? '').trim()
  const aim = readAim(value('aim'), before.mode)
  if (!aim.ok) return failed({ field: 'aim', code: aim.error })
  const marks = readMarks(value('at'))
  if (!marks.ok) return failed({ field: 'at', code: marks.error })
  return ok({
    title: value('name'),
    mode: before.mode,
    ...aim.value,
    marks: marks.value,
    repeats: value('go') === 'yes',
  })
}

/** The field of the form in which a problem that the rules found is mended. */
export function fieldOf(code: GroupGoalProblemAt['code']): string {
  switch (code) {
    case 'title-empty':
    case 'title-too-long':
      return 'name'
    case 'group-goal-ends-first':
    case 'group-goal-too-long':
      return 'to'
    case 'group-goal-starts-past':
    case 'group-goal-starts-late':
    case 'date-unreadable':
      return 'on'
    case 'group-goal-mark-out-of-range':
    case 'group-goal-too-many-marks':
    case 'group-goal-marks-unreadable':
      return 'at'
    case 'unit-empty':
    case 'unit-too-long':
    case 'amount-not-a-number':
    case 'amount-out-of-range':
    case 'amount-too-fine':
    case 'group-goal-not-whole':
    case 'group-goal-too-many-check-ins':
    case 'group-goal-percent-out-of-range':
    case 'group-goal-days-of-amounts':
    case 'group-goal-aim-unreadable':
    case 'group-goal-unit-not-counted':
    case 'group-goal-kind-stays':
      return 'aim'
    default:
      return code satisfies never
  }
}

/** What a sentence about the problem needs to name. */
export function problemDetails(
  { field }: GroupGoalProblemAt,
  values: FormValues,
  today: Temporal.PlainDate,
): Readonly<Record<string, string | number>> {
  const typed = (values[field] ?? '').trim()
  return {
    typed: shorten(typed, limits.optionLabel),
    example: today.toString(),
    length: typed.length,
  }
}
