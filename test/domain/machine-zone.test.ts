import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Differences over changes of clocks, dates of instants, and a whole progress, as one line. */
const figures = `
  const { Temporal } = await import('temporal-polyfill')
  const { dateAt, dayStartsAt, daysBetween } = await import('#domain/calendar.ts')
  const { openDates } = await import('#domain/open-dates.ts')
  const { progressOf } = await import('#domain/progress.ts')

  const on = (text) => Temporal.PlainDate.from(text)
  const now = Temporal.Instant.from('2026-03-29T23:30Z')
  const clock = { zone: 'Europe/Berlin', dayEnd: 3 }
  const goal = { mode: 'do', cadence: { every: 'week', times: 3 }, earlierCadences: [], setOn: on('2026-03-05'), startedOn: on('2026-03-05'), finishedOn: null, reserveDays: 1 }
  const checkIns = ['06', '07', '09', '28'].map((day) => ({ on: on('2026-03-' + day), state: 'done' }))
  const today = dateAt(now, clock)

  console.log(JSON.stringify({
    machine: [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset()),
    figures: [
      daysBetween(on('2026-03-01'), on('2026-03-31')),
      daysBetween(on('2018-11-03'), on('2018-11-05')),
      daysBetween(on('2011-12-29'), on('2011-12-31')),
      today,
      dayStartsAt(today, clock),
      openDates(now, clock, { backfillDays: 2, since: goal.startedOn }),
      progressOf(goal, checkIns, [], { today, answerableFrom: on('2026-03-27'), firstWeekday: 1 }),
    ],
  }))
`

function runWhere(TZ: string): { machine: number[]; figures: unknown[] } {
  const node = ['--input-type=module', '--eval', figures]
  return JSON.parse(
    execFileSync(process.execPath, node, { env: { ...process.env, TZ }, encoding: 'utf8' }),
  )
}

it("nothing depends on the machine's own time zone", () => {
  const [first, ...others] = [
    'UTC',
    'America/St_Johns',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ].map(runWhere)

  const machines = new Set([first, ...others].map((result) => JSON.stringify(result?.machine)))
  expect(machines.size).toBe(5)
  expect(first?.figures.slice(0, 4)).toEqual([30, 2, 2, '2026-03-29'])
  for (const other of others) expect(other.figures).toEqual(first?.figures)
})
