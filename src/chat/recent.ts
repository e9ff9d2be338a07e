export interface RecentParts {
  /** Milliseconds since 1970. */
  now(): number
  /** How long what was found out is good for, in milliseconds. */
  readonly freshMs: number
  /** How many are kept: the oldest makes room. */
  readonly most: number
}

/** What was found out lately, by key. */
export class Recent<T> {
  readonly #parts: RecentParts
  readonly #known = new Map<string, { readonly until: number; readonly value: T }>()

  constructor(parts: RecentParts) {
    this.#parts = parts
  }

  /** `undefined` when it is not known, or was found out too long ago. */
  fresh(key: string): T | undefined {
    const found = this.#known.get(key)
    return found && found.until > this.#parts.now() ? found.value : undefined
  }

  /** However long ago it was found out; `undefined` when it is not known any more. */
  latest(key: string): T | undefined {
    return this.#known.get(key)?.value
  }

  /** Gives back what is kept. */
  keep(key: string, value: T): T {
    const { now, freshMs, most } = this.#parts
    this.#known.delete(key)
    this.#known.set(key, { until: now() + freshMs, value })
    const [oldest] = this.#known.keys()
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest)
    return value
  }
}
