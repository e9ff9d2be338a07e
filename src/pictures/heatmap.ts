import type { Weekday } from '#domain/calendar.ts'
import { columnX, frame } from './frame.ts'
import { type Cell, type CellState, cellStates } from './half-year.ts'
import { type Shape, shapes, steps } from './shapes.ts'
import { lettering, widthOf } from './svg.ts'

export interface HeatmapWords {
  /** Short, for months 1 to 12. */
  month(month: number): string
  /** One letter or two. */
  weekday(weekday: Weekday): string
  /** What a state is called. */
  state(state: CellState): string
  /** The ends of the scale of a goal that is told in numbers. */
  readonly less: string
  readonly more: string
}

/** A part of a drawing, as high as it says. */
export interface Part {
  readonly svg: string
  readonly height: number
}

const top = 40
const rows = 7
const legendSize = 24
const legendLine = 38

/**
 * The half year as a calendar: a column for each week, a row for each weekday, and below it the
 * states that occur. `cells` are whole weeks, as `halfYear` gives them. Of a goal in numbers
 * (`inSteps`) the days are shown in four steps of the highest amount.
 */
export function heatmap(cells: readonly Cell[], inSteps: boolean, words: HeatmapWords): Part {
  const below = legend(cells, inSteps, words)
  const belowTop = top + rows * frame.pitch + 20
  const svg = [
    ...monthNames(cells, words),
    ...weekdayNames(cells, words),
    marks(cells, inSteps),
    `<g transform="translate(0 ${belowTop})">${below.svg}</g>`,
  ]
  return { svg: svg.join(''), height: belowTop + below.height }
}

function marks(cells: readonly Cell[], inSteps: boolean): string {
  const most = Math.max(...cells.map(({ amount }) => amount ?? 0))
  return cells
    .map((cell, index) => {
      if (cell.state === null) return ''
      const x = columnX(Math.floor(index / rows))
      const y = top + (index % rows) * frame.pitch
      return inSteps && cell.state === 'done'
        ? steps[stepOf(cell.amount ?? 0, most)](x, y)
        : shapes[cell.state](x, y)
    })
    .join('')
}

/** In which quarter of the highest amount it lies. */
function stepOf(amount: number, most: number): 0 | 1 | 2 | 3 {
  if (amount * 4 <= most) return 0
  if (amount * 2 <= most) return 1
  return amount * 4 <= most * 3 ? 2 : 3
}

/** A month is named above the week in which it begins; the first week's own, where there is room. */
function monthNames(cells: readonly Cell[], { month }: HeatmapWords): readonly string[] {
  const ends = cells.filter((_, index) => index % rows === rows - 1).map(({ on }) => on)
  const begin = ends.flatMap(({ day }, week) => (day <= rows ? [week] : []))
  const named = (begin[0] ?? 0) > 2 ? [0, ...begin] : begin
  return named.map((week) => {
    // The last week has no room to its right.
    const isLast = week === ends.length - 1
    const x = isLast ? columnX(week) + frame.square : columnX(week)
    const name = month(ends[week]?.month ?? 1)
    return lettering(name, { x, y: 28, size: 24, anchor: isLast ? 'end' : 'start' })
  })
}

/** Every other row is named: the names have room, and the rows between them are plain. */
function weekdayNames(cells: readonly Cell[], { weekday }: HeatmapWords): readonly string[] {
  return cells.slice(0, rows).flatMap(({ on }, row) =>
    row % 2 === 0
      ? [
          // The calendar's own numbers, 1 to 7.
          lettering(weekday(on.dayOfWeek as Weekday), {
            x: frame.left - 12,
            y: top + row * frame.pitch + 19,
            size: 22,
            anchor: 'end',
          }),
        ]
      : [],
  )
}

/** Draws itself with its upper left corner there. */
interface LegendItem {
  readonly width: number
  draw(x: number, y: number): string
}

const besides = 10
const gap = 28

/** The states that occur, one after the other, in as many lines as they need. */
function legend(cells: readonly Cell[], inSteps: boolean, words: HeatmapWords): Part {
  const occurring = cellStates.filter((state) => cells.some((cell) => cell.state === state))
  let x: number = frame.left
  let line = 0
  const drawn = occurring.map((state) => {
    const item =
      inSteps && state === 'done' ? scaleItem(words) : stateItem(shapes[state], words.state(state))
    if (x > frame.left && x + item.width > frame.right) {
      x = frame.left
      line++
    }
    const svg = item.draw(x, line * legendLine)
    x += item.width + gap
    return svg
  })
  return { svg: drawn.join(''), height: (line + 1) * legendLine }
}

const legendText = (text: string, x: number, y: number): string =>
  lettering(text, { x, y: y + 19, size: legendSize })

const stateItem = (shape: Shape, text: string): LegendItem => ({
  width: frame.square + besides + widthOf(text, legendSize),
  draw: (x, y) => shape(x, y) + legendText(text, x + frame.square + besides, y),
})

/** From little to much. */
function scaleItem({ less, more }: HeatmapWords): LegendItem {
  const first = widthOf(less, legendSize) + besides
  const last = first + steps.length * frame.pitch - (frame.pitch - frame.square) + besides
  return {
    width: last + widthOf(more, legendSize),
    draw: (x, y) =>
      [
        legendText(less, x, y),
        ...steps.map((step, index) => step(x + first + index * frame.pitch, y)),
        legendText(more, x + last, y),
      ].join(''),
  }
}
