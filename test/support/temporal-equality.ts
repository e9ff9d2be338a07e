import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'

const kinds = [
  Temporal.PlainDate,
  Temporal.PlainTime,
  Temporal.PlainDateTime,
  Temporal.Instant,
  Temporal.ZonedDateTime,
] as const

// They keep their values where `toEqual` does not look: without this, any two dates would be equal.
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    const kind = kinds.find((one) => a instanceof one || b instanceof one)
    if (kind === undefined) return undefined
    return a instanceof kind && b instanceof kind && String(a) === String(b)
  },
])
