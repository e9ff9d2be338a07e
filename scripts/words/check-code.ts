import type { AllowedText, LanguageRules } from '../word-rules.ts'
import type { Finding } from './finding.ts'
import type { CodeWords } from './read-code.ts'
import { checkText } from './text-rules.ts'

/** Finds texts for people that stand outside the catalogue, where no translation reaches them. */
export function checkCode(files: readonly CodeWords[], allowed: readonly AllowedText[]): Finding[] {
  const isAllowed = (path: string, text: string): boolean =>
    allowed.some(({ file, words }) => file === path && words === text)
  const strays = files.flatMap(({ path, texts, html }) =>
    [...html, ...texts.filter(isForPeople)].map((words) => ({ path, words })),
  )
  return [
    ...strays
      .filter(({ path, words }) => !isAllowed(path, words))
      .map(({ path, words }) => ({ at: path, rule: 'outside-the-catalogue', words }) as const),
    ...allowed
      .filter(({ file, words }) => !strays.some((one) => one.path === file && one.words === words))
      .map(({ file, words }) => ({ at: file, rule: 'unused-allowance', words }) as const),
  ]
}

/** What is allowed outside the catalogue is held to the same words. */
export const checkAllowedTexts = (
  allowed: readonly AllowedText[],
  language: string,
  rules: LanguageRules,
): Finding[] =>
  allowed.flatMap(({ file, words }) =>
    checkText(words, language, rules).map((problem) => ({ at: file, ...problem })),
  )

/** Two words side by side, and a capital at the beginning or the end of a sentence. */
const isForPeople = (text: string): boolean =>
  /\p{L}[’',;:]? \p{Ll}/u.test(text) &&
  (/^[\s…“]*\p{Lu}/u.test(text) || /\p{L}[.?]($| )/u.test(text))
