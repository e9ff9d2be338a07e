import { Temporal } from 'temporal-polyfill'
import { failed, ok, type Result } from '#domain/result.ts'

/** Reads `today`, `yesterday` or YYYY-MM-DD, as of the member's own today. */
export function readDate(
  typed: string,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate, 'date-unreadable'> {
  const text = typed.trim().toLowerCase()
  if (text === 'today') return ok(today)
  if (text === 'yesterday') return ok(today.subtract({ days: 1 }))
  const [, year, month, day] = /^(?!0000)(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  try {
    return ok(
      Temporal.PlainDate.from(
        { year: Number(year), month: Number(month), day: Number(day) },
        { overflow: 'reject' },
      ),
    )
  } catch {
    return failed('date-unreadable')
  }
}

/** Reads a number with a point or a comma for its decimals. */
export function readAmount(typed: string): Result<number, 'amount-not-a-number'> {
  const text = typed.trim().replace(',', '.')
  return /^-?\d{1,12}(\.\d+)?$/.test(text) ? ok(Number(text)) : failed('amount-not-a-number')
}

/** Reads a time of day such as 8:00, 20:00 or 8 pm. An empty text and `off` mean none. */
export function readTime(typed: string): Result<Temporal.PlainTime | null, 'time-unreadable'> {
  const text = typed.trim().toLowerCase()
  if (text === '' || text === 'off') return ok(null)
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(text) ?? []
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return failed('time-unreadable')
  const time = {
    hour: half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour,
    minute: Number(minutes),
  }
  try {
    return ok(Temporal.PlainTime.from(time, { overflow: 'reject' }))
  } catch {
    return failed('time-unreadable')
  }
}
