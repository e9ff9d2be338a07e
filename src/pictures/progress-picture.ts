import { drawPng } from './draw.ts'
import { frame } from './frame.ts'
import type { Cell } from './half-year.ts'
import { type HeatmapWords, heatmap } from './heatmap.ts'
import { type ScoreLineWords, scoreLine } from './score-line.ts'
import { drawing } from './svg.ts'

export type ProgressPictureWords = HeatmapWords & ScoreLineWords

/**
 * The last half year of one goal as a PNG: the calendar, and below it the line of the habit score
 * where there is one. Nothing that a member wrote stands in it. `cells` come from `halfYear`.
 */
export const progressPicture = (
  cells: readonly Cell[],
  inSteps: boolean,
  words: ProgressPictureWords,
): Uint8Array => drawPng(progressDrawing(cells, inSteps, words))

/** @internal As SVG, for what tests look for in it. */
export function progressDrawing(
  cells: readonly Cell[],
  inSteps: boolean,
  words: ProgressPictureWords,
): string {
  const calendar = heatmap(cells, inSteps, words)
  const hasScore = cells.some(({ score }) => score !== null)
  const line = hasScore ? scoreLine(cells, words) : null
  const lineTop = margin + calendar.height + 12
  const bottom = line === null ? margin + calendar.height : lineTop + line.height + 12
  return drawing(
    frame.width,
    bottom + margin,
    `<g transform="translate(0 ${margin})">${calendar.svg}</g>`,
    line === null ? '' : `<g transform="translate(0 ${lineTop})">${line.svg}</g>`,
  )
}

const margin = 12
