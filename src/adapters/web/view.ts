import { html } from 'hono/html'
import type { ActionRef } from '#chat/action.ts'
import type { Card } from '#chat/card.ts'
import type { Form } from '#chat/form.ts'
import { shorten } from '#chat/shorten.ts'
import type { ChannelMessage, PageWords } from './parts.ts'
import { renderCard } from './render-card.ts'
import { renderForm } from './render-form.ts'
import { type Html, lines } from './render-inline.ts'

/** What stands in a persona's private pane: a private answer, or a direct message. */
export interface PrivateMessage {
  /** Its name on the page: `p-` and a UUID for an answer, `d-` and a UUID for a direct message. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly card: Card
  /** What the persona had said, for a command; `null` for all else. */
  readonly asked: string | null
}

export type WriteId = (action: ActionRef) => string

const ourName = 'Alongside'
/** What was said is shown again above its answer, so much of it that it is known again. */
const askedLength = 300
const time = (at: string): Html => html`<time datetime="${at}" data-show="time"></time>`

/** Our messages of a persona's own channel, as they stand in the private pane. */
export const directMessages = (messages: readonly ChannelMessage[]): readonly PrivateMessage[] =>
  messages.flatMap(({ id, at, body }) =>
    body.from === 'us' ? [{ id: `d-${id}`, at, card: body.card, asked: null }] : [],
  )

/** A message in the channel. Cards there have no buttons for one person alone. */
export function channelMessage(message: ChannelMessage, persona: string, id: WriteId): Html {
  const { body } = message
  const frame = { post: `/as/${persona}/act`, message: `c-${message.id}`, id }
  const name = body.from === 'us' ? body.card.summary : body.name
  return html`<article class="message" id="c-${message.id}" aria-label="${name}">
    <header><bdi class="who">${body.from === 'us' ? ourName : body.name}</bdi> ${time(message.at)}</header>
    ${body.from === 'us' ? renderCard(body.card, frame).payload : html`<p dir="auto">${lines(body.text)}</p>`}
  </article>`
}

/** A private answer or a direct message; it can take the focus, so that the keyboard goes on where it was. */
export function privateMessage(
  words: PageWords,
  message: PrivateMessage,
  persona: string,
  id: WriteId,
): Html {
  const frame = { post: `/as/${persona}/act`, message: message.id, id }
  return html`<article class="message private" id="${message.id}" tabindex="-1" aria-label="${message.card.summary}">
    ${message.asked === null ? '' : html`<p class="asked"><bdi>${shorten(message.asked, askedLength)}</bdi></p>`}
    <header><span class="who">${ourName}</span> ${time(message.at)} <span class="only-you">${words.onlyYou}</span></header>
    ${renderCard(message.card, frame).payload}
  </article>`
}

/** A part of an answer that says itself where it goes on the page. */
const part = (target: string, swap: string, content: Html | ''): Html =>
  html`<hx-partial hx-target="${target}" hx-swap="${swap}">${content}</hx-partial>`

/** A new message at the end of a pane: once, also on a page that was just drawn with it. */
export const newsIn = (pane: 'channel' | 'private', message: string, content: Html): Html =>
  html`${removedNews(message)}${part(`#${pane}`, 'beforeend', content)}`

/** A message as it stands now, in its place. */
export const changedNews = (message: string, content: Html): Html =>
  part(`#${message}`, 'outerHTML', content)

export const removedNews = (message: string): Html => part(`#${message}`, 'delete', '')

export const newAnswer = (content: Html): Html =>
  html`${part('#private', 'beforeend', content)}${noForm}`

export const changedAnswer = (message: string, content: Html): Html =>
  html`${changedNews(message, content)}${noForm}`

export const inOrder = (answers: readonly Html[]): Html => html`${answers}`

/** Closes the dialog, when one is open. */
export const noForm: Html = part('#dialog', 'innerHTML', '')

export const shownForm = (
  words: PageWords,
  form: Form,
  problems: Readonly<Record<string, string>>,
  frame: { persona: string; message: string; id: WriteId },
): Html =>
  part(
    '#dialog',
    'innerHTML',
    renderForm(form, problems, {
      post: `/as/${frame.persona}/submit`,
      message: frame.message,
      cancel: words.cancel,
      here: words.channelTitle,
      id: frame.id,
    }).payload,
  )
