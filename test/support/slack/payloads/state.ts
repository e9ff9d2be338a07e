import type { Block } from '../blocks/blocks.ts'
import type { Control } from '../blocks/elements.ts'
import { placedControls } from '../blocks/walk.ts'
import { type InputState, inputKey } from '../world/view.ts'

/** What stands in everything that takes an answer, by block and action. */
export function stateValues(
  blocks: readonly Block[],
  entered: ReadonlyMap<string, InputState>,
): Record<string, Record<string, InputState>> {
  const values: Record<string, Record<string, InputState>> = {}
  for (const { control, block } of placedControls(blocks)) {
    const [blockId, actionId] = [block.block_id ?? '', control.action_id ?? '']
    const state = entered.get(inputKey(blockId, actionId)) ?? initialState(control)
    if (state) values[blockId] = { ...values[blockId], [actionId]: state }
  }
  return values
}

/** What stands in it before anybody touched it; null for what takes no answer. */
export function initialState(control: Control): InputState | null {
  const { type } = control
  switch (control.type) {
    case 'button':
    case 'overflow':
      return null
    case 'plain_text_input':
    case 'number_input':
      return { type, value: control.initial_value ?? null }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: control.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: control.initial_options ?? [] }
    case 'users_select':
      return { type, selected_user: control.initial_user ?? null }
    case 'multi_users_select':
      return { type, selected_users: control.initial_users ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: control.initial_conversation ?? null }
    case 'channels_select':
      return { type, selected_channel: control.initial_channel ?? null }
    case 'datepicker':
      return { type, selected_date: control.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: control.initial_time ?? null }
    default:
      return control satisfies never
  }
}
