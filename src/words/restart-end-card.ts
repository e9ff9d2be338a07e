import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import { type Block, button, buttons, type Card, card, heading, paragraph } from '#chat/card.ts'
import { command } from '#chat/inline.ts'
import { type FollowUpOffer, followUpQuestion } from './follow-up-question.ts'
import { setbackReaders, type ToldView, toldLines } from './setback-readers.ts'
import type { Words } from './words.ts'

/** What one telling has kept, in the order in which it was asked for. */
export type SetbackPart = 'dates' | 'around' | 'helped' | 'plan'

export interface RestartEnd {
  readonly parts: readonly SetbackPart[]
  readonly told: ToldView
}

export interface NewStart extends RestartEnd {
  readonly totalDays: number
  /** The first date of the new run; `null` when the run goes on. */
  readonly startOn: Temporal.PlainDate | null
  readonly today: Temporal.PlainDate
}

/** The end: totals first, when the new run begins, what is kept, and who can see it. */
export function newStartKeptCard(
  words: Words,
  { totalDays, startOn, today, ...end }: NewStart,
  actions: {
    readonly checkIn: ActionRef
    /** `null` where there is no setback to look at. */
    readonly kept: {
      readonly look: ActionRef
      readonly change: ActionRef
      readonly remove: ActionRef
      readonly followUp: FollowUpOffer
    } | null
  },
): Card {
  const { kept } = actions
  return card(
    words.say('restart.done'),
    heading(words.say('restart.done')),
    paragraph(words.say('restart.done.days', { days: totalDays })),
    paragraph(
      startOn === null
        ? words.say('restart.done.same')
        : words.say('restart.done.run', { day: words.day(startOn, today) }),
    ),
    paragraph(words.say('restart.done.gently')),
    keptLines(words, end),
    buttons(
      button(words.say('restart.check-in'), actions.checkIn, { main: true }),
      ...(kept
        ? [
            button(words.say('restart.done.look'), kept.look),
            button(words.say('setback.change'), kept.change),
            button(words.say('setback.delete'), kept.remove),
          ]
        : []),
    ),
    kept && followUpQuestion(words, kept.followUp, today),
  )
}

/** They stop before the end: what was kept until then stays, and there is nothing else. */
export function stoppedCard(
  words: Words,
  end: RestartEnd,
  actions: { readonly look: ActionRef | null },
): Card {
  return card(
    words.say('restart.stopped'),
    heading(words.say('restart.stopped')),
    keptLines(words, end),
    paragraph(words.line('restart.stopped.back', { command: command('restart') })),
    actions.look && buttons(button(words.say('restart.done.look'), actions.look)),
  )
}

function keptLines(words: Words, { parts, told }: RestartEnd): readonly Block[] {
  if (parts.length === 0)
    return [paragraph(words.say('restart.stopped.nothing')), ...toldLines(words, told)]
  const named = words.list(parts.map((part) => words.say(`restart.part.${part}`)))
  return [
    paragraph(words.say('restart.done.kept', { parts: named })),
    ...setbackReaders(words, told),
  ]
}
