import { colours } from './colours.ts'
import { drawPng } from './draw.ts'
import { drawing, lettering } from './svg.ts'

/** One figure over the weeks, oldest first. */
export interface PlottedFigure {
  readonly title: string
  /** `null` where it is not shown: a gap. */
  readonly values: readonly (number | null)[]
  /** The end of its scale. */
  readonly most: number
  /** A value in a few letters. */
  short(value: number): string
}

export interface GroupReportPictureWords {
  /** Below each column. */
  readonly weeks: readonly string[]
}

const width = 832
const left = 40
const right = width - 40
const margin = 20
const plot = 96
const panelHeight = 44 + plot + 28

/** The weeks of a group as a PNG: a row of columns for each figure. Nothing of one person stands in it. */
export const groupReportPicture = (
  figures: readonly PlottedFigure[],
  words: GroupReportPictureWords,
): Uint8Array => drawPng(groupReportDrawing(figures, words))

/** @internal As SVG, for what tests look for in it. */
export function groupReportDrawing(
  figures: readonly PlottedFigure[],
  { weeks }: GroupReportPictureWords,
): string {
  const pitch = (right - left) / Math.max(1, weeks.length)
  const bottom = margin + figures.length * panelHeight
  return drawing(
    width,
    bottom + 44,
    ...figures.map((figure, index) => panel(figure, margin + index * panelHeight, pitch)),
    ...weeks.map((week, index) =>
      lettering(week, { x: middle(index, pitch), y: bottom + 12, size: 20, anchor: 'middle' }),
    ),
  )
}

function panel({ title, values, most, short }: PlottedFigure, top: number, pitch: number): string {
  const ground = top + 44 + plot
  const wide = round(pitch * 0.5)
  const columns = values.map((value, index) => {
    const x = middle(index, pitch)
    if (value === null) return gap(x, ground)
    const height = round((Math.min(value, most) / most) * (plot - 28))
    const y = round(ground - height)
    return `<rect x="${round(x - wide / 2)}" y="${y}" width="${wide}" height="${height}" rx="4" fill="${colours.accent}"/>${lettering(short(value), { x, y: y - 8, size: 20, anchor: 'middle', fill: colours.ink })}`
  })
  const line = `<path d="M${left} ${ground}H${right}" stroke="${colours.line}" stroke-width="2"/>`
  return lettering(title, { x: left, y: top + 24, size: 24 }) + line + columns.join('')
}

/** Something that is there and not shown: a quiet dash, which no value looks like. */
const gap = (x: number, ground: number): string =>
  `<path d="M${x - 9} ${ground - 14}h18" stroke="${colours.edge}" stroke-width="3" stroke-dasharray="4 3"/>`

const middle = (index: number, pitch: number): number => round(left + (index + 0.5) * pitch)

const round = (pixels: number): number => Math.round(pixels * 10) / 10
