import { describe, expect, it } from 'vitest'
import { drawPng } from '#pictures/draw.ts'
import { drawing, lettering } from '#pictures/svg.ts'
import { luminance, readPng } from '../support/png.ts'

const text = (words: string, bold = false): string =>
  drawing(300, 60, lettering(words, { x: 10, y: 40, size: 30, bold, fill: '#000000' }))

/** How much ink is on it. */
function inkOf(svg: string): number {
  const { width, height, at } = readPng(drawPng(svg))
  let ink = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (luminance(at(x, y)) < 0.3) ink++
  return ink
}

describe('a drawing', () => {
  it('is as large as it says', () => {
    const { width, height } = readPng(drawPng(drawing(123, 45)))

    expect([width, height]).toEqual([123, 45])
  })

  it('has its letters in two weights, from fonts of its own', () => {
    const [nothing, regular, bold] = [
      inkOf(text('')),
      inkOf(text('days')),
      inkOf(text('days', true)),
    ]

    expect(nothing).toBe(0)
    expect(regular).toBeGreaterThan(200)
    expect(bold).toBeGreaterThan(regular * 1.2)
  })

  it('is the same each time', () => {
    expect(drawPng(text('days'))).toEqual(drawPng(text('days')))
  })

  it.each([
    ['markup', '</text><rect width="300" height="60"/><text>'],
    ['an entity', '&lt;&amp;&#x41;&bomb;'],
    ['quotes', `"'" onload="x`],
    ['a comment', '<!-- --> ]]>'],
    [
      'a document',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    ],
    ['a picture from elsewhere', '<image href="http://127.0.0.1:1/x.png"/>'],
    ['what XML cannot hold', 'a\u0000\u0008\u001f\ufffe\uffff\ud800b'],
    ['what the fonts do not have', 'ودّعت🧗🏽‍♀️漢字'],
  ])('shows %s as words, if at all', (_, words) => {
    const svg = drawing(300, 60, lettering(words, { x: 10, y: 40, size: 12 }))

    expect(svg.match(/<\w+/g)).toEqual(['<svg', '<rect', '<text'])
    expect(readPng(drawPng(svg)).width).toBe(300)
    expect(inkOf(svg)).toBeLessThan(3000)
  })
})
