import type { Cadence } from '#domain/goal.ts'
import type { Language } from '#domain/person.ts'
import { english } from './cadence-in-english.ts'
import type { Words } from './words.ts'

/** How people of one language type how often. */
interface TypedCadence {
  /** Short, as a person would type it; `read` reads it back. */
  write(cadence: Cadence): string
  /** From a text in small letters with single spaces, not empty; `null` when it is none. */
  read(text: string): Cadence | null
}

/** A language without a reader of its own does not type. */
const typedIn: Readonly<Record<Language, TypedCadence>> = { en: english }

/** How often, in words, such as "3 times a week". */
export function cadenceWords(words: Words, cadence: Cadence): string {
  switch (cadence.every) {
    case 'day':
      return words.say('cadence.day')
    case 'weekdays':
      return words.say('cadence.weekdays', {
        days: words.list(cadence.days.toSorted((a, b) => a - b).map(words.weekday)),
      })
    case 'week':
      return words.say('cadence.week', { times: cadence.times })
    case 'days':
      return words.say('cadence.days', { days: cadence.days })
    default:
      return cadence satisfies never
  }
}

/** The same, short, as a person would type it; `readCadence` reads it back. */
export const cadenceText = (cadence: Cadence, language: Language = 'en'): string =>
  typedIn[language].write(cadence)

/** Reads how often from what a person typed, or `null`. An empty text means every day. */
export function readCadence(typed: string, language: Language = 'en'): Cadence | null {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^ | ?\.? ?$/g, '')
  return text === '' ? { every: 'day' } : typedIn[language].read(text)
}
