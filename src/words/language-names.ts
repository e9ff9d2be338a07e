import { isLanguage } from '#domain/group-change.ts'
import type { Words } from './words.ts'

/** The names of languages in the reader's, such as "English, German". */
export const languageList = ({ language }: Words, codes: readonly string[]): string =>
  codes.map((code) => namesIn(language).of(code) ?? code).join(', ')

/**
 * Reads languages by their names or by their codes of two letters. What is neither comes back as it was
 * typed.
 */
export function readLanguages({ language }: Words, typed: string): readonly string[] {
  const known = codesByName(language)
  const codeOf = (text: string): string | undefined =>
    isLanguage(text.toLowerCase()) ? text.toLowerCase() : known.get(text.toLowerCase())
  return typed
    .normalize('NFC')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => codeOf(part) ?? part.split(/\s+/).map((word) => codeOf(word) ?? word))
}

const namesIn = (language: string) =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })

const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))

/** Made once for each language. */
function codesByName(language: string): ReadonlyMap<string, string> {
  const names = namesIn(language)
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const known =
    made.get(language) ??
    new Map(
      codes
        .filter(isLanguage)
        .toReversed()
        .map((code) => [names.of(code)?.toLowerCase() ?? code, code]),
    )
  made.set(language, known)
  return known
}

const made = new Map<string, ReadonlyMap<string, string>>()
