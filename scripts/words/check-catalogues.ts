import { isPublicKey, isPublicVariable, type LanguageRules } from '../word-rules.ts'
import type { Finding, Problem } from './finding.ts'
import { type Message, readMessage } from './message.ts'
import { checkEnding, checkPublicText, checkText, saysSentence } from './text-rules.ts'

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
  return eachOnce([
    ...problems.map((problem) => ({ at, ...problem })),
    ...message.deadCases.map((words) => ({ at, rule: 'dead-case', words }) as const),
    ...(message.namesVoice ? [{ at, rule: 'voice-as-text', words: source } as const] : []),
    ...(isPublicKey(key) ? publicProblems(key, source, message, rules) : []).map((problem) => ({
      at,
      ...problem,
    })),
  ])
}

/** What everybody in a channel can read tells nothing that is a member’s own, and not what ails them. */
const publicProblems = (
  key: string,
  source: string,
  message: Message,
  rules: LanguageRules,
): Problem[] => [
  ...message.variables
    .filter((name) => !isPublicVariable(key, name))
    .map((name) => ({ rule: 'private-variable', words: `{${name}}` }) as const),
  ...message.texts.flatMap((text) => checkPublicText(text, rules)),
  // The voice comes of what the group is about, so the words would tell it.
  ...(message.voiced ? [{ rule: 'voice-in-public', words: source } as const] : []),
]

/** An allowance that nobody needs any more is taken out again. */
function checkAllowances({ language, messages, rules }: Catalogue): Finding[] {
  const texts = Object.values(messages).flatMap((one) => readOrNull(one, language)?.texts ?? [])
  return rules.allowed
    .filter(({ words }) => !texts.some((text) => saysSentence(text, words, language)))
    .map(({ words }) => ({ at: language, rule: 'unused-allowance', words }))
}

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

/** The same words in several cases are one finding. */
const eachOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((one) => [`${one.rule} ${one.words}`, one])).values(),
]
