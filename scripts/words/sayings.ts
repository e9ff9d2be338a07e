import type { Argument, CallExpression, Expression, TemplateLiteral } from 'oxc-parser'
import type { Declared } from './declared.ts'

/** A key being said, as far as the code of one file tells. */
export interface Saying {
  readonly how: 'say' | 'line'
  /** Every key that stands in the code: both of `a ? b : c`; none when the key comes from elsewhere. */
  readonly keys: readonly string[]
  /** The fixed parts of each template that makes a key. */
  readonly patterns: readonly (readonly string[])[]
  /** The names of the values that are given; `null` when they come from elsewhere. */
  readonly values: readonly string[] | null
  /** Whether values that the message does not ask for may come along, too. */
  readonly mayGiveMore: boolean
}

/** What takes a key and its values, by its name: where they stand among its arguments. */
interface Sayer {
  readonly how: Saying['how']
  readonly key: number
  readonly values: number
  /** Stands before the key that is given. */
  readonly beginning?: string
  /** Values that it gives by itself. */
  readonly gives?: readonly string[]
}

const failure: Sayer = { how: 'line', key: 1, values: 2, beginning: 'failure.', gives: ['most'] }

const sayers: Readonly<Record<string, Sayer>> = {
  say: { how: 'say', key: 0, values: 1 },
  line: { how: 'line', key: 0, values: 1 },
  sentenceCard: { how: 'say', key: 1, values: 2 },
  failureCard: failure,
  failureText: failure,
}

/** @param declared what the names in this file stand for. */
export function sayingOf(call: CallExpression, declared: Declared): Saying | null {
  const name = nameOf(call.callee) ?? ''
  const sayer = Object.hasOwn(sayers, name) ? sayers[name] : undefined
  const key = sayer && call.arguments[sayer.key]
  if (!sayer || !key) return null
  const values = call.arguments[sayer.values]
  const names = values === undefined ? [] : namesIn(values, declared)
  const { strings, templates } = textsOf(key, declared)
  const beginning = sayer.beginning ?? ''
  return {
    how: sayer.how,
    keys: strings.map((one) => `${beginning}${one}`),
    patterns: templates.map(([first = '', ...others]) => [`${beginning}${first}`, ...others]),
    values: names && [...(sayer.gives ?? []), ...names],
    mayGiveMore: sayer.gives !== undefined,
  }
}

interface Texts {
  readonly strings: readonly string[]
  readonly templates: readonly (readonly string[])[]
}

const nothing: Texts = { strings: [], templates: [] }

/** Every text that an argument can be, as far as this file tells. */
function textsOf(argument: Argument, declared: Declared): Texts {
  switch (argument.type) {
    case 'ConditionalExpression':
      return both(textsOf(argument.consequent, declared), textsOf(argument.alternate, declared))
    case 'LogicalExpression':
      return both(textsOf(argument.left, declared), textsOf(argument.right, declared))
    case 'Literal':
      return typeof argument.value === 'string'
        ? { ...nothing, strings: [argument.value] }
        : nothing
    case 'TemplateLiteral':
      return { ...nothing, templates: [fixedParts(argument)] }
    case 'Identifier': {
      const value = declared.value(argument.name)
      return value && value.type !== 'Identifier' ? textsOf(value, declared) : nothing
    }
    default:
      return nothing
  }
}

const both = (a: Texts, b: Texts): Texts => ({
  strings: [...a.strings, ...b.strings],
  templates: [...a.templates, ...b.templates],
})

/** The names in an object: one that stands here, has a name here, or is made by a function here. */
function namesIn(values: Argument, declared: Declared): readonly string[] | null {
  if (values.type === 'Identifier') {
    const value = declared.value(values.name)
    return value && value.type !== 'Identifier' ? namesIn(value, declared) : null
  }
  if (values.type === 'CallExpression') {
    const made = declared.result(nameOf(values.callee) ?? '')
    return made && made.type === 'ObjectExpression' ? namesIn(made, declared) : null
  }
  if (values.type !== 'ObjectExpression') return null
  const names = values.properties.map((property): readonly string[] | null => {
    if (property.type === 'SpreadElement') return namesIn(property.argument, declared)
    return !property.computed && property.key.type === 'Identifier' ? [property.key.name] : null
  })
  return names.includes(null) ? null : names.flatMap((one) => one ?? [])
}

/** `say` of `say(...)` and of `words.say(...)`. */
export function nameOf(expression: Expression): string | null {
  if (expression.type === 'Identifier') return expression.name
  if (expression.type !== 'MemberExpression') return null
  return expression.property.type === 'Identifier' ? expression.property.name : null
}

export const fixedParts = (template: TemplateLiteral): readonly string[] =>
  template.quasis.map(({ value }) => value.cooked ?? value.raw)
