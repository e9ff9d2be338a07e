import { IntlMessageFormat } from 'intl-messageformat'
import type { Temporal } from 'temporal-polyfill'
import { type Inline, saidStrongly, strong, text } from '#chat/inline.ts'
import type { Language } from '#domain/person.ts'
import { en } from './en.ts'

/** Names a sentence. Every language has all of them. */
export type Key = keyof typeof en

type Plain = string | number
type Values<V> = Readonly<Record<string, V>>

/** Everything that a person reads, in one language. */
export interface Words {
  readonly language: Language
  /** A sentence as a plain text. */
  say(key: Key, values?: Values<Plain>): string
  /** A sentence as inline nodes; `<b>` in it makes words strong. */
  line(key: Key, values?: Values<Plain | Inline>): readonly Inline[]
  /** A local date, such as "Monday 23 November". The year is added when it is not that of `today`. */
  date(date: Temporal.PlainDate, today: Temporal.PlainDate): string
  /** "today", "yesterday", or the date. */
  day(date: Temporal.PlainDate, today: Temporal.PlainDate): string
  number(value: number): string
  list(items: readonly string[]): string
}

const catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en }

/** Spoken English with the day before the month, as most of the world writes it. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB' }

export const wordsIn = (language: Language): Words => made[language]

function makeWords(language: Language): Words {
  const parsed = new Map<Key, IntlMessageFormat>()
  /** Parsed once. A missing value throws: it is a bug of ours, and one that the tests look for. */
  const message = (key: Key): IntlMessageFormat => {
    const known =
      parsed.get(key) ?? new IntlMessageFormat(catalogues[language][key], locales[language])
    parsed.set(key, known)
    return known
  }
  const say = (key: Key, values: Values<Plain> = {}): string => String(message(key).format(values))
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' })
  const dayAndMonth = inUtc({ weekday: 'long', day: 'numeric', month: 'long' })
  const withYear = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const numbers = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 3 })
  const lists = new Intl.ListFormat(locales[language], { type: 'conjunction' })

  const date = (day: Temporal.PlainDate, today: Temporal.PlainDate): string =>
    (day.year === today.year ? dayAndMonth : withYear)
      .format(Date.UTC(day.year, day.month - 1, day.day))
      .replace(',', '')

  return {
    language,
    say,
    line(key, values) {
      const parts = message(key).format<Inline>({
        ...values,
        b: (chunks) => chunks.map(embolden),
      })
      const list = Array.isArray(parts) ? parts : [parts]
      return list.map((part) => (typeof part === 'string' ? text(part) : part))
    },
    date,
    day(day, today) {
      if (day.equals(today)) return say('day.today')
      if (day.equals(today.subtract({ days: 1 }))) return say('day.yesterday')
      return date(day, today)
    },
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
  }
}

const made: Readonly<Record<Language, Words>> = { en: makeWords('en') }

/** As at the beginning of a sentence. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function embolden(part: string | Inline): Inline {
  if (typeof part === 'string') return strong(part)
  return part.node === 'said' ? saidStrongly(part.text) : part
}
