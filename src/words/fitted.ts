import { shorten } from '#chat/shorten.ts'

/**
 * Shortens what a person wrote to `most` characters as a quote counts them: a line takes two more. So
 * that a text of many short lines fits on a card, too.
 */
export function fitted(text: string, most: number): string {
  let shown = shorten(text, most)
  while (sizeOf(shown) > most) shown = shorten(shown, Math.floor(shown.length * 0.9))
  return shown
}

const sizeOf = (text: string): number => text.length + 2 * text.split('\n').length
