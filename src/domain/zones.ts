import { Temporal } from 'temporal-polyfill'
import type { Zone } from './calendar.ts'

/**
 * The zone of this name, in any case, spaces allowed for underscores; `null` when there is none.
 * The spelling is the zone database's, and an alias stays itself: Asia/Kolkata and Asia/Calcutta
 * are two names of one zone. Offsets such as +02:00 are no zones: they know no summer time.
 */
export function parseZone(text: string): Zone | null {
  const name = text.trim().replaceAll(/\s+/g, '_')
  if (!zoneName.test(name)) return null
  try {
    return epoch.toZonedDateTimeISO(name).timeZoneId as Zone // Temporal takes known names only
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * Zones whose name holds every word of the query, or part of a word, in any case and with spaces
 * or underscores; at most `most`, the best match first. An empty query gives large zones.
 */
export function searchZones(query: string, most: number): readonly Zone[] {
  const wanted = plain(query)
  if (wanted === '') return largeZones.slice(0, most)
  return allZones
    .map((zone) => ({ zone, rank: rankOf(zone, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank) // stable: equals stay in the order of `allZones`
    .slice(0, most)
    .map(({ zone }) => zone)
}

const epoch = Temporal.Instant.fromEpochMilliseconds(0)

/** Shuts out offsets and date strings, which Temporal would take for a zone too. */
const zoneName = /^[a-z][a-z0-9_+/-]*$/i

const known = (names: readonly string[]): readonly Zone[] =>
  names.map(parseZone).filter((zone) => zone !== null)

/** Offered before anybody has typed, and first among equal matches: many people live there. */
const largeZones = known([
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Lagos',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Manila',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
])

/** Names in use today that `Intl.supportedValuesOf` lists under an older spelling only. */
const newerNames = known([
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
])

const otherZones = [...known(Intl.supportedValuesOf('timeZone')), ...newerNames].sort()

const allZones = [...new Set([...largeZones, ...otherZones])]

/** Lower case, no accents, words with one space between. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_/-]+/g, ' ')
    .trim()

const noMatch = 4

/** 0: the whole name or place; 1: the start of the place; 2: starts of words; 3: parts of words. */
function rankOf(zone: Zone, wanted: string): number {
  const name = plain(zone)
  const place = plain(zone.slice(zone.lastIndexOf('/') + 1))
  if (wanted === name || wanted === place) return 0
  if (place.startsWith(wanted)) return 1

  const words = wanted.split(' ')
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 2
  if (words.every((word) => name.includes(word))) return 3
  return noMatch
}
