import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import { aside, button, buttons, type Card, card, heading, paragraph } from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Key, Words } from './words.ts'

export interface PauseView {
  readonly pause: { readonly id: string; readonly until: Temporal.PlainDate | null }
  /** The goal's title; `null` for everything. */
  readonly title: string | null
}

export interface PauseActions {
  readonly forAWeek: ActionRef
  readonly forNow: ActionRef
  end(id: string): ActionRef
}

/** How many pauses stand on one card. */
const most = 10

/**
 * What is on hold, each with a button that ends it, and a way to put everything on hold.
 *
 * @param news what was just done, or `null`.
 */
export function pauseCard(
  words: Words,
  views: readonly PauseView[],
  today: Temporal.PlainDate,
  actions: PauseActions,
  news: Key | null,
): Card {
  const isAllPaused = views.some(({ title }) => title === null)
  return card(
    words.say(news ?? 'pause.title'),
    heading(words.say('pause.title')),
    news && paragraph(words.say(news)),
    views.length === 0 ? paragraph(words.say('pause.none')) : null,
    views
      .slice(0, most)
      .flatMap((view) => [
        paragraph(viewLine(words, view, today)),
        buttons(
          button(
            shorten(words.say('pause.end', { what: nameOf(words, view) }), limits.buttonLabel),
            actions.end(view.pause.id),
          ),
        ),
      ]),
    isAllPaused
      ? null
      : buttons(
          button(words.say('pause.for-a-week'), actions.forAWeek),
          button(words.say('pause.for-now'), actions.forNow),
        ),
    aside(words.say('pause.how')),
  )
}

function viewLine(words: Words, view: PauseView, today: Temporal.PlainDate) {
  const what = said(nameOf(words, view))
  const { until } = view.pause
  return until === null
    ? words.line('pause.open', { what })
    : words.line('pause.until', { what, day: words.day(until, today) })
}

const nameOf = (words: Words, { title }: PauseView): string => title ?? words.say('pause.all')
