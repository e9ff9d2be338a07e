import { IntlMessageFormat } from 'intl-messageformat'
import type { Temporal } from 'temporal-polyfill'
import { type Inline, saidStrongly, strong, text } from '#chat/inline.ts'
import type { Weekday } from '#domain/calendar.ts'
import type { Focus, GroupKind } from '#domain/group.ts'
import type { Language } from '#domain/person.ts'
import type { YearlyDate } from '#domain/remembered-date.ts'
import { en } from './en.ts'

/** Names a sentence. Every language has all of them. */
export type Key = keyof typeof en

type Plain = string | number
type Values<V> = Readonly<Record<string, V>>

/**
 * For which kind of group something is said, and what the group is about. A `Group` is one. Every
 * message may select on `{kind, select, ...}` and `{focus, select, ...}`, with `_` where a name has
 * `-`, as in `twelve_step`; nobody gives these values.
 */
export interface Voice {
  readonly kind: GroupKind
  readonly focus: Focus
}

/** Everything that a person reads, in one language and one voice. */
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
  /** "2 March", or "2 March 1998" where there is a year. */
  yearly(date: YearlyDate): string
  /** "Monday" */
  weekday(day: Weekday): string
  number(value: number): string
  list(items: readonly string[]): string
}

const catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en }

/** Spoken English with the day before the month, as most of the world writes it. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB' }

/** How somebody is spoken to who is in no group. */
const plainVoice: Voice = { kind: 'peer-led', focus: 'wellbeing' }

/** The words of a language in a voice; the same words each time they are asked for. */
export function wordsIn(language: Language, { kind, focus }: Voice = plainVoice): Words {
  const name = `${language} ${kind} ${focus}`
  const words = made.get(name) ?? makeWords(speech[language], { kind, focus })
  made.set(name, words)
  return words
}

const made = new Map<string, Words>()

/** What the voices of one language have in common. */
interface Speech {
  readonly language: Language
  /** Parsed once. */
  message(key: Key): IntlMessageFormat
  date: Words['date']
  yearly: Words['yearly']
  weekday: Words['weekday']
  number: Words['number']
  list: Words['list']
}

function makeSpeech(language: Language): Speech {
  const locale = locales[language]
  const parsed = new Map<Key, IntlMessageFormat>()
  const inUtc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const dayAndMonth = inUtc({ weekday: 'long', day: 'numeric', month: 'long' })
  const withYear = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const yearly = inUtc({ day: 'numeric', month: 'long' })
  const yearlyWithYear = inUtc({ day: 'numeric', month: 'long', year: 'numeric' })
  const weekdays = inUtc({ weekday: 'long' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

  return {
    language,
    message(key) {
      const known = parsed.get(key) ?? new IntlMessageFormat(catalogues[language][key], locale)
      parsed.set(key, known)
      return known
    },
    date: (day, today) =>
      (day.year === today.year ? dayAndMonth : withYear)
        .format(Date.UTC(day.year, day.month - 1, day.day))
        .replace(',', ''),
    // A year that has every day stands in where none is named.
    yearly: ({ month, day, year }) =>
      (year === null ? yearly : yearlyWithYear).format(Date.UTC(year ?? 2000, month - 1, day)),
    // The first of January 2024 was a Monday.
    weekday: (day) => weekdays.format(Date.UTC(2024, 0, day)),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
  }
}

/** A missing value throws: it is a bug of ours, and one that `npm run words` and the tests look for. */
function makeWords(
  { language, message, date, yearly, weekday, number, list }: Speech,
  voice: Voice,
): Words {
  const cases = { kind: caseOf(voice.kind), focus: caseOf(voice.focus) }
  const say = (key: Key, values: Values<Plain> = {}): string =>
    String(message(key).format({ ...values, ...cases }))
  return {
    language,
    say,
    line(key, values) {
      const parts = message(key).format<Inline>({
        ...values,
        ...cases,
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
    yearly,
    weekday,
    number,
    list,
  }
}

const speech: Readonly<Record<Language, Speech>> = { en: makeSpeech('en') }

/** A kind or a focus as messages name it: ICU allows no hyphen in the name of a case. */
export const caseOf = (name: GroupKind | Focus): string => name.replaceAll('-', '_')

/** As at the beginning of a sentence. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function embolden(part: string | Inline): Inline {
  if (typeof part === 'string') return strong(part)
  return part.node === 'said' ? saidStrongly(part.text) : part
}
