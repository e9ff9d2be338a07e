import type { ErrorCode } from './api-error.ts'

/** What can go wrong between the app and Slack. */
export type Trouble =
  /** One of Slack's errors, of those that this loopback knows or another. */
  | { readonly kind: 'error'; readonly error: ErrorCode | (string & {}) }
  /** 429. Slack gives whole seconds. */
  | { readonly kind: 'rate limit'; readonly retryAfterS: number }
  /** An answer from the machines in front of Slack. */
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504; readonly done?: boolean }
  /** The connection ends without an answer. */
  | { readonly kind: 'closed' | 'reset'; readonly done?: boolean }
  /** The answer comes, late. */
  | { readonly kind: 'delay'; readonly ms: number }

/** A method; `response_url` and `upload` for what is no method. */
export type TroubleSpot = 'any' | 'response_url' | 'upload' | `${string}.${string}`

/** Troubles that wait for their calls. `done` says that the call was carried out all the same. */
export class Troubles {
  readonly #waiting: { on: TroubleSpot; trouble: Trouble; left: number }[] = []

  /** The next calls of a method meet with trouble, after the troubles that wait there already. */
  next(on: TroubleSpot, trouble: Trouble, times = 1): void {
    this.#waiting.push({ on, trouble, left: times })
  }

  /** From now on all calls of a method meet with trouble, until the function that it gives is called. */
  begin(on: TroubleSpot, trouble: Trouble): () => void {
    const lasting = { on, trouble, left: Number.POSITIVE_INFINITY }
    this.#waiting.push(lasting)
    return () => {
      lasting.left = 0
    }
  }

  /** Takes the trouble that a call of this method meets; null if all is well. */
  take(method: string): Trouble | null {
    const found = this.#waiting.find(({ on, left }) => left > 0 && (on === 'any' || on === method))
    if (!found) return null
    found.left -= 1
    return found.trouble
  }
}
