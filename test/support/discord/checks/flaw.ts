import type { Path } from '../component-walk.ts'

/** Something about a request that Discord refuses, or that we never want to send. */
export interface Flaw {
  /** The way to the field, from the body. Empty for the body as a whole. */
  readonly path: Path
  /** Discord's word for it where there is one, such as BASE_TYPE_MAX_LENGTH. */
  readonly code: string
  readonly message: string
}

/** A flaw in a request that arrived. */
export interface Violation {
  /** Such as POST /channels/:channel/messages. */
  readonly route: string
  /** The way to the field, joined with dots. */
  readonly at: string
  readonly code: string
  readonly message: string
}

export const flaw = (path: Path, code: string, message: string): Flaw => ({ path, code, message })

export const tooLong = (path: Path, max: number): Flaw =>
  flaw(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)

export const badLength = (path: Path, min: number, max: number): Flaw =>
  flaw(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)

export const required = (path: Path): Flaw =>
  flaw(path, 'BASE_TYPE_REQUIRED', 'This field is required')

/** Flaws about characters: UTF-16 units, which are never fewer than what Discord counts. */
export const lengthFlaws = (
  path: Path,
  text: string | null | undefined,
  min: number,
  max: number,
): Flaw[] =>
  text === null || text === undefined || (text.length >= min && text.length <= max)
    ? []
    : [badLength(path, min, max)]

/** Each name that was there before, at its second place. */
export function duplicateFlaws(
  names: readonly { readonly name: string; readonly path: Path }[],
  code: string,
): Flaw[] {
  const seen = new Set<string>()
  return names.flatMap(({ name, path }) => {
    if (seen.has(name)) return [flaw(path, code, `"${name}" is there already`)]
    seen.add(name)
    return []
  })
}

export const under = (path: Path, flaws: readonly Flaw[]): Flaw[] =>
  flaws.map((one) => ({ ...one, path: [...path, ...one.path] }))

/** The tree in which Discord answers: a branch for each step, `_errors` at its end. */
export function errorTree(flaws: readonly Flaw[]): Tree {
  const root: Tree = {}
  for (const { path, code, message } of flaws) {
    let branch = root
    for (const step of path) {
      const next = branch[step]
      const inner: Tree = next === undefined || Array.isArray(next) ? {} : next
      branch[step] = inner
      branch = inner
    }
    const before = branch['_errors']
    branch['_errors'] = [...(Array.isArray(before) ? before : []), { code, message }]
  }
  return root
}

export interface Tree {
  [step: string]: Tree | { code: string; message: string }[]
}
