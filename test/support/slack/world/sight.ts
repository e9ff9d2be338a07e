import type { Message } from './message.ts'
import type { User } from './places.ts'
import type { View } from './view.ts'

/** Something that came before people's eyes. */
export type Sight =
  | { readonly kind: 'message' | 'changed' | 'deleted'; readonly message: Message }
  /** A modal that was opened, laid upon another or changed; or a Home tab that was published. */
  | { readonly kind: 'modal' | 'home'; readonly view: View }
  /** What a form that was sent was given back with: sentences by the ids of its blocks. */
  | {
      readonly kind: 'errors'
      readonly view: View
      readonly errors: Readonly<Record<string, string>>
    }

/** Whether it was for these eyes. What is deleted was seen before. */
export const isSightFor = (
  sight: Sight,
  user: User,
  sees: (message: Message, user: User) => boolean,
): boolean =>
  'message' in sight ? sees({ ...sight.message, deleted: false }, user) : sight.view.user === user
