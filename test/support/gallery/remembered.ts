import { rememberedLimits } from '#domain/remembered-date.ts'
import * as rememberedCards from '#words/remembered-card.ts'
import * as rememberedForms from '#words/remembered-form.ts'
import type { Room } from './room.ts'
import { nothing, remembered, toAny, words } from './subjects.ts'

const all = remembered.map((one) => one.remembered)
const [first] = all
if (!first) throw new Error('there is no date')
const actions = { add: nothing, change: toAny, remove: toAny, removeNow: toAny, page: toAny }

/** Dates that a member remembers. */
export const rememberedRoom: Room = {
  modules: [rememberedCards, rememberedForms],
  cards: [
    ...[0, 5].map(
      (page) =>
        [
          'rememberedCard',
          rememberedCards.rememberedCard(words, all, page, actions, 'remembered.saved'),
        ] as const,
    ),
    ['rememberedCard', rememberedCards.rememberedCard(words, [], 0, actions, null)],
    [
      'removeRememberedQuestionCard',
      rememberedCards.removeRememberedQuestionCard(words, first, 0, actions),
    ],
  ],
  forms: [
    [
      'rememberedForm',
      rememberedForms.rememberedForm(
        words,
        { name: 'n'.repeat(rememberedLimits.name), date: 'd'.repeat(40), mention: 'day-before' },
        nothing,
      ),
    ],
  ],
}
