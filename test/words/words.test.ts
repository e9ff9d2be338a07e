import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../scripts/word-rules.ts'
import { checkWords } from '../../scripts/words/check.ts'
import { type Catalogue, checkCatalogues } from '../../scripts/words/check-catalogues.ts'
import { findingLine } from '../../scripts/words/finding.ts'
import { gather } from '../../scripts/words/gather.ts'

const english = { ...rulesOf.en, allowed: [] }
const inEnglish = (messages: Catalogue['messages']): Catalogue => ({
  language: 'en',
  messages,
  rules: english,
})

/** The rules that a catalogue of this one message breaks. */
const rulesBrokenBy = (message: string, key = 'a.key') =>
  checkCatalogues([inEnglish({ [key]: message })]).map(({ rule }) => rule)

it('finds nothing in what the project says', async () => {
  const spoken = await gather()

  expect(checkWords(spoken).map(findingLine)).toEqual([])
  expect(Object.keys(spoken.catalogues[0].messages).length).toBeGreaterThan(200)
  expect(spoken.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['commands/goal.ts', 'src/words/goal-card.ts']),
  )
})

describe('words that the bot does not say', () => {
  const planted = [
    ['Ask another alcoholic for help.', 'person with a substance or alcohol use disorder'],
    ['Tell us about your drug abuse.', 'use, harmful use, substance use disorder'],
    ['You have been clean for {days} days.', 'in recovery, not using; actively using'],
    ['Talk to a former addict.', 'person in recovery'],
    ['You relapsed again.', 'returned to use'],
    ['You fell off the wagon.', 'returned to use'],
    ['You broke your streak.', 'this run ended; your days still count'],
    ['Your days are LOST.', 'this run ended; your days still count'],
    ['That attempt failed.', 'this run ended; your days still count'],
    ['You are back to zero.', 'starting a new run'],
    ['Would you like to start over?', 'starting a new run'],
    ['They committed suicide.', 'died by suicide, attempt'],
    ['After a successful attempt, call.', 'died by suicide, attempt'],
    ['That was attention seeking.', '(describe, without judging); chose not to'],
    ['They are noncompliant.', '(describe, without judging); chose not to'],
    ['They are mentally ill.', 'lives with'],
    ['Everybody who suffers from it is welcome.', 'lives with'],
    ['You should write it down.', 'some people find; would you like'],
    ["You shouldn't wait.", 'some people find; would you like'],
    ['It is time to move on.', 'thank you for telling us about them'],
    ['Caring is a burden.', 'caring role'],
    ['Don’t lose your days.', 'check-in is open when you want it'],
    ['This is your last\u00a0chance.', 'check-in is open when you want it'],
    ['It treats and prevents it.', '(never claimed)'],
    ['A clinically proven bot.', '(never claimed)'],
  ] as const

  it.each(planted)('are found in %o', (sentence, better) => {
    const found = checkCatalogues([inEnglish({ 'a.key': sentence })]).map(findingLine)

    expect(found).toContainEqual(
      expect.stringMatching(/^en a\.key: forbidden-word: “.+”; better: /),
    )
    expect(found.some((line) => line.endsWith(`; better: ${better}`))).toBe(true)
  })

  it('have each row of the table planted above', () => {
    const rows = new Set(english.words.map(({ but }) => but))

    expect(new Set(planted.map(([, better]) => better))).toEqual(rows)
  })

  it('are found in every form that the table names', () => {
    const missed = english.words
      .flatMap(({ not }) => not.split(', '))
      .filter(
        (form) => !rulesBrokenBy(`Say ${form.toUpperCase()} here.`).includes('forbidden-word'),
      )

    expect(missed).toEqual([])
  })

  it.each([
    ['one plural case', '{days, plural, one {# day} other {# days, never lost}}'],
    ['one exact count', '{days, plural, =7 {a week that you lost} one {# day} other {# days}}'],
    ['one kind of group', '{kind, select, twelve_step {You relapsed.} other {Hello.}}'],
    ['one focus', '{focus, select, bereavement {You will move on.} other {Hello.}}'],
    ['every other focus', '{focus, select, bereavement {Hello.} other {You broke it.}}'],
    ['one case of a selection', '{answer, select, no {That failed.} other {Hello.}}'],
    [
      'one kind, focus, answer and count together',
      '{kind, select, peer_led {{focus, select, recovery {{answer, select, no {{days, plural, =3 {Lost.} other {#}}} other {So.}}} other {So.}}} other {So.}}',
    ],
    [
      'two cases that only make it together',
      '{kind, select, twelve_step {start} other {go}} {focus, select, recovery {over} other {on}}',
    ],
  ])('are found in %s alone', (_, message) => {
    expect(rulesBrokenBy(message)).toEqual(['forbidden-word'])
  })

  it.each([
    'Your habit score is {score}.',
    'An unbroken line to the failsafe brokerage.',
    'You could, and you would, if you like.',
    'I am not medical care.',
    'Cleaning days are on {date}.',
  ])('are not seen where they are not: %o', (sentence) => {
    expect(rulesBrokenBy(sentence)).toEqual([])
  })

  it('may stand in a sentence that is allowed, and in no other', () => {
    const words = 'Nothing was lost.'
    const rules = { ...english, allowed: [{ words, why: 'It says that all is there.' }] }
    const found = (message: string) =>
      checkCatalogues([{ language: 'en', messages: { 'a.key': message }, rules }]).map(
        ({ at, rule }) => `${at}: ${rule}`,
      )

    expect(found(`${words} Please try again.`)).toEqual([])
    expect(found(`${words} Your days are lost.`)).toEqual(['en a.key: forbidden-word'])
    expect(found('Please try again.')).toEqual(['en: unused-allowance'])
  })
})

