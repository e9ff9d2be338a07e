import { html, raw } from 'hono/html'
import type { ActionRef } from '#chat/action.ts'
import type { Block, Button, Card } from '#chat/card.ts'
import { type Html, lines, renderInline, renderLine } from './render-inline.ts'

export interface Rendered {
  readonly payload: Html
  /** What of the card could not be shown, one sentence each. */
  readonly losses: readonly string[]
}

/** What a card on the page needs for its buttons to work. */
export interface CardFrame {
  /** Where a click is sent. */
  readonly post: string
  /** The message that holds the card, so that an answer can take its place. */
  readonly message: string
  id(action: ActionRef): string
}

/** A card as HTML. The page shows everything that a card can hold. */
export function renderCard(card: Card, frame: CardFrame): Rendered {
  return {
    payload: html`<div class="card">${card.blocks.map((block) => renderBlock(block, frame))}</div>`,
    losses: [],
  }
}

function renderBlock(block: Block, frame: CardFrame): Html {
  switch (block.block) {
    case 'heading':
      return html`<h3>${block.text}</h3>`
    case 'paragraph':
      return html`<p>${renderLine(block.line)}</p>`
    case 'quote':
      return html`<blockquote dir="auto">${lines(block.text)}</blockquote>`
    case 'facts':
      return html`<dl>${block.facts.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd>${value.map(renderInline)}</dd></div>`,
      )}</dl>`
    case 'aside':
      return html`<p class="aside">${renderLine(block.line)}</p>`
    case 'picture':
      return html`<img src="data:image/png;base64,${Buffer.from(block.png).toString('base64')}" alt="${block.alt}">`
    case 'divider':
      return html`<hr>`
    case 'buttons':
      return html`<form class="buttons" hx-post="${frame.post}" hx-swap="none" hx-sync="this:drop">
        <input type="hidden" name="message" value="${frame.message}">
        ${block.buttons.map((button) => renderButton(button, frame))}
      </form>`
    case 'choice':
      return html`<form class="choice" hx-post="${frame.post}" hx-swap="none" hx-sync="this:drop">
        <input type="hidden" name="message" value="${frame.message}">
        <input type="hidden" name="id" value="${frame.id(block.action)}">
        <label><span>${block.label}</span>
          <select name="chosen">${block.options.map(
            (option) => html`<option value="${option.value}">${option.label}</option>`,
          )}</select>
        </label>
        <button>OK</button>
      </form>`
    default:
      return block satisfies never
  }
}

const renderButton = ({ label, action, style, chosen }: Button, frame: CardFrame): Html =>
  html`<button name="id" value="${frame.id(action)}" class="${style}"${
    chosen ? raw(' aria-pressed="true"') : ''
  }><bdi>${label}</bdi></button>`
