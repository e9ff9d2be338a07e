import { randomUUID } from 'node:crypto'
import { HTMLElement, parse } from 'node-html-parser'
import { openWebDoor, type WebDoor } from '#adapters/web/connect.ts'
import { createActionCodec } from '#chat/action-id.ts'
import { createSwitchboard } from '#chat/switchboard.ts'
import { openLocalPage } from '../../src/local-page.ts'
import type { OpenDoorFor, Seen, Talker } from './conversation.ts'

/** The local page over a real socket, read as a browser without scripts would read it. */
export const webDoor: OpenDoorFor = async ({ store, clock, zone }) => {
  let door: WebDoor
  const switchboard = createSwitchboard()
  const talkers = new Map<string, WebTalker>()
  const open = async (): Promise<void> => {
    const onBug = (error: unknown): never => {
      throw error
    }
    const codec = createActionCodec(store.secret('action ids'))
    const dashboard = () => 'https://bot.example'
    const page = await openLocalPage({
      ...{ store, codec, clock, zone, switchboard, dashboard, onBug },
    })
    door = await openWebDoor({ port: 0, ready: () => store.ping(), page, onBug })
  }
  await open()

  const talker = (name: string): WebTalker => {
    const known = talkers.get(name) ?? new WebTalker(name.toLowerCase(), () => door.url)
    talkers.set(name, known)
    return known
  }
  const account = (name: string) =>
    ({ door: 'web', tenant: '', externalId: name.toLowerCase() }) as const

  return {
    person: talker,
    account,
    messenger: switchboard.messenger,
    async brings(name, card) {
      const to = { to: 'person', account: account(name) } as const
      const { sent } = await switchboard.messenger.send(to, card, randomUUID())
      if (!sent) throw new Error('it was not sent')
      return talker(name).newest()
    },
    async restart() {
      await door.close()
      await open()
    },
    close: () => door.close(),
  }
}

/** One persona at the page. */
export class WebTalker implements Talker {
  readonly #persona: string
  readonly #url: () => string
  /** The private answers on their page, by message id, in order. */
  readonly #messages = new Map<string, HTMLElement>()
  #form: HTMLElement | null = null
  #further: readonly Seen[] = []
  #last: { path: string; fields: Record<string, string> } | null = null

  constructor(persona: string, url: () => string) {
    this.#persona = persona
    this.#url = url
  }

  says(line: string): Promise<Seen> {
    return this.#post('say', { line, once: crypto.randomUUID() })
  }

  async clicks(label: string): Promise<Seen> {
    const button = this.#find(label) ?? (await this.#onThePage(label))
    return this.#act(button, { id: button.getAttribute('value') ?? '' })
  }

  async chooses(option: string): Promise<Seen> {
    const found = this.#newest('option').find((one) => one.text.trim() === option)
    if (!found) throw new Error(`no option ${option}`)
    const id = closest(found, 'form').querySelector('input[name=id]')?.getAttribute('value') ?? ''
    return this.#act(found, { id, chosen: found.getAttribute('value') ?? '' })
  }

  async fills(values: Readonly<Record<string, string>>): Promise<Seen> {
    const form = this.#form
    if (!form) throw new Error('no form is open')
    const fields = Object.fromEntries(
      controls(form).map(({ name, label, value, options }) => {
        const filled = values[label] ?? value
        return [name, options.get(filled) ?? filled]
      }),
    )
    const unknown = Object.keys(values).filter(
      (label) => !controls(form).some((one) => one.label === label),
    )
    if (unknown.length > 0) throw new Error(`no field ${unknown.join(', ')}`)
    const hidden = form.querySelectorAll('input[type=hidden]')
    const rest = hidden.map((one) => [one.getAttribute('name'), one.getAttribute('value')])
    return this.#post('submit', { ...Object.fromEntries(rest), ...fields })
  }

