import type { Weekday } from '#domain/calendar.ts'
import type { Cadence } from '#domain/goal.ts'

const names: readonly { readonly day: Weekday; readonly short: string; readonly name: string }[] = [
  { day: 1, short: 'mon', name: 'Monday' },
  { day: 2, short: 'tue', name: 'Tuesday' },
  { day: 3, short: 'wed', name: 'Wednesday' },
  { day: 4, short: 'thu', name: 'Thursday' },
  { day: 5, short: 'fri', name: 'Friday' },
  { day: 6, short: 'sat', name: 'Saturday' },
  { day: 7, short: 'sun', name: 'Sunday' },
]

const numbers = 'one two three four five six seven eight nine ten'.split(' ')
const places = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const often = ['once', 'twice', 'thrice']

/** How often, as people type it in English. */
export const english = { write, read } as const

function write(cadence: Cadence): string {
  switch (cadence.every) {
    case 'day':
      return 'every day'
    case 'weekdays':
      return names.flatMap((one) => (cadence.days.includes(one.day) ? [one.short] : [])).join(', ')
    case 'week':
      return `${cadence.times} a week`
    case 'days':
      return `every ${cadence.days} days`
    default:
      return cadence satisfies never
  }
}

function read(text: string): Cadence | null {
  if (isEveryDay(text)) return { every: 'day' }
  return readTimesAWeek(text) ?? readEveryFewDays(text) ?? readAllBut(text) ?? readWeekdays(text)
}

const isEveryDay = (text: string): boolean =>
  /^(daily|nightly|every ?day|(every|each) (single )?(day|morning|afternoon|evening|night))$/.test(
    text,
  ) || /^(once|one|1)( time|x)? (a|per|each|every) day$/.test(text)

/** "3 a week", "3x/week", "three times weekly", "twice per week", "weekly". */
function readTimesAWeek(text: string): Cadence | null {
  if (/^(weekly|every week|each week)$/.test(text)) return { every: 'week', times: 1 }
  const [, word = '', kind, link] =
    /^([a-z]+|\d+) ?(x|×|times?|days?|nights?)? ?(a|per|each|every|\/)? ?(?:week|weekly|wk)$/.exec(
      text,
    ) ?? []
  // "2 week" alone may as well mean every two weeks.
  const clear = kind !== undefined || link !== undefined || often.includes(word)
  const times = clear ? (placeIn(often, word) ?? readNumber(word)) : null
  return times !== null && times >= 1 && times <= 7 ? { every: 'week', times } : null
}

/** "every 2 days", "once every three days", "every other day", "every 2nd day", "every two weeks". */
function readEveryFewDays(text: string): Cadence | null {
  if (text === 'alternate days') return { every: 'days', days: 2 }
  if (text === 'fortnightly' || text === 'every fortnight') return { every: 'days', days: 14 }
  const [, word = '', unit] = /^(?:once )?(?:every|each) (\w+) (day|week)s?$/.exec(text) ?? []
  const days = (readNumber(word) ?? readPlace(word) ?? 0) * (unit === 'week' ? 7 : 1)
  if (days === 1) return { every: 'day' }
  return days >= 2 && days <= 30 ? { every: 'days', days } : null
}

/** "every day except Sunday". */
function readAllBut(text: string): Cadence | null {
  const [, but] =
    /^(?:daily|every ?day|each day),? (?:except|but|apart from)(?: for)? (.+)$/.exec(text) ?? []
  const left = but === undefined ? null : readWeekdays(but)
  if (left?.every !== 'weekdays') return null
  const days = names.map(({ day }) => day).filter((day) => !left.days.includes(day))
  return days.length > 0 ? { every: 'weekdays', days } : null
}

/** "mon, wed and fri", "Mondays", "every Tuesday", "mon-fri", "weekends and Wednesdays". */
function readWeekdays(text: string): Cadence | null {
  const parts = text
    .replace(/ ?(?:-|\b(?:to|till|until|through)\b) ?/g, '-')
    .split(/[ ,/&+.;]+/)
    .filter((part) => !['', 'and', 'on', 'at', 'every', 'each', 'the', 'only'].includes(part))
  const found = parts.map(daysOf)
  const days = found.flatMap((one) => one ?? [])
  if (found.includes(null) || days.length === 0) return null
  return { every: 'weekdays', days: [...new Set(days)].sort((a, b) => a - b) }
}

/** The days of one part: a day, a span of days that may go over Sunday, or a group of them. */
function daysOf(part: string): readonly Weekday[] | null {
  if (/^(weekdays?|workdays?)$/.test(part)) return [1, 2, 3, 4, 5]
  if (/^weekends?$/.test(part)) return [6, 7]
  const ends = part.split('-').map(indexOf)
  const [from = -1, to = from] = ends
  if (ends.length > 2 || from < 0 || to < 0) return null
  return names.filter((_, at) => (at - from + 7) % 7 <= (to - from + 7) % 7).map(({ day }) => day)
}

/** "mo", "mon", "monday" or "mondays", as a place in the week from Monday; -1 for anything else. */
function indexOf(typed: string): number {
  const start = typed.replace(/s$/, '')
  return start.length < 2 ? -1 : names.findIndex(({ name }) => name.toLowerCase().startsWith(start))
}

const readNumber = (word: string): number | null =>
  placeIn(numbers, word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null)

/** "other" as in "every other day". */
function readPlace(word: string): number | null {
  if (word === 'other') return 2
  const [, digits] = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word) ?? []
  return placeIn(places, word) ?? (digits === undefined ? null : Number(digits))
}

/** Counted from 1. */
function placeIn(words: readonly string[], word: string): number | null {
  const index = words.indexOf(word)
  return index < 0 ? null : index + 1
}
