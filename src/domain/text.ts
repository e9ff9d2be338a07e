/**
 * Cleans one line that a member typed, such as a title: one form for each letter (NFC), white
 * space folded to single spaces, none at the ends. Control characters, characters that override
 * the direction of writing, byte order marks and halves of surrogate pairs are taken out; joiners,
 * variation selectors and direction marks stay, because names and emoji need them. Text with nothing
 * to see becomes empty. Length is then counted in UTF-16 units (`.length`), as both platforms and
 * HTML count. Cleaning twice changes nothing.
 */
export const cleanLine = (text: string): string =>
  visible(withoutHidden(text.replaceAll(lineBreak, ' ')).replaceAll(/\s+/g, ' '))

/** As `cleanLine`, but keeps line breaks as `\n`, at most two in a row, and spaces inside a line. */
export const cleanText = (text: string): string =>
  visible(
    withoutHidden(text.replaceAll(lineBreak, '\n').replaceAll('\t', ' '))
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n'),
  )

const lineBreak = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g

/** A `\n` and a tab stay: they are white space, which each caller folds in its own way. */
const withoutHidden = (text: string): string =>
  text.replaceAll(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, '')

/** NFC comes last: what was taken out may have stood between a letter and its accent. */
function visible(text: string): string {
  const normal = text.trim().normalize('NFC')
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(normal) ? normal : ''
}
