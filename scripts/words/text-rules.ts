import { knownCapitals, type LanguageRules, type WordRule } from '../word-rules.ts'
import type { Problem } from './finding.ts'

const longestSentence = 25

/** Everything that is wrong with a text as people read it, whoever says it. */
export function checkText(text: string, language: string, rules: LanguageRules): Problem[] {
  const sentences = sentencesOf(text, language)
  const allowed = new Set(rules.allowed.map(({ words }) => words))
  const judged = sentences.filter((sentence) => !allowed.has(sentence)).join(' ')
  return [
    ...rules.words.flatMap((rule) => forbiddenIn(judged, rule)),
    ...(/[!¡！﹗‼⁉❗❕]/u.test(text) ? [problem('exclamation-mark', text)] : []),
    ...(/\s{2}|^\s|\s$/.test(text) ? [problem('double-space', text)] : []),
    ...sentences
      .filter((sentence) => wordCount(sentence, language) > longestSentence)
      .map((sentence) =>
        problem('long-sentence', `${wordCount(sentence, language)} words: ${sentence}`),
      ),
    ...capitalsIn(text).map((word) => problem('capitals', word)),
  ]
}

/** What a public text may not name: a condition, a substance, a medicine, in any number. */
export const checkPublicText = (text: string, rules: LanguageRules): Problem[] =>
  rules.private
    .filter((form) => patternOf(form, '(?:’?s|es)?').test(alike(text)))
    .map((form) => problem('private-word', `“${form}” in: ${text}`))

/**
 * Labels have no full stop, and a sentence alone can be a label ("Finish it"). What holds for all: a
 * text of several sentences ends the last one too.
 */
export function checkEnding(text: string, language: string): Problem[] {
  const ends = /([.?…:]["”’]*|\))$/.test(text)
  return sentencesOf(text, language).length > 1 && !ends
    ? [problem('unfinished-sentence', text)]
    : []
}

/** Whether a text says this whole sentence. */
export const saysSentence = (text: string, sentence: string, language: string): boolean =>
  sentencesOf(text, language).includes(sentence)

const problem = (rule: Problem['rule'], words: string): Problem => ({ rule, words })

function forbiddenIn(text: string, rule: WordRule): Problem[] {
  const found = formsOf(rule).find((form) => form.pattern.test(alike(text)))
  return found ? [problem('forbidden-word', `“${found.form}”; better: ${rule.but}`)] : []
}

/** Each form of a rule with the pattern that finds it. */
const formsOf = ({ not }: WordRule): readonly { form: string; pattern: RegExp }[] =>
  not.split(', ').map((form) => ({ form, pattern: patternOf(form) }))

/** Whole words, in any case, with `ending` behind the last; a `-` may be there or not. */
function patternOf(form: string, ending = ''): RegExp {
  const words = alike(form)
    .split(' ')
    .map((word) => word.replaceAll('-', '[\\s-]?'))
    .join('[\\s-]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}${ending}(?![\\p{L}\\p{N}])`, 'iu')
}

/** Straight and curly apostrophes are one, and so are all hyphens. */
const alike = (text: string): string => text.replace(/['‘ʼ]/g, '’').replace(/[‐‑–—]/g, '-')

function sentencesOf(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((one) => one !== '')
}

const wordCount = (sentence: string, language: string): number =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(sentence)].filter(
    ({ isWordLike }) => isWordLike,
  ).length

const capitalsIn = (text: string): readonly string[] =>
  (text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}-]*\p{Lu}(?![\p{L}\p{N}])/gu) ?? []).filter(
    (word) => !knownCapitals.includes(word),
  )
