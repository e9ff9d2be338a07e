import type { Path } from '../blocks/walk.ts'

/** Something about a call that Slack refuses, or that we never want to send. */
export interface Flaw {
  /** The way to the field, from the arguments. Empty for the call as a whole. */
  readonly path: Path
  readonly code: FlawCode
  readonly message: string
}

export type FlawCode =
  | 'required'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'unknown_type'
  | 'unknown_field'
  | 'unknown_method'
  | 'wrong_value'
  | 'duplicate'
  | 'not_an_option'
  | 'missing_file'
  | 'missing_text'
  | 'missing_scope'
  | 'unwanted_mention'
  | 'wrong_use'

/** A flaw in a call that arrived. */
export interface Violation {
  /** Such as chat.postMessage; `response_url`; or `ack` for what an acknowledgement carried. */
  readonly method: string
  /** The way to the field, joined with dots. */
  readonly at: string
  readonly code: FlawCode
  readonly message: string
}

export const flaw = (path: Path, code: FlawCode, message: string): Flaw => ({ path, code, message })

export const required = (path: Path): Flaw => flaw(path, 'required', 'missing required field')

/** Each name that was there before, at its second place. */
export function duplicateFlaws(
  names: readonly { readonly name: string; readonly path: Path }[],
): Flaw[] {
  const seen = new Set<string>()
  return names.flatMap(({ name, path }) => {
    if (seen.has(name)) return [flaw(path, 'duplicate', `"${name}" is there already`)]
    seen.add(name)
    return []
  })
}

/** As Slack writes it into `response_metadata.messages`. */
export const slackMessage = ({ path, message }: Flaw): string =>
  `[ERROR] ${message} [json-pointer:/${path.join('/')}]`
