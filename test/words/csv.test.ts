import { expect, it } from 'vitest'
import { csv } from '#words/csv.ts'

const bodyOf = (cell: string | number | null): string =>
  csv([[cell]])
    .replace('\ufeff', '')
    .replace(/\r\n$/, '')

it('is rows of cells, each row with its end, in UTF-8 as spreadsheets know it', () => {
  expect(
    csv([
      ['Week', 'Füße'],
      ['2026-03-02', 5],
      ['', null],
    ]),
  ).toBe('\ufeffWeek,Füße\r\n2026-03-02,5\r\n,\r\n')
  expect(csv([])).toBe('\ufeff')
})

it.each([
  ['a, b', '"a, b"'],
  ['say "hello"', '"say ""hello"""'],
  ['two\nlines', '"two\nlines"'],
  [' around ', '" around "'],
  ['plain', 'plain'],
  [-5, '-5'],
])('a cell of %j reads %j', (cell, read) => {
  expect(bodyOf(cell)).toBe(read)
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '=HYPERLINK("http://x")'])(
  'nobody’s spreadsheet takes %j for a formula',
  (cell) => {
    expect(bodyOf(cell)).toMatch(/^"'/)
  },
)
