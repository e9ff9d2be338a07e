import { type Catalogue, placeOf, readOrNull } from './check-catalogues.ts'
import type { Finding } from './finding.ts'
import type { CodeWords } from './read-code.ts'
import type { Saying } from './sayings.ts'

/** Holds the keys of a catalogue, and what their messages ask for, to the code that says them. */
export const checkKeys = (catalogue: Catalogue, files: readonly CodeWords[]): Finding[] => [
  ...unusedKeys(catalogue, files),
  ...files.flatMap(({ sayings }) => sayings).flatMap((saying) => checkSaying(saying, catalogue)),
]

/**
 * A key is used where it stands as a string, or where a template with a dotted beginning makes it
 * from words that themselves stand as strings: `failure.${code}` uses `failure.goal-unknown` as long
 * as something says 'goal-unknown'. A key without a dot may be any word ('days'), so it counts only
 * where it is said outright.
 */
function unusedKeys({ language, messages }: Catalogue, files: readonly CodeWords[]): Finding[] {
  const strings = new Set(files.flatMap((file) => file.strings))
  const said = new Set(files.flatMap(({ sayings }) => sayings.flatMap(({ keys }) => keys)))
  const patterns = files
    .flatMap((file) => file.templates)
    .filter(([beginning = '']) => beginning.includes('.'))
    .map(patternOf)
  const isMade = (key: string): boolean =>
    patterns.some((pattern) =>
      pattern
        .exec(key)
        ?.slice(1)
        .every((word) => strings.has(word)),
    )
  const isUsed = (key: string): boolean =>
    said.has(key) || (key.includes('.') && (strings.has(key) || isMade(key)))

  return Object.entries(messages)
    .filter(([key]) => !isUsed(key))
    .map(([key, words]) => ({ at: placeOf(language, key), rule: 'unused-key', words }))
}

/** Only where the code of one file tells the values; `keysLeftToTests` names the rest. */
function checkSaying(saying: Saying, { language, messages }: Catalogue): Finding[] {
  const { how, keys, values, mayGiveMore } = saying
  return keys.flatMap((key): Finding[] => {
    const source = messages[key]
    // A key that is not there does not type, and a message that does not parse is a finding of its own.
    const message = source === undefined ? null : readOrNull(source, language)
    if (source === undefined || message === null) return []
    const at = placeOf(language, key)
    const missing =
      values === null ? [] : message.variables.filter((name) => !values.includes(name))
    const extra =
      mayGiveMore || values === null
        ? []
        : values.filter((name) => !message.variables.includes(name))
    return [
      ...missing.map((name) => ({ at, rule: 'missing-value', words: `{${name}}` }) as const),
      ...extra.map((name) => ({ at, rule: 'extra-value', words: `{${name}}` }) as const),
      ...(how === 'say' && message.strong
        ? [{ at, rule: 'strong-in-plain-text', words: source } as const]
        : []),
    ]
  })
}

/**
 * The keys with variables of which the code alone does not tell that they are given every value: a
 * key is handed on, or its values are. Whoever says one of these has to be tried (test/words/said.test.ts).
 */
export function keysLeftToTests(
  { language, messages }: Catalogue,
  files: readonly CodeWords[],
): readonly string[] {
  const sayings = files.flatMap((file) => file.sayings)
  return Object.entries(messages)
    .filter(([key, source]) => {
      const needed = readOrNull(source, language)?.variables ?? []
      const gives = ({ values }: Saying): boolean =>
        values !== null && needed.every((name) => values.includes(name))
      const outright = sayings.filter(({ keys }) => keys.includes(key))
      const made = sayings.filter(({ patterns }) =>
        patterns.some((parts) => patternOf(parts).test(key)),
      )
      return (
        needed.length > 0 && !(outright.every(gives) && (outright.length > 0 || made.some(gives)))
      )
    })
    .map(([key]) => key)
}

/** What a template with these fixed parts can make. */
const patternOf = (parts: readonly string[]): RegExp =>
  new RegExp(`^${parts.map(literally).join('([^.]+)')}$`)

const literally = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
