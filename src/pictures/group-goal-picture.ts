import { colours } from './colours.ts'
import { drawPng } from './draw.ts'
import { scenery } from './scenery.ts'
import { drawing, lettering, widthOf } from './svg.ts'

export interface GroupGoalPicture {
  /** Shown large, such as "43 %", or a word while no figure is shown. */
  readonly figure: string
  /** A short warm sentence below it. */
  readonly line: string
  /** Percent of the aim, also above 100; `null` while nothing may be shown: the trail stays bare. */
  readonly percent: number | null
  /** Percent that are celebrated together, each with how it is written below the trail. */
  readonly marks: readonly { readonly percent: number; readonly label: string }[]
  /** Quiet tones and no sunrise, as where a loss is remembered. */
  readonly calm: boolean
  /** Names the group goal: each looks a little different, and always the same. */
  readonly seed: string
}

const width = 800
const height = 418
/** The trail from its beginning to the aim. It ends before what a phone rounds off. */
const trail = { left: 70, right: 730, y: 226, thickness: 20 } as const
const labelSize = 22

/** How far a group goal has come, 800 by 418 pixels, as a PNG. Nobody can be seen in it. */
export const groupGoalPicture = (picture: GroupGoalPicture): Uint8Array =>
  drawPng(groupGoalDrawing(picture))

/** @internal As SVG, for what tests look for in it. */
export function groupGoalDrawing(picture: GroupGoalPicture): string {
  const { figure, line, calm, seed } = picture
  return drawing(
    width,
    height,
    scenery(width, height, calm, seed),
    lettering(figure, {
      x: width / 2,
      y: 118,
      size: sizeFor(figure, 96),
      anchor: 'middle',
      bold: true,
      fill: calm ? colours.ink : colours.deep,
    }),
    lettering(line, {
      x: width / 2,
      y: 170,
      size: sizeFor(line, 34),
      anchor: 'middle',
      fill: colours.ink,
    }),
    trailOf(picture),
  )
}

const aside = 80
const sizeFor = (text: string, wished: number): number =>
  Math.floor(Math.min(wished, (wished * (width - aside)) / Math.max(widthOf(text, wished), 1)))

const xAt = (percent: number): number =>
  Math.round(trail.left + ((trail.right - trail.left) * Math.min(percent, 100)) / 100)

/** The trail, as much of it as is behind the group, and a stone for each mark. */
function trailOf({ percent, marks, calm }: GroupGoalPicture): string {
  const fill = calm ? '#66777a' : colours.accent
  const { left, right, y, thickness } = trail
  const bed = `<line x1="${left}" y1="${y}" x2="${right}" y2="${y}" stroke="${colours.edge}" stroke-width="${thickness + 4}" stroke-linecap="round"/><line x1="${left}" y1="${y}" x2="${right}" y2="${y}" stroke="${colours.paper}" stroke-width="${thickness}" stroke-linecap="round"/>`
  const walked =
    percent === null || percent <= 0
      ? ''
      : `<line x1="${left}" y1="${y}" x2="${xAt(percent)}" y2="${y}" stroke="${fill}" stroke-width="${thickness}" stroke-linecap="round"/>`
  return [bed, walked, ...marks.map((mark) => stone(mark, percent, fill)), labels(marks)].join('')
}

function stone(
  { percent: at }: GroupGoalPicture['marks'][number],
  percent: number | null,
  fill: string,
): string {
  const isReached = percent !== null && percent >= at
  return `<circle class="${isReached ? 'reached' : 'ahead'}" cx="${xAt(at)}" cy="${trail.y}" r="17" fill="${isReached ? fill : colours.paper}" stroke="${isReached ? colours.paper : colours.edge}" stroke-width="3"/>${isReached ? tick(xAt(at)) : ''}`
}

const tick = (x: number): string =>
  `<path d="M${x - 7} ${trail.y}l5 6l9 -11" fill="none" stroke="${colours.paper}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/>`

/** Each that has room beside the one before it; the stones themselves are all there. */
function labels(marks: GroupGoalPicture['marks']): string {
  let free = 0
  const drawn: string[] = []
  for (const { percent, label } of marks) {
    const half = widthOf(label, labelSize) / 2
    const x = Math.min(xAt(percent), width - 8 - half)
    if (x - half < free) continue
    drawn.push(
      lettering(label, {
        x,
        y: trail.y + 46,
        size: labelSize,
        anchor: 'middle',
        bold: true,
        fill: colours.ink,
      }),
    )
    free = x + half + 8
  }
  return drawn.join('')
}
