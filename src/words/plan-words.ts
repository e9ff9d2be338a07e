import type { Inline } from '#chat/inline.ts'
import { said } from '#chat/inline.ts'
import { shorten } from '#chat/shorten.ts'
import type { Language } from '#domain/person.ts'
import { type Plan, type PlanUse, planLimits } from '#domain/plan.ts'
import { cadenceWords } from './cadence.ts'
import type { Words } from './words.ts'

/** A plan with what was said of it. */
export interface PlanView extends Plan {
  readonly uses: readonly PlanUse[]
}

/**
 * "When ..., I will ...", with its time before it where it names one.
 *
 * @param most characters of each of the two texts; what is longer is shortened.
 */
export function planLine(
  words: Words,
  { cue, response, time }: Plan,
  most: number = planLimits.text,
): readonly Inline[] {
  const parts = { cue: said(shorten(cue, most)), response: said(shorten(response, most)) }
  return time === null
    ? words.line('plan.line', parts)
    : words.line('plan.line-at', { ...parts, time: timeText(time) })
}

/** On which days it is shown, and for what time. */
export function planSchedule(words: Words, { days, time }: Plan): string {
  const shown = cadenceWords(
    words,
    days.length === 0 ? { every: 'day' } : { every: 'weekdays', days },
  )
  return time === null
    ? words.say('plan.shown', { days: shown })
    : words.say('plan.shown-at', { days: shown, time: timeText(time) })
}

/** "It helped on 3 of 5 days", or `null` where nothing was said of it yet. Never a judgement. */
export function planHelped(words: Words, { uses }: PlanView): string | null {
  const helped = uses.filter((use) => use.helped).length
  if (uses.length === 0) return null
  return helped === 0
    ? words.say('plan.tried', { days: uses.length })
    : words.say('plan.helped', { helped, days: uses.length })
}

const timeText = (time: NonNullable<Plan['time']>): string =>
  time.toString({ smallestUnit: 'minute' })

/** How people begin the two texts, although the form has said it already. */
const openings: Readonly<Record<Language, { readonly cue: RegExp; readonly response: RegExp }>> = {
  en: {
    cue: /^(?:(?:when(?:ever)?|if)\s+(?=\S))+/i,
    response: /^(?:(?:then\s+)?I(?:\s+will|['’]ll)\s+(?=\S))+/i,
  },
}

/** What follows "When ...", from what a person typed. */
export const readCue = (typed: string, language: Language = 'en'): string =>
  trimmed(typed).replace(openings[language].cue, '')

/** What follows "I will ...", from what a person typed. */
export const readResponse = (typed: string, language: Language = 'en'): string =>
  trimmed(typed).replace(openings[language].response, '')

/** The sentence brings its own comma and full stop. */
const trimmed = (typed: string): string => typed.trim().replace(/(?<=[^\s.,])[.,]$/, '')
