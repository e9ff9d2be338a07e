import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { daysBetween } from '#domain/calendar.ts'
import { type Cell, cellStates, halfYear } from '#pictures/half-year.ts'
import {
  type ProgressPictureWords,
  progressDrawing,
  progressPicture,
} from '#pictures/progress-picture.ts'
import { date } from '../support/builders.ts'
import { livedHalfYear } from '../support/half-years.ts'
import { luminance, type Pixels, readPng } from '../support/png.ts'

const words: ProgressPictureWords = {
  month: (month) => `m${month}`,
  weekday: (day) => `w${day}`,
  state: (state) => `<${state}>`,
  less: 'less',
  more: 'more',
  score: 'score',
  percent: (percent) => `${percent} %`,
}
const today = date('2026-03-31')
const scope = { today, firstWeekday: 1 } as const
const full = halfYear(livedHalfYear('do'), scope)

/** Where the squares of the calendar stand: the first one, and how far the next one is. */
const [left, top, pitch, middle] = [86, 52, 28, 11]

const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  )

const isInked = (picture: Pixels, column: number, row: number): boolean =>
  luminance(picture.at(left + column * pitch + middle, top + row * pitch + middle)) < 0.5

describe('the picture of the half year', () => {
  it('is a PNG of the calendar and the line, the same each time', () => {
    const png = progressPicture(full, false, words)
    const { width, height } = readPng(png)

    expect([width, height]).toEqual([832, 556])
    expect(progressPicture(full, false, words)).toEqual(png)
    expect(png.length).toBeLessThan(100_000)
  })

  it('has no line where there is no score', () => {
    const cells = halfYear(livedHalfYear('abstain'), scope)
    const svg = progressDrawing(cells, false, words)

    expect(textsOf(svg)).not.toContain('score')
    expect(readPng(progressPicture(cells, false, words)).height).toBeLessThan(350)
  })

  it('shows each date in the column of its week and the row of its weekday, and nowhere else', () => {
    const empty = full.map((cell): Cell => ({ ...cell, state: null, score: null, amount: null }))
    fc.assert(
      fc.property(fc.nat({ max: 181 }), fc.constantFrom(1, 4, 7), (at, firstWeekday) => {
        const first = date('2026-01-05').add({ days: firstWeekday - 1 })
        const cells = empty.map(
          (cell, index): Cell => ({
            ...cell,
            on: first.add({ days: index }),
            state: index === at ? 'done' : null,
          }),
        )
        const on = first.add({ days: at })

        const picture = readPng(progressPicture(cells, false, words))

        const inked = Array.from({ length: 26 * 7 }, (_, index) => index).filter((index) =>
          isInked(picture, Math.floor(index / 7), index % 7),
        )
        const week = Math.floor(daysBetween(first, on) / 7)
        const row = (on.dayOfWeek - firstWeekday + 7) % 7
        expect(inked).toEqual([week * 7 + row])
      }),
      { numRuns: 12 },
    )
  })

  it('names the months where they begin, the weekdays in order, and the states that occur', () => {
    const texts = textsOf(progressDrawing(full, false, words))

    expect(texts.filter((text) => text.startsWith('m'))).toEqual([
      ...['m10', 'm11', 'm12', 'm1', 'm2', 'm3', 'm4'],
    ])
    expect(texts.filter((text) => text.startsWith('w'))).toEqual(['w1', 'w3', 'w5', 'w7'])
    expect(texts.filter((text) => text.startsWith('<'))).toEqual(
      cellStates.map((state) => `<${state}>`),
    )
    expect(texts.filter((text) => text.endsWith('%'))).toEqual(['0 %', '50 %', '100 %'])
  })

  it('names only the states that occur', () => {
    const cells = full.map((cell): Cell => ({ ...cell, state: cell.state && 'skipped' }))

    const texts = textsOf(progressDrawing(cells, false, words))

    expect(texts.filter((text) => text.startsWith('<'))).toEqual(['<skipped>'])
  })

  it('shows the numbers of a goal as a scale', () => {
    const cells = halfYear(livedHalfYear('target'), scope)
    const svg = progressDrawing(cells, true, words)

    expect(textsOf(svg)).toEqual(expect.arrayContaining(['less', 'more', '<paused>', '<unknown>']))
    expect(textsOf(svg)).not.toContain('<done>')
    const sizes = [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="(\d+)"/g)].map(([, w]) => w)
    expect(new Set(sizes)).toEqual(new Set(['10', '14', '18', '22']))
  })

  it('breaks the names of states into lines, however long they are', () => {
    const long = { ...words, state: () => 'a rather long name' }
    const texts = progressDrawing(full, false, long).matchAll(/<text x="(\d+)"[^>]*>a rather/g)

    const rights = [...texts].map(([, x]) => Number(x) + 'a rather long name'.length * 12)
    expect(rights).toHaveLength(7)
    expect(Math.max(...rights)).toBeLessThan(832)
  })

  it('has the line higher the higher the score is, and hatches what was paused', () => {
    const ending = (score: number): number => {
      const svg = progressDrawing(
        full.map((cell) => ({ ...cell, score })),
        false,
        words,
      )
      return Number(/<circle cx="[^"]+" cy="([^"]+)" r="7" fill="#2b6a5d"/.exec(svg)?.[1])
    }

    expect([ending(0), ending(0.5), ending(1)]).toEqual([176, 110, 44])
    const hatched = (cells: readonly Cell[]): number =>
      progressDrawing(cells, false, words).match(/stroke-width="2" fill="none"\/>/g)?.length ?? 0
    const paused = full.filter(({ state }) => state === 'paused').length
    const awake = full.map(
      (cell): Cell => (cell.state === 'paused' ? { ...cell, state: null } : cell),
    )
    // Each date, one in the legend, and one span below.
    expect(hatched(full) - hatched(awake)).toBe(paused + 2)
  })
})

describe('the place where it is drawn', () => {
  const home = process.env['TZ']
  afterEach(() => {
    if (home === undefined) delete process.env['TZ']
    else process.env['TZ'] = home
  })

  it.each(['Pacific/Apia', 'America/St_Johns', 'Australia/Adelaide'])(
    'does not matter: %s',
    (zone) => {
      const before = progressDrawing(halfYear(livedHalfYear('do'), scope), false, words)
      process.env['TZ'] = zone

      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      expect(progressDrawing(halfYear(livedHalfYear('do'), scope), false, words)).toBe(before)
    },
  )
})
