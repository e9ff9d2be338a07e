import { describe, expect, it } from 'vitest'
import { card } from '#chat/card.ts'
import { type OptionSpec, usage } from '#chat/command.ts'
import { readCommandText } from '#chat/command-text.ts'
import { privately } from '#chat/reply.ts'

const options = [
  { name: 'who', type: 'person', about: 'Whom to ask' },
  { name: 'group', type: 'role', about: 'Whom to ask together' },
  { name: 'openly', type: 'yes-no', about: 'Whether others see it' },
  { name: 'words', type: 'text', about: 'What to say', maxLength: 80, rest: true },
] as const satisfies readonly OptionSpec<null>[]

const ask = usage<null, typeof options>({
  summary: 'Ask',
  options,
  run: async () => privately(card('asked')),
})
const command = {
  name: 'ask',
  summary: 'Ask',
  where: ['group'],
  usages: [ask],
} as const

describe('an option that names a person', () => {
  it.each(['@robin', '<@robin>', '<@!robin>', '<@robin|Robin Ash>'])('is read from %s', (typed) => {
    expect(ask.read({ who: typed })).toEqual({ ok: true, args: { who: 'robin' } })
  })

  it('is read from the bare number that a platform gives', () => {
    const number = '80351110224678912'

    expect(ask.read({ who: number })).toEqual({ ok: true, args: { who: number } })
  })

  it.each(['robin', '12', '@', '<@', '@robin and @sam', 7])('is not read from %s', (typed) => {
    expect(ask.read({ who: typed })).toEqual({
      ok: false,
      problems: [{ option: 'who', problem: 'wrong' }],
    })
  })
})

describe('an option that names a role', () => {
  it.each([
    ['<@&80351110224678912>', '80351110224678912'],
    ['80351110224678912', '80351110224678912'],
    ['<!subteam^S0615G0KT|@walkers>', 'S0615G0KT'],
    ['<!subteam^S0615G0KT>', 'S0615G0KT'],
    ['S0615G0KT', 'S0615G0KT'],
  ])('is read from %s', (typed, id) => {
    expect(ask.read({ group: typed })).toEqual({ ok: true, args: { group: id } })
  })

  it.each(['walkers', '@walkers', '<@80351110224678912>', '<@U0615G0KT>', '12', 'S1', '<@&>', 7])(
    'is not read from %s',
    (typed) => {
      expect(ask.read({ group: typed })).toEqual({
        ok: false,
        problems: [{ option: 'group', problem: 'wrong' }],
      })
    },
  )
})

describe('an option that is yes or no', () => {
  it.each([
    [true, true],
    [false, false],
    ['yes', true],
    ['No', false],
    ['true', true],
    ['FALSE', false],
  ])('is read from %s as %s', (typed, value) => {
    expect(ask.read({ openly: typed })).toEqual({ ok: true, args: { openly: value } })
  })

  it.each(['maybe', '', 1])('is not read from “%s”', (typed) => {
    expect(ask.read({ openly: typed })).toMatchObject({ ok: false })
  })
})

describe('a typed line', () => {
  it.each([
    ['@sam yes come along', { who: '@sam', openly: 'yes', words: 'come along' }],
    ['come along @sam', { words: 'come along @sam' }],
    ['@sam <@&80351110224678912> hi', { who: '@sam', group: '<@&80351110224678912>', words: 'hi' }],
    ['group:S0615G0KT @sam', { who: '@sam', group: 'S0615G0KT' }],
    ['who:@sam yes', { who: '@sam', openly: 'yes' }],
    ['yes', { openly: 'yes' }],
  ])('“%s” goes to the options that can take it', (text, values) => {
    expect(readCommandText(command, text)).toMatchObject({ values, leftOver: [] })
  })
})
