import { IntlMessageFormat } from 'intl-messageformat'
import { focuses, groupKinds } from '#domain/group.ts'
import { caseOf } from '#words/words.ts'

/** One message of a catalogue, taken apart. */
export interface Message {
  /** What whoever says it has to give. */
  readonly variables: readonly string[]
  /** Whether it reads differently in different groups. */
  readonly voiced: boolean
  /** Whether it makes words strong, so that it can only be said as a line. */
  readonly strong: boolean
  /** Whether it can end with a value: what stands at its end is then not ours. */
  readonly open: boolean
  /** Cases that never come, such as a focus that no group has. */
  readonly deadCases: readonly string[]
  /** Whether it would print the kind or the focus as the code names it. */
  readonly namesVoice: boolean
  /** Every mix of values with which it can read differently. */
  readonly samples: readonly Readonly<Record<string, Sample>>[]
  /** What people can read, each once: in every voice, with every plural case and every select case. */
  readonly texts: readonly string[]
}

type Sample = string | number

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** As the parser numbers its parts. */
const types = { literal: 0, number: 2, select: 5, plural: 6, pound: 7, tag: 8 } as const

/** What Words itself gives to every message: the voice. */
const voice: Readonly<Record<string, readonly string[]>> = {
  kind: groupKinds.map(caseOf),
  focus: focuses.map(caseOf),
}

/** Counts that are tried with every plural, beside one for each of its cases. */
const counts = [0, 1, 2, 21, 1.5]

/**
 * Reads a message and says it with sample values. A variable stands as its own name.
 *
 * @throws what the library throws: where the message does not parse, where a plural has no `other`,
 * and where it uses a tag other than `b`.
 */
export function readMessage(source: string, language: string): Message {
  const format = new IntlMessageFormat(source, language)
  const ast = format.getAst()
  const parts = withInner(ast)
  const variables = [...new Set(parts.filter(isVariable).map(nameOf))]
  const b = (chunks: readonly string[]): string => chunks.join('')
  const samples = everyMix(
    variables.map((name) => [name, samplesFor(name, parts.filter(isNamed(name)), language)]),
  )
  const texts = samples.map((values) => String(format.format<string>({ ...values, b })))
  return {
    variables: variables.filter((name) => !(name in voice)),
    voiced: variables.some((name) => name in voice),
    strong: parts.some((part) => isA(part, types.tag)),
    open: endsOpen(ast),
    deadCases: parts.flatMap((part) => deadCasesOf(part, language)),
    namesVoice: parts.some(
      (part) => isVariable(part) && nameOf(part) in voice && !isA(part, types.select),
    ),
    samples,
    texts: [...new Set(texts)],
  }
}

/** Every value with which a variable reads differently. */
function samplesFor(name: string, parts: readonly Part[], language: string): readonly Sample[] {
  const known = voice[name]
  if (known) return known
  const selects = parts.filter((part) => isA(part, types.select))
  if (selects.length > 0) return [...new Set(selects.flatMap(casesOf))]
  const plurals = parts.filter((part) => isA(part, types.plural))
  const exact = plurals.flatMap(casesOf).flatMap((one) => /^=(\d+)$/.exec(one)?.[1] ?? [])
  const each = plurals.flatMap((part) => [...samplesOfPlural(part, language).values()])
  if (plurals.length > 0) return [...new Set([...counts, ...exact.map(Number), ...each])]
  if (parts.some((part) => isA(part, types.number))) return counts
  return [name.charAt(0).toUpperCase() + name.slice(1)]
}

/** A number for each plural category that the language has. */
function samplesOfPlural(part: Part, language: string): ReadonlyMap<string, number> {
  const ordinal = 'pluralType' in part && part.pluralType === 'ordinal'
  const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' })
  const offset = 'offset' in part ? part.offset : 0
  const tried = [...Array.from({ length: 201 }, (_, n) => n), 0.5, 1.5, 1_000_000]
  return new Map(tried.toReversed().map((n) => [rules.select(n), n + offset]))
}

function deadCasesOf(part: Part, language: string): readonly string[] {
  if (isA(part, types.plural)) {
    const reached = samplesOfPlural(part, language)
    return casesOf(part).filter(
      (one) => !/^=\d+$/.test(one) && !reached.has(one) && one !== 'other',
    )
  }
  const known = isA(part, types.select) ? voice[nameOf(part)] : undefined
  return known ? casesOf(part).filter((one) => one !== 'other' && !known.includes(one)) : []
}

/** Every sample of every variable with every sample of every other one. */
const everyMix = (
  variables: readonly (readonly [string, readonly Sample[]])[],
): readonly Readonly<Record<string, Sample>>[] =>
  variables.reduce<readonly Readonly<Record<string, Sample>>[]>(
    (mixes, [name, samples]) =>
      mixes.flatMap((mix) => samples.map((sample) => ({ ...mix, [name]: sample }))),
    [{}],
  )

function endsOpen(parts: readonly Part[]): boolean {
  const [last] = parts.slice(-1)
  if (!last || isA(last, types.literal)) return false
  const inner = innerOf(last)
  return inner.length > 0 ? inner.some(endsOpen) : true
}

const withInner = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...innerOf(part).flatMap(withInner)])

/** What stands inside a tag, or in each case of a selection. */
const innerOf = (part: Part): readonly (readonly Part[])[] => [
  ...('children' in part ? [part.children] : []),
  ...('options' in part ? Object.values(part.options).map(({ value }) => value) : []),
]

const isA = (part: Part, type: number): boolean => part.type === type

const isVariable = (part: Part): boolean =>
  ![types.literal, types.pound, types.tag].some((type) => isA(part, type))

const isNamed =
  (name: string) =>
  (part: Part): boolean =>
    isVariable(part) && nameOf(part) === name

const nameOf = (part: Part): string => ('value' in part ? part.value : '')

const casesOf = (part: Part): readonly string[] =>
  'options' in part ? Object.keys(part.options) : []
