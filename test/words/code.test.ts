import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../scripts/word-rules.ts'
import { checkAllowedTexts, checkCode } from '../../scripts/words/check-code.ts'
import { checkKeys, keysLeftToTests } from '../../scripts/words/check-keys.ts'
import { findingLine } from '../../scripts/words/finding.ts'
import { readCode } from '../../scripts/words/read-code.ts'

const file = (code: string) => readCode({ path: 'src/words/card.ts', code })

describe('the keys of a catalogue', () => {
  const findings = (messages: Record<string, string>, ...code: readonly string[]) =>
    checkKeys({ language: 'en', messages, rules: rulesOf.en }, code.map(file)).map(findingLine)

  it.each([
    ['said outright', `words.say('goal.new')`],
    ['chosen', `words.line(first ? 'goal.new' : 'goal.list')`],
    ['handed on', `const title: Key = 'goal.new'`],
    ['made of a beginning and a word', `words.say(\`goal.\${what}\`); type What = 'old' | 'new'`],
  ])('are used where they are %s', (_, code) => {
    expect(findings({ 'goal.new': 'Set a goal' }, code)).toEqual([])
  })

  it.each([
    ['nowhere', `words.say('goal.list')`],
    [
      'as the name of an action alone',
      `defineAction('goal.new', {}); const a = { name: 'goal.new' }`,
    ],
    ['by a beginning whose word nothing says', `words.say(\`goal.\${what}\`); type What = 'old'`],
    [
      'by a template that begins with a value',
      `const id = \`\${door}.\${name}\`; say('goal', 'new')`,
    ],
  ])('are not used %s', (_, code) => {
    expect(findings({ 'goal.new': 'Set a goal' }, code)).toEqual([
      'en goal.new: unused-key: Set a goal',
    ])
  })

  it('are any word when they have no dot, so they are looked for where they are said', () => {
    const messages = { days: 'Days' }

    expect(findings(messages, `const cadence = { every: 'days' }`)).toHaveLength(1)
    expect(findings(messages, `const cadence = { every: 'days' }`, `say('days')`)).toEqual([])
  })
})

describe('the values of a message', () => {
  const findings = (code: string) =>
    checkKeys(
      { language: 'en', messages: { hello: '<b>{name}</b>: {answer}' }, rules: rulesOf.en },
      [file(code)],
    ).map(findingLine)

  it('are those that it asks for', () => {
    expect(findings(`words.line('hello', { name, answer: said('yes') })`)).toEqual([])
    expect(findings(`words.line('hello', { name })`)).toEqual(['en hello: missing-value: {answer}'])
    expect(findings(`words.line('hello')`)).toHaveLength(2)
    expect(findings(`words.line('hello', { name, answer, note })`)).toEqual([
      'en hello: extra-value: {note}',
    ])
  })

  it.each([
    ['an object with a name', `const values = { name } as const; words.line('hello', values)`],
    ['what is added to one', `const one = { name }; words.line('hello', { ...one })`],
    ['what a function gives', `words.line('hello', of(x)); function of(x) { return { name: x } }`],
    ['what an arrow gives', `const of = (x) => ({ name: x }); words.line('hello', of(x))`],
    ['a key that was chosen before', `const key = x ? 'hello' : 'bye'; words.line(key, { name })`],
    ['a key in place of another', `words.line(other ?? 'hello', { name })`],
    ['a card of one sentence', `sentenceCard(words, 'hello', { name })`],
  ])('are looked up in %s', (_, code) => {
    expect(findings(code)).toContain('en hello: missing-value: {answer}')
  })

  it.each([
    `words.line('hello', values)`,
    `words.line('hello', { ...values, name })`,
    `let values = { name }; words.line('hello', values)`,
    `const a = { name }; (a) => words.line('hello', a)`,
    `words.line('hello', of(x)); function of(x) { if (x) return x; return { name: x } }`,
    `import { values } from 'elsewhere'; words.line('hello', values)`,
  ])('are not guessed at where they come from elsewhere: %s', (code) => {
    expect(findings(code)).toEqual([])
  })

  it('are never the voice, which Words gives', () => {
    const messages = { thanks: '{focus, select, bereavement {Hello.} other {Thank you.}}' }
    const found = (code: string) =>
      checkKeys({ language: 'en', messages, rules: rulesOf.en }, [file(code)]).map(findingLine)

    expect(found(`words.say('thanks')`)).toEqual([])
    expect(found(`words.say('thanks', { focus })`)).toEqual(['en thanks: extra-value: {focus}'])
  })

  it('are said as a line where words are strong', () => {
    expect(findings(`words.say('hello', { name, answer })`)).toEqual([
      'en hello: strong-in-plain-text: <b>{name}</b>: {answer}',
    ])
  })
})

