import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '#words/words.ts'
import { anyDate } from '../support/arbitraries.ts'
import { date } from '../support/builders.ts'

const words = wordsIn('en')
const today = date('2026-03-02')

describe('a date', () => {
  it.each([
    ['2026-03-02', 'Monday 2 March'],
    ['2026-01-01', 'Thursday 1 January'],
    ['2026-12-31', 'Thursday 31 December'],
    ['2025-12-31', 'Wednesday 31 December 2025'],
    ['2027-01-01', 'Friday 1 January 2027'],
    ['2024-02-29', 'Thursday 29 February 2024'],
  ])('%s reads %s, with the year when it is not this one', (on, expected) => {
    expect(words.date(date(on), today)).toBe(expected)
  })

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('is the same on a machine in %s', (TZ) => {
    const code = `
      const { Temporal } = await import('temporal-polyfill')
      const { wordsIn } = await import('#words/words.ts')
      const today = Temporal.PlainDate.from('2026-03-02')
      process.stdout.write(wordsIn('en').date(today, today))`

    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })

    expect(said).toBe('Monday 2 March')
  })

  it('names its own day and year', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (on, today) => {
        const said = words.date(on, today)

        expect(said).toMatch(new RegExp(`^[A-Z][a-z]+day ${on.day} [A-Z][a-z]+( ${on.year})?$`))
        expect(said.endsWith(` ${on.year}`)).toBe(on.year !== today.year)
      }),
    )
  })
})

describe('a day', () => {
  it.each([
    ['2026-03-02', 'today'],
    ['2026-03-01', 'yesterday'],
    ['2026-02-28', 'Saturday 28 February'],
    ['2026-03-03', 'Tuesday 3 March'],
  ])('%s is %s', (on, expected) => {
    expect(words.day(date(on), today)).toBe(expected)
  })

  it('is yesterday over the turn of a year, too', () => {
    expect(words.day(date('2025-12-31'), date('2026-01-01'))).toBe('yesterday')
    expect(words.day(date('2025-03-02'), today)).toBe('Sunday 2 March 2025')
  })
})
