import { IntlMessageFormat } from 'intl-messageformat'

/** One message of a catalogue, taken apart. */
export interface Message {
  readonly variables: readonly string[]
  /** Whether it makes words strong, so that it can only be said as a line. */
  readonly strong: boolean
  /** Whether it ends with a value: what stands at its end is then not ours. */
  readonly open: boolean
  /** What people can read, each once: with every sample count and every case of a selection. */
  readonly texts: readonly string[]
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** As the parser numbers its parts. */
const types = { literal: 0, number: 2, select: 5, plural: 6, pound: 7, tag: 8 } as const

const counts = [0, 1, 2, 5, 21]

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
  const variables = new Map(parts.filter(isVariable).map((part) => [nameOf(part), part]))
  const most = Math.max(0, ...parts.map((part) => casesOf(part).length))
  const samples = Array.from({ length: Math.max(counts.length, most) }, (_, index) =>
    Object.fromEntries([...variables].map(([name, part]) => [name, sampleFor(part, index)])),
  )
  const b = (chunks: readonly string[]): string => chunks.join('')
  const texts = samples.map((values) => String(format.format<string>({ ...values, b })))
  return {
    variables: [...variables.keys()],
    strong: parts.some((part) => isA(part, types.tag)),
    open: ast.slice(-1).some(isVariable),
    texts: [...new Set(texts)],
  }
}

/** A selection takes its cases in turn, a count its sample numbers. */
function sampleFor(part: Part, index: number): string | number {
  const cases = casesOf(part)
  if (isA(part, types.select)) return cases[index % cases.length] ?? 'other'
  if (isA(part, types.plural) || isA(part, types.number)) return counts[index % counts.length] ?? 0
  const name = nameOf(part)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const withInner = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => {
    const inner = 'children' in part ? [part.children] : []
    const cases = 'options' in part ? Object.values(part.options).map(({ value }) => value) : []
    return [part, ...[...inner, ...cases].flatMap(withInner)]
  })

const isA = (part: Part, type: number): boolean => part.type === type

const isVariable = (part: Part): boolean =>
  ![types.literal, types.pound, types.tag].some((type) => isA(part, type))

const nameOf = (part: Part): string => ('value' in part ? part.value : '')

const casesOf = (part: Part): readonly string[] =>
  'options' in part ? Object.keys(part.options) : []
