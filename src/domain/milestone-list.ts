import { milestoneUnits as units } from './milestone.ts'
import { failed, ok, type Result } from './result.ts'

/** The milestones that a group marks: counts in rising order, each once. */
export interface MilestoneList {
  readonly days: readonly number[]
  /** Not whole years: those are years. */
  readonly months: readonly number[]
  readonly years: readonly number[] | 'every'
  readonly times: readonly number[]
  readonly percent: readonly number[]
}

export const defaultMilestones: MilestoneList = {
  days: [1, 7, 30, 60, 90],
  months: [6, 9, 18],
  years: 'every',
  times: [10, 25, 50, 100, 250, 500, 1000],
  percent: [25, 50, 75, 100],
}

/** The first of its days is known as 24 hours. */
export const twelveStepMilestones: MilestoneList = { ...defaultMilestones, days: [1, 30, 60, 90] }

/** The list with every month from the fourth to the eleventh. */
export const withEveryMonth = (list: MilestoneList): MilestoneList => ({
  ...list,
  months: inOrder([...list.months, 4, 5, 6, 7, 8, 9, 10, 11]),
})

export type MilestoneListProblem = 'milestone-out-of-range' | 'too-many-milestones'

const most = { days: 10_000, months: 1200, years: 100, times: 100_000, percent: 100 } as const
const mostOfAUnit = 50

/**
 * A list that a group has edited, brought into order: twelve months become a year. Every unit may be
 * empty, has at most 50 counts, and each count is a whole number from 1.
 */
export function checkMilestoneList(
  list: MilestoneList,
): Result<MilestoneList, MilestoneListProblem> {
  const years = list.years === 'every' ? [] : list.years
  const counts = { ...list, years }
  if (units.some((unit) => counts[unit].some((count) => !isWhole(count, most[unit])))) {
    return failed('milestone-out-of-range')
  }

  const wholeYears = list.months.filter((count) => count % 12 === 0).map((count) => count / 12)
  const checked = {
    days: inOrder(list.days),
    months: inOrder(list.months.filter((count) => count % 12 !== 0)),
    years: inOrder([...years, ...wholeYears]),
    times: inOrder(list.times),
    percent: inOrder(list.percent),
  }
  if (units.some((unit) => checked[unit].length > mostOfAUnit)) return failed('too-many-milestones')
  return ok(list.years === 'every' ? { ...checked, years: list.years } : checked)
}

const inOrder = (counts: readonly number[]): readonly number[] =>
  [...new Set(counts)].sort((a, b) => a - b)

const isWhole = (count: number, highest: number): boolean =>
  Number.isInteger(count) && count >= 1 && count <= highest
