import { expect, it } from 'vitest'
import { date, instant, time } from '../support/builders.ts'

it('tells two dates, two times and two instants apart, also inside other values', () => {
  expect({ on: date('2026-03-02') }).toEqual({ on: date('2026-03-02') })
  expect({ on: date('2026-03-02') }).not.toEqual({ on: date('2026-03-03') })
  expect([{ on: date('2026-03-02') }]).not.toMatchObject([{ on: date('2026-03-03') }])
  expect(time('20:00')).not.toEqual(time('20:01'))
  expect(instant('2026-03-02T18:00Z')).not.toEqual(instant('2026-03-02T18:01Z'))
  expect(date('2026-03-02')).not.toEqual(time('20:00'))
})
