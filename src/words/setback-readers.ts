import { aside, type Block } from '#chat/card.ts'
import { said } from '#chat/inline.ts'
import { type Nobody, readersOf } from '#domain/readers.ts'
import type { NamedListener } from './listener.ts'
import type { Key, Words } from './words.ts'

/** Who was told of a new start. */
export interface ToldView {
  readonly listeners: readonly NamedListener[]
  /** Whether there are others, with whom the member is not connected any more. */
  readonly hasOthers: boolean
}

/** Others could read it only by another rule, which would need other words. */
const sentences: Readonly<Record<Nobody, Key>> = { nobody: 'setback.readers.owner' }

/** Who can see a setback itself, and who was told of the new start. */
export const setbackReaders = (words: Words, told: ToldView): readonly Block[] => [
  aside(words.say(sentences[readersOf({ kind: 'setback' })])),
  ...toldLines(words, told),
]

/** Who was told of the new start. */
export const toldLines = (words: Words, { listeners, hasOthers }: ToldView): readonly Block[] => [
  ...listeners.map(({ kind, name }) =>
    aside(
      kind === 'group'
        ? words.line('setback.told.group', { group: said(name) })
        : words.line('setback.told.buddy', { name: said(name) }),
    ),
  ),
  ...(hasOthers ? [aside(words.say('setback.told.before'))] : []),
]
