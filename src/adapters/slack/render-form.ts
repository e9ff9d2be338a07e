import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { limits } from './limits.ts'
import { plainObject } from './render-card.ts'

export interface RenderedForm {
  readonly payload: ModalView
  readonly losses: readonly string[]
}

export interface FormFrame {
  id(action: ActionRef): string
  /** Comes back with what was typed: at most 3,000 characters. */
  readonly origin: string
  /** Words on the button that closes it without sending. */
  readonly close: string
}

/**
 * A form as a modal. Each field is a block that goes by the field's name.
 *
 * @param problems sentences that stand above the fields, for what has no field of its own.
 */
export const renderForm = (
  form: Form,
  frame: FormFrame,
  problems: readonly string[] = [],
): RenderedForm => ({
  payload: {
    type: 'modal',
    callback_id: frame.id(form.action),
    private_metadata: frame.origin,
    title: plainObject(form.title),
    submit: plainObject(form.submit),
    close: plainObject(frame.close),
    blocks: [
      ...problems.map((text): KnownBlock => ({ type: 'section', text: plainObject(text) })),
      ...form.fields.map(renderField),
    ],
  },
  losses: [],
})

const renderField = (field: Field): InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainObject(field.label),
  ...(field.hint ? { hint: plainObject(field.hint) } : {}),
  optional: !field.required,
  element: renderControl(field),
})

function renderControl(field: Field): InputBlock['element'] {
  const action_id = field.name
  switch (field.field) {
    case 'line':
    case 'text':
    case 'number':
    case 'date': {
      const placeholder = 'placeholder' in field ? field.placeholder : undefined
      const most =
        'maxLength' in field ? Math.min(field.maxLength, limits.textInput) : limits.shortInput
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.field === 'text',
        max_length: most,
        ...(placeholder ? { placeholder: plainObject(placeholder) } : {}),
        ...(field.value ? { initial_value: field.value.slice(0, most) } : {}),
      }
    }
    case 'choice': {
      const options = field.options.map(({ label, value }) => ({ text: plainObject(label), value }))
      const chosen = options.find(({ value }) => value === field.value)
      return {
        type: 'static_select',
        action_id,
        options,
        ...(chosen ? { initial_option: chosen } : {}),
      }
    }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.value ? { initial_conversation: field.value } : {}),
      }
    default:
      return field satisfies never
  }
}
