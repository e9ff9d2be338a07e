import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import type { Player } from '../support/player.ts'

describe.skipIf(!hasBrowser)('the keyboard alone', { timeout: 60_000 }, () => {
  const { visit } = withBrowser()

  it('is enough for a goal, a check-in, a note and a shared check-in', async () => {
    const robin = await visit('robin')
    const { keyboard } = robin.page

    await tabTo(robin, 'input#line')
    await keyboard.type('/goal set')
    await enter(robin)
    expect(await robin.focused()).toBe('input#line')
    await tabTo(robin, 'Do something', 'Shift+Tab')
    await enter(robin)
    expect(await robin.focused()).toBe('input#field-title')
    await keyboard.type('A walk after lunch')
    await enter(robin)
    expect(await robin.focused()).toBe('article Your goal is set')

    await tabTo(robin, 'Let it count in Morning circle')
    await enter(robin)
    expect(await robin.focused()).toBe('article Let a goal count in a group?')
    await tabTo(robin, 'Let it count')
    await enter(robin)
    await tabTo(robin, 'Check in')
    await enter(robin)
    expect(await robin.focused()).toBe('article Check-in for today')
    await tabTo(robin, 'Done')
    await enter(robin)
    expect(await robin.focused()).toBe('Done')

    await tabTo(robin, 'Add a note')
    await enter(robin)
    expect(await robin.focused()).toBe('textarea#field-note')
    await keyboard.type('Slept well')
    await tabTo(robin, 'Save')
    await enter(robin)
    expect(await robin.focused()).toBe('Change the note')
    await tabTo(robin, 'Share')
    await enter(robin)
    expect(await robin.focused()).toBe('article See it before you share it')
    await tabTo(robin, 'Share it')
    await enter(robin)

    await robin.sees(robin.channel, 'Robin checked in. 1 day in all.')
    expect(await robin.focused()).toBe('article Shared with Morning circle.')
  })

  it('stays in an open form, and Escape gives it back to the button that opened it', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do Walk')
    await robin.button('Edit').focus()
    await enter(robin)
    await robin.dialog.waitFor()

    for (let i = 0; i < 12; i++) {
      await robin.page.keyboard.press('Tab')
      expect(await isIn(robin, '#private, #channel, .top, .composer')).toBe(false)
    }
    await robin.page.keyboard.press('Escape')

    await robin.dialog.waitFor({ state: 'detached' })
    expect(await robin.focused()).toBe('Edit')
    await robin.sees(robin.newest, 'Walk')
  })

  it('can say no to a form, which changes nothing', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do Walk')
    await robin.button('Edit').focus()
    await enter(robin)
    await robin.fills({ 'Your goal, in your own words': 'Run' })

    await tabTo(robin, 'Not now')
    await robin.page.keyboard.press('Enter')

    await robin.dialog.waitFor({ state: 'detached' })
    expect(await robin.focused()).toBe('Edit')
    await robin.says('/goal list')
    await robin.sees(robin.newest, 'Walk')
  })

  it('goes to the field that needs another look', async () => {
    const robin = await visit('robin')
    await robin.says('/goal set do')
    await robin.fills({ 'Your goal, in your own words': 'Walk', 'How often?': 'now and then' })

    await robin.clicks('Set this goal')

    expect(await robin.focused()).toBe('input#field-often')
    await robin.sees(robin.dialog, 'I could not read how often')
    await robin.page.keyboard.press('Escape')
    await robin.dialog.waitFor({ state: 'detached' })
    expect(await robin.focused()).toBe('input#line')
  })

  it('is left where it is when others say something', async () => {
    const robin = await visit('robin')
    const sam = await visit('sam')
    await robin.says('/goal set target')
    await robin.dialog.getByLabel('The number to reach, and of what').focus()

    await sam.says('Hello')
    await robin.sees(robin.channel, 'Hello')
    await robin.page.keyboard.type('300 pages')

    expect(await robin.dialog.getByLabel('The number to reach, and of what').inputValue()).toBe(
      '300 pages',
    )
    expect(await robin.focused()).toBe('input#field-target')
  })

  it('goes on after skipping ahead', async () => {
    const robin = await visit('robin')
    await tabTo(robin, 'Skip an hour')

    const drawn = robin.page.waitForEvent('load')
    await robin.page.keyboard.press('Enter')
    await drawn

    await expect.poll(() => robin.focused()).toBe('Skip an hour')
  })
})

const enter = (player: Player): Promise<void> =>
  player.answered(() => player.page.keyboard.press('Enter'))

/** Presses Tab until the focus is there; says so when it never comes. */
async function tabTo(player: Player, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < 40; i++) {
    await player.page.keyboard.press(key)
    const at = await player.focused()
    if (at === name) return
    passed.push(at)
  }
  throw new Error(`${key} never came to ${name}, but to ${passed.join(', ')}`)
}

const isIn = (player: Player, selector: string): Promise<boolean> =>
  player.page.evaluate(`document.activeElement.closest(${JSON.stringify(selector)}) !== null`)
