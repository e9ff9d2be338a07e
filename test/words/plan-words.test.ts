import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '#chat/inline.ts'
import { asId, type PlanId } from '#domain/id.ts'
import {
  type PlanView,
  planHelped,
  planLine,
  planSchedule,
  readCue,
  readResponse,
} from '#words/plan-words.ts'
import { wordsIn } from '#words/words.ts'
import { aGoal, date, time } from '../support/builders.ts'

const words = wordsIn('en')
const aPlan = (parts: Partial<PlanView> = {}): PlanView => ({
  id: asId<PlanId>('00000000-0000-4000-8000-000000000001'),
  goalId: aGoal().id,
  cue: 'it rains',
  response: 'stay in',
  days: [],
  time: null,
  uses: [],
  ...parts,
})

describe('what people type for a plan', () => {
  it.each([
    ['I have had lunch', 'I have had lunch'],
    ['When I have had lunch,', 'I have had lunch'],
    ['if it rains', 'it rains'],
    ['Whenever it rains.', 'it rains'],
    ['when when it rains', 'it rains'],
    ['whenever', 'whenever'],
    ['when', 'when'],
    ['iffy', 'iffy'],
    ['it rains ...', 'it rains ...'],
  ])('after “When”: %j', (typed, cue) => {
    expect(readCue(typed)).toBe(cue)
  })

  it.each([
    ['put on my shoes.', 'put on my shoes'],
    ['I will put on my shoes', 'put on my shoes'],
    ['then I’ll go', 'go'],
    ['I willingly go', 'I willingly go'],
    ['I will', 'I will'],
    ['', ''],
  ])('after “I will”: %j', (typed, response) => {
    expect(readResponse(typed)).toBe(response)
  })

  it('is read the same a second time, when the plan is changed', () => {
    const anyTyped = fc
      .array(fc.constantFrom('when', 'If', 'then', 'I', 'will', 'I’ll', 'go', ',', '.', '...', ' '))
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.oneof(anyTyped, fc.string({ unit: 'grapheme' })), (typed) => {
        expect(readCue(readCue(typed))).toBe(readCue(typed))
        expect(readResponse(readResponse(typed))).toBe(readResponse(typed))
      }),
    )
  })
})

describe('a plan in words', () => {
  it('is one sentence, with its time before it', () => {
    expect(plainText(planLine(words, aPlan()))).toBe('When it rains, I will stay in.')
    expect(plainText(planLine(words, aPlan({ time: time('08:05') })))).toBe(
      '08:05: when it rains, I will stay in.',
    )
    expect(plainText(planLine(words, aPlan({ cue: 'a long time ago' }), 8))).toBe(
      'When a long…, I will stay in.',
    )
  })

  it('says when it is shown', () => {
    expect(planSchedule(words, aPlan())).toBe('Shown every day.')
    expect(planSchedule(words, aPlan({ days: [1, 5], time: time('08:05') }))).toBe(
      'Shown on Monday and Friday, for 08:05.',
    )
  })

  it.each([
    ['', null],
    ['yyynn', 'It helped on 3 of 5 days that you told of.'],
    ['y', 'It helped on 1 of 1 day that you told of.'],
    ['nn', 'You have told of it on 2 days.'],
  ])('says what was said of it, and judges nothing: %j', (said, sentence) => {
    const uses = [...said].map((answer, day) => ({
      planId: aPlan().id,
      on: date('2026-03-02').add({ days: day }),
      helped: answer === 'y',
    }))

    expect(planHelped(words, aPlan({ uses }))).toBe(sentence)
  })
})
