import type { ActionRef } from '#chat/action.ts'
import type { Form } from '#chat/form.ts'
import type { CheckIn } from '#domain/check-in.ts'
import { type Goal, limits } from '#domain/goal.ts'
import type { Words } from './words.ts'

export function numberForm(
  words: Words,
  goal: Goal & { readonly mode: 'target' },
  checkIn: CheckIn | null,
  action: ActionRef,
): Form {
  return {
    kind: 'form',
    title: words.say('check-in.number-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'number',
        name: 'amount',
        label: words.say('check-in.number-form.label', { unit: goal.target.unit }),
        hint: words.say('check-in.number-form.hint'),
        required: true,
        ...(checkIn === null ? {} : { value: String(checkIn.amount ?? '') }),
      },
    ],
  }
}

export function noteForm(words: Words, note: string | null, action: ActionRef): Form {
  return {
    kind: 'form',
    title: words.say('check-in.note-form.title'),
    submit: words.say('save'),
    action,
    fields: [
      {
        field: 'text',
        name: 'note',
        label: words.say('check-in.note-form.label'),
        hint: words.say('check-in.note-form.hint'),
        required: false,
        maxLength: limits.note,
        ...(note === null ? {} : { value: note }),
      },
    ],
  }
}
