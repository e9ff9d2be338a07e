import type { Group } from '#domain/group.ts'
import { type Words, wordsIn } from './words.ts'

/**
 * What members agree to for being with one another, one guideline a line: the group's own, or what a
 * group of its kind and focus begins with. Up to 1,500 characters, and never empty.
 */
export function guidelinesOf(
  { language }: Words,
  { guidelines, kind, focus }: Pick<Group, 'guidelines' | 'kind' | 'focus'>,
): string {
  if (guidelines !== null) return guidelines
  const words = wordsIn(language, { kind, focus })
  return [
    words.say('guidelines.stays-here'),
    words.say('guidelines.own-story'),
    words.say('guidelines.no-advice'),
    words.say('guidelines.kind'),
    words.say('guidelines.pace'),
    words.say('guidelines.help'),
  ].join('\n')
}
