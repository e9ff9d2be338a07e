import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Inline } from '#chat/inline.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Every text goes through `html`, which escapes it: this is the page's one place for that. */
export function renderInline(inline: Inline): Html {
  switch (inline.node) {
    case 'text':
      return lines(inline.text)
    case 'strong':
      return html`<strong>${inline.text}</strong>`
    case 'said':
      return inline.strong
        ? html`<strong><bdi>${inline.text}</bdi></strong>`
        : html`<bdi>${inline.text}</bdi>`
    case 'mention':
    case 'call':
      return inline.account.door === 'web'
        ? html`<bdi class="mention">${inline.name}</bdi>`
        : html`<bdi>${inline.name}</bdi>`
    case 'moment':
      return html`<time datetime="${inline.at}" data-show="${inline.show}">${inline.at}</time>`
    case 'command':
      return html`<code>/${inline.name}</code>`
    case 'link':
      return html`<a href="${inline.url}" rel="noreferrer" target="_blank">${inline.text}</a>`
    default:
      return inline satisfies never
  }
}

export const renderLine = (line: readonly Inline[]): Html => html`${line.map(renderInline)}`

/** A text whose line breaks are kept. */
export const lines = (text: string): Html =>
  html`${text.split('\n').map((line, index) => (index === 0 ? line : html`${raw('<br>')}${line}`))}`
