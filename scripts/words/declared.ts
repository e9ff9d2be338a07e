import {
  type ArrowFunctionExpression,
  type Expression,
  type Function as FunctionNode,
  type Program,
  Visitor,
} from 'oxc-parser'

/** What the names in one file stand for. A name that is used for two things stands for neither. */
export interface Declared {
  /** What a constant was set to. */
  value(name: string): Expression | null
  /** What a function gives that does nothing but give it. */
  result(name: string): Expression | null
}

export function declaredIn(program: Program): Declared {
  const values = new Map<string, Expression | null>()
  const results = new Map<string, Expression | null>()
  const taken = new Map<string, number>()
  const take = (name: string): void => {
    taken.set(name, (taken.get(name) ?? 0) + 1)
  }

  new Visitor({
    VariableDeclaration({ kind, declarations }) {
      for (const { id, init } of declarations) {
        namesIn(id).forEach(take)
        if (kind !== 'const' || id.type !== 'Identifier' || !init) continue
        values.set(id.name, withoutTypes(init))
        if (init.type === 'ArrowFunctionExpression') results.set(id.name, resultOf(init))
      }
    },
    FunctionDeclaration(declaration) {
      namesIn(declaration.params).forEach(take)
      if (!declaration.id) return
      take(declaration.id.name)
      results.set(declaration.id.name, resultOf(declaration))
    },
    ImportDeclaration({ specifiers }) {
      for (const { local } of specifiers) take(local.name)
    },
    FunctionExpression: ({ params }) => namesIn(params).forEach(take),
    ArrowFunctionExpression: ({ params }) => namesIn(params).forEach(take),
  }).visit(program)

  const known = (found: ReadonlyMap<string, Expression | null>) => (name: string) =>
    taken.get(name) === 1 ? (found.get(name) ?? null) : null
  return { value: known(values), result: known(results) }
}

/** The one thing that a function returns, when there is only one. */
function resultOf({ body }: ArrowFunctionExpression | FunctionNode): Expression | null {
  if (body === null) return null
  if (body.type !== 'BlockStatement') return withoutTypes(body)
  const [only, ...others] = body.body
  if (only?.type !== 'ReturnStatement' || others.length > 0) return null
  return only.argument && withoutTypes(only.argument)
}

/** `x` of `x as const`, of `x satisfies T`, and of `(x)`. */
function withoutTypes(expression: Expression): Expression {
  switch (expression.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return withoutTypes(expression.expression)
    default:
      return expression
  }
}

/** Every name that a pattern binds, and a few more: what it takes them from has names, too. */
function namesIn(pattern: unknown): readonly string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(namesIn)
  if (typeof pattern !== 'object' || pattern === null) return []
  const { type, name, typeAnnotation: _, ...inner } = pattern as Record<string, unknown> // any node
  if (type === 'Identifier' && typeof name === 'string') return [name]
  return Object.values(inner).flatMap(namesIn)
}
