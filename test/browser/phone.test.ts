import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

describe.skipIf(!hasBrowser)('on a phone', { timeout: 60_000 }, () => {
  const { visit } = withBrowser()

  it('shows the newest answer above the composer, and the channel is one tap away', async () => {
    const robin = await visit('robin', phone)
    await robin.says('Good morning')
    for (let i = 0; i < 8; i++) await robin.says('/guide')

    await robin.says('/remember list')
    await robin.newest.getByText('Here you can name dates').waitFor()
    expect(await robin.uncovered('#private article:last-of-type')).toEqual(all)

    await robin.page.locator('.tabs label').last().tap()
    await robin.channel.filter({ hasText: 'Good morning' }).waitFor()
    expect(await robin.uncovered('#channel article:last-of-type')).toEqual(all)
    expect(await robin.newest.isVisible()).toBe(false)
  })

  it('goes where the answer is, and to the channel with a line of one’s own', async () => {
    const robin = await visit('robin', phone)

    await robin.says('Good morning')
    await robin.channel.filter({ hasText: 'Good morning' }).waitFor()
    await robin.says('/guide')

    await robin.newest.waitFor()
    expect(await robin.channel.first().isVisible()).toBe(false)
  })

  it('marks the tab when others say something, until it is read', async () => {
    const robin = await visit('robin', phone)
    const sam = await visit('sam', phone)
    const mark = robin.page.locator('.tabs [data-news]')
    await robin.says('/guide')

    await sam.says('Good morning')
    await mark.waitFor()
    expect(await robin.newest.isVisible()).toBe(true)
    await robin.page.locator('.tabs label').last().tap()

    await robin.channel.filter({ hasText: 'Good morning' }).waitFor()
    expect(await mark.count()).toBe(0)
  })

  it('does not move who reads older messages', async () => {
    const robin = await visit('robin', phone)
    const sam = await visit('sam', phone)
    for (let i = 1; i <= 12; i++) await robin.says(`Line ${i}`)
    await robin.channel.filter({ hasText: 'Line 12' }).waitFor()

    await robin.channel.first().scrollIntoViewIfNeeded()
    await sam.says('Line 13')
    await robin.sees(robin.channel, 'Line 13')
    expect(await robin.uncovered('#channel article:first-of-type')).toEqual(all)
    await robin.says('Line 14')

    await robin.sees(robin.channel, 'Line 14')
    expect(await robin.uncovered('#channel article:last-of-type')).toEqual(all)
  })
})

const all = { top: true, bottom: true }
