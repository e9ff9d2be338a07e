import { Temporal } from 'temporal-polyfill'
import { type AmountProblem, checkAmount } from './amount.ts'
import { daysBetween } from './calendar.ts'
import type { Aim, GroupGoalTerms, Period } from './group-goal.ts'
import { checkGoal, type GoalProblem } from './new-goal.ts'
import { failed, ok, type Result } from './result.ts'

const groupGoalLimits = {
  /** Check-ins of all together. Amounts have the limit of domain/amount.ts. */
  checkIns: 1_000_000,
  /** Dates of one period. */
  days: 366,
  marks: 10,
} as const

/** Where a moderator names none. */
export const firstMarks: readonly number[] = [25, 50, 75, 100]

type AimProblem =
  | 'amount-not-a-number'
  | AmountProblem
  | 'group-goal-not-whole'
  | 'group-goal-too-many-check-ins'
  | 'group-goal-percent-out-of-range'
  | 'group-goal-days-of-amounts'

type MarksProblem = 'group-goal-mark-out-of-range' | 'group-goal-too-many-marks'

export type TermsProblem =
  | Extract<GoalProblem, 'title-empty' | 'title-too-long' | 'unit-empty' | 'unit-too-long'>
  | AimProblem
  | MarksProblem

type PeriodProblem =
  | 'group-goal-ends-first'
  | 'group-goal-starts-past'
  | 'group-goal-starts-late'
  | 'group-goal-too-long'

export type GroupGoalProblem = TermsProblem | PeriodProblem

export interface GroupGoalDraft {
  readonly terms: GroupGoalTerms
  readonly period: Period
}

/**
 * Gives the draft of a new group goal cleaned and within the limits, or the first thing that is wrong
 * with it. It starts from `today`, the group's own date, to a year later.
 */
export function checkGroupGoal(
  terms: GroupGoalTerms,
  period: Period,
  { today }: { readonly today: Temporal.PlainDate },
): Result<GroupGoalDraft, GroupGoalProblem> {
  const checked = checkTerms(terms, today)
  if (!checked.ok) return checked
  const dates = checkPeriod(period, today)
  return dates.ok ? ok({ terms: checked.value, period: dates.value }) : dates
}

/** The part of it that can change later: everything but the dates. No marks: the usual ones. */
export function checkTerms(
  terms: GroupGoalTerms,
  today: Temporal.PlainDate,
): Result<GroupGoalTerms, TermsProblem> {
  const words = checkWords(terms, today)
  if (!words.ok) return words
  const aim = checkAim(terms.aim, terms)
  if (!aim.ok) return aim
  const marks = checkMarks(terms.marks.length === 0 ? firstMarks : terms.marks)
  if (!marks.ok) return marks
  const { mode, repeats } = terms
  return ok({ ...words.value, mode, aim: aim.value, marks: marks.value, repeats })
}

/** What holds for a goal of somebody's own holds here too, since each who takes part gets one. */
function checkWords(
  { title, mode, unit }: GroupGoalTerms,
  today: Temporal.PlainDate,
): Result<Pick<GroupGoalTerms, 'title' | 'unit'>, TermsProblem> {
  const parts = { title, cadence: { every: 'day' }, startedOn: today, reserveDays: 1 } as const
  const checked =
    mode === 'target'
      ? checkGoal({ ...parts, mode, target: { amount: 1, unit: unit ?? '', by: null } }, { today })
      : checkGoal({ ...parts, mode }, { today })
  if (!checked.ok) {
    // Only the words are not known to be right here.
    const { error } = checked
    if (isAboutWords(error)) return failed(error)
    throw new Error(`a group goal cannot be ${error}`)
  }
  const { value } = checked
  return ok({ title: value.title, unit: value.mode === 'target' ? value.target.unit : null })
}

const isAboutWords = (error: GoalProblem) =>
  error === 'title-empty' ||
  error === 'title-too-long' ||
  error === 'unit-empty' ||
  error === 'unit-too-long'

function checkAim(aim: Aim, { mode }: GroupGoalTerms): Result<Aim, AimProblem> {
  if (aim.of === 'days') {
    if (mode === 'target') return failed('group-goal-days-of-amounts')
    return isPercent(aim.percent) ? ok(aim) : failed('group-goal-percent-out-of-range')
  }
  if (!Number.isFinite(aim.amount)) return failed('amount-not-a-number')
  if (mode !== 'target') {
    if (!Number.isInteger(aim.amount)) return failed('group-goal-not-whole')
    if (aim.amount > groupGoalLimits.checkIns) return failed('group-goal-too-many-check-ins')
    return aim.amount > 0 ? ok(aim) : failed('amount-out-of-range')
  }
  const amount = checkAmount(aim.amount)
  if (!amount.ok) return amount
  return amount.value > 0
    ? ok({ of: 'total', amount: amount.value })
    : failed('amount-out-of-range')
}

/** Each once, in ascending order. */
function checkMarks(marks: readonly number[]): Result<readonly number[], MarksProblem> {
  if (!marks.every(isPercent)) return failed('group-goal-mark-out-of-range')
  const each = [...new Set(marks)].sort((a, b) => a - b)
  return each.length > groupGoalLimits.marks ? failed('group-goal-too-many-marks') : ok(each)
}

const isPercent = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 100

function checkPeriod(period: Period, today: Temporal.PlainDate): Result<Period, PeriodProblem> {
  const { compare } = Temporal.PlainDate
  const { startsOn, endsOn } = period
  if (compare(endsOn, startsOn) < 0) return failed('group-goal-ends-first')
  if (compare(startsOn, today) < 0) return failed('group-goal-starts-past')
  if (compare(startsOn, today.add({ years: 1 })) > 0) return failed('group-goal-starts-late')
  const days = daysBetween(startsOn, endsOn) + 1
  return days > groupGoalLimits.days ? failed('group-goal-too-long') : ok(period)
}
