import { type Command, fits, type OptionSpec, type Usage } from './command.ts'
import type { RawArgs } from './invocation.ts'

/**
 * Reads what follows a command's name when it comes as one text, as on Slack and on the local page.
 * `name:value` names an option; a bare word goes to the first open option that can take it; an option
 * that takes the rest takes all the words that follow. Quotes keep words together, curly ones too,
 * because phones type them.
 *
 * @returns the usage that is meant, or `null` when the command needs a subcommand and none is named.
 * Words that fit nowhere are in `leftOver`.
 */
export function readCommandText<C>(
  command: Command<C>,
  text: string,
): { usage: Usage<C> | null; values: RawArgs; leftOver: readonly string[] } {
  const tokens = tokenize(text)
  const only = command.usages.find((one) => one.name === null)
  const first = tokens[0]
  const named = command.usages.find(
    (one) => one.name !== null && one.name === first?.text.toLowerCase(),
  )
  const usage = only ?? named
  if (!usage) return { usage: null, values: {}, leftOver: tokens.map((token) => token.text) }
  return { usage, ...placeTokens(usage, named && !only ? tokens.slice(1) : tokens) }
}

interface Token {
  /** The option that it names, as in `note:"slept well"`. */
  readonly name: string | null
  readonly text: string
  /** As it was typed. */
  readonly raw: string
}

function placeTokens<C>(usage: Usage<C>, tokens: readonly Token[]) {
  const values: Record<string, string> = {}
  const leftOver: string[] = []
  let rest: OptionSpec<C> | null = null
  for (const token of tokens) {
    const named = usage.options.find((option) => option.name === token.name)
    if (named) {
      values[named.name] = token.text
      continue
    }
    const word = token.name === null ? token.text : `${token.name}:${token.text}`
    if (rest) {
      // Inside a text, quotes are the member's own.
      values[rest.name] = `${values[rest.name]} ${token.raw}`
      continue
    }
    const open = usage.options.find(
      (option) => !option.named && !(option.name in values) && fits(option, word),
    )
    if (!open) {
      leftOver.push(word)
      continue
    }
    values[open.name] = word
    if (open.type === 'text' && open.rest) rest = open
  }
  return { values, leftOver }
}

/** `a`, `"two words"`, `name:a` or `name:"two words"`; a backslash keeps the next character. */
const token = /(?:([\p{L}\d-]+):)?(?:["“”]((?:\\.|[^"“”\\])*)["“”]|(\S+))/gsu

function tokenize(text: string): Token[] {
  return [...text.matchAll(token)].map(([raw, name, quoted, bare]) => ({
    raw,
    name: name?.toLowerCase() ?? null,
    text: quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/gsu, '$1'),
  }))
}

/**
 * Writes arguments so that `readCommandText` gives them back.
 *
 * @internal The law that text reads back as it was written is what needs it.
 */
export function writeCommandText<C>(usage: Usage<C>, values: RawArgs): string {
  const words = usage.name === null ? [] : [usage.name]
  for (const option of usage.options) {
    const value = values[option.name]
    if (value === undefined) continue
    words.push(`${option.name}:${quoteValue(String(value))}`)
  }
  return words.join(' ')
}

const quoteValue = (value: string): string =>
  /^[\p{L}\d.,/-]+$/u.test(value) ? value : `"${value.replace(/["“”\\]/gu, '\\$&')}"`
