import { describe, expect, it } from 'vitest'
import { parseZone, searchZones } from '#domain/zones.ts'

describe('a zone that a member types', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/BERLIN ', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('%j is %s', (typed, name) => {
    expect(parseZone(typed)).toBe(name)
  })

  it('keeps both spellings of one zone', () => {
    expect(parseZone('asia/kolkata')).toBe('Asia/Kolkata')
    expect(parseZone('asia/calcutta')).toBe('Asia/Calcutta')
  })

  it.each([
    '',
    'Berlin',
    'Mars/Olympus',
    '+02:00',
    '-0500',
    'Z',
    'BST',
    '2026-01-01T00:00Z[Europe/Berlin]',
  ])('%j is none', (typed) => {
    expect(parseZone(typed)).toBeNull()
  })
})

describe('the search for a zone', () => {
  it.each([
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['america/new_york', 'America/New_York'],
    ['berlin', 'Europe/Berlin'],
    ['BERL', 'Europe/Berlin'],
    ['calc', 'Asia/Calcutta'],
    ['kolkata', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kiev'],
    ['são paulo', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
    ['apia', 'Pacific/Apia'],
  ])('%j finds %s first', (query, name) => {
    expect(searchZones(query, 5)[0]).toBe(name)
  })

  it('puts the start of a place before the middle of one, and large zones before small ones', () => {
    const found = searchZones('lo', 50)

    const order = ['Europe/London', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Colombo']
    expect(found.filter((name) => order.includes(name))).toEqual(order)
  })

  it('puts the start of a place before the start of a region', () => {
    const found = searchZones('au', 50)

    expect(found[0]).toBe('Pacific/Auckland')
    expect(found[1]).toBe('Australia/Sydney')
  })

  it('puts equal matches in alphabetical order', () => {
    const found = searchZones('argentina', 50)

    expect(found.length).toBeGreaterThan(8)
    expect(found).toEqual(found.toSorted())
  })

  it('wants every word of the query', () => {
    expect(searchZones('america berlin', 5)).toEqual([])
    expect(searchZones('europe berl', 5)).toEqual(['Europe/Berlin'])
  })

  it('gives at most as many as asked for', () => {
    expect(searchZones('america', 7)).toHaveLength(7)
    expect(searchZones('', 4)).toHaveLength(4)
  })

  it('offers large zones before anything is typed', () => {
    const offered = searchZones('  ', 25)

    expect(offered).toContain('UTC')
    expect(offered).toContain('Asia/Kolkata')
    expect(offered.length).toBeGreaterThan(15)
  })

  it('finds every zone of this machine by its own name', () => {
    const lost = Intl.supportedValuesOf('timeZone').filter(
      (name) => searchZones(name, 1)[0] !== name,
    )

    expect(lost).toEqual([])
  })
})
