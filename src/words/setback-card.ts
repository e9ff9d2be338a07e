import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  type Block,
  type Button,
  button,
  buttons,
  type Card,
  card,
  choice,
  fact,
  facts,
  heading,
  paragraph,
  quote,
} from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Goal } from '#domain/goal.ts'
import type { Setback } from '#domain/setback.ts'
import { fitted } from './fitted.ts'
import { type FollowUpOffer, followUpButton, followUpSaid } from './follow-up-question.ts'
import { setbackReaders, type ToldView } from './setback-readers.ts'
import type { Key, Words } from './words.ts'

export interface SetbackItem {
  readonly goal: Goal
  readonly setback: Setback
}

/** A setback as the member whose it is sees it. */
export interface SetbackView extends SetbackItem {
  readonly told: ToldView
  readonly today: Temporal.PlainDate
}

/** How many stand in one list. */
const setbacksOnPage = limits.options

/** What was told before, the newest first. */
export function setbackListCard(
  words: Words,
  items: readonly SetbackItem[],
  { page, today }: { readonly page: number; readonly today: Temporal.PlainDate },
  actions: { readonly open: ActionRef; page(page: number): ActionRef },
): Card {
  const title = words.say('setback.list')
  if (items.length === 0)
    return card(title, heading(title), paragraph(words.say('setback.list.none')))
  const first = page * setbacksOnPage
  const options = items.slice(first, first + setbacksOnPage).map(({ goal, setback }) => ({
    label: shorten(
      words.say('setback.list.item', {
        date: words.date(setback.on, today),
        title: goal.title,
      }),
      limits.optionLabel,
    ),
    value: setback.id,
  }))
  return card(
    title,
    heading(title),
    paragraph(words.say('setback.list.words')),
    choice(words.say('setback.list.choose'), actions.open, options),
    morePages(),
  )

  function morePages(): Block | null {
    if (items.length <= setbacksOnPage) return null
    const isLast = first + setbacksOnPage >= items.length
    return buttons(
      button(words.say(isLast ? 'page.first' : 'page.next'), actions.page(isLast ? 0 : page + 1)),
    )
  }
}

/** As long as each of the two texts can be, so that both fit on one card. */
const textLength = 1500

/** One setback, whole, with what can be done about it. */
export function setbackCard(
  words: Words,
  { goal, setback, told, today }: SetbackView,
  actions: {
    readonly change: ActionRef
    readonly remove: ActionRef
    readonly list: ActionRef
    readonly followUp: FollowUpOffer
  },
  title: Key = 'setback.title',
): Card {
  const { on, time, startOn, around, helped } = setback
  const date = words.date(on, today)
  const clock = time?.toString({ smallestUnit: 'minute' })
  return card(
    words.say(title),
    heading(words.say(title)),
    paragraph(words.line('goal.title', { title: said(goal.title) })),
    facts(
      fact(
        words.say('setback.on'),
        clock === undefined ? date : words.say('setback.on.time', { date, time: clock }),
      ),
      fact(
        words.say('setback.start'),
        startOn === null ? words.say('setback.start.same') : words.date(startOn, today),
      ),
    ),
    around === null ? null : [paragraph(words.say('setback.around')), shown(around)],
    helped === null ? null : [paragraph(words.say('setback.helped')), shown(helped)],
    setbackReaders(words, told),
    followUpSaid(words, actions.followUp, today),
    buttons(
      button(words.say('setback.change'), actions.change),
      button(words.say('setback.delete'), actions.remove),
      button(words.say('restart.look-back'), actions.list),
      ...followUpButton(words, actions.followUp),
    ),
  )
}

const shown = (text: string): Block => quote(fitted(text, textLength))

/** Asks once before a setback is deleted. */
export function deleteSetbackCard(
  words: Words,
  { setback, told }: Pick<SetbackView, 'setback' | 'told'>,
  actions: { readonly remove: ActionRef; readonly keep: ActionRef },
): Card {
  const isTold = told.hasOthers || told.listeners.length > 0
  return card(
    words.say('setback.delete-question'),
    heading(words.say('setback.delete-question')),
    paragraph(words.say('setback.delete.words')),
    setback.startOn === null ? null : paragraph(words.say('setback.delete.joins')),
    isTold ? paragraph(words.say('setback.delete.told')) : null,
    buttons(
      button(words.say('setback.delete-yes'), actions.remove),
      button(words.say('setback.delete-no'), actions.keep, { main: true }),
    ),
  )
}

/** It is deleted: the days are all still there. */
export function setbackDeletedCard(
  words: Words,
  { totalDays, hasJoined }: { readonly totalDays: number; readonly hasJoined: boolean },
  actions: { readonly checkIn: ActionRef; readonly list: ActionRef | null },
): Card {
  const more: readonly Button[] = actions.list
    ? [button(words.say('restart.look-back'), actions.list)]
    : []
  return card(
    words.say('setback.deleted'),
    heading(words.say('setback.deleted')),
    paragraph(words.say('restart.done.days', { days: totalDays })),
    hasJoined ? paragraph(words.say('setback.deleted.joined')) : null,
    buttons(button(words.say('restart.check-in'), actions.checkIn), ...more),
  )
}
