import { type HTMLElement, parse } from 'node-html-parser'
import { pageHeader } from '#adapters/web/stream.ts'

/** A message as it stands on a page. */
export interface Shown {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Its heading. */
  readonly text: string
}

const shownIn = (html: HTMLElement): readonly Shown[] =>
  html.querySelectorAll('article').map((one) => ({
    id: one.id,
    at: one.querySelector('header time')?.getAttribute('datetime') ?? '',
    text: one.querySelector('h3, p[dir]')?.text.trim() ?? '',
  }))

/** What a pane shows when the page is loaded. */
export async function load(
  url: string,
  persona: string,
  pane: 'private' | 'channel' = 'private',
): Promise<readonly Shown[]> {
  const page = parse(await (await fetch(`${url}/as/${persona}`)).text())
  return shownIn(page.querySelector(`#${pane}`) ?? parse(''))
}

/** One piece of news: what is done to which element, and the messages that come with it. */
export type News = readonly (readonly [swap: string, target: string, ...texts: string[]])[]

/** An open page of a persona, without a browser. */
export class OpenPage {
  readonly #url: string
  readonly #ended: AbortController
  readonly #messages: AsyncIterator<string>
  readonly #name: string

  private constructor(
    url: string,
    name: string,
    body: AsyncIterable<Uint8Array>,
    ended: AbortController,
  ) {
    this.#url = url
    this.#name = name
    this.#messages = messagesIn(body)
    this.#ended = ended
  }

  /** Resolves when it hears the news. */
  static async of(url: string, persona: string): Promise<OpenPage> {
    const name = crypto.randomUUID()
    const ended = new AbortController()
    const { body } = await fetch(`${url}/as/${persona}/events`, {
      headers: { [pageHeader]: name },
      signal: ended.signal,
    })
    if (!body) throw new Error('the page hears nothing')
    return new OpenPage(`${url}/as/${persona}`, name, body, ended)
  }

  /** The next news that this page hears. */
  async hears(): Promise<News> {
    const { value, done } = await this.#messages.next()
    if (done) throw new Error('the news ended')
    return newsOf(value)
  }

  /** Uses a button of a message, or sends a form, and gives what is answered. */
  async sends(
    path: 'act' | 'submit' | 'say',
    fields: Readonly<Record<string, string>>,
  ): Promise<News> {
    const answer = await fetch(`${this.#url}/${path}`, {
      method: 'POST',
      headers: { origin: new URL(this.#url).origin, [pageHeader]: this.#name },
      body: new URLSearchParams(fields),
    })
    return newsOf(await answer.text())
  }

  leave(): void {
    this.#ended.abort()
  }
}

const newsOf = (html: string): News =>
  parse(html)
    .querySelectorAll('hx-partial')
    .map((part) => [
      part.getAttribute('hx-swap') ?? '',
      part.getAttribute('hx-target') ?? '',
      ...shownIn(part).map(({ text }) => text),
    ])

/** The data of each message on a stream of server-sent events. */
async function* messagesIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const messages = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
    rest = messages.pop() ?? ''
    for (const message of messages) yield message.replaceAll(/^data: ?/gmu, '')
  }
}
