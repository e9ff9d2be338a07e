import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import {
  aside,
  type Block,
  button,
  buttons,
  type Card,
  card,
  heading,
  paragraph,
} from '#chat/card.ts'
import { command } from '#chat/inline.ts'
import type { Zone } from '#domain/calendar.ts'
import { clockTime, timeText } from './clock-time.ts'
import { zoneName } from './settings-card.ts'
import type { Words } from './words.ts'

/** They need not be asked about this day again. It says nothing of the day itself. */
export function letBeCard(
  words: Words,
  { on, today }: { readonly on: Temporal.PlainDate; readonly today: Temporal.PlainDate },
  actions: { readonly checkIn: ActionRef },
): Card {
  return card(
    words.say('prompt.let-be'),
    heading(words.say('prompt.let-be')),
    paragraph(words.say('prompt.let-be.words', { day: words.date(on, today) })),
    buttons(button(words.say('prompt.check-in'), actions.checkIn)),
  )
}

/** Asks only for how long everything is to rest; no reason is asked. */
export function pauseAllCard(
  words: Words,
  actions: {
    /** For so many days, today among them; `null` until the member says. */
    pause(days: number | null): ActionRef
    readonly back: ActionRef
  },
): Card {
  return card(
    words.say('prompt.pause-question'),
    heading(words.say('prompt.pause-question')),
    paragraph(words.say('pause.how')),
    buttons(
      button(words.say('prompt.pause.today'), actions.pause(1)),
      button(words.say('prompt.pause.week'), actions.pause(7)),
      button(words.say('prompt.pause.open'), actions.pause(null)),
      button(words.say('prompt.pause.no'), actions.back),
    ),
  )
}

/** No prompt comes any more. */
export function promptsStoppedCard(
  words: Words,
  actions: { readonly checkIn: ActionRef; readonly again: ActionRef },
): Card {
  return card(
    words.say('prompt.stopped'),
    heading(words.say('prompt.stopped')),
    paragraph(words.say('prompt.stopped.words')),
    buttons(
      button(words.say('prompt.check-in'), actions.checkIn),
      button(words.say('prompt.stopped.again'), actions.again),
    ),
  )
}

/** By which clock somebody would be asked. */
export interface OwnClock {
  readonly zone: Zone
  readonly now: Temporal.Instant
}

/** Whether a member would like to be asked once a day, and what each answer does. */
export interface PromptOffer extends OwnClock {
  /** What is offered first. */
  readonly time: Temporal.PlainTime
  readonly yes: ActionRef
  readonly other: ActionRef
  readonly no: ActionRef
}

/** Asks, at the end of a card or on one of its own. Nothing comes to who does not say yes. */
export const promptOffer = (words: Words, offer: PromptOffer): readonly Block[] => [
  heading(words.say('prompt.offer')),
  paragraph(words.say('prompt.offer.words')),
  buttons(
    button(words.say('prompt.offer.yes', { time: timeText(offer.time) }), offer.yes, {
      main: true,
    }),
    button(words.say('prompt.offer.other'), offer.other),
    button(words.say('prompt.offer.no'), offer.no),
  ),
  aside(clockLine(words, offer)),
]

export const promptOfferCard = (words: Words, offer: PromptOffer): Card =>
  card(words.say('prompt.offer'), promptOffer(words, offer))

const clockLine = (words: Words, { zone, now }: OwnClock): string => {
  const values = { zone: zoneName(zone), time: clockTime(now, zone) }
  return words.say('prompt.offer.zone', { here: words.say('settings.zone.now', values) })
}

/** The prompt comes from now on, and when. */
export function promptsOnCard(
  words: Words,
  time: Temporal.PlainTime,
  clock: OwnClock,
  actions: {
    readonly other: ActionRef
    readonly zone: ActionRef
    readonly stop: ActionRef
    /** `null` for who has a goal already. */
    readonly setGoal: ActionRef | null
  },
): Card {
  const title = words.say('prompt.on', { time: timeText(time) })
  return card(
    title,
    heading(title),
    paragraph(words.say('prompt.on.words')),
    buttons(
      ...(actions.setGoal ? [button(words.say('goal.new'), actions.setGoal, { main: true })] : []),
      button(words.say('prompt.offer.other'), actions.other),
      button(words.say('settings.change-zone'), actions.zone),
      button(words.say('prompt.stop'), actions.stop),
    ),
    aside(clockLine(words, clock)),
  )
}

/** They would rather not be asked. */
export function promptsOffCard(
  words: Words,
  actions: { readonly setGoal: ActionRef | null },
): Card {
  return card(
    words.say('prompt.off'),
    heading(words.say('prompt.off')),
    paragraph(words.line('prompt.off.words', { settings: command('settings') })),
    actions.setGoal && buttons(button(words.say('goal.new'), actions.setGoal)),
  )
}
