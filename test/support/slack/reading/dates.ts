import type { Reader } from './mark.ts'

const dayMs = 86_400_000
/** Within half a year the year goes without saying. */
const halfYearMs = 183 * dayMs

/**
 * A date as Slack shows it to a reader in English with a clock of twelve hours; null if the format
 * has something that Slack does not know, in which case the fallback is shown.
 */
export function dateText(timestampS: number, format: string, reader: Reader): string | null {
  const ms = timestampS * 1000
  let isKnown = true
  const text = format.replaceAll(/\{([^}]*)\}/gu, (whole, token: string) => {
    const shown = tokens[token]?.(ms, reader)
    if (shown === undefined) isKnown = false
    return shown ?? whole
  })
  return isKnown ? text : null
}

type Token = (ms: number, reader: Reader) => string

const part = (ms: number, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
    .format(ms)
    // The narrow space before AM and PM is a plain one at Slack.
    .replaceAll('\u202F', ' ')

const yearPart = (ms: number, { zone, nowMs }: Reader): string =>
  Math.abs(ms - nowMs) < halfYearMs ? '' : `, ${part(ms, zone, { year: 'numeric' })}`

const date: Token = (ms, reader) => {
  const { zone } = reader
  const day = part(ms, zone, { day: 'numeric' })
  return `${part(ms, zone, { month: 'long' })} ${day}${ordinal(Number(day))}${yearPart(ms, reader)}`
}

const short: Token = (ms, reader) =>
  part(ms, reader.zone, { month: 'short', day: 'numeric' }) + yearPart(ms, reader)

const long: Token = (ms, reader) =>
  `${part(ms, reader.zone, { weekday: 'long' })}, ${date(ms, reader)}`

const num: Token = (ms, { zone }) => {
  const two = { month: '2-digit', day: '2-digit' } as const
  const [month, day] = part(ms, zone, two).split('/')
  return `${part(ms, zone, { year: 'numeric' })}-${month}-${day}`
}

const named: Readonly<Record<string, string>> = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }

const pretty =
  (otherwise: Token): Token =>
  (ms, reader) => {
    const dayOf = (at: number) => Date.parse(`${num(at, reader)}T00:00Z`) / dayMs
    return named[dayOf(ms) - dayOf(reader.nowMs)] ?? otherwise(ms, reader)
  }

const tokens: Readonly<Record<string, Token>> = {
  date_num: num,
  date_slash: (ms, reader) => num(ms, reader).split('-').reverse().join('/'),
  date,
  date_pretty: pretty(date),
  date_short: short,
  date_short_pretty: pretty(short),
  date_long: long,
  date_long_pretty: pretty(long),
  date_long_full: (ms, { zone }) =>
    part(ms, zone, { month: 'long', day: 'numeric', year: 'numeric' }),
  day_divider_pretty: pretty(long),
  time: (ms, { zone }) => part(ms, zone, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (ms, { zone }) =>
    part(ms, zone, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (ms, { nowMs }) => {
    const minutes = Math.max(0, Math.floor((nowMs - ms) / 60_000))
    const [count, unit] =
      minutes < 60
        ? [minutes, 'minute']
        : minutes < 1440
          ? [Math.floor(minutes / 60), 'hour']
          : [Math.floor(minutes / 1440), 'day']
    return `${count} ${unit}${count === 1 ? '' : 's'} ago`
  },
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th'
}
