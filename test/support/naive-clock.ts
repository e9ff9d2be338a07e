// What clocks on the wall show, worked out with Intl and whole numbers alone: milliseconds for instants,
// minutes for local times, days since 1970 for dates. The oracle of prompts stands on it.

const minute = 60_000
const day = 86_400_000

export const written = (date: number): string => new Date(date * day).toISOString().slice(0, 10)

/** 1 is Monday; 1 January 1970 was a Thursday. */
export const weekdayOf = (date: number): number => ((date + 3) % 7) + 1

interface Span {
  readonly from: number
  readonly until: number
  /** What clocks show beyond UTC, in milliseconds. */
  readonly offset: number
}

export interface WallClock {
  /** The date that clocks show. */
  shownDate(at: number): number
  /** Whether clocks ever show it. */
  exists(date: number): boolean
  /** The date itself, or the first later one that exists. */
  existing(date: number): number
  /** The first instant at which clocks show this minute of this date, or anything later. */
  first(date: number, minutes: number): number
}

const known = new Map<string, WallClock>()

/** The clocks of a zone in the years of these instants, and some weeks around them. */
export function wallClock(zone: string, from: number, until: number): WallClock {
  const years = [from, until].map((at) => new Date(at).getUTCFullYear())
  const [first, last] = [years[0] ?? 0, (years[1] ?? 0) + 1].map((year) => Date.UTC(year))
  const key = `${zone} ${first} ${last}`
  const clock =
    known.get(key) ?? createClock(spansOf(zone, (first ?? 0) - 60 * day, (last ?? 0) + 90 * day))
  known.set(key, clock)
  return clock
}

/** The dates of a year on which clocks in the zone are changed, as instants shortly before. */
export function changesIn(zone: string, year: number): readonly number[] {
  const [first, next] = [Date.UTC(year), Date.UTC(year + 1)]
  const clock = wallClock(zone, first, first)
  const starts: number[] = []
  for (let at = first; at < next; at += day) {
    const date = at / day
    if (clock.first(date + 1, 0) - clock.first(date, 0) !== day) starts.push(clock.first(date, 0))
  }
  return starts
}

function createClock(spans: readonly Span[]): WallClock {
  const exists = (date: number) =>
    spans.some(
      ({ from, until, offset }) => from + offset < (date + 1) * day && until + offset > date * day,
    )
  const existing = (date: number): number => (exists(date) ? date : existing(date + 1))
  return {
    shownDate(at) {
      const span = spans.find(({ until }) => at < until)
      return Math.floor((at + (span?.offset ?? 0)) / day)
    },
    exists,
    existing,
    first(date, minutes) {
      const local = date * day + minutes * minute
      for (const { from, until, offset } of spans) {
        const at = Math.max(from, local - offset)
        if (at < until) return at
      }
      throw new RangeError('beyond what is known of the zone')
    },
  }
}

/** Looks every five days, and then for the very minute. */
function spansOf(zone: string, first: number, last: number): readonly Span[] {
  const offsetAt = offsetsOf(zone)
  const spans: Span[] = []
  let from = Number.NEGATIVE_INFINITY
  for (let at = first; at < last; at += 5 * day) {
    const [offset, next] = [offsetAt(at), offsetAt(at + 5 * day)]
    if (offset === next) continue
    let [before, after] = [at, at + 5 * day]
    while (after - before > minute) {
      const middle = before + Math.floor((after - before) / 2 / minute) * minute
      if (offsetAt(middle) === offset) before = middle
      else after = middle
    }
    spans.push({ from, until: after, offset })
    from = after
  }
  return [...spans, { from, until: Number.POSITIVE_INFINITY, offset: offsetAt(last) }]
}

function offsetsOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return shown - at
  }
}
