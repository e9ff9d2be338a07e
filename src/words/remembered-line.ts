import { type Block, paragraph } from '#chat/card.ts'
import { type Inline, said, text } from '#chat/inline.ts'
import type { Mention } from '#domain/remembered-date.ts'
import type { Words } from './words.ts'

/** More names of one day than this are counted. */
const mostNames = 3

/**
 * What the member remembers on this day and the next, in one quiet paragraph that stands above
 * everything else of the day; none where there is nothing. For the member alone.
 */
export function rememberedLine(words: Words, mentions: readonly Mention[]): readonly Block[] {
  if (mentions.length === 0) return []
  const today = mentions.filter(({ isDayBefore }) => !isDayBefore)
  const tomorrow = mentions.filter(({ isDayBefore }) => isDayBefore)
  return [
    paragraph([
      ...sentence('remembered.today', today),
      ...sentence('remembered.tomorrow', tomorrow),
      text(words.say('remembered.gently')),
    ]),
  ]

  function sentence(
    key: 'remembered.today' | 'remembered.tomorrow',
    all: readonly Mention[],
  ): readonly Inline[] {
    if (all.length === 0) return []
    const names = said(words.list(namesOf(words, all)))
    return [...words.line(key, { count: all.length, names }), text(' ')]
  }
}

function namesOf(words: Words, all: readonly Mention[]): readonly string[] {
  const names = all.slice(0, mostNames).map(({ remembered }) => remembered.name)
  const more = all.length - names.length
  return more === 0 ? names : [...names, words.say('remembered.more', { count: more })]
}
