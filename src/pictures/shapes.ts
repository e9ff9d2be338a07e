import { colours } from './colours.ts'
import { frame } from './frame.ts'
import type { CellState } from './half-year.ts'

/** Draws a date with its upper left corner here. */
export type Shape = (x: number, y: number) => string

const side = frame.square
const half = side / 2

/**
 * One shape for each state. They differ in lightness and in form, so that they are told apart in
 * grey, and none of them looks like an alarm: a day that was not done is a quiet, empty square.
 */
export const shapes: Readonly<Record<CellState, Shape>> = {
  done: (x, y) => square(x, y, side, `fill="${colours.accent}"`),
  partly: (x, y) => outline(x, y, colours.accent) + lowerHalf(x, y),
  skipped: (x, y) => circle(x, y, 7, `fill="none" stroke="${colours.soft}" stroke-width="2.5"`),
  missed: (x, y) => outline(x, y, colours.edge),
  reserve: (x, y) => outline(x, y, colours.edge) + circle(x, y, 4.5, `fill="${colours.soft}"`),
  paused: (x, y) => hatch(x + 1, y + 1, side - 2, side - 2),
  unknown: (x, y) => circle(x, y, 3.5, `fill="${colours.edge}"`),
}

/** An amount in four steps: the more, the larger and the darker. */
export const steps: readonly [Shape, Shape, Shape, Shape] = [
  (x, y) => centred(x, y, 10, '#62a08f'),
  (x, y) => centred(x, y, 14, '#43826f'),
  (x, y) => centred(x, y, 18, '#2b6a5d'),
  (x, y) => centred(x, y, 22, '#123d34'),
]

/** Slanted lines, as wide and high as given. */
export function hatch(x: number, y: number, width: number, height: number): string {
  const path: string[] = []
  for (let along = 5; along < width + height; along += 8) {
    const right = Math.min(along, width)
    const down = Math.min(along, height)
    path.push(`M${x + right} ${y + along - right}L${x + along - down} ${y + down}`)
  }
  return `<path d="${path.join('')}" stroke="${colours.edge}" stroke-width="2" fill="none"/>`
}

const square = (x: number, y: number, size: number, look: string): string =>
  `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="4" ${look}/>`

const centred = (x: number, y: number, size: number, fill: string): string =>
  square(x + (side - size) / 2, y + (side - size) / 2, size, `fill="${fill}"`)

const outline = (x: number, y: number, stroke: string): string =>
  square(x + 1, y + 1, side - 2, `fill="none" stroke="${stroke}" stroke-width="2"`)

const lowerHalf = (x: number, y: number): string =>
  `<path d="M${x} ${y + half}h${side}v${half - 4}q0 4 -4 4h-${side - 8}q-4 0 -4 -4z" fill="${colours.accent}"/>`

const circle = (x: number, y: number, radius: number, look: string): string =>
  `<circle cx="${x + half}" cy="${y + half}" r="${radius}" ${look}/>`
