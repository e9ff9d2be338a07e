import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { ActionRef } from '#chat/action.ts'
import type { Block, Button, Card } from '#chat/card.ts'
import { escapeText, type InlineFrame, renderLine } from './render-inline.ts'

/** A card as Discord's Components v2: one container, whose parts follow the card's blocks. */
export interface RenderedCard {
  readonly payload: {
    readonly components: readonly [APIContainerComponent]
    readonly files: readonly CardFile[]
  }
  /** What of the card could not be shown, one sentence each. */
  readonly losses: readonly string[]
}

/** A picture, sent beside the message and shown inside it. */
export interface CardFile {
  readonly name: string
  readonly data: Uint8Array
  readonly alt: string
}

export interface CardFrame extends InlineFrame {
  id(action: ActionRef): string
}

/** The green of the house. */
const accent = 0x2b6a5d

export function renderCard(card: Card, frame: CardFrame): RenderedCard {
  const files: CardFile[] = []
  const components = card.blocks.map((block) => renderBlock(block, frame, files))
  return {
    payload: {
      components: [{ type: ComponentType.Container, accent_color: accent, components }],
      files,
    },
    losses: [],
  }
}

function renderBlock(block: Block, frame: CardFrame, files: CardFile[]): APIComponentInContainer {
  switch (block.block) {
    case 'heading':
      return words(`### ${escapeText(block.text)}`)
    case 'paragraph':
      return words(renderLine(block.line, frame))
    case 'aside':
      return words(eachLine(renderLine(block.line, frame), '-# '))
    case 'quote':
      return words(eachLine(escapeText(block.text), '> '))
    case 'facts':
      return words(
        block.facts
          .map(({ label, value }) => `**${escapeText(label)}**\n${renderLine(value, frame)}`)
          .join('\n'),
      )
    case 'picture': {
      const name = `picture-${files.length + 1}.png`
      files.push({ name, data: block.png, alt: block.alt })
      const item = { media: { url: `attachment://${name}` }, description: block.alt }
      return { type: ComponentType.MediaGallery, items: [item] }
    }
    case 'divider':
      return { type: ComponentType.Separator }
    case 'buttons':
      return {
        type: ComponentType.ActionRow,
        components: block.buttons.map((button) => ({
          type: ComponentType.Button,
          style: styleOf(button),
          label: button.label,
          custom_id: frame.id(button.action),
        })),
      }
    case 'choice':
      return {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: frame.id(block.action),
            placeholder: block.label,
            options: block.options.map(({ label, value }) => ({ label, value })),
          },
        ],
      }
    default:
      return block satisfies never
  }
}

const words = (content: string): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content,
})

const eachLine = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => `${prefix}${line}`)
    .join('\n')

/** Chosen is green, as the page shows it pressed. Nothing is ever red. */
function styleOf({
  style,
  chosen,
}: Button): ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success {
  if (chosen) return ButtonStyle.Success
  return style === 'main' ? ButtonStyle.Primary : ButtonStyle.Secondary
}
