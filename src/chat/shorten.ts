const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Shortens a text to `most` UTF-16 units, at a word where there is one, with an ellipsis. Never cuts
 * inside what a reader sees as one character.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  let cut = ''
  for (const { segment } of segmenter.segment(text)) {
    if (cut.length + segment.length > most - 1) break
    cut += segment
  }
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
