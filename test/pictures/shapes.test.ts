import { describe, expect, it } from 'vitest'
import { drawPng } from '#pictures/draw.ts'
import { frame } from '#pictures/frame.ts'
import { cellStates } from '#pictures/half-year.ts'
import { type Shape, shapes, steps } from '#pictures/shapes.ts'
import { drawing } from '#pictures/svg.ts'
import { contrast, luminance, type Pixels, readPng } from '../support/png.ts'

const side = frame.square
const paper = 1

const draw = (shape: Shape | null): Pixels =>
  readPng(drawPng(drawing(side, side, shape === null ? '' : shape(0, 0))))

const all: readonly (readonly [string, Shape | null])[] = [
  ['nothing', null],
  ...cellStates.map((state) => [state, shapes[state]] as const),
  ...steps.map((step, index) => [`step ${index + 1}`, step] as const),
]

/** How light it is, dot by dot: what is left of a picture in grey. */
function grey(picture: Pixels): readonly number[] {
  return Array.from({ length: side * side }, (_, at) =>
    luminance(picture.at(at % side, Math.floor(at / side))),
  )
}

const drawn = all.map(([name, shape]) => ({ name, dots: grey(draw(shape)) }))
/** A day in numbers is shown in a step, and never as done. */
const pairs = drawn
  .flatMap((one, index) => drawn.slice(index + 1).map((other) => ({ one, other })))
  .filter(({ one, other }) => one.name !== 'done' || !other.name.startsWith('step'))

describe('the shapes of the states', () => {
  it.each(pairs.map(({ one, other }) => [one.name, other.name, one.dots, other.dots] as const))(
    '%s and %s are told apart in grey',
    (_, __, one, other) => {
      const different = one.filter((light, at) => contrast(light, other[at] ?? paper) > 2).length

      expect(different / one.length).toBeGreaterThan(0.06)
    },
  )

  it.each(drawn.slice(1))('$name is seen on paper', ({ dots }) => {
    const strongest = Math.max(...dots.map((light) => contrast(light, paper)))

    expect(strongest).toBeGreaterThan(3)
  })

  it('grow darker with each step', () => {
    const ink = steps.map((step) => grey(draw(step)).reduce((sum, light) => sum + 1 - light, 0))

    expect(ink).toEqual(ink.toSorted((a, b) => a - b))
  })

  it('never alarm: nothing is red, and what was not done is fainter than what was', () => {
    for (const [, shape] of all) {
      const picture = draw(shape)
      for (let at = 0; at < side * side; at++) {
        const [red, green, blue] = picture.at(at % side, Math.floor(at / side))
        expect(red - Math.max(green, blue)).toBeLessThan(40)
      }
    }
    const inkOf = (state: (typeof cellStates)[number]): number =>
      grey(draw(shapes[state])).reduce((sum, light) => sum + 1 - light, 0)
    expect(inkOf('missed')).toBeLessThan(inkOf('done') / 2)
    expect(inkOf('missed')).toBeLessThan(inkOf('partly'))
  })
})
