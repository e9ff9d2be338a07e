import { expect, it } from 'vitest'
import { type Complaint, lint } from '../support/lint.ts'

const caught = (complaints: readonly Complaint[], of: string, lines: readonly string[]) =>
  new Set(complaints.filter(({ file }) => file === of).map(({ line }) => lines[line - 1]))

it('only the clock asks what time it is', async () => {
  const asks = [
    'export const a = Date.now()',
    'export const b = new Date()',
    'export const c = Date()',
    'export const d = Date.now',
    'export const e = globalThis.Date.now()',
    "export const f = Date['now']()",
    'export const { now: g } = Date',
    'export const h = Temporal.Now.instant()',
    'export const i = new Date(Date.now() + 1)',
    'export const j = new Date',
  ]
  const told = [
    'export const k = (ms: number) => new Date(ms)',
    'export const l = (date: Date) => date.getTime()',
    'export const m = Date.UTC(2026, 0, 1)',
  ]
  const lines = ["import { Temporal } from 'temporal-polyfill'", ...asks, ...told]
  const text = lines.join('\n')
  const people = [
    'src/domain/planted.ts',
    'src/planted.ts',
    'commands/planted.ts',
    'test/planted.ts',
  ]

  const complaints = await lint({
    ...Object.fromEntries(people.map((path) => [path, text])),
    'src/clock.ts': text,
  })

  const wrong = complaints.filter(({ rule }) => rule === 'plugin')
  for (const path of people) expect(caught(wrong, path, lines)).toEqual(new Set(asks))
  expect(caught(wrong, 'src/clock.ts', lines)).toEqual(new Set())
})

it('only main reads the environment, and nothing writes to the console', async () => {
  const lines = ["console.log('hello')", "export const port = process.env['PORT']"]
  const text = lines.join('\n')

  const complaints = await lint({ 'src/main.ts': text, 'src/app/planted.ts': text })

  expect(caught(complaints, 'src/main.ts', lines)).toEqual(new Set(lines.slice(0, 1)))
  expect(caught(complaints, 'src/app/planted.ts', lines)).toEqual(new Set(lines))
})

it('no promise is left alone, no test is skipped, and no test runs alone', async () => {
  const lines = [
    "import { expect, it } from 'vitest'",
    "it.skip('is skipped', () => expect(1).toBe(1))",
    "it.only('is alone', () => expect(1).toBe(1))",
    'const work = async () => 1',
    "it('forgets one', () => {",
    '  work()',
    '})',
  ]

  const complaints = await lint({ 'test/planted.test.ts': lines.join('\n') })

  const wrong = caught(complaints, 'test/planted.test.ts', lines)
  expect(wrong).toEqual(new Set([lines[1], lines[2], lines[5]]))
})
