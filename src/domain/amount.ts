import { failed, ok, type Result } from './result.ts'

/** Of a check-in or a target. */
const mostAmount = 1_000_000_000

export type AmountProblem = 'amount-out-of-range' | 'amount-too-fine'

/** An amount from 0 to 1,000,000,000, both included, with at most three decimals. */
export function checkAmount(amount: number): Result<number, AmountProblem> {
  if (!(amount >= 0 && amount <= mostAmount)) return failed('amount-out-of-range')
  if (inThousandths(amount) / 1000 !== amount) return failed('amount-too-fine')
  return ok(Math.abs(amount)) // -0 becomes 0
}

/** The exact sum of checked amounts: ten times 0.1 is 1. */
export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + inThousandths(amount), 0) / 1000

/** Whole numbers add without rounding; fractions such as 0.1 do not. */
const inThousandths = (amount: number): number => Math.round(amount * 1000)
