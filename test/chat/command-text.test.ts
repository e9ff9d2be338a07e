import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OptionSpec } from '#chat/command.ts'
import { readCommandText, writeCommandText } from '#chat/command-text.ts'
import { commands } from '#commands'

const named = (name: string) => {
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  return command
}
const read = (name: string, text: string) => readCommandText(named(name), text)

describe('what is typed after a command', () => {
  it.each([
    ['checkin', '', {}],
    ['checkin', 'walk', { goal: 'walk' }],
    ['checkin', 'walk done', { goal: 'walk', state: 'done' }],
    ['checkin', 'walk DONE', { goal: 'walk', state: 'DONE' }],
    ['checkin', 'read 12 three chapters', { goal: 'read', amount: '12', note: 'three chapters' }],
    [
      'checkin',
      'walk done yesterday it rained',
      { goal: 'walk', state: 'done', date: 'yesterday', note: 'it rained' },
    ],
    ['checkin', '"A walk after lunch" partly', { goal: 'A walk after lunch', state: 'partly' }],
    [
      'checkin',
      '“A walk” done note:“slept well”',
      { goal: 'A walk', state: 'done', note: 'slept well' },
    ],
    ['checkin', 'note:"she said \\"go\\"" goal:walk', { goal: 'walk', note: 'she said "go"' }],
    [
      'checkin',
      'walk done at 10:30 I left',
      { goal: 'walk', state: 'done', note: 'at 10:30 I left' },
    ],
    ['checkin', 'walk done I was “tired” and "glad"', { note: 'I was “tired” and "glad"' }],
    ['goal', 'set do Walk 10 km a day', { mode: 'do', title: 'Walk 10 km a day' }],
    ['goal', 'set Walk every day', { title: 'Walk every day' }],
    [
      'goal',
      'set target amount:300 unit:pages Read more',
      { mode: 'target', amount: '300', unit: 'pages', title: 'Read more' },
    ],
    [
      'goal',
      'set do when:"I have had lunch" i-will:"put on my shoes" reserve-days:2 Walk when I can',
      {
        mode: 'do',
        when: 'I have had lunch',
        'i-will': 'put on my shoes',
        'reserve-days': '2',
        title: 'Walk when I can',
      },
    ],
    ['goal', 'set When it rains I will walk', { title: 'When it rains I will walk' }],
    ['goal', 'edit title:"Walk far" a walk', { title: 'Walk far', goal: 'a walk' }],
    [
      'goal',
      'plan a walk when:“it rains” i-will:stay days:"mon and fri" time:18:30',
      { goal: 'a walk', when: 'it rains', 'i-will': 'stay', days: 'mon and fri', time: '18:30' },
    ],
    ['settings', 'new york', { zone: 'new york' }],
    ['settings', 'day-end:4 prompt:7:30', { 'day-end': '4', prompt: '7:30' }],
  ])('/%s %s', (command, text, values) => {
    expect(read(command, text)).toMatchObject({ values, leftOver: [] })
  })

  it('names no usage where a subcommand is needed', () => {
    expect(read('goal', '').usage).toBeNull()
    expect(read('goal', 'dance').usage).toBeNull()
    expect(read('goal', 'LIST').usage?.name).toBe('list')
  })

  it('keeps words that fit nowhere apart', () => {
    expect(read('goal', 'list now please')).toMatchObject({ leftOver: ['now', 'please'] })
  })

  it('is read back as it was written, for every command', () => {
    for (const command of commands)
      for (const usage of command.usages) {
        const args = fc.record(
          Object.fromEntries(usage.options.map((option) => [option.name, valuesOf(option)])),
          { requiredKeys: [] },
        )
        fc.assert(
          fc.property(args, (values) => {
            const found = readCommandText(command, writeCommandText(usage, values))

            expect(found.usage).toBe(usage)
            expect(found.values).toEqual(values)
            expect(found.leftOver).toEqual([])
          }),
          { numRuns: 500 },
        )
      }
  })

  it('is read without throwing, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.string({ unit: 'binary' }), (command, text) => {
        const { usage, values } = readCommandText(command, text)

        expect(usage?.read(values) ?? { ok: false }).toHaveProperty('ok')
      }),
      { numRuns: 3000 },
    )
  })
})

/** Texts that would be read for this option, quotes, colons and odd spaces among them. */
function valuesOf(option: OptionSpec<never>): fc.Arbitrary<string> {
  switch (option.type) {
    case 'text':
      return fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('note:x', '"', '\\', '“”', 'a  b', ' ', 'goal:"x', 'שלום: "עולם"'),
      )
    case 'integer':
      return fc.integer({ min: option.min, max: option.max }).map(String)
    case 'number':
      return fc.integer({ min: 0, max: 1_000_000 }).map((n) => String(n / 8))
    case 'choice':
      return fc.constantFrom(...option.choices.map(({ value }) => value))
    case 'yes-no':
      return fc.constantFrom('yes', 'no')
    case 'person':
      return fc.constantFrom('robin', 'U024BE7LH', '80351110224678912')
    case 'role':
      return fc.constantFrom('S0615G0KT', '80351110224678912')
    case 'date':
      return fc.constantFrom('today', 'yesterday', '2026-03-02')
    default:
      return option satisfies never
  }
}
