import { describe, expect, it } from 'vitest'
import { parseZone, searchZones } from '#domain/zones.ts'

describe('a zone that a member types', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/BERLIN ', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['america/new   york', 'America/New_York'],
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
    '2026-01-01T00:00Z',
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

  it('wants every word of the query, in any order', () => {
    expect(searchZones('york new', 1)).toEqual(['America/New_York'])
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
    // All that the list names: a misspelt one would be left out without a word.
    expect(offered).toHaveLength(23)
  })

  it.each([
    ['Africa/Asmara', 'Africa/Asmera'],
    ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
    ['America/Argentina/Catamarca', 'America/Catamarca'],
    ['America/Argentina/Cordoba', 'America/Cordoba'],
    ['America/Argentina/Jujuy', 'America/Jujuy'],
    ['America/Argentina/Mendoza', 'America/Mendoza'],
    ['America/Atikokan', 'America/Coral_Harbour'],
    ['America/Indiana/Indianapolis', 'America/Indianapolis'],
    ['America/Kentucky/Louisville', 'America/Louisville'],
    ['America/Nuuk', 'America/Godthab'],
    ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
    ['Asia/Kathmandu', 'Asia/Katmandu'],
    ['Asia/Kolkata', 'Asia/Calcutta'],
    ['Asia/Yangon', 'Asia/Rangoon'],
    ['Atlantic/Faroe', 'Atlantic/Faeroe'],
    ['Europe/Kyiv', 'Europe/Kiev'],
    ['Pacific/Chuuk', 'Pacific/Truk'],
    ['Pacific/Kanton', 'Pacific/Enderbury'],
    ['Pacific/Pohnpei', 'Pacific/Ponape'],
  ])('finds %s, and %s as it was called before', (name, older) => {
    expect(searchZones(name, 1)).toEqual([name])
    expect(searchZones(older, 1)).toEqual([older])
  })

  it('finds every zone of this machine by its own name', () => {
    const lost = Intl.supportedValuesOf('timeZone').filter(
      (name) => searchZones(name, 1)[0] !== name,
    )

    expect(lost).toEqual([])
  })
})
