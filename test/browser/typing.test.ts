import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import type { Player } from '../support/player.ts'

describe.skipIf(!hasBrowser)('typing', { timeout: 60_000 }, () => {
  const { visit } = withBrowser()

  it('opens the list of what can be said, which the arrow keys go through', async () => {
    const robin = await visit('robin')

    await robin.line.press('/')
    await robin.options.first().waitFor()

    const labels = await robin.options.locator('.label').allInnerTexts()
    expect(labels).toEqual(expect.arrayContaining(['/checkin', '/goal', '/progress', '/guide']))
    expect(await robin.line.getAttribute('aria-expanded')).toBe('true')
    expect(await chosenOption(robin)).toBe('none')
    await robin.line.press('ArrowDown')
    expect(await chosenOption(robin)).toBe(labels[0])
    await robin.line.press('ArrowUp')
    expect(await chosenOption(robin)).toBe(labels.at(-1))
    await robin.line.press('ArrowDown')
    await robin.line.press('ArrowDown')
    expect(await chosenOption(robin)).toBe(labels[1])
  })

  it('closes the list with Escape, keeps the line, and opens it again with an arrow key', async () => {
    const robin = await visit('robin')
    await robin.line.press('/')
    await robin.options.first().waitFor()

    await robin.line.press('ArrowDown')
    await robin.line.press('Escape')

    await robin.options.first().waitFor({ state: 'hidden' })
    expect(await robin.line.inputValue()).toBe('/')
    expect(await robin.line.getAttribute('aria-expanded')).toBe('false')
    expect(await chosenOption(robin)).toBe('none')
    await robin.line.press('ArrowDown')
    await robin.options.first().waitFor()
    expect(await chosenOption(robin)).toBe('/checkin')
  })

  it('takes the chosen one with Enter or Tab, and offers what comes next', async () => {
    const robin = await visit('robin')
    await robin.line.pressSequentially('/goa')
    await robin.options.first().waitFor()

    await robin.line.press('ArrowDown')
    await robin.line.press('Enter')
    expect(await robin.line.inputValue()).toBe('/goal ')
    await robin.sees(robin.options, '/goal set')
    await robin.line.press('ArrowDown')
    await robin.line.press('Tab')
    expect(await robin.line.inputValue()).toBe('/goal set ')
    expect(await robin.focused()).toBe('input#line')

    await robin.sees(robin.options, 'target')
    expect(await robin.answers.count()).toBe(0)
  })

  it('sends the line with Enter when nothing is chosen, and leaves it with Tab', async () => {
    const robin = await visit('robin')
    await robin.line.pressSequentially('/guide')
    await robin.options.first().waitFor()

    await robin.answered(() => robin.line.press('Enter'))

    await robin.sees(robin.newest, 'What you set and say here is yours')
    expect(await robin.line.inputValue()).toBe('')
    await robin.line.press('/')
    await robin.options.first().waitFor()
    await robin.line.press('Tab')
    expect(await robin.focused()).toBe('Send')
    expect(await robin.options.first().isVisible()).toBe(false)
  })

  it('completes the names of goals, however they are written', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do title:"A walk, \\"slowly\\""')
    await robin.says('/goal set do title:"Read more"')

    await robin.line.pressSequentially('/checkin wal')
    await robin.sees(robin.options.locator('.label'), 'A walk, "slowly"')
    expect(await robin.options.count()).toBe(1)
    await robin.line.press('ArrowDown')
    await robin.line.press('Enter')
    await robin.line.pressSequentially('done')
    await robin.answered(() => robin.line.press('Enter'))

    await robin.sees(robin.newest, 'A walk, "slowly": done')
  })

  it('takes an option with the pointer', async () => {
    const robin = await visit('robin')
    await robin.line.press('/')

    await robin.options.filter({ hasText: '/progress' }).click()

    expect(await robin.line.inputValue()).toBe('/progress ')
    expect(await robin.focused()).toBe('input#line')
  })

  it('is not disturbed by what others say', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    await robin.line.press('/')
    await robin.options.first().waitFor()
    await robin.line.press('Escape')

    await sam.says('Hello')
    await robin.sees(robin.channel, 'Hello')

    expect(await robin.options.first().isVisible()).toBe(false)
    expect(await robin.line.inputValue()).toBe('/')
    expect(await robin.focused()).toBe('input#line')
  })
})

/** The option that a screen reader names: by the line and by the option alike. */
async function chosenOption({ line, options, page }: Player): Promise<string> {
  const id = await line.getAttribute('aria-activedescendant')
  const selected = options.and(page.locator('[aria-selected=true]'))
  expect(await selected.count()).toBe(id === null ? 0 : 1)
  if (id === null) return 'none'
  expect(await selected.getAttribute('id')).toBe(id)
  const [label] = await selected.locator('.label').allInnerTexts()
  return label ?? ''
}
