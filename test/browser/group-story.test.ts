import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hasBrowser, withBrowser } from '../support/browser.ts'
import { mistakes } from '../support/mistakes.ts'
import { type Player, textOf } from '../support/player.ts'

const names = /Robin|Sam|Noor|Ida|Jun|Tomas/u

const screens = [
  { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

/** The card changes at most once in ten seconds, and is looked at every three. */
const untilTheCardChanges = { timeout: 20_000 }

// Only the tool that looks for mistakes needs to get past the content security policy.
const lookedAt = { bypassCSP: true } as const

describe.skipIf(!hasBrowser)('a goal of the group, as it is clicked', { timeout: 120_000 }, () => {
  const { visit } = withBrowser()

  async function starts(noor: Player): Promise<void> {
    await noor.says('/group goal')
    await noor.clicks('A walk')
    await noor.fills({ 'How much together?': '12' })
    await noor.clicks('Look at it first')
    await noor.sees(noor.newest, /Together: 12 check-ins\.[\s\S]*Nothing is posted yet/)
    await noor.clicks('Start it')
  }

  async function takesPart(player: Player): Promise<void> {
    const join = player.channel.getByRole('button', { name: 'Join', exact: true })
    await player.answered(() => join.click())
    await player.sees(player.answers, 'You take part in “A walk”.')
    await player.clicks('Done')
  }

  it('goes from a template to one card for all, which names nobody', async () => {
    const noor = await visit('noor')
    const robin = await visit('robin', lookedAt)
    const others = [
      await visit('sam'),
      await visit('ida'),
      await visit('jun'),
      await visit('tomas'),
    ]
    const card = robin.channel.first()

    await starts(noor)
    await robin.sees(card, 'The total shows once at least five people have added to it.')
    for (const one of [noor, robin, ...others]) await takesPart(one)

    await expect.poll(() => textOf(card), untilTheCardChanges).toContain('6 of 12 check-ins: 50 %.')
    await robin.sees(robin.channel, 'You have come 50 % of the way, together.')
    // One card, a quarter and a half of the way.
    expect(await robin.channel.count()).toBe(3)
    expect(await told(robin.channel)).not.toMatch(names)
    for (const { viewport, colorScheme } of screens) {
      await robin.page.setViewportSize(viewport)
      await robin.page.emulateMedia({ colorScheme })
      await robin.page.locator('#show-channel').dispatchEvent('click')
      expect(await mistakes(robin.page)).toEqual([])
    }
  })

  it('is in a report that names nobody, and on a dashboard that its link opens once', async () => {
    const noor = await visit('noor', lookedAt)
    const others = [
      await visit('robin'),
      await visit('sam'),
      await visit('ida'),
      await visit('jun'),
    ]
    await starts(noor)
    for (const one of [noor, ...others]) await takesPart(one)
    await noor.skips('Skip to tomorrow’s prompt')

    await noor.says('/group report')
    await noor.sees(noor.newest, /A walk: 41 %, from/)
    expect(await told(noor.newest)).not.toMatch(names)

    const link = noor.newest.getByRole('link', { name: 'The dashboard' })
    const opened = noor.page.waitForEvent('popup')
    await link.click()
    const page = await opened
    await page.getByRole('button', { name: 'Open the dashboard' }).click()
    await page.getByRole('heading', { name: 'Morning circle' }).waitFor()
    const dashboard = page.locator('body')
    expect(await told(dashboard)).toMatch(/A walk\s.*41 %/)
    expect(await told(dashboard)).not.toMatch(names)
    expect(await mistakes(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save the goals' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toMatch(/\r\nA walk,.*,41\r\n/)

    const again = await page.goto((await link.getAttribute('href')) ?? '')
    expect(again?.status()).toBe(410)
    expect(await told(dashboard)).toContain('This link has been used.')
    expect(await told(dashboard)).toContain('/group report in your chat gives you a new link')
  })
})

/** All that is read, or read aloud. */
async function told(where: Locator): Promise<string> {
  const pictures = await where.locator('img, svg').all()
  const alts = pictures.map(
    async (one) => (await one.getAttribute('alt')) ?? (await one.getAttribute('aria-label')),
  )
  return [await textOf(where), ...(await Promise.all(alts))].join('\n')
}
