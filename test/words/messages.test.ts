import { describe, expect, it } from 'vitest'
import { type Focus, focuses, type GroupKind, groupKinds } from '#domain/group.ts'
import { en } from '#words/en.ts'
import { type Key, wordsIn } from '#words/words.ts'
import { readMessage } from '../../scripts/words/message.ts'

const words = wordsIn('en')
const voices = groupKinds.flatMap((kind) =>
  focuses.map((focus) => ({ kind, focus, words: wordsIn('en', { kind, focus }) })),
)
const keys = Object.keys(en) as Key[] // Key is defined as the keys of this object
const asking = keys.flatMap((key) => {
  const { variables, voiced, samples } = readMessage(en[key], 'en')
  return variables.map((variable) => ({ key, variable, voiced, samples }))
})

it.each(asking)('$key cannot be said without {$variable}', ({ key, variable, voiced, samples }) => {
  const inThese = voiced ? voices : voices.slice(0, 1)
  const errors = inThese.flatMap(({ words }) =>
    samples.flatMap(({ [variable]: value = '', ...others }) => {
      words.line(key, { ...others, [variable]: value })
      return errorOf(() => words.line(key, others))
    }),
  )

  expect(errors.join()).toContain(variable)
})

function errorOf(act: () => unknown): readonly string[] {
  try {
    act()
    return []
  } catch (error) {
    return [String(error)]
  }
}

describe('a voice', () => {
  const thanks = (kind: GroupKind, focus: Focus) =>
    wordsIn('en', { kind, focus }).say('check-in.thanks')

  it('says what fits the group', () => {
    expect(thanks('peer-led', 'wellbeing')).toBe('Thank you for checking in.')
    expect(thanks('twelve-step', 'chronic-condition')).toBe(
      'Thank you for checking in. What you could do is enough.',
    )
    expect(thanks('therapist-led', 'chronic-condition')).toBe(
      'Thank you. Your check-in is complete.',
    )
  })

  it('is that of a peer-led group for wellbeing where there is no group', () => {
    expect(wordsIn('en')).toBe(wordsIn('en', { kind: 'peer-led', focus: 'wellbeing' }))
  })

  it('is made once for each kind and focus', () => {
    expect(new Set(voices.map(({ words }) => words)).size).toBe(18)
    for (const { kind, focus, words } of voices) expect(wordsIn('en', { kind, focus })).toBe(words)
  })

  it('is not changed by what is said', () => {
    const values = { kind: 'therapist_led', focus: 'bereavement' }

    expect(words.say('check-in.thanks', values)).toBe('Thank you for checking in.')
  })

  it('never counts the days of somebody who grieves for them', () => {
    const said = voices
      .filter(({ focus }) => focus === 'bereavement')
      .flatMap(({ words }) => [
        words.say('check-in.thanks'),
        words.say('check-in.invite'),
        words.say('group.joined', { group: 'Harbour' }),
        words.say('pause.how'),
      ])

    expect(said.join(' ')).not.toMatch(/\b(days? add|score|runs?|well done|congratul)/i)
  })
})

it('says what it was given, and makes words strong', () => {
  expect(words.line('check-in.goal-answered', { title: 'A walk', answer: 'done' })).toEqual([
    { node: 'strong', text: 'A walk' },
    { node: 'text', text: ': done' },
  ])
  expect(words.say('cadence.week', { times: 1 })).toBe('once a week')
  expect(words.say('cadence.week', { times: 2 })).toBe('twice a week')
  expect(words.say('cadence.week', { times: 3 })).toBe('3 times a week')
})

it('never reads what a member wrote as a message', () => {
  const title = '{name} <b>now</b> # {'

  expect(words.line('goal.title', { title: { node: 'said', text: title, strong: false } })).toEqual(
    [{ node: 'said', text: title, strong: true }],
  )
})
