import { plainText } from '#chat/inline.ts'
import { focuses, groupKinds } from '#domain/group.ts'
import type { Voice, Words } from '#words/words.ts'

const voices: readonly Voice[] = groupKinds.flatMap((kind) =>
  focuses.map((focus) => ({ kind, focus })),
)

/** Every key that was said to these words. */
export const heard = new Set<string>()

/**
 * Words that say everything in every voice, so that a value that only one of them needs is missed, too.
 * What comes of it is the longest, so that what fits fits in all of them.
 */
export function inEveryVoice(wordsIn: (voice: Voice) => Words): Words {
  const all = voices.map(wordsIn)
  const [first] = all
  if (!first) throw new Error('there is no voice')
  const longest = <T>(key: string, said: (words: Words) => T, lengthOf: (said: T) => number): T => {
    heard.add(key)
    return all.map(said).reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a))
  }
  return {
    ...first,
    say: (key, values) =>
      longest(
        key,
        (words) => words.say(key, values),
        (said) => said.length,
      ),
    line: (key, values) =>
      longest(
        key,
        (words) => words.line(key, values),
        (said) => plainText(said).length,
      ),
  }
}
