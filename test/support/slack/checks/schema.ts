import type { z } from 'zod'
import type { Path } from '../blocks/walk.ts'
import { parseJson } from '../json.ts'
import { type Flaw, type FlawCode, flaw, required } from './flaw.ts'

interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** What a schema has against a value, as flaws; the value in its type if there is nothing. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly read: z.infer<Schema> } | { readonly flaws: readonly Flaw[] } {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { read: parsed.data }
  return { flaws: parsed.error.issues.flatMap((issue) => fromIssue(issue, [], value)) }
}

const codes: Readonly<Record<string, FlawCode>> = {
  too_big: 'too_long',
  too_small: 'too_short',
  unrecognized_keys: 'unknown_field',
}

function fromIssue(issue: Issue, before: Path, value: unknown): Flaw[] {
  const path = [...before, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))]
  if (issue.code === 'invalid_union') return fromUnion(issue, path, value)
  if (issue.code === 'unrecognized_keys' && 'keys' in issue && Array.isArray(issue.keys)) {
    return issue.keys.map((key) =>
      flaw([...path, String(key)], 'unknown_field', `invalid additional property: ${String(key)}`),
    )
  }
  if (issue.code === 'invalid_type' && valueAt(value, path) === undefined) return [required(path)]
  const isList = 'origin' in issue && issue.origin === 'array'
  const code = isList && issue.code === 'too_big' ? 'too_many' : codes[issue.code ?? '']
  return [flaw(path, code ?? 'wrong_value', issue.message)]
}

/** Of the things that may stand there, the one whose `type` is right is meant. */
function fromUnion(issue: Issue, path: Path, value: unknown): Flaw[] {
  // zod gives a union's issues as one list a branch.
  const branches =
    'errors' in issue && Array.isArray(issue.errors) ? (issue.errors as Issue[][]) : []
  const [meant] = branches
    .filter((issues) => !issues.some((one) => one.path.length === 1 && one.path[0] === 'type'))
    .sort((one, other) => one.length - other.length)
  if (meant) return meant.flatMap((inner) => fromIssue(inner, path, value))
  const found = valueAt(value, path)
  return found === undefined
    ? [required(path)]
    : [flaw(path, 'unknown_type', `unsupported type: ${JSON.stringify(found).slice(0, 80)}`)]
}

/** In a form, arguments are written as JSON. */
const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => {
    const whole = typeof at === 'string' ? parseJson(at) : at
    return typeof whole === 'object' && whole !== null
      ? Object.entries(whole).find(([key]) => key === String(step))?.[1]
      : undefined
  }, value)
