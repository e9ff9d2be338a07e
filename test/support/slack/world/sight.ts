import type { Interaction } from './interaction.ts'
import type { Message } from './message.ts'
import type { User } from './places.ts'
import type { View } from './view.ts'

/** Something that came before people's eyes. */
export type Sight =
  | {
      readonly kind: 'message' | 'changed' | 'deleted'
      readonly message: Message
      /** Whose `response_url` it came by, if it did. */
      readonly asked?: Interaction | undefined
    }
  /** A modal that was opened, laid upon another or changed; or a Home tab that was published. */
  | { readonly kind: 'modal' | 'home'; readonly view: View }
  /** What a form that was sent was given back with: sentences by the ids of its blocks. */
  | {
      readonly kind: 'errors'
      readonly view: View
      readonly errors: Readonly<Record<string, string>>
    }

/**
 * Whether it can have come of this: it did not come by the `response_url` of something else. A form
 * that was sent has none of its own, and is answered by the one of whatever opened it.
 */
export const canBeOf = (sight: Sight, interaction: Interaction): boolean =>
  !('asked' in sight) ||
  sight.asked === undefined ||
  sight.asked === interaction ||
  interaction.asking.kind === 'submission'

/** Whether it was for these eyes. What is deleted was seen before. */
export const isSightFor = (
  sight: Sight,
  user: User,
  sees: (message: Message, user: User) => boolean,
): boolean =>
  'message' in sight ? sees({ ...sight.message, deleted: false }, user) : sight.view.user === user
