import type { InputElement } from '../blocks/elements.ts'
import { placedControls } from '../blocks/walk.ts'
import { stateValues } from '../payloads/state.ts'
import type { InputState, View } from '../world/view.ts'
import type { Reader } from './mark.ts'
import { type VisibleBlocks, type VisibleOption, visibleBlocks, visibleSelect } from './visible.ts'
import { words } from './words.ts'

export interface VisibleField {
  readonly label: string
  /** The small print under it. */
  readonly hint: string | null
  readonly blockId: string
  readonly actionId: string
  readonly kind:
    | 'line'
    | 'paragraph'
    | 'number'
    | 'select'
    | 'radio'
    | 'boxes'
    | 'people'
    | 'place'
    | 'date'
    | 'time'
  /** What stands in it now: words, or the value of what is chosen; null if it is empty. */
  readonly value: string | null
  readonly placeholder: string | null
  readonly optional: boolean
  readonly options: readonly VisibleOption[]
}

/** What somebody sees of a modal or of their Home tab. Labels, hints and values are plain text. */
export interface VisibleForm extends VisibleBlocks {
  /** Empty in a Home tab. */
  readonly title: string
  readonly submit: string | null
  readonly close: string | null
  readonly callbackId: string
  readonly fields: readonly VisibleField[]
}

export function visibleForm({ body, entered }: View, reader: Reader): VisibleForm {
  const isModal = body.type === 'modal'
  const values = stateValues(body.blocks, entered)
  return {
    title: isModal ? (words(body.title) ?? '') : '',
    submit: isModal ? words(body.submit) : null,
    close: isModal ? words(body.close) : null,
    callbackId: body.callback_id ?? '',
    ...visibleBlocks(body.blocks, reader),
    fields: [...placedControls(body.blocks)].flatMap((placed) => {
      const { input } = placed
      if (!input) return []
      const { blockId, actionId, placeholder, options } = visibleSelect(placed)
      const state = values[blockId]?.[actionId]
      const chosen = valuesIn(state)
      return [
        {
          label: words(input.label) ?? '',
          hint: words(input.hint),
          blockId,
          actionId,
          kind: kindOf(input.element),
          value: chosen.length > 0 ? chosen.join(', ') : null,
          placeholder,
          optional: input.optional === true,
          options: options.map((one) => ({ ...one, chosen: chosen.includes(one.value) })),
        },
      ]
    }),
  }
}

/** What is in an input, in whatever shape its kind has. */
function valuesIn(state: InputState | undefined): string[] {
  if (!state) return []
  const { type: _, ...rest } = state
  return Object.values(rest)
    .flat()
    .flatMap((one) => {
      if (typeof one === 'string') return [one]
      return typeof one === 'object' && one && 'value' in one ? [String(one.value)] : []
    })
}

function kindOf(element: InputElement): VisibleField['kind'] {
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline === true ? 'paragraph' : 'line'
    case 'number_input':
      return 'number'
    case 'static_select':
    case 'multi_static_select':
    case 'external_select':
      return 'select'
    case 'radio_buttons':
      return 'radio'
    case 'checkboxes':
      return 'boxes'
    case 'users_select':
    case 'multi_users_select':
      return 'people'
    case 'conversations_select':
    case 'channels_select':
      return 'place'
    case 'datepicker':
      return 'date'
    case 'timepicker':
      return 'time'
    default:
      return element satisfies never
  }
}
