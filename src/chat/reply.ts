import type { Audience } from './audience.ts'
import type { Card } from './card.ts'
import type { Form } from './form.ts'

/** An answer that is a card. */
export interface CardReply {
  readonly kind: 'card'
  readonly card: Card
  readonly audience: Audience
  /** Takes the place of the message whose button was used, where there is one. */
  readonly instead: boolean
  /**
   * Makes the further cards, shown after the first in this order. Only the person who spoke sees them.
   * Asked at most once, when the first was taken, so that nobody waits for them.
   */
  also(): Promise<readonly Card[]>
}

/** What comes back to the person who spoke. */
export type Reply =
  | CardReply
  | { readonly kind: 'form'; readonly form: Form }
  /** The form again, with what was typed and a word at each field that needs another look. */
  | {
      readonly kind: 'form-again'
      readonly form: Form
      readonly problems: Readonly<Record<string, string>>
    }

const nothing = async (): Promise<readonly Card[]> => []

/** A private answer. */
export const privately = (card: Card): CardReply => ({
  kind: 'card',
  card,
  audience: 'only-you',
  instead: false,
  also: nothing,
})

/** A private answer in place of the card whose button was used. */
export const inPlace = (card: Card): CardReply => ({
  kind: 'card',
  card,
  audience: 'only-you',
  instead: true,
  also: nothing,
})

/** The same answer, with further private cards after it and after those that it brings already. */
export const alongWith = (reply: CardReply, more: () => Promise<readonly Card[]>): CardReply => ({
  ...reply,
  also: async () => [...(await reply.also()), ...(await more())],
})

export const openForm = (form: Form): Reply => ({ kind: 'form', form })
