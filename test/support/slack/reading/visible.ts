import type { Block } from '../blocks/blocks.ts'
import type { Button, Control } from '../blocks/elements.ts'
import type { Option, TextObject } from '../blocks/objects.ts'
import {
  isButton,
  optionsOf,
  type PlacedControl,
  placedControls,
  placedPictures,
} from '../blocks/walk.ts'
import { type Mentions, mentionsIn } from '../checks/mentions.ts'
import { isEphemeral, type Message } from '../world/message.ts'
import { joined, type Mark, nothing, type Reader, type Shown } from './mark.ts'
import { readMrkdwn, readPlain } from './mrkdwn.ts'
import { readRichText } from './rich-text.ts'
import { words } from './words.ts'

export interface VisibleButton {
  readonly label: string
  readonly style: 'primary' | 'danger' | 'default'
  readonly actionId: string
  readonly blockId: string
  readonly value: string | null
  readonly url: string | null
  /** What is asked before it does anything; null if nothing is. */
  readonly asks: string | null
}

export interface VisibleOption {
  readonly label: string
  readonly value: string
  readonly description: string | null
  readonly chosen: boolean
}

/** Something to choose from: a menu, radio buttons, boxes to tick, a date. */
export interface VisibleSelect {
  readonly actionId: string
  readonly blockId: string
  /** Such as static_select. */
  readonly kind: Control['type']
  readonly placeholder: string | null
  /** Empty when Slack or the app fills it in. */
  readonly options: readonly VisibleOption[]
}

export interface VisiblePicture {
  /** What is read out instead of it. */
  readonly alt: string
  readonly title: string | null
  /** Its address, or the id or address of a file at Slack. */
  readonly source: string
}

/** What is seen of blocks, wherever they stand. */
export interface VisibleBlocks {
  /** Its words, one paragraph a line, without any formatting. */
  readonly text: string
  /** Everything in its words that formats, links or names somebody. */
  readonly marks: readonly Mark[]
  readonly headers: readonly string[]
  /** The small print. */
  readonly context: readonly string[]
  readonly buttons: readonly VisibleButton[]
  readonly selects: readonly VisibleSelect[]
  readonly pictures: readonly VisiblePicture[]
}

/** What somebody sees of a message. */
export interface Visible extends VisibleBlocks {
  /** What notifications and screen readers say. */
  readonly notification: string
  /** Ids of the files that were shared with it. */
  readonly files: readonly string[]
  /** Whom it rings for. */
  readonly rings: Mentions
  /** Whether only one person sees it. */
  readonly ephemeral: boolean
}

export function visibleIn(message: Message, reader: Reader): Visible {
  const { text, blocks, mrkdwn } = message
  const notification = mrkdwn ? readMrkdwn(text, reader, false) : readPlain(text)
  const ephemeral = isEphemeral(message)
  const rings = mentionsIn(text, blocks)
  return {
    ...visibleBlocks(blocks, reader),
    // Where there are blocks, the text is for notifications only.
    ...(blocks.length > 0 ? {} : notification),
    notification: notification.text,
    files: message.files,
    rings: ephemeral ? { everyone: false, people: [], groups: [] } : rings,
    ephemeral,
  }
}

export function visibleBlocks(blocks: readonly Block[], reader: Reader): VisibleBlocks {
  const controls = [...placedControls(blocks)].filter(({ input }) => !input)
  const shown = blocks.map((one) => blockText(one, reader)).filter(({ text }) => text !== '')
  const lines = (type: Block['type']) =>
    blocks.filter((one) => one.type === type).map((one) => blockText(one, reader).text)
  return {
    ...joined(shown, '\n'),
    headers: lines('header'),
    context: lines('context'),
    buttons: controls.flatMap(({ control, block }) =>
      isButton(control) ? [visibleButton(control, block)] : [],
    ),
    selects: controls.filter(({ control }) => !isButton(control)).map(visibleSelect),
    pictures: [...placedPictures(blocks)].map(({ picture }) => ({
      alt: picture.alt_text,
      title: 'title' in picture ? (picture.title?.text ?? null) : null,
      source: picture.image_url ?? Object.values(picture.slack_file ?? {}).join(''),
    })),
  }
}

const textOf = (text: TextObject, reader: Reader): Shown =>
  text.type === 'mrkdwn'
    ? readMrkdwn(text.text, reader, text.verbatim !== true)
    : readPlain(text.text, text.emoji !== false)

/** The words of a block; those of its controls are not among them. */
function blockText(block: Block, reader: Reader): Shown {
  switch (block.type) {
    case 'header':
      return textOf(block.text, reader)
    case 'section': {
      const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])]
      return joined(
        texts.map((one) => textOf(one, reader)),
        '\n',
      )
    }
    case 'context': {
      const texts = block.elements.filter((one) => one.type !== 'image')
      return joined(
        texts.map((one) => textOf(one, reader)),
        ' ',
      )
    }
    case 'rich_text':
      return readRichText(block.elements, reader)
    case 'markdown':
      // What standard Markdown looks like at Slack is not known here: it is shown as it was sent.
      return { text: block.text, marks: [] }
    case 'image':
      return block.title ? textOf(block.title, reader) : nothing
    case 'actions':
    case 'divider':
    case 'input':
      return nothing
    default:
      return block satisfies never
  }
}

const visibleButton = (one: Button, { block_id }: Block): VisibleButton => ({
  label: words(one.text) ?? '',
  style: one.style ?? 'default',
  actionId: one.action_id ?? '',
  blockId: block_id ?? '',
  value: one.value ?? null,
  url: one.url ?? null,
  asks: words(one.confirm?.text),
})

export const visibleSelect = ({ control, block }: PlacedControl): VisibleSelect => ({
  actionId: control.action_id ?? '',
  blockId: block.block_id ?? '',
  kind: control.type,
  placeholder: 'placeholder' in control ? words(control.placeholder) : null,
  options: optionsOf(control).map((one) => visibleOption(one, control)),
})

function visibleOption(one: Option, control: Control): VisibleOption {
  const initial = 'initial_option' in control ? [control.initial_option] : []
  const several = 'initial_options' in control ? (control.initial_options ?? []) : []
  return {
    label: words(one.text) ?? '',
    value: one.value,
    description: words(one.description),
    chosen: [...initial, ...several].some((other) => other?.value === one.value),
  }
}
