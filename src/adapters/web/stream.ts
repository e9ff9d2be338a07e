import { limits } from './limits.ts'
import type { Html } from './render-inline.ts'

/** Hands what happens in the channel to every page that is open. */
export interface Stream {
  /** Gives each open page its own view of the news. */
  tell(news: (persona: string) => Html): void
  /** @returns a function that ends the listening. */
  listen(persona: string, hear: (news: Html) => void): () => void
}

export function createStream(): Stream {
  const listeners = new Set<{ persona: string; hear: (news: Html) => void }>()
  return {
    tell(news) {
      for (const { persona, hear } of listeners) hear(news(persona))
    },
    listen(persona, hear) {
      const listener = { persona, hear }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Private answers of each persona, kept in memory alone, as private answers on the platforms are:
 * they are gone when the process ends, and everything they showed can be asked for again.
 */
export class PrivateAnswers<T extends { readonly id: string }> {
  readonly #kept = new Map<string, T[]>()

  of(persona: string): readonly T[] {
    return this.#kept.get(persona) ?? []
  }

  put(persona: string, answer: T): void {
    const others = this.of(persona)
    const at = others.findIndex(({ id }) => id === answer.id)
    const kept = at < 0 ? [...others, answer] : others.with(at, answer)
    this.#kept.set(persona, kept.slice(-limits.private))
  }
}
