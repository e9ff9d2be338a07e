import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import { type Block, type Button, button, buttons, paragraph } from '#chat/card.ts'
import { timeText } from './clock-time.ts'
import type { Words } from './words.ts'

/** Whether a member is asked how they are, a day after a setback. */
export interface FollowUpOffer {
  /** When it comes, on their own clock; `null` when it does not. */
  readonly at: Temporal.PlainDateTime | null
  /** Has them asked; `null` when it is too late for that, or they have just said no. */
  readonly ask: ActionRef | null
  readonly doNotAsk: ActionRef
}

/** At the end of a telling: the question, or what they have said to it. */
export function followUpQuestion(
  words: Words,
  offer: FollowUpOffer,
  today: Temporal.PlainDate,
): readonly Block[] {
  if (offer.at !== null)
    return [...followUpSaid(words, offer, today), buttons(...followUpButton(words, offer))]
  if (offer.ask === null) return []
  return [
    paragraph(words.say('follow-up.ask')),
    buttons(
      button(words.say('follow-up.yes'), offer.ask),
      button(words.say('follow-up.no'), offer.doNotAsk),
    ),
  ]
}

/** When it comes; nothing where it does not. */
export const followUpSaid = (
  words: Words,
  { at }: FollowUpOffer,
  today: Temporal.PlainDate,
): readonly Block[] =>
  at === null
    ? []
    : [
        paragraph(
          words.say('follow-up.set', {
            date: words.date(at.toPlainDate(), today),
            time: timeText(at.toPlainTime()),
          }),
        ),
      ]

/** Changes it, as long as it lies ahead. */
export function followUpButton(words: Words, offer: FollowUpOffer): readonly Button[] {
  if (offer.at !== null) return [button(words.say('follow-up.do-not'), offer.doNotAsk)]
  return offer.ask === null ? [] : [button(words.say('follow-up.ask-me'), offer.ask)]
}
