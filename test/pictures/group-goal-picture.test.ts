import { describe, expect, it } from 'vitest'
import { groupGoalDrawing, groupGoalPicture } from '#pictures/group-goal-picture.ts'
import { contrast, luminance, readPng } from '../support/png.ts'

const marks = [25, 50, 75, 100].map((percent) => ({ percent, label: `${percent} %` }))
const aPicture = {
  figure: '50 %',
  line: 'of the way, together',
  percent: 50 as number | null,
  marks,
  calm: false,
  seed: 'walk',
}
const seeds = Array.from({ length: 12 }, (_, n) => `seed-${n}`)

const count = (svg: string, pattern: RegExp): number => [...svg.matchAll(pattern)].length
const reached = (percent: number | null) =>
  count(groupGoalDrawing({ ...aPicture, percent }), /class="reached"/g)
/** How far the trail is filled, in pixels from the left. */
const filledTo = (percent: number | null): number =>
  Number(
    /x2="(\d+)" y2="226" stroke="#2b6a5d"/.exec(groupGoalDrawing({ ...aPicture, percent }))?.[1] ??
      0,
  )

describe('the picture of a group goal', () => {
  it('is 800 by 418, and says the figure, the line and the marks alone', () => {
    const { width, height } = readPng(groupGoalPicture(aPicture))
    const texts = [...groupGoalDrawing(aPicture).matchAll(/<text[^>]*>([^<]*)</g)]

    expect([width, height]).toEqual([800, 418])
    expect(texts.map(([, text]) => text)).toEqual([
      '50 %',
      'of the way, together',
      '25 %',
      '50 %',
      '75 %',
      '100 %',
    ])
  })

  it('fills the trail as far as the group has come, and never past its end', () => {
    const way = [0, 3, 50, 100, 140].map(filledTo)

    expect(way).toEqual([0, 90, 400, 730, 730])
  })

  it('tells the marks that are reached from those that lie ahead', () => {
    expect([null, 0, 24, 25, 99, 100, 140].map(reached)).toEqual([0, 0, 0, 1, 3, 4, 4])
  })

  it('fills nothing while nothing may be shown', () => {
    expect(filledTo(null)).toBe(0)
  })

  it('names only the marks that have room', () => {
    const close = [48, 49, 50, 100].map((percent) => ({ percent, label: `${percent} %` }))
    const svg = groupGoalDrawing({ ...aPicture, figure: '', line: '', marks: close })

    expect(count(svg, /class="(reached|ahead)"/g)).toBe(4)
    expect([...svg.matchAll(/>(\d+ %)</g)].map(([, label]) => label)).toEqual(['48 %', '100 %'])
  })

  it.each([false, true])('is legible whatever it looks like (calm: %s)', (calm) => {
    const ink = luminance([0x2b, 0x2a, 0x27])
    for (const seed of seeds) {
      const bare = readPng(
        groupGoalPicture({ ...aPicture, figure: '', line: '', marks: [], calm, seed }),
      )
      const rows = [60, 80, 100, 120, 140, 160, 176, 252, 260, 268, 275]
      for (const y of rows)
        for (let x = 40; x < 790; x += 8)
          expect(contrast(luminance(bare.at(x, y)), ink)).toBeGreaterThan(4.5)
    }
  })
})
