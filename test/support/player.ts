import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type PersonaId = 'robin' | 'sam' | 'noor' | 'ida' | 'jun' | 'tomas'

/** How long anything on the page may take on a busy machine, in milliseconds. */
const patience = 10_000

/** Someone who plays a persona in a browser: types, clicks, and reads what is shown. */
export class Player {
  readonly page: Page
  /** What the page logged as an error, threw, or was kept from by its content security policy. */
  problems: readonly string[] = []

  private constructor(page: Page) {
    this.page = page
    const note = (problem: string): void => {
      this.problems = [...this.problems, problem]
    }
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') note(said.text())
    })
    page.on('pageerror', (error) => note(error.message))
  }

  /** Resolves when the page is there and hears what is said in the channel. */
  static async visit(
    browser: Browser,
    url: string,
    persona: PersonaId,
    options: BrowserContextOptions = {},
  ): Promise<Player> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    context.setDefaultTimeout(patience)
    const player = new Player(await context.newPage())
    const hears = player.page.waitForResponse(`${url}/as/${persona}/events`)
    await player.page.goto(`${url}/as/${persona}`)
    await hears
    return player
  }

  leave(): Promise<void> {
    return this.page.context().close()
  }

  /** Something that the browser itself reports was meant to happen, so it is no problem. */
  forgive(report: RegExp): void {
    this.problems = this.problems.filter((problem) => !report.test(problem))
  }

  /** The server was away on purpose. */
  forgiveLostConnection(): void {
    this.forgive(/net::ERR_|htmx:(sse:)?error: (network error|Failed to fetch)/)
  }

  get line(): Locator {
    return this.page.locator('#line')
  }

  get options(): Locator {
    return this.page.getByRole('listbox').getByRole('option')
  }

  /** The answers that only this persona sees. */
  get answers(): Locator {
    return this.page.locator('#private article')
  }

  get newest(): Locator {
    return this.answers.last()
  }

  /** What stands in the group's channel. */
  get channel(): Locator {
    return this.page.locator('#channel article')
  }

  get dialog(): Locator {
    return this.page.locator('dialog[open]')
  }

  /** Sends a line; what was answered is on the page when this resolves. */
  async says(text: string): Promise<void> {
    await this.line.fill(text)
    await this.answered(() => this.line.press('Enter'))
  }

  /** Uses the newest button with this label that is in an answer, or the one in the open form. */
  async clicks(label: string): Promise<void> {
    await this.answered(() => this.button(label).click())
  }

  /** A slow double click: the second one comes when the first is answered already. */
  async doubleClicks(label: string): Promise<void> {
    await this.clicks(label)
    await this.page.getByRole('button', { name: label, exact: true }).last().hover()
    await this.page.mouse.down({ clickCount: 2 })
    await this.page.mouse.up({ clickCount: 2 })
  }

  /** Looks at another tab of the browser. */
  turnsAway(): Promise<void> {
    return this.page.evaluate(beHidden(true))
  }

  comesBack(): Promise<void> {
    return this.page.evaluate(beHidden(false))
  }

  button(label: string): Locator {
    return this.page
      .locator('dialog[open], #private article')
      .getByRole('button', { name: label, exact: true })
      .last()
  }

  async fills(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await this.dialog.getByLabel(label).fill(value)
  }

  /** Skips ahead, which draws the page anew. */
  async skips(label: string): Promise<void> {
    const drawn = this.page.waitForEvent('load')
    await this.page.getByRole('button', { name: label }).click()
    await drawn
  }

  /** Waits until a part of the page shows a text. */
  async sees(where: Locator, text: string | RegExp): Promise<void> {
    await expect.poll(() => textOf(where), { timeout: patience }).toMatch(text)
  }

  /** What has the focus: a button by its words, everything else by its kind and its name. */
  focused(): Promise<string> {
    return this.page.evaluate(nameOfFocus)
  }

  /** Whether a part of the page is on the screen with nothing before it: its upper and lower end. */
  uncovered(selector: string): Promise<{ readonly top: boolean; readonly bottom: boolean }> {
    return this.page.evaluate(uncovered(selector))
  }

  /** Does something that is sent, and waits until its answer is drawn. */
  async answered(act: () => Promise<void>): Promise<void> {
    const drawn = this.page.evaluate(nextAnswer)
    await act()
    await drawn
  }
}

/** Everything that can be read in a part of the page. */
export const textOf = async (where: Locator): Promise<string> =>
  (await where.allInnerTexts()).join('\n')

// Runs in the page. What the line asks while someone types is no answer.
const nextAnswer = `new Promise((resolve) => {
  document.addEventListener('htmx:finally:request', function hear({ detail: { ctx } }) {
    if (ctx.sourceElement.id === 'line') return
    document.removeEventListener('htmx:finally:request', hear)
    resolve()
  })
})`

const nameOfFocus = `(() => {
  const { activeElement: at } = document
  if (at === document.body) return 'nothing'
  if (at.localName === 'button') return at.textContent.trim()
  return at.localName + (at.ariaLabel ? ' ' + at.ariaLabel : '#' + at.id)
})()`

const uncovered = (selector: string): string => `(() => {
  const one = document.querySelector(${JSON.stringify(selector)})
  const { left, right, top, bottom } = one.getBoundingClientRect()
  const isSeen = (y) => one.contains(document.elementFromPoint((left + right) / 2, y))
  return { top: isSeen(top + 8), bottom: isSeen(bottom - 8) }
})()`

const beHidden = (isHidden: boolean): string => `
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${isHidden} })
  document.dispatchEvent(new Event('visibilitychange'))
`
