import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  type Button,
  button,
  buttons,
  type Card,
  card,
  heading,
  paragraph,
} from '#chat/card.ts'
import { command, said } from '#chat/inline.ts'
import type { PromptTone } from '#domain/prompt.ts'
import {
  type CheckInDay,
  type DayActions,
  type DayGoals,
  goalsOfDay,
  morePages,
} from './check-in-card.ts'
import { rememberedLine } from './remembered-line.ts'
import type { Words } from './words.ts'

/** How long a member can have a prompt wait, in hours. */
export const laterHours = [1, 3] as const
export type LaterHours = (typeof laterHours)[number]

/** What the buttons of a prompt do. */
export interface PromptActions extends DayActions {
  day(on: Temporal.PlainDate, page: number): ActionRef
  later(on: Temporal.PlainDate, hours: LaterHours): ActionRef
  notToday(on: Temporal.PlainDate): ActionRef
  pause(on: Temporal.PlainDate): ActionRef
  keep(on: Temporal.PlainDate): ActionRef
  stop: ActionRef
  checkIn: ActionRef
}

/** The goals of a date that a prompt shows. */
export interface PromptDay extends DayGoals, Pick<CheckInDay, 'today' | 'remembered'> {
  /** How it speaks when it comes; `null` once something was done on it. */
  readonly lead: PromptTone | 'later' | null
  /** What a button of it has done, in a sentence; `null` for nothing. */
  readonly done: string | null
}

/** As many goals as fit on a prompt with all buttons. */
export const goalsOnPrompt = 3

/** The goals of one date with their buttons. It names the date, so that an old one still says its own. */
export function promptCard(words: Words, day: PromptDay, actions: PromptActions): Card {
  const title = words.say('check-in.summary', { day: words.date(day.on, day.today) })
  const { lead, done } = day
  return card(
    title,
    heading(title),
    lead && leadBlocks(words, lead),
    rememberedLine(words, day.remembered),
    done === null ? null : paragraph([said(done)]),
    goalsOrNone(words, day, actions),
    lead === 'last'
      ? buttons(
          button(words.say('prompt.keep'), actions.keep(day.on)),
          button(words.say('prompt.stop'), actions.stop),
        )
      : null,
    isWaiting(day) ? buttons(...otherwise(words, day.on, actions)) : null,
  )
}

function leadBlocks(words: Words, lead: PromptTone | 'later'): readonly Block[] {
  const line = paragraph(words.say(`prompt.lead.${lead}`))
  if (lead === 'last') return [line, aside(words.say('prompt.lead.last.words'))]
  if (lead !== 'quiet') return [line]
  const how = { pause: command('pause'), settings: command('settings') }
  return [line, aside(words.line('prompt.lead.quiet.how', how))]
}

const otherwise = (
  words: Words,
  on: Temporal.PlainDate,
  actions: PromptActions,
): readonly Button[] => [
  ...laterHours.map((hours) =>
    button(words.say('prompt.in-hours', { hours }), actions.later(on, hours)),
  ),
  button(words.say('prompt.not-today'), actions.notToday(on)),
  button(words.say('prompt.pause'), actions.pause(on)),
]

/** One reminder for a date that is still open, in one quiet line. */
export function nudgeCard(
  words: Words,
  day: Omit<PromptDay, 'lead' | 'done'>,
  actions: Omit<PromptActions, 'later' | 'pause' | 'keep' | 'stop'>,
): Card {
  const line = words.say('prompt.lead.nudge', { day: words.date(day.on, day.today) })
  return card(
    line,
    paragraph(line),
    rememberedLine(words, day.remembered),
    goalsOrNone(words, day, actions),
    isWaiting(day) ? buttons(button(words.say('prompt.not-now'), actions.notToday(day.on))) : null,
  )
}

const isWaiting = ({ goals }: Pick<DayGoals, 'goals'>): boolean =>
  goals.some(({ checkIn }) => checkIn === null)

function goalsOrNone(
  words: Words,
  day: DayGoals,
  actions: DayActions & Pick<PromptActions, 'day' | 'checkIn'>,
): readonly Block[] {
  if (day.goals.length === 0)
    return [
      paragraph(words.say('prompt.nothing')),
      buttons(button(words.say('restart.check-in'), actions.checkIn)),
    ]
  const more = morePages(words, day, actions, goalsOnPrompt)
  return [
    ...goalsOfDay(words, day, actions, goalsOnPrompt),
    ...(more.length > 0 ? [buttons(...more)] : []),
  ]
}
