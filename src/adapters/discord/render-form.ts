import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import type { ActionRef } from '#chat/action.ts'
import type { Field, Form } from '#chat/form.ts'
import { limits } from './limits.ts'

export interface RenderedForm {
  readonly payload: APIModalInteractionResponseCallbackData
  readonly losses: readonly string[]
}

/** A form as a modal: each field in a label of its own. */
export const renderForm = (form: Form, frame: { id(action: ActionRef): string }): RenderedForm => ({
  payload: {
    title: form.title,
    custom_id: frame.id(form.action),
    components: form.fields.map(renderField),
  },
  losses: [],
})

const renderField = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: field.label,
  ...(field.hint ? { description: field.hint } : {}),
  component: renderControl(field),
})

function renderControl(field: Field): APILabelComponent['component'] {
  const common = { custom_id: field.name, required: field.required }
  switch (field.field) {
    case 'line':
    case 'text':
    case 'number':
    case 'date': {
      const placeholder = 'placeholder' in field ? field.placeholder : undefined
      const most =
        'maxLength' in field ? Math.min(field.maxLength, limits.textInput) : limits.shortInput
      return {
        type: ComponentType.TextInput,
        ...common,
        style: field.field === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: most,
        ...(placeholder ? { placeholder } : {}),
        ...(field.value ? { value: field.value.slice(0, most) } : {}),
      }
    }
    case 'choice':
      return {
        type: ComponentType.StringSelect,
        ...common,
        options: field.options.map(({ label, value }) => ({
          label,
          value,
          default: value === field.value,
        })),
      }
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        ...common,
        channel_types: [ChannelType.GuildText],
        ...(field.value
          ? { default_values: [{ id: field.value, type: SelectMenuDefaultValueType.Channel }] }
          : {}),
        max_values: 1,
      }
    default:
      return field satisfies never
  }
}
