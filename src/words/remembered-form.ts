import type { ActionRef } from '#chat/action.ts'
import type { Form } from '#chat/form.ts'
import { type RememberedDateDraft, rememberedLimits } from '#domain/remembered-date.ts'
import type { Words } from './words.ts'

/** When a date is mentioned, as the form's choice has it. */
export const mentions = ['day', 'day-before'] as const

/** What is known of a date before the form opens, as it stands in the fields. */
export interface RememberedSketch {
  readonly name?: string
  readonly date?: string
  readonly mention?: (typeof mentions)[number]
}

/** Asks for the member's words for a date, the date, and when to mention it. */
export const rememberedForm = (
  words: Words,
  { name, date, mention = 'day' }: RememberedSketch,
  action: ActionRef,
): Form => ({
  kind: 'form',
  title: words.say('remembered.form.title'),
  submit: words.say('save'),
  action,
  fields: [
    {
      field: 'line',
      name: 'name',
      label: words.say('remembered.form.name'),
      hint: words.say('remembered.form.name.hint'),
      required: true,
      maxLength: rememberedLimits.name,
      ...(name === undefined ? {} : { value: name }),
    },
    {
      field: 'line',
      name: 'date',
      label: words.say('remembered.form.date'),
      hint: words.say('remembered.form.date.hint'),
      required: true,
      maxLength: 40,
      ...(date === undefined ? {} : { value: date }),
    },
    {
      field: 'choice',
      name: 'mention',
      label: words.say('remembered.form.mention'),
      required: true,
      options: mentions.map((value) => ({
        value,
        label: words.say(`remembered.form.mention.${value}`),
      })),
      value: mention,
    },
  ],
})

/** A date as its form shows it. */
export const sketchOfRemembered = (
  words: Words,
  { name, dayBefore, ...date }: RememberedDateDraft,
): RememberedSketch => ({
  name,
  date: words.yearly(date),
  mention: dayBefore ? 'day-before' : 'day',
})
