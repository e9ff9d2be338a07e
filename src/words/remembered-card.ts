import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  heading,
  paragraph,
} from '#chat/card.ts'
import { type Inline, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { RememberedDateId } from '#domain/id.ts'
import type { RememberedDate } from '#domain/remembered-date.ts'
import type { Key, Words } from './words.ts'

export interface RememberedActions {
  readonly add: ActionRef
  change(remembered: RememberedDate): ActionRef
  remove(remembered: RememberedDate): ActionRef
  removeNow(remembered: RememberedDate): ActionRef
  page(page: number): ActionRef
}

/** As many as fit on one card with their buttons. */
const datesOnCard = 7

/** The page on which a date stands; the first where it does not. */
export function pageOfRemembered(all: readonly RememberedDate[], id: RememberedDateId): number {
  const index = all.findIndex((one) => one.id === id)
  return Math.floor(Math.max(index, 0) / datesOnCard)
}

/**
 * The dates in their order, each with a button that changes it and one that removes it.
 *
 * @param page from 0; beyond the last one, the last.
 * @param news what was just done, or `null`.
 */
export function rememberedCard(
  words: Words,
  all: readonly RememberedDate[],
  page: number,
  actions: RememberedActions,
  news: Key | null,
): Card {
  const title = words.say('remembered.title')
  const last = Math.max(Math.ceil(all.length / datesOnCard) - 1, 0)
  const at = Math.min(page, last)
  const shown = all.slice(at * datesOnCard, (at + 1) * datesOnCard)
  const more = button(
    words.say(at === last ? 'page.first' : 'page.next'),
    actions.page(at === last ? 0 : at + 1),
  )
  return card(
    words.say(news ?? 'remembered.title'),
    heading(title),
    news && paragraph(words.say(news)),
    all.length === 0 ? paragraph(words.say('remembered.none')) : null,
    shown.flatMap((one) => dateBlocks(words, one, actions)),
    buttons(
      button(words.say('remembered.add'), actions.add, { main: all.length === 0 }),
      ...(last > 0 ? [more] : []),
    ),
    aside(words.say('remembered.how')),
    aside(words.say('remembered.private')),
  )
}

function dateBlocks(
  words: Words,
  remembered: RememberedDate,
  actions: RememberedActions,
): readonly Block[] {
  const label = (key: 'remembered.change' | 'remembered.remove'): string =>
    shorten(words.say(key, { name: remembered.name }), limits.buttonLabel)
  return [
    paragraph(lineOf(words, remembered)),
    buttons(
      button(label('remembered.change'), actions.change(remembered)),
      button(label('remembered.remove'), actions.remove(remembered)),
    ),
  ]
}

const lineOf = (words: Words, remembered: RememberedDate): readonly Inline[] =>
  words.line(remembered.dayBefore ? 'remembered.day-before' : 'remembered.on-the-day', {
    name: said(remembered.name),
    date: words.yearly(remembered),
  })

/** @param back the page on which the date stands. */
export const removeRememberedQuestionCard = (
  words: Words,
  remembered: RememberedDate,
  back: number,
  actions: RememberedActions,
): Card =>
  card(
    words.say('remembered.remove-question'),
    heading(words.say('remembered.remove-question')),
    paragraph(lineOf(words, remembered)),
    buttons(
      button(words.say('remembered.remove-yes'), actions.removeNow(remembered)),
      button(words.say('remembered.remove-no'), actions.page(back)),
    ),
    aside(words.say('remembered.private')),
  )
