import { expect, it } from 'vitest'
import type { ElapsedMilestone } from '#domain/milestone.ts'
import { type LeapDay, milestoneDate } from '#domain/milestone-date.ts'
import { date } from '../support/builders.ts'

type Unit = ElapsedMilestone['unit']

const on = (start: string, count: number, unit: Unit, leapDay: LeapDay = 'february-28') =>
  milestoneDate(date(start), { unit, count }, leapDay).toString()

it.each<[string, number, Unit, string]>([
  ['2024-02-29', 30, 'days', '2024-03-30'],
  ['2024-02-29', 1, 'months', '2024-03-29'],
  ['2024-02-29', 1, 'years', '2025-02-28'],
  ['2024-02-29', 4, 'years', '2028-02-29'],
  ['2024-01-31', 30, 'days', '2024-03-01'],
  ['2024-01-31', 1, 'months', '2024-02-29'],
  ['2024-08-31', 6, 'months', '2025-02-28'],
  ['2024-08-31', 1, 'years', '2025-08-31'],
  ['2025-12-31', 1, 'days', '2026-01-01'],
])('from %s, %d %s are reached on %s', (start, count, unit, expected) => {
  expect(on(start, count, unit)).toBe(expected)
})

it('keeps the date of the start, however short the months between were', () => {
  expect(on('2024-01-31', 1, 'months')).toBe('2024-02-29')
  expect(on('2024-01-31', 2, 'months')).toBe('2024-03-31')
  expect(on('2024-01-31', 3, 'months')).toBe('2024-04-30')
})

it('has its years on 1 March when whoever started on 29 February likes it better', () => {
  expect(on('2024-02-29', 1, 'years', 'march-1')).toBe('2025-03-01')
  expect(on('2024-02-29', 12, 'months', 'march-1')).toBe('2025-03-01')
  expect(on('2024-02-29', 4, 'years', 'march-1')).toBe('2028-02-29')
  expect(on('2096-02-29', 4, 'years', 'march-1')).toBe('2100-03-01')
})

it('has the choice for a start on 29 February alone', () => {
  expect(on('2024-02-28', 1, 'years', 'march-1')).toBe('2025-02-28')
  expect(on('2024-08-31', 6, 'months', 'march-1')).toBe('2025-02-28')
  expect(on('2025-01-29', 1, 'months', 'march-1')).toBe('2025-02-28')
  expect(on('2024-02-29', 1, 'months', 'march-1')).toBe('2024-03-29')
  expect(on('2024-02-29', 365, 'days', 'march-1')).toBe('2025-02-28')
})
