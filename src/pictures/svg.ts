import { colours } from './colours.ts'

export interface Lettering {
  readonly x: number
  /** The line on which the letters stand. */
  readonly y: number
  /** In pixels. */
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly fill?: string
}

/** A line of text in a drawing. The only way for words to get into one. */
export function lettering(
  text: string,
  { x, y, size, anchor = 'start', bold = false, fill = colours.soft }: Lettering,
): string {
  const weight = bold ? 700 : 400
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${escapeText(text)}</text>`
}

/** A whole drawing on paper. */
export const drawing = (width: number, height: number, ...parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${colours.paper}"/>${parts.join('')}</svg>`

/**
 * How wide a text will be, in pixels: a little more than it is. Letters of this face are 0.55 of
 * their size wide in the middle.
 */
export const widthOf = (text: string, size: number): number => Math.ceil(text.length * size * 0.56)

/** Shown as it is, never read as markup. What XML has no way to hold becomes a space. */
const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
