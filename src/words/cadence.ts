import type { Weekday } from '#domain/calendar.ts'
import type { Cadence } from '#domain/goal.ts'
import type { Words } from './words.ts'

const names: readonly { readonly day: Weekday; readonly short: string; readonly name: string }[] = [
  { day: 1, short: 'mon', name: 'Monday' },
  { day: 2, short: 'tue', name: 'Tuesday' },
  { day: 3, short: 'wed', name: 'Wednesday' },
  { day: 4, short: 'thu', name: 'Thursday' },
  { day: 5, short: 'fri', name: 'Friday' },
  { day: 6, short: 'sat', name: 'Saturday' },
  { day: 7, short: 'sun', name: 'Sunday' },
]

const counts: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
}

/** How often, in words, such as "3 times a week". */
export function cadenceWords(words: Words, cadence: Cadence): string {
  switch (cadence.every) {
    case 'day':
      return words.say('cadence.day')
    case 'weekdays':
      return words.say('cadence.weekdays', {
        days: words.list(
          names.filter((one) => cadence.days.includes(one.day)).map((one) => one.name),
        ),
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
export function cadenceText(cadence: Cadence): string {
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

/** Reads how often from what a person typed, or `null`. An empty text means every day. */
export function readCadence(typed: string): Cadence | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (/^(|daily|every ?day|each day)$/.test(text)) return { every: 'day' }
  if (/^((on )?weekdays|every weekday)$/.test(text))
    return { every: 'weekdays', days: [1, 2, 3, 4, 5] }
  if (/^((on |at )?weekends?|the weekend)$/.test(text)) return { every: 'weekdays', days: [6, 7] }
  if (/^(weekly|every week)$/.test(text)) return { every: 'week', times: 1 }
  if (/^every (other|second) day$/.test(text)) return { every: 'days', days: 2 }
  return readTimesAWeek(text) ?? readEveryFewDays(text) ?? readWeekdays(text)
}

function readTimesAWeek(text: string): Cadence | null {
  const found = /^(\w+)( times| days)? ?(a|per|each|every|\/) ?week$/.exec(text)
  const times = readCount(found?.[1])
  return times !== null && times >= 1 && times <= 7 ? { every: 'week', times } : null
}

function readEveryFewDays(text: string): Cadence | null {
  const days = readCount(/^every (\w+) days$/.exec(text)?.[1])
  if (days === 1) return { every: 'day' }
  return days !== null && days >= 2 && days <= 30 ? { every: 'days', days } : null
}

function readWeekdays(text: string): Cadence | null {
  const parts = text.replace(/^on /, '').split(/,? and |[ ,/&+]+/)
  const days = parts.map((part) => names.find((one) => isNameOf(one.name, part))?.day)
  const known = days.filter((day) => day !== undefined)
  if (known.length < days.length) return null
  return { every: 'weekdays', days: [...new Set(known)].sort((a, b) => a - b) }
}

/** "mo", "mon", "monday" or "mondays". */
const isNameOf = (name: string, typed: string): boolean =>
  typed.length >= 2 && `${name.toLowerCase()}s`.startsWith(typed)

function readCount(word: string | undefined): number | null {
  if (word === undefined) return null
  return counts[word] ?? (/^\d{1,3}$/.test(word) ? Number(word) : null)
}
