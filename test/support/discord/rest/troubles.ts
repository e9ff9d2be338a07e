import type { RouteName } from './route.ts'

/** What can go wrong between the bot and Discord. */
export type Trouble =
  /** 429; for this route, or for the whole bot. */
  | {
      readonly kind: 'rate limit'
      readonly retryAfterS: number
      readonly scope?: 'user' | 'global' | 'shared'
    }
  /** An answer from the machines in front of Discord. */
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504; readonly done?: boolean }
  /**
   * The connection ends without an answer. discord.js tries again after a reset, and throws when
   * the connection is closed properly.
   */
  | { readonly kind: 'closed' | 'reset'; readonly done?: boolean }
  /** 400, as if something in the body were wrong: 50035. */
  | { readonly kind: 'refusal' }
  /** The answer comes, late. */
  | { readonly kind: 'delay'; readonly ms: number }

/** Troubles that wait for their requests. `done` says that the request was carried out all the same. */
export class Troubles {
  readonly #waiting: { on: RouteName | 'any'; trouble: Trouble; left: number }[] = []

  /** The next requests of a route meet with trouble, after the troubles that wait there already. */
  next(on: RouteName | 'any', trouble: Trouble, times = 1): void {
    this.#waiting.push({ on, trouble, left: times })
  }

  /** From now on all requests of a route meet with trouble, until the function that it gives is called. */
  begin(on: RouteName | 'any', trouble: Trouble): () => void {
    const lasting = { on, trouble, left: Number.POSITIVE_INFINITY }
    this.#waiting.push(lasting)
    return () => {
      lasting.left = 0
    }
  }

  /** Takes the trouble that a request of this route meets; null if all is well. */
  take(route: RouteName): Trouble | null {
    const found = this.#waiting.find(({ on, left }) => left > 0 && (on === 'any' || on === route))
    if (!found) return null
    found.left -= 1
    return found.trouble
  }
}
