import { Temporal } from 'temporal-polyfill'
import { type AmountProblem, checkAmount } from './amount.ts'
import { type Cadence, type Goal, limits, type Target } from './goal.ts'
import { failed, ok, type Result } from './result.ts'
import { cleanLine } from './text.ts'

type Chosen<AnyGoal> = AnyGoal extends Goal
  ? Omit<AnyGoal, 'id' | 'personId' | 'finishedOn' | 'earlierCadences' | 'startSaidOn' | 'setOn'>
  : never

/** The parts of a goal that are the member's to choose. */
export type GoalDraft = Chosen<Goal>

type TitleProblem = 'title-empty' | 'title-too-long'
type StartProblem = 'start-in-future' | 'start-too-early'
type TargetProblem =
  | 'amount-not-a-number'
  | AmountProblem
  | 'unit-empty'
  | 'unit-too-long'
  | 'by-before-start'

export type GoalProblem = TitleProblem | 'cadence-out-of-range' | StartProblem | TargetProblem

/**
 * For a new goal and for a changed one: gives the draft cleaned and within the limits, or the first
 * thing that is wrong with it. `today` is the newest date that the member can answer now; a goal
 * may have started up to 120 years before it.
 */
export function checkGoal(
  draft: GoalDraft,
  { today }: { readonly today: Temporal.PlainDate },
): Result<GoalDraft, GoalProblem> {
  const title = checkTitle(draft.title)
  if (!title.ok) return title
  const cadence = checkCadence(draft.cadence)
  if (!cadence.ok) return cadence
  const startedOn = checkStart(draft.startedOn, today)
  if (!startedOn.ok) return startedOn

  const parts = {
    title: title.value,
    cadence: cadence.value,
    startedOn: startedOn.value,
    reserveDays: draft.reserveDays,
  }
  if (draft.mode !== 'target') return ok({ ...parts, mode: draft.mode })

  const target = checkTarget(draft.target, startedOn.value)
  return target.ok ? ok({ ...parts, mode: draft.mode, target: target.value }) : target
}

/** Whether a member who has so many open goals may open one more. */
export const canOpen = (openCount: number): Result<null, 'too-many-goals'> =>
  openCount < limits.openGoals ? ok(null) : failed('too-many-goals')

function checkTitle(text: string): Result<string, TitleProblem> {
  const title = cleanLine(text)
  if (title === '') return failed('title-empty')
  return title.length > limits.title ? failed('title-too-long') : ok(title)
}

/** Brings weekdays into the order that a cadence promises, each once. */
function checkCadence(cadence: Cadence): Result<Cadence, 'cadence-out-of-range'> {
  const checked: Cadence =
    cadence.every === 'weekdays'
      ? { ...cadence, days: [...new Set(cadence.days)].sort((a, b) => a - b) }
      : cadence
  return isInRange(checked) ? ok(checked) : failed('cadence-out-of-range')
}

function isInRange(cadence: Cadence): boolean {
  switch (cadence.every) {
    case 'day':
      return true
    case 'weekdays':
      return cadence.days.length > 0 && cadence.days.every((day) => isWhole(day, 1, 7))
    case 'week':
      return isWhole(cadence.times, 1, 7)
    case 'days':
      return isWhole(cadence.days, 2, 30)
    default:
      return cadence satisfies never
  }
}

/** A whole number from `least` to `most`, both included. */
const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

function checkStart(
  startedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate, StartProblem> {
  const { compare } = Temporal.PlainDate
  if (compare(startedOn, today) > 0) return failed('start-in-future')
  if (compare(startedOn, today.subtract({ years: 120 })) < 0) return failed('start-too-early')
  return ok(startedOn)
}

function checkTarget(target: Target, startedOn: Temporal.PlainDate): Result<Target, TargetProblem> {
  if (!Number.isFinite(target.amount)) return failed('amount-not-a-number')
  const amount = checkAmount(target.amount)
  if (!amount.ok) return amount
  if (amount.value === 0) return failed('amount-out-of-range')

  const unit = cleanLine(target.unit)
  if (unit === '') return failed('unit-empty')
  if (unit.length > limits.unit) return failed('unit-too-long')

  const { by } = target
  if (by !== null && Temporal.PlainDate.compare(by, startedOn) < 0) return failed('by-before-start')
  return ok({ amount: amount.value, unit, by })
}
