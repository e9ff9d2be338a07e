import { type Inline, said } from '#chat/inline.ts'
import { limits } from '#chat/limits.ts'
import { shorten } from '#chat/shorten.ts'
import type { Words } from './words.ts'

/** Whom something can be told, by the name that the member knows. */
export interface NamedListener {
  readonly kind: 'group' | 'buddy'
  readonly name: string
}

/** Exactly who will read it, in one sentence. */
export const readersLine = (words: Words, { kind, name }: NamedListener): readonly Inline[] =>
  kind === 'group'
    ? words.line('share.readers.group', { group: said(name) })
    : words.line('share.readers.buddy', { name: said(name) })

/** The label of the button that begins to share with them. */
export const shareWithLabel = (words: Words, { kind, name }: NamedListener): string =>
  shorten(
    kind === 'group'
      ? words.say('share.with-group', { group: name })
      : words.say('share.with-buddy', { name }),
    limits.buttonLabel,
  )

/** Said once it has arrived. */
export const toldText = (words: Words, { kind, name }: NamedListener): string =>
  kind === 'group'
    ? words.say('share.done', { group: name })
    : words.say('share.told-buddy', { name })
