import type { Block, InputBlock } from './blocks.ts'
import type { Button, Control, ImageElement } from './elements.ts'
import type { Option } from './objects.ts'

export type Path = readonly (string | number)[]

/** Something that can be used, the block that it stands in, and the way to it. */
export interface PlacedControl {
  readonly control: Control
  readonly block: Block
  /** The label, if it is an input. */
  readonly input: InputBlock | null
  readonly path: Path
}

/** Every control of a message or a view, in reading order. */
export function* placedControls(
  blocks: readonly Block[],
  path: Path = ['blocks'],
): Generator<PlacedControl> {
  for (const [index, block] of blocks.entries()) {
    const here = [...path, index]
    if (block.type === 'actions') {
      for (const [at, control] of block.elements.entries()) {
        yield { control, block, input: null, path: [...here, 'elements', at] }
      }
    } else if (block.type === 'input') {
      yield { control: block.element, block, input: block, path: [...here, 'element'] }
    } else if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
      yield { control: block.accessory, block, input: null, path: [...here, 'accessory'] }
    }
  }
}

type Picture = ImageElement | Extract<Block, { type: 'image' }>

/** Every picture, with the way to it, in reading order. */
export function* placedPictures(
  blocks: readonly Block[],
  path: Path = ['blocks'],
): Generator<{ readonly picture: Picture; readonly path: Path }> {
  for (const [index, block] of blocks.entries()) {
    const here = [...path, index]
    if (block.type === 'image') yield { picture: block, path: here }
    else if (block.type === 'section' && block.accessory?.type === 'image') {
      yield { picture: block.accessory, path: [...here, 'accessory'] }
    } else if (block.type === 'context') {
      for (const [at, picture] of block.elements.entries()) {
        if (picture.type === 'image') yield { picture, path: [...here, 'elements', at] }
      }
    }
  }
}

export const isButton = (control: Control): control is Button => control.type === 'button'

/** What can be chosen from; empty where Slack or the app fills it in. */
export function optionsOf(control: Control): readonly Option[] {
  switch (control.type) {
    case 'static_select':
    case 'multi_static_select':
      return control.options ?? (control.option_groups ?? []).flatMap(({ options }) => [...options])
    case 'overflow':
    case 'radio_buttons':
    case 'checkboxes':
      return control.options
    default:
      return []
  }
}

/**
 * Gives blocks and elements what Slack gives them on arrival: ids, the fields left out of texts, and
 * entities for the characters that Slack has a use for.
 */
export function completed(blocks: readonly Block[], nextId: () => string): Block[] {
  const complete = <Value>(value: Value, isBlock: boolean): Value => {
    // The copies have the same fields as what was copied, and more that the schemas allow.
    if (Array.isArray(value)) return value.map((one) => complete(one, isBlock)) as Value
    if (typeof value !== 'object' || value === null) return value
    const own = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, complete(inner, false)]),
    )
    return { ...defaultsFor(value, isBlock, nextId), ...own, ...escapedText(value) } as Value
  }
  return blocks.map((one) => complete(one, true))
}

function escapedText(value: object): object {
  if (!('type' in value && 'text' in value) || typeof value.text !== 'string') return {}
  const text = value.text.replaceAll(/&(?!(?:amp|lt|gt);)/gu, '&amp;')
  if (value.type === 'mrkdwn') return { text }
  return value.type === 'plain_text'
    ? { text: text.replaceAll('<', '&lt;').replaceAll('>', '&gt;') }
    : {}
}

const controls = new Set<unknown>([
  'button',
  'static_select',
  'multi_static_select',
  'external_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'channels_select',
  'overflow',
  'radio_buttons',
  'checkboxes',
  'datepicker',
  'timepicker',
  'plain_text_input',
  'number_input',
])

function defaultsFor(value: object, isBlock: boolean, nextId: () => string): object {
  const type = 'type' in value ? value.type : null
  if (isBlock) return 'block_id' in value ? {} : { block_id: nextId() }
  if (type === 'plain_text') return { emoji: true }
  if (type === 'mrkdwn') return { verbatim: false }
  return controls.has(type) && !('action_id' in value) ? { action_id: nextId() } : {}
}
