import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import {
  groupReportDrawing,
  groupReportPicture,
  type PlottedFigure,
} from '#pictures/group-report-picture.ts'
import { readPng } from '../support/png.ts'

const active = (values: readonly (number | null)[]): PlottedFigure => ({
  ...{ title: 'People <who> checked in', values, most: 20 },
  short: (value) => `${value}+`,
})
const weeks = ['2 Mar', '9 Mar', '16 Mar']

describe('the picture of a report', () => {
  it('has a column as high as its value, and a quiet dash where it is not shown', () => {
    const drawn = parse(groupReportDrawing([active([10, null, 20])], { weeks }))
    const [paper, ...columns] = drawn.querySelectorAll('rect')
    const heights = columns.map((one) => Number(one.getAttribute('height')))

    expect(paper?.getAttribute('width')).toBe('832')
    expect(heights).toHaveLength(2)
    expect(heights[1]).toBe(2 * (heights[0] ?? 0))
    expect(drawn.querySelectorAll('path[stroke-dasharray]')).toHaveLength(1)
  })

  it('names the figure, each value, and each week', () => {
    const drawn = parse(groupReportDrawing([active([10, null, 20])], { weeks }))

    expect(drawn.querySelectorAll('text').map(({ text }) => text)).toEqual([
      ...['People <who> checked in', '10+', '20+', ...weeks],
    ])
  })

  it('grows with its figures, and is there for no weeks, too', () => {
    const [one, two] = [1, 2].map((count) =>
      readPng(groupReportPicture(Array(count).fill(active([5, 10, 20])), { weeks })),
    )

    expect(two?.height).toBeGreaterThan(one?.height ?? 0)
    expect(two?.width).toBe(832)
    expect(groupReportPicture([], { weeks: [] }).length).toBeGreaterThan(0)
  })
})
