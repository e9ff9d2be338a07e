import { limits } from './limits.ts'
import type { Html } from './render-inline.ts'

/** The header by which a page names itself in all that it asks. */
export const pageHeader = 'X-Page'

/** A page that is open in a browser. */
export interface Reader {
  readonly persona: string
  /** Its own name, as in the header. */
  readonly page: string
}

/** Hands what happens to every page that is open. */
export interface Stream {
  /** Gives each open page its own view of the news; `null` where it is no news for that page. */
  tell(news: (reader: Reader) => Html | null): void
  /** @returns a function that ends the listening. */
  listen(reader: Reader, hear: (news: Html) => void): () => void
}

export function createStream(): Stream {
  const listeners = new Set<{ reader: Reader; hear: (news: Html) => void }>()
  return {
    tell(news) {
      for (const { reader, hear } of listeners) {
        const told = news(reader)
        if (told !== null) hear(told)
      }
    },
    listen(reader, hear) {
      const listener = { reader, hear }
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
