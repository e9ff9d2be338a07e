import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import { mistakes } from '../support/mistakes.ts'
import type { Player } from '../support/player.ts'

const screens = [
  { device: 'desktop', viewport: { width: 1280, height: 860 } },
  { device: 'phone', viewport: { width: 390, height: 844 } },
] as const

const looks = screens.flatMap((one) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ ...one, colorScheme })),
)

describe.skipIf(!hasBrowser)('the page is for everybody', { timeout: 120_000 }, () => {
  const { visit } = withBrowser()

  it.each(looks)(
    'breaks no rule of axe on a $device in the $colorScheme',
    async ({ viewport, colorScheme }) => {
      // Only the tool that looks for mistakes needs this; the page itself does not.
      const robin = await visit('robin', { viewport, colorScheme, bypassCSP: true })

      expect(await mistakes(robin.page), 'an empty page').toEqual([])

      await robin.says('/goal set')
      await robin.clicks('Do something')
      expect(await mistakes(robin.page), 'with a form').toEqual([])
      await robin.fills({ 'Your goal, in your own words': 'Walk', 'How often?': 'now and then' })
      await robin.clicks('Set this goal')
      await robin.sees(robin.dialog, 'I could not read how often')
      expect(await mistakes(robin.page), 'with a problem in a form').toEqual([])
      await robin.fills({ 'How often?': 'every day' })
      await robin.clicks('Set this goal')

      await robin.line.fill('/checkin ')
      await robin.options.first().waitFor()
      await robin.line.press('ArrowDown')
      expect(await mistakes(robin.page), 'with the list of suggestions').toEqual([])

      await manyCards(robin)
      expect(await mistakes(robin.page), 'with private cards').toEqual([])
      await robin.says('Good morning')
      await robin.sees(robin.channel, 'Good morning')
      expect(await mistakes(robin.page), 'with the channel').toEqual([])
    },
  )

  it.each(screens)('has targets of at least 24 pixels on a $device', async ({ viewport }) => {
    const robin = await visit('robin', { viewport })
    await manyCards(robin)
    await robin.says('/goal set target')

    const sizes = await Promise.all(
      (
        await robin.page.locator('a, button, select, textarea, .tabs label, input[type=text]').all()
      ).map(async (one) => ({ name: await one.textContent(), box: await one.boundingBox() })),
    )

    const shown = sizes.filter(({ box }) => box !== null)
    expect(shown.length).toBeGreaterThan(30)
    expect(shown.filter(({ box }) => !box || box.width < 24 || box.height < 24)).toEqual([])
  })

  it.each([
    ['the page at 200 %', { width: 640, height: 430 }, '100%'],
    ['the page at 400 %', { width: 320, height: 215 }, '100%'],
    ['the text alone at 200 %', { width: 1280, height: 860 }, '200%'],
  ])('loses nothing with %s', async (_, viewport, fontSize) => {
    const robin = await visit('robin', { viewport, bypassCSP: true })
    await robin.page.addStyleTag({ content: `:root { font-size: ${fontSize} }` })
    await manyCards(robin)

    expect(await robin.page.evaluate(cutOff)).toEqual([])
    expect((await robin.uncovered('#private article:last-of-type')).top).toBe(true)
    await robin.answers.first().evaluate((one: { scrollIntoView(): void }) => one.scrollIntoView())
    expect((await robin.uncovered('#private article')).top).toBe(true)
    await robin.clicks('Check in')
    await robin.clicks('Done')
    await robin.sees(robin.newest, 'Thank you for checking in.')
    await robin.says('/goal set target')
    expect(await robin.page.evaluate(cutOff)).toEqual([])
    await robin.fills({
      'Your goal, in your own words': 'Read',
      'The number to reach, and of what': '300 pages',
    })
    await robin.clicks('Set this goal')
    await robin.sees(robin.newest, '300 pages')
  })

  it('moves nothing for those who asked for that', async () => {
    const still = await visit('robin', { reducedMotion: 'reduce' })
    const moving = await visit('sam', { reducedMotion: 'no-preference' })

    for (const player of [still, moving]) await player.says('/guide')

    expect(await motionOf(still)).toBe('none')
    expect(await motionOf(moving)).toBe('arrive')
  })
})

/** A card of each kind, with every kind of block. */
async function manyCards(player: Player): Promise<void> {
  await player.says('/goal set do title:"A walk after lunch"')
  await player.clicks('Let it count in Morning circle')
  await player.clicks('Let it count')
  await player.says('/checkin "A walk" done "slept well"')
  await player.clicks('Share')
  for (const line of ['/checkin', '/goal list', '/progress', '/settings', '/guide', '/dance'])
    await player.says(line)
  await player.says('/progress "A walk"')
}

const motionOf = (player: Player): Promise<string> =>
  player.page.evaluate(`getComputedStyle(document.querySelector('#private article')).animationName`)

// Runs in the page: what reaches out of the window, or out of a box that hides what does not fit.
// Rows that scroll sideways and words for screen readers alone are meant to.
const cutOff = `[...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && !one.closest('.menu, .time .buttons, .tabs input'))
  .filter((one) => {
    const { overflowX, clipPath } = getComputedStyle(one)
    const { left, right } = one.getBoundingClientRect()
    const hides = overflowX === 'hidden' && one.scrollWidth > one.clientWidth
    return clipPath === 'none' && (left < -1 || right > innerWidth + 1 || hides)
  })
  .map((one) => one.outerHTML.slice(0, 80))`
