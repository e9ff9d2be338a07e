import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  divider,
  heading,
  paragraph,
  quote,
} from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { type Inline, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { ShareId } from '#domain/id.ts'
import type { Key, Words } from './words.ts'

/** A post that moderators are asked to look at. */
export interface ConcernView {
  readonly shareId: ShareId
  /** `null` when it is kept no more. */
  readonly share: {
    readonly kind: 'check-in' | 'milestone' | 'new-start'
    readonly name: string
    readonly on: Temporal.PlainDate
  } | null
  /** What was written about it. */
  readonly words: readonly string[]
}

export interface ConcernActions {
  leave(concern: ConcernView): ActionRef
  takeDown(concern: ConcernView): ActionRef
  page(page: number): ActionRef
}

/** As many as fit on one card, with everything that was written. */
const concernsOnCard = 2
const quotesOfConcern = 3

/**
 * To moderators: what nobody has looked at yet.
 *
 * @param page from 0; beyond the last one, the last.
 * @param news what was just done, or `null`.
 */
export function concernsCard(
  words: Words,
  all: readonly ConcernView[],
  today: Temporal.PlainDate,
  page: number,
  actions: ConcernActions,
  news: Key | null,
): Card {
  const title = words.say('concern.title')
  const last = Math.max(Math.ceil(all.length / concernsOnCard) - 1, 0)
  const at = Math.min(page, last)
  const shown = all.slice(at * concernsOnCard, (at + 1) * concernsOnCard)
  return card(
    news ? words.say(news) : title,
    heading(title),
    news && paragraph(words.say(news)),
    all.length === 0 ? paragraph(words.say('concern.none')) : null,
    shown.flatMap((one) => concernBlocks(words, one, today, actions)),
    last > 0
      ? buttons(
          button(
            words.say(at === last ? 'page.first' : 'page.next'),
            actions.page(at === last ? 0 : at + 1),
          ),
        )
      : null,
    aside(words.say('concern.unknown')),
  )
}

const concernBlocks = (
  words: Words,
  concern: ConcernView,
  today: Temporal.PlainDate,
  actions: ConcernActions,
): readonly Block[] => [
  paragraph(postLine(words, concern, today)),
  ...concern.words.slice(0, quotesOfConcern).map(quote),
  ...(concern.words.length === 0 ? [aside(words.say('concern.no-words'))] : []),
  ...(concern.words.length > quotesOfConcern ? [aside(words.say('concern.more-words'))] : []),
  buttons(
    button(words.say('concern.leave'), actions.leave(concern)),
    button(words.say('concern.take-down'), actions.takeDown(concern)),
  ),
  divider,
]

function postLine(
  words: Words,
  { share }: ConcernView,
  today: Temporal.PlainDate,
): readonly Inline[] {
  if (share === null) return words.line('concern.post.unknown')
  const { kind, name, on } = share
  return words.line(`concern.post.${kind}`, { name: said(name), date: words.date(on, today) })
}

/** Comes to each moderator, once for each post. */
export function concernNoticeCard(words: Words, group: string, show: ActionRef): Card {
  return card(
    shorten(words.say('concern.notice', { group }), limits.summary),
    paragraph(words.line('concern.notice', { group: said(group) })),
    buttons(button(words.say('concern.notice.show'), show)),
  )
}

/** It could not be removed in every channel. */
export const concernPartlyCard = (words: Words, again: ActionRef): Card =>
  card(
    words.say('concern.partly'),
    paragraph(words.say('concern.partly')),
    paragraph(words.say('concern.partly.words')),
    buttons(button(words.say('concern.again'), again)),
  )

/** Comes to the author of what was taken down. */
export const takenDownCard = (
  words: Words,
  group: string,
  { on, today }: Record<'on' | 'today', Temporal.PlainDate>,
): Card =>
  card(
    words.say('taken-down.title'),
    heading(words.say('taken-down.title')),
    paragraph(words.line('taken-down.words', { group: said(group), date: words.date(on, today) })),
    paragraph(words.say('taken-down.kept')),
    paragraph(words.say('taken-down.talk')),
    aside(words.say('taken-down.private')),
  )

/** @param limit in UTF-16 units. */
export const concernForm = (words: Words, limit: number, action: ActionRef): Form => ({
  kind: 'form',
  title: words.say('concern.form'),
  submit: words.say('concern.form.send'),
  action,
  fields: [
    {
      field: 'text',
      name: 'words',
      label: words.say('concern.form.words'),
      hint: words.say('concern.form.hint'),
      required: false,
      maxLength: limit,
    },
  ],
})