describe('how the bot says it', () => {
  const words = (count: number): string => `Word${' word'.repeat(count - 1)}`

  it.each(['!', '¡', '！', '‼', '⁉', '❗', '❕'])('has no %s', (mark) => {
    expect(rulesBrokenBy(`Well done${mark}`)).toEqual(['exclamation-mark'])
  })

  it.each([
    'restart.thanks',
    'setback.plan',
    'post.setback',
    'award.reached',
    'help.title',
    'save',
  ])('has no exclamation mark in any voice: %s', (key) => {
    const message = '{kind, select, therapist_led {Saved.} other {Saved!}}'

    expect(rulesBrokenBy(message, key)).toContain('exclamation-mark')
  })

  it('has at most 25 words a sentence', () => {
    expect(rulesBrokenBy(`One. ${words(25)}. Two.`)).toEqual([])
    expect(rulesBrokenBy(`One. ${words(26)}. Two.`)).toEqual(['long-sentence'])
  })

  it('has at most 25 words a sentence in every voice', () => {
    const message = (count: number) =>
      `{focus, select, caregiving {Word${' word'.repeat(count - 3)} {days, plural, one {# day} other {# days}}.} other {Short.}}`

    expect(rulesBrokenBy(message(25))).toEqual([])
    expect(new Set(rulesBrokenBy(message(26)))).toEqual(new Set(['long-sentence']))
  })

  it('does not shout', () => {
    expect(rulesBrokenBy('This is IMPORTANT, I say.')).toEqual(['capitals'])
    expect(rulesBrokenBy('The first day: YYYY-MM-DD')).toEqual([])
  })

  it('has single spaces, and none at either end', () => {
    expect(rulesBrokenBy('Two  spaces.')).toEqual(['double-space'])
    expect(rulesBrokenBy('A space behind. ')).toContain('double-space')
  })

  it('ends the last of several sentences, where it does not end with a value', () => {
    expect(rulesBrokenBy('Saved. You can go on')).toEqual(['unfinished-sentence'])
    expect(rulesBrokenBy('Saved. You can go on.')).toEqual([])
    expect(rulesBrokenBy('What is it? {usages}')).toEqual([])
    expect(rulesBrokenBy('Set a goal')).toEqual([])
  })
})

describe('a public post', () => {
  it('names a person, a count and a date', () => {
    const message = '{name}: {days, plural, one {# day} other {# days}}, {count}, {date}.'

    expect(rulesBrokenBy(message, 'post.check-in')).toEqual([])
  })

  it.each(['title', 'answer', 'note', 'unit', 'goal'])('never names the %s', (secret) => {
    const message = `{name} checked in. {days, plural, one {# day} other {{${secret}}}}.`

    expect(rulesBrokenBy(message, 'post.check-in')).toEqual(['private-variable'])
    expect(rulesBrokenBy(message, 'share.preview')).toEqual([])
  })
})

describe('a post about a group goal', () => {
  it('names figures of all together, and nothing of anybody', () => {
    expect(rulesBrokenBy('{total} of {aim} {unit}: {percent} %.', 'post.group-goal.total')).toEqual(
      [],
    )
    expect(rulesBrokenBy('{name}: {amount}.', 'post.group-goal.total')).toEqual([
      'private-variable',
    ])
  })
})

