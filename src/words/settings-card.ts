import type { Temporal } from 'temporal-polyfill'
import type { ActionRef } from '#chat/action.ts'
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
import type { Form } from '#chat/form.ts'
import type { DayEnd, Zone } from '#domain/calendar.ts'
import type { Person } from '#domain/person.ts'
import type { Words } from './words.ts'

export interface SettingsActions {
  zone: ActionRef
  /** A choice whose values are zones. */
  pickZone: ActionRef
  dayEnd: ActionRef
  prompt: ActionRef
}

/**
 * @param clock the zone that counts for them now: their own or their group's.
 */
export function settingsCard(
  words: Words,
  person: Person,
  clock: { readonly zone: Zone; readonly now: Temporal.Instant },
  saved: boolean,
  actions: SettingsActions,
): Card {
  const title = words.say(saved ? 'settings.saved' : 'settings.title')
  const time = timeText(clock.now.toZonedDateTimeISO(clock.zone).toPlainTime())
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
    ),
    aside(words.say('settings.day-end.words')),
    aside(words.say('settings.private')),
  )
}

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

/** "Asia/Kolkata" reads better as "Asia/Kolkata", and "America/New_York" as "America/New York". */
export const zoneName = (zone: Zone): string => zone.replaceAll('_', ' ')

const timeText = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })

const twoDigits = (hour: number): string => String(hour).padStart(2, '0')
