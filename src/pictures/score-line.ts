import { colours } from './colours.ts'
import { frame } from './frame.ts'
import type { Cell } from './half-year.ts'
import type { Part } from './heatmap.ts'
import { hatch } from './shapes.ts'
import { lettering } from './svg.ts'

export interface ScoreLineWords {
  /** What the line shows. */
  readonly score: string
  percent(percent: number): string
}

const top = 44
const plot = 132
const perDay = frame.pitch / 7

/**
 * The habit score after each date of the half year, from 0 to 100 %, under the same columns as the
 * calendar. Paused dates are hatched, as they are there.
 */
export function scoreLine(cells: readonly Cell[], words: ScoreLineWords): Part {
  const yOf = (score: number): number => round(top + plot * (1 - score))
  const xOf = (index: number): number => round(frame.left + (index + 0.5) * perDay)
  const points = cells.flatMap(({ score }, index) =>
    score === null ? [] : [{ x: xOf(index), y: yOf(score) }],
  )
  const last = points.at(-1)

  const svg = [
    lettering(words.score, { x: frame.left, y: 24, size: 24 }),
    ...pausedSpans(cells).map(({ from, length }) =>
      hatch(round(frame.left + from * perDay), top, round(length * perDay), plot),
    ),
    ...[0, 0.5, 1].map((share) => gridLine(yOf(share), words.percent(share * 100))),
    `<path d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}" fill="none" stroke="${colours.accent}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/>`,
    last ? `<circle cx="${last.x}" cy="${last.y}" r="7" fill="${colours.accent}"/>` : '',
  ]
  return { svg: svg.join(''), height: top + plot }
}

const gridLine = (y: number, label: string): string =>
  `<path d="M${frame.left} ${y}H${frame.right - 6}" stroke="${colours.line}" stroke-width="2"/>${lettering(label, { x: frame.left - 12, y: y + 7, size: 22, anchor: 'end' })}`

interface Span {
  readonly from: number
  readonly length: number
}

function pausedSpans(cells: readonly Cell[]): readonly Span[] {
  const spans: Span[] = []
  for (const [index, { state }] of cells.entries()) {
    if (state !== 'paused') continue
    const before = spans.at(-1)
    if (before && before.from + before.length === index)
      spans[spans.length - 1] = { from: before.from, length: before.length + 1 }
    else spans.push({ from: index, length: 1 })
  }
  return spans
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10
