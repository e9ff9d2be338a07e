/** Stands for a value in the midst of fixed text. */
const value = '…'

/** The texts that people read in a template of HTML: between its tags, and in what is read aloud. */
export function shownIn(fixedParts: readonly string[]): readonly string[] {
  const html = fixedParts.join(value)
  const attributes = [...html.matchAll(/\s(?:aria-label|alt|title|placeholder)="([^"]*)"/g)]
  const between = html.replace(/<[^>]*>/g, '\n').split('\n')
  return [...attributes.map(([, text = '']) => text), ...between]
    .map((text) => text.replaceAll(value, ' ').trim())
    .filter((text) => /\p{L}{2}/u.test(text))
}
