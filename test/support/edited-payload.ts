/** One part of a payload, which goes or becomes something else. */
export interface Edit {
  /** Names of members and places in lists, with points between. */
  readonly path: string
  readonly to: unknown
}

/** A copy with that part changed; a part that is not there stays away. */
export function edited(payload: unknown, { path, to }: Edit): object {
  const copy: Record<string, unknown> = structuredClone(Object(payload))
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let at: unknown = copy
  for (const step of steps) at = isObject(at) ? at[step] : undefined
  if (isObject(at)) at[last] = to
  return copy
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
