import { type CallExpression, type Expression, parseSync, Visitor } from 'oxc-parser'
import { declaredIn } from './declared.ts'
import { fixedParts, nameOf, type Saying, sayingOf } from './sayings.ts'
import { shownIn } from './shown-html.ts'

export interface SourceFile {
  /** From the root of the project. */
  readonly path: string
  readonly code: string
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
  const calls: CallExpression[] = []
  const texts: string[] = []
  const html: string[] = []
  const apart = new Set<object>()
  let insideErrors = 0

  new Visitor({
    CallExpression(call) {
      if (nameOf(call.callee) === 'defineAction' && call.arguments[0]) apart.add(call.arguments[0])
      calls.push(call)
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
  const declared = declaredIn(program)
  const sayings = calls.flatMap((call) => sayingOf(call, declared) ?? [])
  return { path, strings, templates, sayings, texts, html }
}

const isError = (callee: Expression): boolean => nameOf(callee)?.endsWith('Error') ?? false
