import { describe, expect, it } from 'vitest'
import { milestoneUnits } from '#domain/milestone.ts'
import { milestoneDrawing, milestonePicture } from '#pictures/milestone-picture.ts'
import { contrast, luminance, readPng } from '../support/png.ts'

const seeds = milestoneUnits.flatMap((unit) => [1, 7, 30, 1000].map((n) => `${unit}-${n}`))
const aPicture = {
  figure: '30 days',
  line: 'Thank you for being here',
  calm: false,
  seed: 'days-30',
}

const colour = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text)

describe('the picture of a milestone', () => {
  it('is 800 by 418, says what was reached and the line, and nothing else', () => {
    const { width, height } = readPng(milestonePicture(aPicture))

    expect([width, height]).toEqual([800, 418])
    expect(textsOf(milestoneDrawing(aPicture))).toEqual(['30 days', 'Thank you for being here'])
  })

  it('looks the same each time, and a little different for each milestone', () => {
    const all = seeds.map((seed) => Buffer.from(milestonePicture({ ...aPicture, seed })))

    expect(milestonePicture(aPicture)).toEqual(milestonePicture(aPicture))
    expect(new Set(all.map((png) => png.toString('base64'))).size).toBe(seeds.length)
  })

  it.each([false, true])('is legible whatever it looks like (calm: %s)', (calm) => {
    for (const seed of seeds) {
      const bare = readPng(milestonePicture({ figure: '', line: '', calm, seed }))
      const fills = [
        ...milestoneDrawing({ ...aPicture, calm, seed }).matchAll(/<text[^>]*fill="(#\w{6})"/g),
      ]
      expect(fills).toHaveLength(2)
      for (const [, fill = ''] of fills) {
        const ink = luminance(colour(fill))
        // Where words can stand.
        for (let y = 60; y < 226; y += 6)
          for (let x = 40; x < 760; x += 8)
            expect(contrast(luminance(bare.at(x, y)), ink)).toBeGreaterThan(4.5)
      }
    }
  })

  it('has no sun, and no colour that shouts, where it is to be calm', () => {
    for (const seed of seeds) {
      const svg = milestoneDrawing({ ...aPicture, calm: true, seed })
      expect(svg).not.toContain('<circle')
      expect(milestoneDrawing({ ...aPicture, seed })).toContain('<circle')

      const { at } = readPng(milestonePicture({ ...aPicture, calm: true, seed }))
      for (let y = 0; y < 418; y += 9)
        for (let x = 0; x < 800; x += 9) {
          const tones = at(x, y)
          expect(Math.max(...tones) - Math.min(...tones)).toBeLessThan(30)
        }
    }
  })

  it('makes room for long words, and shows what somebody else wrote as it is', () => {
    const svg = milestoneDrawing({ ...aPicture, figure: 'x'.repeat(60), line: '<b>&' })

    const [, size] = /font-size="(\d+)" font-weight="700"/.exec(svg) ?? []
    expect(Number(size) * 0.55 * 60).toBeLessThan(740)
    expect(textsOf(svg)[1]).toBe('&lt;b&gt;&amp;')
    expect(readPng(milestonePicture({ ...aPicture, figure: '\u0000<', line: ']]>' })).width).toBe(
      800,
    )
  })
})
