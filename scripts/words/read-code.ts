import {
  type Argument,
  type CallExpression,
  type Expression,
  parseSync,
  type TemplateLiteral,
  Visitor,
} from 'oxc-parser'
import { shownIn } from './shown-html.ts'

export interface SourceFile {
  /** From the root of the project. */
  readonly path: string
  readonly code: string
}

/** A key being said, as far as the code alone tells. */
export interface Saying {
  readonly how: 'say' | 'line'
  /** Both keys of `a ? b : c`; none when the key comes from elsewhere. */
  readonly keys: readonly string[]
  /** The names of the values that are given; `null` when they come from elsewhere. */
  readonly values: readonly string[] | null
}

/** What one file says. */
export interface CodeWords {
  readonly path: string
  /** Every string, apart from the names of actions, which look like keys. */
  readonly strings: readonly string[]
  /** The fixed parts of each template, in order. */
  readonly templates: readonly (readonly string[])[]
  readonly sayings: readonly Saying[]
  /** Strings and templates that somebody may read: all but what an error says. */
  readonly texts: readonly string[]
  /** Fixed texts in templates of HTML, which everybody reads. */
  readonly html: readonly string[]
}

/** @throws SyntaxError when the file does not parse. */
export function readCode({ path, code }: SourceFile): CodeWords {
  const { program, errors } = parseSync(path, code)
  const [error] = errors
  if (error) throw new SyntaxError(`${path}: ${error.message}`)

  const strings: string[] = []
  const templates: (readonly string[])[] = []
  const sayings: Saying[] = []
  const texts: string[] = []
  const html: string[] = []
  const apart = new Set<object>()
  let insideErrors = 0

  new Visitor({
    CallExpression(call) {
      if (nameOf(call.callee) === 'defineAction' && call.arguments[0]) apart.add(call.arguments[0])
      const saying = sayingOf(call)
      if (saying) sayings.push(saying)
    },
    Property({ key, value }) {
      if (key.type === 'Identifier' && key.name === 'name') apart.add(value)
    },
    NewExpression({ callee }) {
      if (isError(callee)) insideErrors++
    },
    'NewExpression:exit'({ callee }) {
      if (isError(callee)) insideErrors--
    },
    Literal(literal) {
      if (typeof literal.value !== 'string') return
      if (!apart.has(literal)) strings.push(literal.value)
      if (insideErrors === 0) texts.push(literal.value)
    },
    TaggedTemplateExpression({ tag, quasi }) {
      if (nameOf(tag) !== 'html') return
      apart.add(quasi)
      html.push(...shownIn(fixedParts(quasi)))
    },
    TemplateLiteral(template) {
      if (apart.has(template)) return
      templates.push(fixedParts(template))
      if (insideErrors === 0) texts.push(fixedParts(template).join('…'))
    },
  }).visit(program)
  return { path, strings, templates, sayings, texts, html }
}

function sayingOf({ callee, arguments: [key, values] }: CallExpression): Saying | null {
  const how = nameOf(callee)
  if ((how !== 'say' && how !== 'line') || key === undefined) return null
  return { how, keys: stringsOf(key), values: values === undefined ? [] : namesIn(values) }
}

function stringsOf(argument: Argument): readonly string[] {
  if (argument.type === 'ConditionalExpression')
    return [...stringsOf(argument.consequent), ...stringsOf(argument.alternate)]
  return argument.type === 'Literal' && typeof argument.value === 'string' ? [argument.value] : []
}

function namesIn(values: Argument): readonly string[] | null {
  if (values.type !== 'ObjectExpression') return null
  const names = values.properties.map((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : null,
  )
  const known = names.filter((name) => name !== null)
  return known.length === names.length ? known : null
}

/** `say` of `say(...)` and of `words.say(...)`. */
function nameOf(expression: Expression): string | null {
  if (expression.type === 'Identifier') return expression.name
  if (expression.type !== 'MemberExpression') return null
  return expression.property.type === 'Identifier' ? expression.property.name : null
}

const isError = (callee: Expression): boolean => nameOf(callee)?.endsWith('Error') ?? false

const fixedParts = (template: TemplateLiteral): readonly string[] =>
  template.quasis.map(({ value }) => value.cooked ?? value.raw)
