import { type LanguageRules, publicVariables } from '../word-rules.ts'
import type { Finding } from './finding.ts'
import { type Message, readMessage } from './message.ts'
import { checkEnding, checkText, saysSentence } from './text-rules.ts'

/** All messages of one language. */
export interface Catalogue {
  readonly language: string
  readonly messages: Readonly<Record<string, string>>
  readonly rules: LanguageRules
}

/** The first catalogue is the one that the others are held to. */
export function checkCatalogues([first, ...others]: readonly [
  Catalogue,
  ...Catalogue[],
]): Finding[] {
  return [
    ...[first, ...others].flatMap((catalogue) => [
      ...Object.entries(catalogue.messages).flatMap(([key, source]) =>
        checkMessage(key, source, catalogue),
      ),
      ...checkAllowances(catalogue),
    ]),
    ...others.flatMap((other) => checkAgreement(first, other)),
  ]
}

/** A message, or `null` when it does not parse or cannot be said: that is a finding of its own. */
export function readOrNull(source: string, language: string): Message | null {
  try {
    return readMessage(source, language)
  } catch {
    return null
  }
}

function checkMessage(key: string, source: string, { language, rules }: Catalogue): Finding[] {
  const at = placeOf(language, key)
  const message = readOrNull(source, language)
  if (message === null) return [{ at, rule: 'unreadable-message', words: source }]
  const problems = message.texts.flatMap((text) => [
    ...checkText(text, language, rules),
    ...(message.open ? [] : checkEnding(text, language)),
    ...(/[{}<>]/.test(text) ? [{ rule: 'leftover-markup', words: text } as const] : []),
  ])
  const secrets = key.startsWith('post.')
    ? message.variables.filter((name) => !publicVariables.includes(name))
    : []
  return eachOnce([
    ...problems.map((problem) => ({ at, ...problem })),
    ...secrets.map((name) => ({ at, rule: 'private-variable', words: `{${name}}` }) as const),
  ])
}

/** An allowance that nobody needs any more is taken out again. */
const checkAllowances = ({ language, messages, rules }: Catalogue): Finding[] =>
  rules.allowed
    .filter(
      ({ words }) => !Object.values(messages).some((text) => saysSentence(text, words, language)),
    )
    .map(({ words }) => ({ at: language, rule: 'unused-allowance', words }))

function checkAgreement(first: Catalogue, other: Catalogue): Finding[] {
  const keys = new Set([...Object.keys(first.messages), ...Object.keys(other.messages)])
  return [...keys].flatMap((key): Finding[] => {
    const at = placeOf(other.language, key)
    const original = first.messages[key]
    const translated = other.messages[key]
    if (original === undefined) return [{ at, rule: 'unknown-key', words: translated ?? '' }]
    if (translated === undefined) return [{ at, rule: 'missing-key', words: original }]
    const [wanted, given] = [variablesOf(original, first), variablesOf(translated, other)]
    return wanted === given
      ? []
      : [
          {
            at,
            rule: 'other-variables',
            words: `${given || 'none'} instead of ${wanted || 'none'}`,
          },
        ]
  })
}

const variablesOf = (source: string, { language }: Catalogue): string =>
  (readOrNull(source, language)?.variables ?? []).toSorted().join(', ')

export const placeOf = (language: string, key: string): string => `${language} ${key}`

/** The same words in several plural cases are one finding. */
const eachOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((one) => [`${one.rule} ${one.words}`, one])).values(),
]
