import { randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { type HTMLElement, parse } from 'node-html-parser'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Question {
  /** Fields of a form: with them it is a POST, and without them a GET. */
  readonly fields?: Readonly<Record<string, string>>
  /** In place of, or besides, what the page itself would send. `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>
}

/**
 * Connections are kept for the next question, as a browser keeps them, and let go long before the
 * server does that: a question on a connection that is just being closed has no answer.
 */
const agent = new Agent({ keepAlive: true, timeout: 1000 })

/** Asks as the page at that address would. Rejects when the connection ends without an answer. */
export function ask(url: string, { fields, headers = {} }: Question = {}): Promise<Answer> {
  const form = fields === undefined ? null : new URLSearchParams(fields).toString()
  const sent = form === null ? {} : formHeaders(url, form)
  const all = Object.entries({ ...sent, ...headers }).filter((one) => one[1] !== null)
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent,
      method: form === null ? 'GET' : 'POST',
      // Only `null` was taken out, and only strings are left.
      headers: Object.fromEntries(all) as Record<string, string>,
    })
    asked.on('error', reject)
    asked.on('response', (response) => readAnswer(response).then(resolve, reject))
    asked.end(form ?? undefined)
  })
}

/** What a browser sends along with a form of the page at that address. */
export const formHeaders = (url: string, form: string) => ({
  Origin: new URL(url).origin,
  'Content-Type': 'application/x-www-form-urlencoded',
  'Content-Length': String(Buffer.byteLength(form)),
})

/** Rejects when the connection ends in the middle of it. */
export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  let body = ''
  for await (const text of response.setEncoding('utf8')) body += text
  return { status: response.statusCode ?? 0, headers: response.headers, body }
}

const lines = (card: HTMLElement | null, selector: string): readonly string[] =>
  card?.querySelectorAll(selector).map((one) => one.text.trim()) ?? []

/** What a persona reads after they did something. */
export interface Read {
  /** One line a block. */
  readonly text: string
  /** What they themselves wrote and is shown to them, such as a note. */
  readonly quotes: readonly string[]
  readonly buttons: readonly Button[]
}

export interface Button {
  readonly label: string
  readonly id: string
  readonly chosen: boolean
}

/** One persona at the page of a running program. */
export class Visitor {
  readonly #url: string

  /** @param url where the program listens. */
  constructor(url: string, persona: 'robin' | 'sam' | 'noor') {
    this.#url = `${url}/as/${persona}`
  }

  /** @param once the same for a second try at the same thing. */
  async says(line: string, once: string = randomUUID()): Promise<Read> {
    return this.#read(await ask(`${this.#url}/say`, { fields: { line, once } }))
  }

  async uses(button: Button): Promise<Read> {
    return this.#read(await ask(`${this.#url}/act`, { fields: { id: button.id, message: '' } }))
  }

  async skips(to: 'hour' | 'prompt' | 'week'): Promise<void> {
    const { status } = await ask(`${this.#url}/skip?to=${to}`, { fields: {} })
    if (status !== 200) throw new Error(`skipping is answered with ${status}`)
  }

  /** The page's time as it stands in its HTML. */
  async clock(): Promise<{ readonly now: string; readonly zone: string }> {
    const body = parse((await ask(this.#url)).body).querySelector('body')
    const now = body?.getAttribute('data-now')
    const zone = body?.getAttribute('data-zone')
    if (now === undefined || zone === undefined) throw new Error('the page shows no time')
    return { now, zone }
  }

  /**
   * Opens the page's stream of news. Resolves when it is open; `ended` resolves when the server lets
   * it go, however it does.
   */
  listens(): Promise<{ readonly ended: Promise<void> }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#url}/events`, { agent: false })
      asked.on('error', reject)
      asked.on('response', (stream) => {
        const ended = new Promise<void>((end) =>
          stream.on('error', () => undefined).on('close', end),
        )
        stream.resume()
        resolve({ ended })
      })
      asked.end()
    })
  }

  #read({ status, body }: Answer): Read {
    if (status !== 200) throw new Error(`answered with ${status}: ${body}`)
    const card = parse(body).querySelector('.card')
    return {
      text: lines(card, 'h3, p, blockquote, dt, dd').join('\n'),
      quotes: lines(card, 'blockquote'),
      buttons:
        card?.querySelectorAll('button[name=id]').map((one) => ({
          label: one.text.trim(),
          id: one.getAttribute('value') ?? '',
          chosen: one.getAttribute('aria-pressed') === 'true',
        })) ?? [],
    }
  }
}
