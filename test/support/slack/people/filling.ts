import { placedControls } from '../blocks/walk.ts'
import { initialState } from '../payloads/state.ts'
import { words } from '../reading/words.ts'
import { inputKey, type View } from '../world/view.ts'
import { enteredIn, type FieldValue, isBlank } from './entering.ts'

/**
 * Fills in a form: by labels, or by the ids of blocks or actions. What is not named stays as it was.
 * Throws what Slack's app would not let anybody send, and leaves the form as it was.
 */
export function fillIn(view: View, values: Readonly<Record<string, FieldValue>>): void {
  const unused = new Set(Object.keys(values))
  const entered = new Map(view.entered)
  for (const { control, block, input } of placedControls(view.body.blocks)) {
    if (!input) continue
    const label = words(input.label) ?? ''
    const [blockId, actionId] = [block.block_id ?? '', control.action_id ?? '']
    const wrong = (why: string) => new Error(`field ${label}: ${why}`)
    const key = inputKey(blockId, actionId)
    const name = [label, blockId, actionId].find((one) => unused.delete(one))
    const value = name === undefined ? undefined : values[name]
    if (value !== undefined) entered.set(key, enteredIn(control, value, wrong))
    const state = entered.get(key) ?? initialState(control)
    if (state && input.optional !== true && isBlank(state)) throw wrong('has to be filled in')
  }
  if (unused.size > 0) throw new Error(`the form has no field ${[...unused].join(', ')}`)
  for (const [key, state] of entered) view.entered.set(key, state)
}

/** Fills in words that Slack's app would not take, as a client of one's own could: by labels or ids. */
export function forgeIn(view: View, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const found = [...placedControls(view.body.blocks)].find(({ control, block, input }) =>
      [words(input?.label), block.block_id, control.action_id].includes(name),
    )
    if (!found) throw new Error(`the form has no field ${name}`)
    const { control, block } = found
    const key = inputKey(block.block_id ?? '', control.action_id ?? '')
    view.entered.set(key, forged(control.type, value))
  }
}

const forged = (type: string, value: string) => {
  if (type === 'datepicker') return { type, selected_date: value }
  if (type === 'timepicker') return { type, selected_time: value }
  return /text_input|number/u.test(type)
    ? { type, value }
    : { type, selected_option: { text: { type: 'plain_text', text: value }, value } }
}
