import type { Control } from '../blocks/elements.ts'
import type { Option } from '../blocks/objects.ts'
import { optionsOf } from '../blocks/walk.ts'
import { words } from '../reading/words.ts'
import type { InputState } from '../world/view.ts'

/** What somebody enters: words, the options they choose, or nothing. */
export type FieldValue = string | readonly string[] | null

type Wrong = (why: string) => Error

/**
 * What the app is told stands in a control after somebody entered something. Options are named by
 * their labels or values, people and places by their ids. Throws what Slack's app would not take.
 */
export function enteredIn(control: Control, value: FieldValue, wrong: Wrong): InputState {
  const { type } = control
  const all = value === null ? [] : typeof value === 'string' ? [value] : [...value]
  const [one = null] = all
  if (all.length > most(control)) throw wrong(`takes ${most(control)}, not ${all.length}`)
  switch (control.type) {
    case 'plain_text_input': {
      const { min_length: min = 0, max_length: max = 3000 } = control
      if (one && (one.length < min || one.length > max)) {
        throw wrong(`takes ${min} to ${max} characters, not ${one.length}`)
      }
      return { type, value: one || null }
    }
    case 'number_input':
      if (one && !/^-?\d+(\.\d+)?$/u.test(one)) throw wrong('takes a number')
      return { type, value: one || null }
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: one === null ? null : optionIn(control, one, wrong) }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: all.map((name) => optionIn(control, name, wrong)) }
    case 'external_select':
      return { type, selected_option: one === null ? null : suggested(one) }
    case 'users_select':
      return { type, selected_user: one }
    case 'multi_users_select':
      return { type, selected_users: all }
    case 'conversations_select':
      return { type, selected_conversation: one }
    case 'channels_select':
      return { type, selected_channel: one }
    case 'datepicker':
      if (one && !/^\d{4}-\d\d-\d\d$/u.test(one)) throw wrong('takes a date, such as 2026-03-02')
      return { type, selected_date: one }
    case 'timepicker':
      if (one && !/^\d\d:\d\d$/u.test(one)) throw wrong('takes a time, such as 09:30')
      return { type, selected_time: one }
    case 'button':
      throw wrong('is a button')
    default:
      return control satisfies never
  }
}

/** How many answers it takes. */
function most(control: Control): number {
  if (control.type === 'checkboxes') return control.options.length
  return 'max_selected_items' in control || control.type.startsWith('multi_')
    ? (('max_selected_items' in control ? control.max_selected_items : undefined) ?? 100)
    : 1
}

function optionIn(control: Control, wanted: string, wrong: Wrong): Option {
  const found = optionsOf(control).find(
    ({ text, value }) => words(text) === wanted || value === wanted,
  )
  if (!found) throw wrong(`has no option ${wanted}`)
  return found
}

/** Whatever the app suggests can be chosen, so it is taken at its word. */
const suggested = (value: string): Option => ({
  text: { type: 'plain_text', text: value, emoji: true },
  value,
})

/** Whether nothing was entered. */
export const isBlank = ({ type: _, ...rest }: InputState): boolean =>
  Object.values(rest).every((one) => one === null || (Array.isArray(one) && one.length === 0))
