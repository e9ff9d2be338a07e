import type { Language } from '#domain/person.ts'
import type { YearlyDate } from '#domain/remembered-date.ts'
import { failed, ok, type Result } from '#domain/result.ts'

/** How people of one language type a day and a month; a language without a reader does not type. */
const readers: Readonly<Record<Language, (text: string) => YearlyDate | null>> = { en: inEnglish }

export type YearlyDateProblem = 'remembered-date-unreadable' | 'remembered-date-unclear'

/**
 * Reads a day that comes back each year, as `Words.yearly` writes it, or as YYYY-MM-DD. Numbers alone
 * are unclear otherwise: half of the world writes the month first. Whether there is such a day, the
 * rules say.
 */
export function readYearlyDate(
  typed: string,
  language: Language = 'en',
): Result<YearlyDate, YearlyDateProblem> {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .trim()
  const [, year, month, day] = /^([1-9]\d{3})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  if (year !== undefined) return ok({ year: Number(year), month: Number(month), day: Number(day) })
  if (/^\d+(\s*[-/.,\s]\s*\d+){1,2}\.?$/.test(text)) return failed('remembered-date-unclear')

  const date = readers[language](text.replace(/[-.,\s]+/g, ' ').trim())
  return date ? ok(date) : failed('remembered-date-unreadable')
}

/** The month as a word, before the day or after it, in full or by its first letters. */
function inEnglish(text: string): YearlyDate | null {
  const [, day, month = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+)(?: ([1-9]\d{3}))?$/.exec(text) ?? swapped(text)
  const at = month.length < 3 ? -1 : months.findIndex((name) => name.startsWith(month))
  if (at === -1) return null
  return { day: Number(day), month: at + 1, year: year === undefined ? null : Number(year) }
}

/** The same parts where the month comes first, as "March 2nd, 1998". */
function swapped(text: string): readonly (string | undefined)[] {
  const [all, month, day, year] =
    /^([a-z]+) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: ([1-9]\d{3}))?$/.exec(text) ?? []
  return [all, day, month, year]
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, month) =>
  monthName.format(Date.UTC(2000, month)).toLowerCase(),
)
