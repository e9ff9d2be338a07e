import { expect, it } from 'vitest'
import { en } from '#words/en.ts'
import { type Key, wordsIn } from '#words/words.ts'
import { readMessage } from '../../scripts/words/message.ts'

const words = wordsIn('en')
const keys = Object.keys(en) as Key[] // Key is defined as the keys of this object
const asking = keys.flatMap((key) =>
  readMessage(en[key], 'en').variables.map((variable) => ({ key, variable })),
)

it.each(asking)('$key cannot be said without {$variable}', ({ key, variable }) => {
  const values = Object.fromEntries(
    asking.filter((one) => one.key === key).map((one) => [one.variable, 1]),
  )
  const { [variable]: _, ...others } = values

  expect(() => words.line(key, values)).not.toThrow()
  expect(() => words.line(key, others)).toThrow(variable)
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