describe('what the code alone does not tell', () => {
  const messages = {
    'failure.late': 'It can have {most}, not {length}.',
    'a.b': '{name}',
    'a.c': 'So.',
  }
  const left = (...code: readonly string[]) =>
    keysLeftToTests({ language: 'en', messages, rules: rulesOf.en }, code.map(file))

  it('is nothing where every value is given', () => {
    const code = [`say('a.b', { name }); failureCard(words, 'late', { length })`]

    expect(left(...code)).toEqual([])
    expect(left(...code, `const key = \`a.\${x}\`; say(key, { name })`)).toEqual([])
    expect(left(`say(\`a.\${x}\`, { name }); failureText(words, 'late', { length })`)).toEqual([])
  })

  it.each([
    ['a key that nobody says outright', `failureCard(words, 'late', { length }); pass('a.b')`],
    ['values from elsewhere', `failureCard(words, 'late', { length }); say('a.b', values)`],
    [
      'values from elsewhere in one place of two',
      `failureCard(words, 'late', { length }); say('a.b', { name }); say('a.b', values)`,
    ],
    ['a template without its value', `failureCard(words, 'late', { length }); say(\`a.\${x}\`)`],
  ])('is left to the tests with %s', (_, code) => {
    expect(left(code)).toEqual(['a.b'])
  })

  it('is left to the tests where a failure has a code from elsewhere', () => {
    expect(left(`say('a.b', { name }); failureCard(words, found.error, { length })`)).toEqual([
      'failure.late',
    ])
  })
})

describe('texts outside the catalogue', () => {
  const strays = (code: string) => checkCode([file(code)], []).map(({ words }) => words)

  it.each([
    [`paragraph('Thank you for checking in.')`, 'Thank you for checking in.'],
    [`button('Skip this day')`, 'Skip this day'],
    [`title(\`Check-in for \${day}\`)`, 'Check-in for …'],
    [`hint('leave it empty, please.')`, 'leave it empty, please.'],
    [`html\`Thank you for being here. <br>\``, 'Thank you for being here.'],
    [`html\`<p class="a">\${name} <b>done</b></p>\``, 'done'],
    ['html`<ul aria-label="Suggestions"></ul>`', 'Suggestions'],
  ])('are found: %s', (code, words) => {
    expect(strays(code)).toEqual([words])
  })

  it.each([
    `import { card } from '#chat/card.ts' // A comment says what it likes.`,
    `throw new Error('This machine knows no time zones.')`,
    `header('Content-Type', 'image/svg+xml')`,
    `swap('beforeend scroll:bottom')`,
    `zone('America/New_York')`,
    `type(\`/\${name} \${usage}\`)`,
    `html\`<p class="Very much">\${words.lead}</p> · <br>\``,
  ])('are not seen in %s', (code) => {
    expect(strays(code)).toEqual([])
  })

  it('are let be in the one file that may say them', () => {
    const here = { file: 'src/words/card.ts', words: 'There is nothing here.', why: 'No page.' }
    const findings = (code: string, allowed: typeof here) =>
      checkCode([file(code)], [allowed]).map(({ rule }) => rule)
    const code = `text('There is nothing here.')`

    expect(findings(code, here)).toEqual([])
    expect(findings(code, { ...here, file: 'src/words/other.ts' })).toEqual([
      'outside-the-catalogue',
      'unused-allowance',
    ])
    expect(findings('', here)).toEqual(['unused-allowance'])
  })

  it('are held to the same words', () => {
    const allowed = [{ file: 'src/words/card.ts', words: 'That failed!', why: 'No page.' }]

    expect(checkAllowedTexts(allowed, 'en', rulesOf.en).map(({ rule }) => rule)).toEqual([
      'forbidden-word',
      'exclamation-mark',
    ])
  })
})

it('does not pass over a file that it cannot read', () => {
  expect(() => file('const = 1')).toThrow(SyntaxError)
})
