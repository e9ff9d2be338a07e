import type { Target } from '#domain/goal.ts'
import { failed, ok, type Result } from '#domain/result.ts'

/**
 * A number in English: groups of digits between commas or narrow spaces, and a point or a comma for
 * the decimals. So "1,000" is a thousand, "12,5" twelve and a half, and "0,125" an eighth.
 */
const number =
  /^(-?)([1-9]\d{0,2}(?:[,\u00a0\u202f]\d{2,3})*[,\u00a0\u202f]\d{3}(?!\d)|\d{1,30})(?:[.,](\d+))?/u

/** As `targetText` sets a unit apart that could be taken for a part of the number. */
const apart = /^\s*(?:×|x(?=\s))\s*/iu

/**
 * Reads a number and what is counted from one text: "300 pages", "12.5 km", "1,000 steps", "£50". An
 * empty unit is given back as such. What may be meant in two ways, such as "1 000 steps", is not read.
 */
export function readTarget(
  typed: string,
): Result<Pick<Target, 'amount' | 'unit'>, 'target-unreadable'> {
  const [, currency = '', text = ''] = /^(\p{Sc}?)\s*(.*)$/su.exec(typed.trim()) ?? []
  const [found, sign = '', whole = '', decimals = ''] = number.exec(text) ?? []
  if (found === undefined) return failed('target-unreadable')
  const rest = text.slice(found.length)
  const isSetApart = apart.test(rest)
  if (!isSetApart && /^[\s.,'’]*\d/u.test(rest)) return failed('target-unreadable')
  const unit = rest.replace(isSetApart ? apart : /^[\s.,:;]*/u, '').trim()
  return ok({
    amount: Number(`${sign}${whole.replace(/\D/gu, '')}.${decimals}`),
    unit: `${currency} ${unit}`.trim(),
  })
}