  async repeats(): Promise<Seen> {
    if (!this.#last) throw new Error('nothing was sent yet')
    return this.#post(this.#last.path, this.#last.fields)
  }

  forges(id: string): Promise<Seen> {
    return this.#post('act', { id, message: '' })
  }

  idOf(label: string): string {
    return this.#button(label).getAttribute('value') ?? ''
  }

  async further(count: number): Promise<readonly Seen[]> {
    if (this.#further.length < count) throw new Error(`${this.#further.length} further cards came`)
    return this.#further
  }

  /** The newest message of their page, which is drawn anew. */
  async newest(): Promise<Seen> {
    const page = await fetch(`${this.#url()}/as/${this.#persona}`)
    const articles = parse(await page.text()).querySelectorAll('#private article')
    for (const article of articles) this.#messages.set(article.id, article)
    const newest = articles.at(-1)
    if (!newest) throw new Error('no message')
    return cardSeen(newest)
  }

  async channel(): Promise<readonly string[]> {
    const page = await fetch(`${this.#url()}/as/${this.#persona}`)
    const messages = parse(await page.text()).querySelectorAll('#channel article')
    return messages.map((one) => textOf(one))
  }

  #newest(selector: string): HTMLElement[] {
    return [...this.#messages.values()].reverse().flatMap((one) => one.querySelectorAll(selector))
  }

  #find(label: string): HTMLElement | undefined {
    return this.#newest('button[name=id]').find((one) => one.text.trim() === label)
  }

  #button(label: string): HTMLElement {
    const found = this.#find(label)
    if (!found) throw new Error(`no button ${label}`)
    return found
  }

  /** What came since, to them or in the channel, is on a page that is drawn anew. */
  async #onThePage(label: string): Promise<HTMLElement> {
    const page = await fetch(`${this.#url()}/as/${this.#persona}`)
    const buttons = parse(await page.text()).querySelectorAll('article button[name=id]')
    const found = buttons.reverse().find((one) => one.text.trim() === label)
    if (!found) throw new Error(`no button ${label}`)
    return found
  }

  #act(control: HTMLElement, fields: Record<string, string>): Promise<Seen> {
    const message = closest(control, 'form').querySelector('input[name=message]')
    return this.#post('act', { message: message?.getAttribute('value') ?? '', ...fields })
  }

  async #post(path: string, fields: Record<string, string>): Promise<Seen> {
    this.#last = { path, fields }
    const answer = await fetch(`${this.#url()}/as/${this.#persona}/${path}`, {
      method: 'POST',
      headers: { origin: this.#url() },
      body: new URLSearchParams(fields),
    })
    return this.#read(parse(await answer.text()))
  }

  /** Puts the parts of an answer where they say they belong. */
  #read(answer: HTMLElement): Seen {
    const seen: Seen[] = []
    for (const part of answer.querySelectorAll('hx-partial')) {
      const target = part.getAttribute('hx-target')
      const article = part.querySelector('article')
      if (target === '#dialog') {
        this.#form = part.querySelector('form')
        if (this.#form) seen.push(formSeen(this.#form))
      } else if (article && target !== '#channel') {
        this.#messages.set(article.id, article)
        seen.push(cardSeen(article))
      }
    }
    const [first, ...further] = seen
    this.#further = further
    return first ?? { kind: 'card', text: '', buttons: [], chosen: [], options: [] }
  }
}

function cardSeen(article: HTMLElement): Seen {
  const buttons = article.querySelectorAll('button[name=id]')
  return {
    kind: 'card',
    text: textOf(article.querySelector('.card') ?? article),
    buttons: buttons.map((one) => one.text.trim()),
    chosen: buttons
      .filter((one) => one.getAttribute('aria-pressed') === 'true')
      .map((one) => one.text.trim()),
    options: article.querySelectorAll('option').map((one) => one.text.trim()),
  }
}

function formSeen(form: HTMLElement): Seen {
  const fields = controls(form)
  return {
    kind: 'form',
    title: form.querySelector('h2')?.text.trim() ?? '',
    fields: Object.fromEntries(fields.map(({ label, value }) => [label, value])),
    problems: Object.fromEntries(
      fields.flatMap(({ label, problem }) => (problem === undefined ? [] : [[label, problem]])),
    ),
  }
}

function controls(form: HTMLElement) {
  return form.querySelectorAll('.field').map((field) => {
    const control = field.querySelector('input, textarea, select')
    const picked = field.querySelector('option[selected]') ?? field.querySelector('option')
    return {
      name: control?.getAttribute('name') ?? '',
      label: field.querySelector('label')?.text.trim() ?? '',
      value:
        control?.tagName === 'TEXTAREA'
          ? control.text.replace(/^\n/, '')
          : (control?.getAttribute('value') ?? picked?.getAttribute('value') ?? ''),
      /** The values that can be chosen, by their labels. */
      options: new Map(
        field
          .querySelectorAll('option')
          .map((one) => [one.text.trim(), one.getAttribute('value') ?? '']),
      ),
      problem: field.querySelector('.problem')?.text.trim(),
    }
  })
}

function closest(element: HTMLElement, selector: string): HTMLElement {
  const found = element.closest(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`no ${selector} around it`)
  return found
}

/** Words as they are read: one line a block. */
const textOf = (element: HTMLElement): string =>
  element
    .querySelectorAll('h3, p, blockquote, dt, dd')
    .map((one) => one.text.trim())
    .join('\n')
