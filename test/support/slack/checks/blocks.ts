import type { Block } from '../blocks/blocks.ts'
import type { Control } from '../blocks/elements.ts'
import type { Option } from '../blocks/objects.ts'
import { optionsOf, type Path, placedControls, placedPictures } from '../blocks/walk.ts'
import { isPicture, type SlackFile } from '../world/files.ts'
import { duplicateFlaws, type Flaw, flaw, required } from './flaw.ts'

/** What a list of blocks stands in. */
export interface BlockFrame {
  readonly surface: 'message' | 'modal' | 'home'
  /** A file by its id or its address; undefined if there is none. */
  file(named: string): SlackFile | undefined
}

/** What is wrong with blocks, as far as their schemas do not say it. */
export function blockFlaws(blocks: readonly Block[], frame: BlockFrame): Flaw[] {
  const controls = [...placedControls(blocks)]
  const blockIds = blocks.flatMap(({ block_id: name }, at) =>
    name === undefined ? [] : [{ name, path: ['blocks', at, 'block_id'] }],
  )
  return [
    ...duplicateFlaws(blockIds),
    ...blocks.flatMap((block, at) => [
      ...ownFlaws(block, ['blocks', at], frame),
      ...duplicateFlaws(
        controls
          .filter((one) => one.block === block)
          .flatMap(({ control: { action_id: name }, path }) =>
            name === undefined ? [] : [{ name, path: [...path, 'action_id'] }],
          ),
      ),
    ]),
    ...controls.flatMap(({ control, path }) => controlFlaws(control, path)),
    ...focusFlaws(controls),
    ...[...placedPictures(blocks)].flatMap(({ picture, path }) =>
      pictureFlaws(picture, path, frame),
    ),
    ...markdownFlaws(blocks),
  ]
}

function ownFlaws(block: Block, path: Path, { surface }: BlockFrame): Flaw[] {
  if (block.type === 'section' && !block.text && !block.fields) return [required([...path, 'text'])]
  if (block.type === 'markdown' && surface !== 'message') {
    return [flaw([...path, 'type'], 'unknown_type', 'markdown stands in messages only')]
  }
  return []
}

function markdownFlaws(blocks: readonly Block[]): Flaw[] {
  const characters = blocks
    .map((block) => (block.type === 'markdown' ? block.text.length : 0))
    .reduce((sum, one) => sum + one, 0)
  return characters > 12_000
    ? [flaw(['blocks'], 'too_long', `${characters} characters of markdown, 12000 may be`)]
    : []
}

function focusFlaws(
  controls: readonly { readonly control: Control; readonly path: Path }[],
): Flaw[] {
  return controls
    .filter(({ control }) => 'focus_on_load' in control && control.focus_on_load === true)
    .slice(1)
    .map(({ path }) => flaw([...path, 'focus_on_load'], 'duplicate', 'only one can have the focus'))
}

function controlFlaws(control: Control, path: Path): Flaw[] {
  switch (control.type) {
    case 'button':
      return control.url === undefined ? [] : addressFlaws(control.url, [...path, 'url'])
    case 'plain_text_input': {
      const { min_length: min = 0, max_length: max = 3000, initial_value: initial = '' } = control
      return [
        ...(min > max ? [flaw([...path, 'min_length'], 'too_long', 'more than max_length')] : []),
        ...(initial.length > max
          ? [
              flaw(
                [...path, 'initial_value'],
                'too_long',
                `must be less than ${max + 1} characters`,
              ),
            ]
          : []),
      ]
    }
    case 'static_select':
    case 'multi_static_select': {
      const { options, option_groups: groups } = control
      const isOne = (options === undefined) !== (groups === undefined)
      return [...(isOne ? [] : [required([...path, 'options'])]), ...choiceFlaws(control, path)]
    }
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return choiceFlaws(control, path)
    default:
      return []
  }
}

/** Values are there once, and what is chosen at first is among them, exactly as it stands there. */
function choiceFlaws(control: Control, path: Path): Flaw[] {
  const options = optionsOf(control)
  const values = options.map(({ value }, at) => ({
    name: value,
    path: [...path, 'options', at, 'value'],
  }))
  const isThere = (initial: Option) => options.some((one) => isSame(one, initial))
  const single =
    'initial_option' in control && control.initial_option && !isThere(control.initial_option)
      ? [flaw([...path, 'initial_option'], 'not_an_option', 'must be one of the options')]
      : []
  const several =
    'initial_options' in control && control.initial_options
      ? control.initial_options.flatMap((one, at) =>
          isThere(one)
            ? []
            : [
                flaw(
                  [...path, 'initial_options', at],
                  'not_an_option',
                  'must be one of the options',
                ),
              ],
        )
      : []
  return [...duplicateFlaws(values), ...single, ...several]
}

const isSame = (one: Option, other: Option): boolean =>
  one.value === other.value &&
  one.text.type === other.text.type &&
  one.text.text === other.text.text &&
  one.description?.text === other.description?.text

function pictureFlaws(
  picture: {
    readonly image_url?: string | undefined
    readonly slack_file?: { readonly id: string } | { readonly url: string } | undefined
  },
  path: Path,
  frame: BlockFrame,
): Flaw[] {
  const { image_url: url, slack_file: named } = picture
  if ((url === undefined) === (named === undefined)) return [required([...path, 'image_url'])]
  if (url !== undefined) return addressFlaws(url, [...path, 'image_url'])
  const file = named && frame.file('id' in named ? named.id : named.url)
  return file?.completed && isPicture(file)
    ? []
    : [flaw([...path, 'slack_file'], 'missing_file', 'invalid slack file')]
}

const addressFlaws = (url: string, path: Path): Flaw[] =>
  URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol)
    ? []
    : [flaw(path, 'wrong_value', 'must be a valid URL')]
