/**
 * Crockford's base 32: digits and letters without I, L, O and U, so that no two look alike and none of
 * them spells a word by accident as easily.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const length = 8

/** For so long a code can be entered, in minutes. */
export const linkCodeMinutes = 10

/** So many codes can one person enter within `linkCodeMinutes`. */
export const mostLinkCodeTries = 5

/**
 * A code of 8 characters.
 *
 * @param chance at least 8 bytes that nobody can foretell.
 */
export const linkCodeFrom = (chance: Uint8Array): string =>
  Array.from(chance.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')

/** As people read it: XXXX-XXXX. */
export const showLinkCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code that somebody typed, in whichever case, with spaces or hyphens; `null` when it is none. */
export function readLinkCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return code.length === length && [...code].every((one) => alphabet.includes(one)) ? code : null
}
