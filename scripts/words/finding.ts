/** What can be wrong with the words. */
export type Rule =
  | 'capitals'
  | 'dead-case'
  | 'double-space'
  | 'exclamation-mark'
  | 'extra-value'
  | 'forbidden-word'
  | 'leftover-markup'
  | 'long-sentence'
  | 'missing-key'
  | 'missing-value'
  | 'other-variables'
  | 'outside-the-catalogue'
  | 'private-variable'
  | 'private-word'
  | 'strong-in-plain-text'
  | 'unfinished-sentence'
  | 'unknown-key'
  | 'unreadable-message'
  | 'unused-allowance'
  | 'unused-key'
  | 'voice-as-text'
  | 'voice-in-public'

export interface Finding {
  /** The key, after its language, or the file. */
  readonly at: string
  readonly rule: Rule
  /** The words that it is about, and what would be better. */
  readonly words: string
}

/** What is wrong, wherever it stands. */
export type Problem = Omit<Finding, 'at'>

/** One line, whatever the words hold. */
export const findingLine = ({ at, rule, words }: Finding): string =>
  `${at}: ${rule}: ${words.replace(/\s*\n\s*/g, ' ')}`
