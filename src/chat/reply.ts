import type { Audience } from './audience.ts'
import type { Card } from './card.ts'
import type { Form } from './form.ts'

/** What comes back to the person who spoke. */
export type Reply =
  | {
      readonly kind: 'card'
      readonly card: Card
      readonly audience: Audience
      /** Takes the place of the message whose button was used, where there is one. */
      readonly instead: boolean
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** The form again, with what was typed and a word at each field that needs another look. */
  | {
      readonly kind: 'form-again'
      readonly form: Form
      readonly problems: Readonly<Record<string, string>>
    }

/** A private answer. */
export const privately = (card: Card): Reply => ({
  kind: 'card',
  card,
  audience: 'only-you',
  instead: false,
})

/** A private answer in place of the card whose button was used. */
export const inPlace = (card: Card): Reply => ({
  kind: 'card',
  card,
  audience: 'only-you',
  instead: true,
})

export const openForm = (form: Form): Reply => ({ kind: 'form', form })
