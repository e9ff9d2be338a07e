import type { Card } from '#chat/card.ts'
import { plainText } from '#chat/inline.ts'
import { limits } from '#domain/goal.ts'
import { planLimits } from '#domain/plan.ts'
import { rememberedLimits } from '#domain/remembered-date.ts'
import type { en } from './en.ts'
import { sorryCard } from './sorry-card.ts'
import type { Key, Words } from './words.ts'

type CodeOf<K> = K extends `failure.${infer Code}` ? Code : never

/** Every expected failure that has words. A code without words does not type. */
export type FailureCode = CodeOf<keyof typeof en>

/** Figures and typed words that a sentence about a failure may need. */
export type FailureDetails = Readonly<Record<string, string | number>>

const most: Partial<Record<FailureCode, number>> = {
  'note-too-long': limits.note,
  'title-too-long': limits.title,
  'unit-too-long': limits.unit,
  'too-many-goals': limits.openGoals,
  'cue-too-long': planLimits.text,
  'response-too-long': planLimits.text,
  'too-many-plans': planLimits.ofGoal,
  'remembered-name-too-long': rememberedLimits.name,
  'too-many-remembered': rememberedLimits.ofPerson,
}

/** What is said when a use case fails in an expected way. */
export function failureText(words: Words, code: FailureCode, details: FailureDetails = {}): string {
  const key: Key = `failure.${code}`
  return plainText(words.line(key, { most: most[code] ?? 0, ...details }))
}

export function failureCard(words: Words, code: FailureCode, details: FailureDetails = {}): Card {
  return sorryCard(words, [
    { node: 'said', text: failureText(words, code, details), strong: false },
  ])
}
