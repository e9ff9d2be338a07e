import type { Settings } from '../options.ts'

/** Counts how fast messages come into a channel. */
export class Pace {
  readonly #settings: Settings
  readonly #freeFrom = new Map<string, number>()

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** How long to wait, in whole seconds; null if a message may come now, which then counts. */
  take(channelId: string): number | null {
    const now = performance.now()
    const freeFrom = this.#freeFrom.get(channelId) ?? 0
    if (now < freeFrom) return Math.ceil((freeFrom - now) / 1000)
    this.#freeFrom.set(channelId, now + this.#settings.postEveryMs)
    return null
  }
}