describe('what everybody in a channel can read', () => {
  const publicKeys = [
    'post.check-in',
    'picture.days',
    'group.about',
    'guide.private',
    'welcome.first',
  ]

  it.each(publicKeys)('names no condition, no substance and no medicine: %s', (key) => {
    const missed = rulesOf.en.private.filter(
      (word) => !rulesBrokenBy(`{name} and ${word.toUpperCase()}.`, key).includes('private-word'),
    )

    expect(missed).toEqual([])
  })

  it.each([
    '{name} is 30 days sober.',
    '{name} has not been drinking for {days, plural, one {# day} other {# days}}.',
    'A week without gambling.',
    'Living with cancer.',
    '{name}’s insulin.',
    'Two widows checked in.',
    'Our carer’s evening.',
    '{days, plural, =100 {A hundred days of sobriety.} one {# day.} other {# days.}}',
  ])('is found to name one in %o', (message) => {
    expect(rulesBrokenBy(message, 'post.check-in')).toContain('private-word')
    expect(rulesBrokenBy(message, 'goal.about')).not.toContain('private-word')
  })

  it.each([
    '{name} checked in. {days, plural, one {# day} other {# days}} in all.',
    '{name} is starting a new run, and would like a kind word from you.',
    '{name} has reached 24 hours. {count} % of the way.',
    '{name} had a hard day and asks for company. You’ll know what to say.',
    '{name} is taking a pause, and will be back.',
    'Be kind to one another. What you share here stays here.',
  ])('has the words that it needs: %o', (message) => {
    expect(rulesBrokenBy(message, 'post.anything')).toEqual([])
  })

  it.each(publicKeys)(
    'is the same in every group, for it would tell what the group is about: %s',
    (key) => {
      const message = '{focus, select, bereavement {Hello.} other {Good morning.}}'

      expect(rulesBrokenBy(message, key)).toEqual(['voice-in-public'])
      expect(rulesBrokenBy('{kind, select, twelve_step {Hello.} other {So.}}', key)).toEqual([
        'voice-in-public',
      ])
      expect(rulesBrokenBy(message, 'goal.about')).toEqual([])
    },
  )
})

describe('a message', () => {
  it.each([
    ['a focus that no group has', '{focus, select, berevement {So.} other {Hello.}}'],
    ['a kind that no group has', '{kind, select, bereavement {So.} other {Hello.}}'],
    ['a plural case that the language has not', '{days, plural, few {# days} other {# days}}'],
  ])('has no case for %s', (_, message) => {
    expect(rulesBrokenBy(message)).toEqual(['dead-case'])
  })

  it('does not print what the code calls a focus', () => {
    expect(rulesBrokenBy('A group about {focus}.')).toEqual(['voice-as-text'])
  })

  it.each([
    ['with a hyphen in the name of a case', '{kind, select, twelve-step {So.} other {Hello.}}'],
    ['without the plural case other', '{days, plural, one {# day}}'],
    ['without an end to its value', 'Hello {name'],
    ['with a tag that nobody gives', '<i>{name}</i> checked in.'],
  ])('cannot be said %s', (_, message) => {
    expect(rulesBrokenBy(message)).toEqual(['unreadable-message'])
  })

  it('leaves no braces behind', () => {
    expect(rulesBrokenBy("Hello '{name}'.")).toEqual(['leftover-markup'])
  })
})

describe('another language', () => {
  const english = inEnglish({ hello: 'Hello {name}.', bye: 'Bye.' })
  const found = (messages: Catalogue['messages']) => {
    const german = { language: 'de', messages, rules: { words: [], private: [], allowed: [] } }
    return checkCatalogues([english, german]).map(findingLine)
  }

  it('has the same keys and the same variables', () => {
    expect(found({ hello: 'Hallo {name}.', bye: 'Bis bald.' })).toEqual([])
    expect(found({ hello: 'Hallo {name}.' })).toEqual(['de bye: missing-key: Bye.'])
    expect(found({ hello: 'Hallo {name}.', bye: 'Bis bald.', more: 'Mehr' })).toEqual([
      'de more: unknown-key: Mehr',
    ])
    expect(
      found({
        hello: '{kind, select, peer_led {Hallo} other {Guten Tag}} {name}.',
        bye: 'Bis bald.',
      }),
    ).toEqual([])
    expect(found({ hello: 'Hallo {titel}.', bye: 'Bis bald.' })).toEqual([
      'de hello: other-variables: titel instead of name',
    ])
  })

  it('is checked like the first', () => {
    expect(found({ hello: 'Hallo {name}!', bye: 'Bis bald.' })).toEqual([
      'de hello: exclamation-mark: Hallo Name!',
    ])
  })
})
