import { createHash } from 'node:crypto'
import type { Settings } from '../options.ts'

/** How a request stands with the limit of its route, in the headers that Discord sends. */
export interface Allowance {
  readonly headers: Readonly<Record<string, string>>
  /** Null while there is room; otherwise when to try again, in seconds. */
  readonly retryAfterS: number | null
}

/** Counts requests by route and by the channel, guild or webhook that they are for. */
export class Buckets {
  readonly #settings: Settings
  readonly #windows = new Map<string, { used: number; readonly endsMs: number }>()

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** @param about The channel, guild or webhook that it is for. */
  count(route: string, about: string): Allowance {
    const key = `${route} ${about}`
    const { limit, perMs } = this.#settings.bucket
    const now = performance.now()
    const known = this.#windows.get(key)
    const window = known && known.endsMs > now ? known : { used: 0, endsMs: now + perMs }
    this.#windows.set(key, window)
    window.used += 1
    const resetAfterS = (window.endsMs - now) / 1000
    return {
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
        'x-ratelimit-reset': String((performance.timeOrigin + window.endsMs) / 1000),
        'x-ratelimit-reset-after': resetAfterS.toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      },
      retryAfterS: window.used > limit ? resetAfterS : null,
    }
  }
}
