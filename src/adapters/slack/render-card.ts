import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  Button as SlackButton,
} from '@slack/types'
import type { ActionRef } from '#chat/action.ts'
import type { Block, Button, Card } from '#chat/card.ts'
import { type Inline, plainText } from '#chat/inline.ts'
import { shorten } from '#chat/shorten.ts'
import { bold, type InlineFrame, plain, renderLine } from './render-inline.ts'

/** A card as blocks of Slack's Block Kit, which follow the card's own. */
export interface RenderedCard {
  readonly payload: { readonly blocks: readonly KnownBlock[]; readonly files: readonly CardFile[] }
  /** What of the card could not be shown, one sentence each. */
  readonly losses: readonly string[]
}

/** A picture, to be uploaded before the card is sent; its block then names the file. */
export interface CardFile {
  readonly name: string
  readonly data: Uint8Array
  readonly alt: string
  /** Where its block stands among the card's. */
  readonly at: number
}

export interface CardFrame extends InlineFrame {
  id(action: ActionRef): string
}

export function renderCard(card: Card, frame: CardFrame): RenderedCard {
  const files = card.blocks.flatMap((block, at) =>
    block.block === 'picture'
      ? [{ name: `picture-${at}.png`, data: block.png, alt: block.alt, at }]
      : [],
  )
  return {
    payload: { blocks: card.blocks.map((block) => renderBlock(block, frame)), files },
    losses: [],
  }
}

function renderBlock(block: Block, frame: CardFrame): KnownBlock {
  switch (block.block) {
    case 'heading':
      return { type: 'header', text: plainObject(block.text) }
    case 'paragraph':
      return richText(renderLine(block.line, frame))
    case 'aside':
      return smallPrint(block.line, frame)
    case 'quote':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [plain(block.text)] }],
      }
    case 'facts':
      return richText(
        block.facts.flatMap(({ label, value }, index) => [
          ...(index === 0 ? [] : [plain('\n')]),
          bold(label),
          plain('\n'),
          ...renderLine(value, frame),
        ]),
      )
    case 'picture':
      // The file's id takes its place when it was uploaded.
      return { type: 'image', slack_file: { id: '' }, alt_text: block.alt }
    case 'divider':
      return { type: 'divider' }
    case 'buttons':
      return { type: 'actions', elements: block.buttons.map((one) => renderButton(one, frame)) }
    case 'choice':
      return renderChoice(block, frame)
    default:
      return block satisfies never
  }
}

const richText = (elements: RichTextElement[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

/** Small letters take plain text alone; what needs more than that is set like any line. */
function smallPrint(line: readonly Inline[], frame: CardFrame): ContextBlock | RichTextBlock {
  const needsMore = line.some(({ node }) => ['moment', 'command', 'link'].includes(node))
  if (needsMore) return richText(renderLine(line, frame))
  return { type: 'context', elements: [plainObject(plainText(line))] }
}

/** Chosen has a tick, as the page shows it pressed. Nothing is ever red. */
function renderButton({ label, action, style, chosen }: Button, frame: CardFrame): SlackButton {
  return {
    type: 'button',
    text: plainObject(chosen ? `${tick}${shorten(label, 75 - tick.length)}` : label),
    action_id: frame.id(action),
    ...(chosen || style === 'main' ? { style: 'primary' } : {}),
  }
}

const tick = '✓ '

function renderChoice(block: Extract<Block, { block: 'choice' }>, frame: CardFrame): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: frame.id(block.action),
        placeholder: plainObject(block.label),
        options: block.options.map(({ label, value }) => ({ text: plainObject(label), value })),
      },
    ],
  }
}

/** Text in which Slack reads nothing but `&amp;`, `&lt;` and `&gt;`, and so these are written apart. */
export const plainObject = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: text.replaceAll(/&(?=(?:amp|lt|gt);)/gu, '&amp;'),
  emoji: false,
})
