import { type Catalogue, placeOf, readOrNull } from './check-catalogues.ts'
import type { Finding } from './finding.ts'
import type { CodeWords, Saying } from './read-code.ts'

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
    .map((parts) => new RegExp(`^${parts.map(literally).join('([^.]+)')}$`))
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

/** Only where key and values stand in the code side by side; the tests say the rest. */
function checkSaying({ how, keys, values }: Saying, { language, messages }: Catalogue): Finding[] {
  return keys.flatMap((key): Finding[] => {
    const message = readOrNull(messages[key] ?? '', language)
    if (message === null) return []
    const at = placeOf(language, key)
    const missing =
      values === null ? [] : message.variables.filter((name) => !values.includes(name))
    const extra = (values ?? []).filter((name) => !message.variables.includes(name))
    return [
      ...missing.map((name) => ({ at, rule: 'missing-value', words: `{${name}}` }) as const),
      ...extra.map((name) => ({ at, rule: 'extra-value', words: `{${name}}` }) as const),
      ...(how === 'say' && message.strong
        ? [{ at, rule: 'strong-in-plain-text', words: messages[key] ?? '' } as const]
        : []),
    ]
  })
}

const literally = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
