import { colours } from './colours.ts'
import { drawPng } from './draw.ts'
import { scenery } from './scenery.ts'
import { drawing, lettering, widthOf } from './svg.ts'

export interface MilestonePicture {
  /** What was reached, such as "30 days": shown large. Never a title, a condition or a name. */
  readonly figure: string
  /** A short warm sentence below it. */
  readonly line: string
  /** Quiet tones and no sunrise, as where a loss is remembered. */
  readonly calm: boolean
  /** Names the milestone (`keyOf`): each looks a little different, and always the same. */
  readonly seed: string
}

const width = 800
const height = 418
/** What is left free on both sides of the words together. */
const aside = 80

/** A picture of a reached milestone, 800 by 418 pixels, as a PNG. */
export const milestonePicture = (picture: MilestonePicture): Uint8Array =>
  drawPng(milestoneDrawing(picture))

/** @internal As SVG, for what tests look for in it. */
export function milestoneDrawing({ figure, line, calm, seed }: MilestonePicture): string {
  return drawing(
    width,
    height,
    scenery(width, height, calm, seed),
    lettering(figure, {
      x: width / 2,
      y: 146,
      size: sizeFor(figure, 108),
      anchor: 'middle',
      bold: true,
      fill: calm ? colours.ink : colours.deep,
    }),
    lettering(line, {
      x: width / 2,
      y: 210,
      size: sizeFor(line, 40),
      anchor: 'middle',
      fill: colours.ink,
    }),
  )
}

/** The size wished for, or the largest at which the text has room. */
const sizeFor = (text: string, wished: number): number =>
  Math.floor(Math.min(wished, (wished * (width - aside)) / widthOf(text, wished)))
