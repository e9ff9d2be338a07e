import { placedFields } from '../component-walk.ts'
import type { Field } from '../components.ts'
import type { Modal } from '../world/interaction.ts'
import { type Mark, type Names, readMarkdown } from './markdown.ts'
import { type VisibleOption, visibleOption } from './visible.ts'

export interface VisibleField {
  readonly label: string
  readonly description: string | null
  readonly customId: string
  readonly kind: 'line' | 'paragraph' | 'select' | 'radio' | 'boxes' | 'box' | 'people' | 'file'
  /** What stands in it before anybody typed; null where nothing can stand. */
  readonly value: string | null
  readonly placeholder: string | null
  readonly required: boolean
  readonly options: readonly VisibleOption[]
}

/** What somebody sees of a form. Labels, descriptions and values are plain text on Discord. */
export interface VisibleForm {
  readonly title: string
  readonly customId: string
  /** The texts between the fields. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly fields: readonly VisibleField[]
}

export function visibleForm({ body }: Modal, names: Names): VisibleForm {
  const texts = body.components.flatMap((one) => (one.type === 10 ? [one.content] : []))
  const shown = texts.map((text) => readMarkdown(text, names))
  return {
    title: body.title,
    customId: body.custom_id,
    text: shown.map(({ text }) => text).join('\n'),
    marks: shown.flatMap(({ marks }) => marks),
    fields: [...placedFields(body.components)].map(({ component, label, description }) => ({
      label,
      description,
      customId: component.custom_id,
      kind: kindOf(component),
      value: component.type === 4 ? (component.value ?? '') : null,
      placeholder: placeholderOf(component),
      required: isRequired(component),
      options:
        component.type === 3 || component.type === 21 || component.type === 22
          ? component.options.map(visibleOption)
          : [],
    })),
  }
}

const placeholderOf = (field: Field): string | null =>
  'placeholder' in field && typeof field.placeholder === 'string' ? field.placeholder : null

/** Fields are required unless they say otherwise; a single box cannot be. */
export const isRequired = (field: Field): boolean => field.type !== 23 && field.required !== false

function kindOf(field: Field): VisibleField['kind'] {
  switch (field.type) {
    case 3:
      return 'select'
    case 4:
      return field.style === 2 ? 'paragraph' : 'line'
    case 5:
    case 6:
    case 7:
    case 8:
      return 'people'
    case 19:
      return 'file'
    case 21:
      return 'radio'
    case 22:
      return 'boxes'
    case 23:
      return 'box'
    default:
      return field satisfies never
  }
}
