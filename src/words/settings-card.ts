import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
import type { Fact } from '#chat/card.ts'
import {
  aside,
  button,
  buttons,
  type Card,
  card,
  choice,
  fact,
  facts,
  heading,
  paragraph,
} from '#chat/card.ts'
import type { Field, Form } from '#chat/form.ts'
import type { DayEnd, Zone } from '#domain/calendar.ts'
import type { Person, PromptWishes } from '#domain/person.ts'
import type { QuietHours } from '#domain/quiet-hours.ts'
import { clockTime, timeText } from './clock-time.ts'
import { type AccountView, writeToChoice } from './link-card.ts'
import type { Words } from './words.ts'

export interface SettingsActions {
  zone: ActionRef
  /** A choice whose values are zones. */
  pickZone: ActionRef
  dayEnd: ActionRef
  prompt: ActionRef
  wishes: ActionRef
  /** A choice whose values are the ids of accounts. */
  writeTo: ActionRef
}

/**
 * @param clock the zone that counts for them now: their own or their group's.
 * @param accounts those of the person, the one that messages go to first.
 */
export function settingsCard(
  words: Words,
  person: Person,
  clock: { readonly zone: Zone; readonly now: Temporal.Instant },
  saved: boolean,
  actions: SettingsActions,
  accounts: readonly AccountView[],
): Card {
  const title = words.say(saved ? 'settings.saved' : 'settings.title')
  const time = clockTime(clock.now, clock.zone)
  const here = words.say('settings.zone.now', { zone: zoneName(clock.zone), time })
  return card(
    title,
    heading(title),
    facts(
      fact(
        words.say('settings.zone'),
        person.zone === null ? words.say('settings.zone.group', { zone: here }) : here,
      ),
      fact(
        words.say('settings.day-end'),
        words.say('settings.day-end.value', { hour: twoDigits(person.dayEnd) }),
      ),
      fact(
        words.say('settings.prompt'),
        person.promptTime === null ? words.say('settings.prompt.off') : timeText(person.promptTime),
      ),
      ...wishFacts(words, person.wishes),
      fact(words.say('settings.language'), words.say(`settings.language.${person.language}`)),
      // Most people never need it, so it shows once it is chosen.
      ...(person.leapDay === 'march-1'
        ? [fact(words.say('settings.leap-day'), words.say('settings.leap-day.march-1'))]
        : []),
    ),
    buttons(
      button(words.say('settings.change-zone'), actions.zone),
      button(words.say('settings.change-day-end'), actions.dayEnd),
      button(words.say('settings.change-prompt'), actions.prompt),
      button(words.say('settings.change-wishes'), actions.wishes),
    ),
    accounts.length > 1 ? writeToChoice(words, accounts, actions.writeTo) : null,
    aside(words.say('settings.day-end.words')),
    aside(words.say('settings.private')),
  )
}

const wishFacts = (
  words: Words,
  { nudge, quietHours, pingInChannel, buddyWhenQuiet }: PromptWishes,
): readonly Fact[] => [
  fact(words.say('settings.nudge'), words.say(`settings.nudge.${onOff(nudge)}`)),
  fact(
    words.say('settings.quiet'),
    quietHours === null
      ? words.say('settings.off')
      : words.say('settings.quiet.value', {
          from: timeText(quietHours.from),
          until: timeText(quietHours.until),
        }),
  ),
  fact(words.say('settings.channel'), words.say(`settings.channel.${onOff(pingInChannel)}`)),
  fact(words.say('settings.buddy'), words.say(`settings.buddy.${onOff(buddyWhenQuiet)}`)),
]

const onOff = (is: boolean) => (is ? 'on' : 'off')

/** When several zones fit what was typed. */
export function chooseZoneCard(words: Words, zones: readonly Zone[], action: ActionRef): Card {
  return card(
    words.say('settings.zone-choose'),
    heading(words.say('settings.zone-choose')),
    paragraph(words.say('settings.zone-choose.words')),
    choice(
      words.say('settings.zone'),
      action,
      zones.map((zone) => ({ label: zoneName(zone), value: zone })),
    ),
  )
}

export function zoneForm(words: Words, zone: Zone | null, action: ActionRef): Form {
  return {
    kind: 'form',
    title: words.say('settings.zone-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'line',
        name: 'zone',
        label: words.say('settings.zone-form.label'),
        hint: words.say('settings.zone-form.hint'),
        required: true,
        maxLength: 60,
        ...(zone === null ? {} : { value: zone }),
      },
    ],
  }
}

export function dayEndForm(words: Words, dayEnd: DayEnd, action: ActionRef): Form {
  return {
    kind: 'form',
    title: words.say('settings.day-end-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'choice',
        name: 'hour',
        label: words.say('settings.day-end-form.label'),
        required: true,
        value: String(dayEnd),
        options: [0, 1, 2, 3, 4, 5, 6].map((hour) => ({
          label: words.say('settings.day-end.value', { hour: twoDigits(hour) }),
          value: String(hour),
        })),
      },
    ],
  }
}

export function promptForm(words: Words, time: Temporal.PlainTime | null, action: ActionRef): Form {
  return {
    kind: 'form',
    title: words.say('settings.prompt-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'line',
        name: 'time',
        label: words.say('settings.prompt-form.label'),
        hint: words.say('settings.prompt-form.hint'),
        required: false,
        maxLength: 10,
        ...(time === null ? {} : { value: timeText(time) }),
      },
    ],
  }
}

/** What may come beside the daily prompt. */
export function wishesForm(words: Words, wishes: PromptWishes, action: ActionRef): Form {
  const yesOrNo = (name: string, label: string, hint: string, is: boolean): Field => ({
    field: 'choice',
    name,
    label,
    hint,
    required: true,
    value: onOff(is),
    options: [
      { value: 'on', label: words.say('settings.wishes-form.yes') },
      { value: 'off', label: words.say('settings.wishes-form.no') },
    ],
  })
  return {
    kind: 'form',
    title: words.say('settings.wishes-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      yesOrNo(
        'nudge',
        words.say('settings.wishes-form.nudge'),
        words.say('settings.wishes-form.nudge.hint'),
        wishes.nudge,
      ),
      {
        field: 'line',
        name: 'quiet',
        label: words.say('settings.quiet'),
        hint: words.say('settings.wishes-form.quiet.hint'),
        required: false,
        maxLength: 30,
        value: wishes.quietHours === null ? '' : quietText(wishes.quietHours),
      },
      yesOrNo(
        'channel',
        words.say('settings.wishes-form.channel'),
        words.say('settings.wishes-form.channel.hint'),
        wishes.pingInChannel,
      ),
      yesOrNo(
        'buddy',
        words.say('settings.wishes-form.buddy'),
        words.say('settings.wishes-form.buddy.hint'),
        wishes.buddyWhenQuiet,
      ),
    ],
  }
}

/** As it is typed. */
const quietText = ({ from, until }: QuietHours): string => `${timeText(from)}-${timeText(until)}`

/** "Asia/Kolkata" reads better as "Asia/Kolkata", and "America/New_York" as "America/New York". */
export const zoneName = (zone: Zone): string => zone.replaceAll('_', ' ')

const twoDigits = (hour: number): string => String(hour).padStart(2, '0')
