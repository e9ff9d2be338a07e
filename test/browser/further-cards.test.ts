import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebDoor } from '#adapters/web/connect.ts'
import { hasBrowser, launchBrowser } from '../support/browser.ts'
import { openFurtherPage } from '../support/further-page.ts'
import { Player } from '../support/player.ts'

describe.skipIf(!hasBrowser)('further cards on the page', { timeout: 60_000 }, () => {
  let browser: Browser
  let door: WebDoor
  let robin: Player

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    door = await openFurtherPage()
    const viewport = { width: 1000, height: 420 }
    robin = await Player.visit(browser, door.url, 'robin', { viewport })
  })
  afterEach(async () => {
    await robin.leave()
    await door.close()
    expect(robin.problems).toEqual([])
  })

  const seen = (): Promise<readonly string[]> => robin.answers.getByRole('heading').allInnerTexts()
  const cardOf = (heading: string) => robin.answers.filter({ hasText: heading }).last()
  const isInView = async (heading: string): Promise<boolean> => {
    const id = await cardOf(heading).getAttribute('id')
    return (await robin.uncovered(`[id="${id}"]`)).top
  }

  it('stand below the answer, which has the focus', async () => {
    await robin.says('/hello')
    await robin.button('More').focus()

    await robin.answered(() => robin.page.keyboard.press('Enter'))

    expect((await seen()).slice(-3)).toEqual(['More', 'Reached 1', 'Reached 2'])
    expect(await robin.focused()).toBe('article More')
    expect(await isInView('More')).toBe(true)
  })

  it('come into view, also far below a card that was changed and has the focus', async () => {
    await robin.says('/hello')
    for (let more = 0; more < 3; more++) await robin.says('/aloud')
    const tap = robin.answers.first().getByRole('button', { name: 'Tap' })
    await tap.focus()

    await robin.answered(() => robin.page.keyboard.press('Enter'))

    expect((await seen()).slice(-2)).toEqual(['Reached 1', 'Reached 2'])
    expect(await robin.focused()).toBe('article Tapped')
    expect(await isInView('Reached 1')).toBe(true)
  })

  it('come into view after a line, from the answer on', async () => {
    await robin.page.setViewportSize({ width: 1000, height: 900 })
    for (let more = 0; more < 3; more++) await robin.says('/aloud')

    await robin.says('/hello')

    expect(await isInView('Hello')).toBe(true)
    expect(await isInView('Reached 2')).toBe(true)
    expect(await robin.focused()).toBe('input#line')
  })
})
